"""From when to when, and for how long, in words.

CLDR's interval formats with times of day are unusable in Vietnamese, so those are composed here from the catalogue's
sentences; days alone follow an interval pattern as CLDR writes them, which splits where its first field comes again.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import split_interval_pattern

from .catalogues import Catalogue, Message, pgettext
from .dates import DateForm, clock, day, patterned, with_time, zoned

# Translators: CLDR patterns of a range of days: within a month, within a year, over years.
_DAYS: dict[str, Message] = {
    "d": pgettext("date range pattern", "d–d MMMM y"),
    "M": pgettext("date range pattern", "d MMMM – d MMMM y"),
    "y": pgettext("date range pattern", "d MMMM y – d MMMM y"),
}

# Translators: a range of times, such as "2–4:30 pm" or "14:00–16:30".
_CLOSE = pgettext("time range", "{start}–{end}")
# Translators: the same where an end is of two words, as "10 am – 2 pm".
_WIDE = pgettext("time range", "{start} – {end}")


def days(start: date, end: date, catalogue: Catalogue) -> str:
    """ "8–12 October 2024", "8–12 tháng 10 năm 2024"; both days are included. Raises ValueError if end is earlier."""
    if end < start:
        raise ValueError(f"{end} is before {start}")
    if start == end:
        return day(start, "long", catalogue)
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    locale = str(catalogue.locale)
    first, second = _split(catalogue.say_or(_DAYS[differs], _cldr_interval(differs, locale)))
    return patterned(start, first, locale) + patterned(end, second, locale)


def times(start: datetime, end: datetime, catalogue: Catalogue, *, zone: bool = True) -> str:
    """Two moments of one zone, named once if at all: "10 October 2024, 2–4:30 pm Vietnam time (GMT+7)".

    What ends at 0:00 ends at midnight ("24:00") of the day before. Raises ValueError if end is earlier.
    """
    if end < start:
        raise ValueError(f"{end.isoformat()} is before {start.isoformat()}")
    last = start.date() if end == start else last_day(end)
    if start.date() == last:
        told = hours(start, end, catalogue)
        said = zoned(told, start, catalogue) if zone else told
        return with_time(day(last, "long", catalogue), said, catalogue)
    first_form: DateForm = "long" if start.year != last.year else "day-month"
    ends = (
        _on(clock(start.time(), catalogue), day(start.date(), first_form, catalogue), catalogue),
        _on(clock(end.time(), catalogue, ends=True), day(last, "long", catalogue), catalogue),
    )
    said = catalogue.say(_WIDE).format(start=ends[0], end=ends[1])
    return zoned(said, start, catalogue, after_date=True) if zone else said


def duration(length: timedelta, catalogue: Catalogue) -> str:
    """A length of time to the minute, in its two largest units: "2 hours 30 minutes". Raises ValueError if negative."""
    minutes = round(length / timedelta(minutes=1))
    if minutes < 0:
        raise ValueError(f"a duration of {minutes} minutes")
    hours, minute = divmod(minutes, 60)
    whole_days, hour = divmod(hours, 24)
    said = []
    if whole_days:
        said.append(catalogue.ngettext("{n} day", "{n} days", whole_days).format(n=whole_days))
    if hour:
        said.append(catalogue.ngettext("{n} hour", "{n} hours", hour).format(n=hour))
    if minute or not minutes:
        said.append(catalogue.ngettext("{n} minute", "{n} minutes", minute).format(n=minute))
    return " ".join(said[:2])


def hours(start: datetime, end: datetime, catalogue: Catalogue) -> str:
    """From when to when on one day, without it: "2–4:30 pm"."""
    if end == start:
        return clock(start.time(), catalogue)
    return _hours(start.time(), end.time(), catalogue)


def _hours(start: time, end: time, catalogue: Catalogue) -> str:
    """Two times of one day; am or pm is said once where both ends share it."""
    share = (start.hour < 12) == (end.hour < 12) and start not in (time(), time(12)) and end != time()
    first = clock(start, catalogue, bare=share)
    last = clock(end, catalogue, ends=True)
    return catalogue.say(_WIDE if " " in first else _CLOSE).format(start=first, end=last)


def last_day(end: datetime) -> date:
    """The day on which it ends; what ends at midnight ends on the day before."""
    return end.date() - timedelta(days=1) if end.time() == time() else end.date()


def _on(time_said: str, day_said: str, catalogue: Catalogue) -> str:
    # Translators: one end of a range over several days, such as "2 pm on 8 October".
    return catalogue.pgettext("end of a range", "{time} on {date}").format(time=time_said, date=day_said)


@lru_cache(maxsize=100)
def _split(pattern: str) -> tuple[str, str]:
    first, second = split_interval_pattern(pattern)
    return first, second


@lru_cache(maxsize=100)
def _cldr_interval(differs: str, locale: str) -> str:
    """CLDR's interval with the month's name in full, which CLDR leaves to its users to widen."""
    pattern = "".join(Locale.parse(locale).interval_formats["yMMMd"][differs])
    return re.sub("(?<!M)MMM(?!M)", "MMMM", pattern)
