"""Days and times of day in words.

Patterns come from the catalogue, where the newsroom decides (the official Vietnamese long date, British English), and
from CLDR for a language that leaves them out. Aware times only; the site's zone is an argument, never the machine's.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal, get_args

from babel import Locale
from babel.core import get_global
from babel.dates import parse_pattern

from .catalogues import Catalogue, Message, pgettext

DateForm = Literal["long", "medium", "month", "month-short", "day-month", "weekday"]

# Translators: CLDR date patterns (d day, M month, MMMM its name, y year); words stand between apostrophes.
_PATTERNS: dict[DateForm, Message] = {
    "long": pgettext("date pattern", "d MMMM y"),
    "medium": pgettext("date pattern", "d MMM y"),
    "month": pgettext("date pattern", "MMMM y"),
    "month-short": pgettext("date pattern", "MMM y"),
    "day-month": pgettext("date pattern", "d MMMM"),
}

# Translators: the names of the days as they stand in a date, inside a sentence.
_WEEKDAYS: tuple[Message, ...] = (
    pgettext("weekday", "Monday"),
    pgettext("weekday", "Tuesday"),
    pgettext("weekday", "Wednesday"),
    pgettext("weekday", "Thursday"),
    pgettext("weekday", "Friday"),
    pgettext("weekday", "Saturday"),
    pgettext("weekday", "Sunday"),
)

# Translators: a date with its day, such as "Thursday 10 October 2024".
_WITH_WEEKDAY = pgettext("date with weekday", "{weekday} {date}")

# Translators: CLDR time patterns (h of 12, H of 24 hours, m minutes, a am or pm): with minutes, and on the hour.
_TIME = pgettext("time pattern", "h:mm a")
_HOUR = pgettext("time pattern", "h a")
# Translators: the same where am or pm follows later, as in "2–4:30 pm".
_BARE_TIME = pgettext("time pattern", "h:mm")
_BARE_HOUR = pgettext("time pattern", "h")

# Translators: 12:00, which "12 pm" would leave in doubt.
_NOON = pgettext("time of day", "12 noon")
# Translators: 0:00, at which something begins; "12 am" would leave in doubt which noon or midnight is meant.
_START_OF_DAY = pgettext("time of day, at which something begins", "midnight")
# Translators: 24:00, at which something ends.
_END_OF_DAY = pgettext("time of day", "midnight")


_UNITED = datetime(1975, 6, 12, 17, tzinfo=UTC)
_SHARED = {"Asia/Ho_Chi_Minh": _UNITED, "Asia/Saigon": _UNITED}
"""Since when a zone of the database holds for the whole of its country."""


@lru_cache(maxsize=20_000)
def patterned(value: date | time, pattern: str, locale: str) -> str:
    """A day or a time of day by a CLDR pattern; a time is taken as it stands, in no zone."""
    moment = datetime.combine(date.min, value) if isinstance(value, time) else datetime.combine(value, time())
    return parse_pattern(pattern).apply(moment, Locale.parse(locale))


@lru_cache(maxsize=20_000)
def day(value: date, form: DateForm, catalogue: Catalogue) -> str:
    """A day in words. Raises ValueError for a form there is none of."""
    if form == "weekday":
        return _day_with_weekday(value, catalogue)
    if form not in _PATTERNS:
        raise ValueError(f"no date form “{form}”; there are {', '.join(get_args(DateForm))}")
    pattern = catalogue.say_or(_PATTERNS[form], _cldr_pattern(form, str(catalogue.locale)))
    return patterned(value, pattern, str(catalogue.locale))


@lru_cache(maxsize=5_000)
def clock(value: time, catalogue: Catalogue, *, bare: bool = False, ends: bool = False) -> str:
    """A time of day in words, without its zone: "2 pm", "2:30 pm", "14:00".

    bare leaves out am and pm; ends says that something ends then, so that 0:00 is the end of the day before.
    """
    if ends and value == time():
        return catalogue.say_or(_END_OF_DAY, _patterned_clock(value, catalogue, bare=False))
    if value == time(12) and catalogue.has(_NOON):
        return catalogue.say(_NOON)
    if value == time() and catalogue.has(_START_OF_DAY):
        return catalogue.say(_START_OF_DAY)
    return _patterned_clock(value, catalogue, bare=bare)


def zoned(text: str, moment: datetime, catalogue: Catalogue, *, after_date: bool = False) -> str:
    """A time in words with its zone, for readers elsewhere: "2 pm Vietnam time (GMT+7)".

    The moment (aware, in that zone) says which zone; after_date is for a text that ends with a date.
    """
    place, offset = country(str(moment.tzinfo), catalogue), offset_name(moment)
    if not settled(moment, moment.tzinfo or UTC):
        return text
    if not place:
        return f"{text} ({offset})"
    if after_date:
        # Translators: a range over several days with its zone, such as "2 pm on 8 October – …, Vietnam time (GMT+7)".
        pattern = catalogue.pgettext("range with zone", "{range}, {place} time ({offset})")
        return pattern.format(range=text, place=place, offset=offset)
    # Translators: a time of day with its zone, such as "2 pm Vietnam time (GMT+7)".
    pattern = catalogue.pgettext("time with zone", "{time} {place} time ({offset})")
    return pattern.format(time=text, place=place, offset=offset)


def with_time(day_said: str, time_said: str, catalogue: Catalogue) -> str:
    """A day and a time of day, both in words, in the order of the language."""
    # Translators: a moment, such as "10 October 2024, 2 pm Vietnam time (GMT+7)".
    return catalogue.pgettext("moment", "{date}, {time}").format(date=day_said, time=time_said)


def settled(moment: datetime, zone: tzinfo) -> bool:
    """Whether the site's zone says what its readers' clocks showed at that time.

    Asia/Ho_Chi_Minh is Saigon's clock, which the country shares since 13 June 1975. Before, Hanoi's was another most of
    the time, and the zone that had it (Asia/Hanoi) stands in the database's `backzone` only, which no system installs.
    """
    since = _SHARED.get(str(zone))
    return since is None or moment >= since


def rfc3339(moment: datetime) -> str:
    """For machines: RFC 3339, which knows no seconds in an offset; clocks before 1911 had them, and are told in UTC."""
    offset = moment.utcoffset()
    whole = offset is not None and not offset % timedelta(minutes=1)
    return (moment if whole else moment.astimezone(UTC)).isoformat(timespec="seconds")


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """An aware datetime in the site's zone. Raises ValueError for a naive one, whose zone nobody knows."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(zone)


def _day_with_weekday(value: date, catalogue: Catalogue) -> str:
    if not catalogue.has(_WITH_WEEKDAY):
        return patterned(value, catalogue.locale.date_formats["full"].pattern, str(catalogue.locale))
    named = weekday(value.weekday(), catalogue)
    return catalogue.say(_WITH_WEEKDAY).format(weekday=named, date=day(value, "long", catalogue))


def weekday(number: int, catalogue: Catalogue) -> str:
    """The name of a day of the week inside a sentence; Monday is 0."""
    return catalogue.say_or(_WEEKDAYS[number], catalogue.locale.days["format"]["wide"][number])


@lru_cache(maxsize=100)
def _cldr_pattern(form: DateForm, locale: str) -> str:
    """CLDR's own pattern for a form that a catalogue leaves out."""
    cldr = Locale.parse(locale)
    if form in ("long", "medium"):
        return str(cldr.date_formats[form].pattern)
    skeletons = {"month": "yMMMM", "month-short": "yMMM"}
    return str(cldr.datetime_skeletons[skeletons.get(form, "MMMMd")].pattern)


def _patterned_clock(value: time, catalogue: Catalogue, *, bare: bool) -> str:
    on_the_hour, with_minutes = (_BARE_HOUR, _BARE_TIME) if bare else (_HOUR, _TIME)
    message = with_minutes if value.minute else on_the_hour
    pattern = catalogue.say_or(message, catalogue.locale.time_formats["short"].pattern)
    return patterned(value.replace(second=0, microsecond=0), pattern, str(catalogue.locale))


@lru_cache(maxsize=100)
def country(zone: str, catalogue: Catalogue) -> str:
    """The country of a zone in the language ("Việt Nam"), or "" for one of no country (UTC)."""
    territory = get_global("zone_territories").get(zone, "")
    return str(catalogue.locale.territories.get(territory, ""))


def offset_name(moment: datetime) -> str:
    """ "GMT+7", "GMT+5:30", "GMT−4", "GMT"."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"GMT{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "GMT"
