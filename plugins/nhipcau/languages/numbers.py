"""Numbers, ordinals, counts and anniversaries in words."""

from collections.abc import Callable
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal
from babel.units import format_unit

from . import vietnamese
from .catalogues import Catalogue, Message, pgettext

# Translators: which number an anniversary is counted with: "ordinal" ("70th anniversary") or "cardinal" ("70 năm").
_COUNTED: Message = pgettext("anniversary number", "ordinal")

# What is said of each kind of anniversary: with its name, and where that stands nearby.
_ANNIVERSARIES: dict[str, tuple[Message, Message]] = {
    "event": (
        # Translators: as inside a sentence; headings raise the first letter.
        pgettext("anniversary", "{number} anniversary of {phrase}"),
        # Translators: as above, where what is commemorated is named nearby.
        pgettext("anniversary", "{number} anniversary"),
    ),
    "organisation": (
        # Translators: the phrase is the name of an organisation, such as "ASEAN".
        pgettext("anniversary of an organisation", "{number} anniversary of the founding of {phrase}"),
        # Translators: as above, where the organisation is named nearby.
        pgettext("anniversary of an organisation", "{number} anniversary"),
    ),
    "relation": (
        # Translators: the phrase names two countries, such as "Vietnam–Cuba".
        pgettext("anniversary of relations", "{number} anniversary of {phrase} diplomatic relations"),
        # Translators: as above, where the countries are named nearby.
        pgettext("anniversary of relations", "{number} anniversary of diplomatic relations"),
    ),
}

# Translators: a day of the lunar calendar, as in "the 10th day of the 3rd lunar month".
_LUNAR: Message = pgettext("lunar day", "the {day} day of the {month} lunar month")
# Translators: the same in a leap month.
_LUNAR_LEAP: Message = pgettext("lunar day", "the {day} day of the leap {month} lunar month")

# Languages that group the figures of a count of years only from five on.
_YEARS_UNGROUPED = frozenset(("vi",))

# Languages whose lunar calendar has names of its own for days and months.
_LUNAR_WORDS: dict[str, Callable[[int, int, bool], str]] = {"vi": vietnamese.lunar_day}

# Languages that write small ordinals as words. All others, and all larger numbers, come from the catalogue.
_ORDINAL_WORDS: dict[str, Callable[[int], str | None]] = {"vi": vietnamese.ordinal}

# Translators: an ordinal in figures. CLDR says which numbers take which of the six forms in your language; English
# has one (21st), two (22nd), few (23rd) and other (24th), French has one (1er) and other (2e).
_ORDINALS: dict[str, Message] = {
    "zero": pgettext("ordinal zero", "{n}th"),
    "one": pgettext("ordinal one", "{n}st"),
    "two": pgettext("ordinal two", "{n}nd"),
    "few": pgettext("ordinal few", "{n}rd"),
    "many": pgettext("ordinal many", "{n}th"),
    "other": pgettext("ordinal other", "{n}th"),
}


@lru_cache(maxsize=4_000)
def figures(number: float, locale: str) -> str:
    """A number grouped as a CLDR locale does: "1.000" in Vietnamese, "1,000" in English. Not for years."""
    return format_decimal(number, locale=Locale.parse(locale))


def number(value: float, catalogue: Catalogue) -> str:
    """A number in figures in a language."""
    return figures(value, str(catalogue.locale))


def size(octets: int, catalogue: Catalogue) -> str:
    """The size of a file as CLDR tells it, in bytes, kilobytes or megabytes of a thousand each: "83 kB", "1,2 MB"."""
    value, unit = next((pair for pair in _sizes(octets) if pair[0] < 1000), (octets / 1e6, "megabyte"))
    return format_unit(value, f"digital-{unit}", "short", format="#,##0.#", locale=catalogue.locale)


def _sizes(octets: int) -> tuple[tuple[float, str], ...]:
    return (octets, "byte"), (round(octets / 1e3), "kilobyte"), (round(octets / 1e6, 1), "megabyte")


def ordinal(n: int, catalogue: Catalogue) -> str:
    """ "112th", "thứ tư", "thứ 12", "1er". Raises ValueError below 1."""
    if n < 1:
        raise ValueError(f"no ordinal of {n}")
    in_words = _ORDINAL_WORDS.get(catalogue.code)
    return (in_words and in_words(n)) or _in_figures(n, catalogue)


def lunar_day(day: int, month: int, leap: bool, catalogue: Catalogue) -> str:
    """ "mồng 10 tháng 3 âm lịch", "the 10th day of the 3rd lunar month", as inside a sentence."""
    if in_words := _LUNAR_WORDS.get(catalogue.code):
        return in_words(day, month, leap)
    said = catalogue.say(_LUNAR_LEAP if leap else _LUNAR)
    return said.format(day=_in_figures(day, catalogue), month=_in_figures(month, catalogue))


def occurrence(n: int, noun: str, catalogue: Catalogue) -> str:
    """Which time it is: "12th" and "lần thứ 12"; with a noun, "12th conference" and "hội nghị lần thứ 12"."""
    # Translators: the edition of a recurring event, such as "12th Vietnam–France conference".
    named = catalogue.pgettext("edition", "{ordinal} {noun}")
    # Translators: the edition alone, such as "12th".
    alone = catalogue.pgettext("edition", "{ordinal}")
    pattern = named if noun else alone
    return pattern.format(ordinal=ordinal(n, catalogue), noun=noun)


def anniversary(n: int | None, phrase: str, catalogue: Catalogue, kind: str = "event") -> str:
    """ "70th anniversary of Hanoi's Liberation Day", as it stands inside a sentence ("kỷ niệm 70 năm …").

    `kind` is "event", "organisation" (the phrase is its name) or "relation" (the phrase names the two sides). Without
    a phrase, "70th anniversary"; without a count (a lunar feast has no year one), the phrase alone. Raises ValueError
    for a count below 1, or with neither, and KeyError for another kind.
    """
    if n is None:
        if not phrase:
            raise ValueError("an anniversary needs a count or a phrase")
        return phrase
    if n < 1:
        raise ValueError(f"no anniversary of {n} years")
    named, alone = _ANNIVERSARIES[kind]
    counted = ordinal(n, catalogue) if catalogue.say(_COUNTED) == "ordinal" else year_count(n, catalogue)
    return catalogue.say(named if phrase else alone).format(number=counted, phrase=phrase)


def year_count(n: int, catalogue: Catalogue) -> str:
    """How many years: "1,000", but in Vietnamese as the years themselves are written, "1000 năm Thăng Long"."""
    return str(n) if n < 10_000 and catalogue.code in _YEARS_UNGROUPED else number(n, catalogue)


def countdown(months: int, catalogue: Catalogue) -> str:
    """ "this month" for 0, "next month", "in 5 months"; to the nearest year from 24 on, and never cut: 35 months are
    nearly 3 years. Raises ValueError below 0."""
    if months < 0:
        raise ValueError(f"{months} months ahead")
    if months == 0:
        return catalogue.pgettext("countdown", "this month")
    if months == 1:
        return catalogue.pgettext("countdown", "next month")
    if months < 24:
        message = catalogue.npgettext("countdown", "in {n} month", "in {n} months", months)
        return message.format(n=number(months, catalogue))
    years, rest = divmod(months, 12)
    if rest >= 9:
        # Translators: between 9 and 11 months over a year, told by the year to come.
        nearly = catalogue.npgettext("countdown", "in nearly {n} year", "in nearly {n} years", years + 1)
        return nearly.format(n=number(years + 1, catalogue))
    if rest >= 3:
        # Translators: between 3 and 8 months over a year.
        over = catalogue.npgettext("countdown", "in over {n} year", "in over {n} years", years)
        return over.format(n=number(years, catalogue))
    message = catalogue.npgettext("countdown", "in {n} year", "in {n} years", years)
    return message.format(n=number(years, catalogue))


def _in_figures(n: int, catalogue: Catalogue) -> str:
    form = str(catalogue.locale.ordinal_form(n))
    message = _ORDINALS[form]
    if not catalogue.has(message):
        message = _ORDINALS["other"]
    grouped = number(n, catalogue)
    # A bare full stop (German "12.") is what most languages do, and offends none.
    return catalogue.say_or(message, "{n}.").format(n=grouped, ordinal=grouped)
