"""The rule of what takes place again and again (RFC 5545, RRULE), in words: "Every week, Friday 7–9 pm".

Only rules that are said in one breath; of all others it is plainer to tell the next times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

from nhipcau.languages import dates, ranges
from nhipcau.languages.catalogues import Catalogue, pgettext

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SAID = {
    "DAILY": frozenset(),
    "WEEKLY": frozenset(("BYDAY",)),
    "MONTHLY": frozenset(("BYDAY", "BYMONTHDAY")),
    "YEARLY": frozenset(("BYMONTH", "BYMONTHDAY")),
}
"""What each frequency may be narrowed by."""
ALWAYS = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"))
WEEK = 7

# Translators: what takes place each day, week, month, year; {time} and {day} are such as "7–9 pm" and "Friday 7–9 pm".
_EVERY = {
    "DAILY": pgettext("recurrence", "Every day {time}"),
    "WEEKLY": pgettext("recurrence", "Every week, {day}"),
    "MONTHLY": pgettext("recurrence", "Every month, {day}"),
    "YEARLY": pgettext("recurrence", "Every year, {day}"),
}
# Translators: a day of a week that comes in each month, such as "the first Saturday" or "the last Sunday".
_NTH = {
    "1": pgettext("recurrence", "the first {weekday}"),
    "2": pgettext("recurrence", "the second {weekday}"),
    "3": pgettext("recurrence", "the third {weekday}"),
    "4": pgettext("recurrence", "the fourth {weekday}"),
    "-1": pgettext("recurrence", "the last {weekday}"),
}
# Translators: a day of each month by its number.
_NUMBER = pgettext("recurrence", "day {number}")
# Translators: a day and its hours, such as "Friday 7–9 pm" or "21 April 9 am".
_HOURS = pgettext("recurrence", "{day} {time}")
# Translators: from one day of each week to another: "Friday 7 pm – Sunday midnight".
_SPAN = pgettext("recurrence", "{first} {start} – {last} {end}")
# Translators: a rule that ends, such as "Every week, Friday 7–9 pm, until 5 May 2027".
_UNTIL = pgettext("recurrence", "{rule}, until {date}")

Listed = Callable[[Iterable[str]], str]


def rule(
    told: str, start: datetime, end: datetime, all_day: bool, catalogue: Catalogue, listed: Listed
) -> str:
    """A rule in words, without its end, by the clock of its place: `start` and `end` are the first time. "" where it
    cannot be said simply. `listed` joins words to "a, b and c"."""
    parts = dict(part.split("=", 1) for part in told.split(";") if part)
    often = parts.get("FREQ", "")
    if often not in SAID or parts.get("INTERVAL", "1") != "1" or set(parts) - ALWAYS - SAID[often]:
        return ""
    last = end.date() if all_day or start == end else ranges.last_day(end)
    over = (last - start.date()).days
    time = "" if all_day or over else ranges.hours(start, end, catalogue)
    if often == "DAILY":
        return "" if over else catalogue.say(_EVERY[often]).format(time=time).strip()
    if over and often == "WEEKLY" and over < WEEK and not all_day and parts.get("BYDAY") in DAYS:
        return catalogue.say(_EVERY[often]).format(day=_span(start, end, last, catalogue))
    day = "" if over else _day(often, parts, start, catalogue, listed)
    if not day:
        return ""
    return catalogue.say(_EVERY[often]).format(day=catalogue.say(_HOURS).format(day=day, time=time).strip())


def until(said: str, last: date, catalogue: Catalogue) -> str:
    """A rule in words with the day on which it takes place for the last time."""
    return catalogue.say(_UNTIL).format(rule=said, date=dates.day(last, "long", catalogue))


def _span(start: datetime, end: datetime, last: date, catalogue: Catalogue) -> str:
    return catalogue.say(_SPAN).format(
        first=dates.weekday(start.weekday(), catalogue),
        start=dates.clock(start.time(), catalogue),
        last=dates.weekday(last.weekday(), catalogue),
        end=dates.clock(end.time(), catalogue, ends=True),
    )


def _day(often: str, parts: dict[str, str], start: datetime, catalogue: Catalogue, listed: Listed) -> str:
    """The day of the week, month or year on which it takes place; "" where the rule names it in another way."""
    days = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
    if often == "WEEKLY":
        named = [DAYS.index(each) for each in days if each in DAYS] if days else [start.weekday()]
        whole = len(named) == (len(days) or 1)
        return listed(dates.weekday(each, catalogue) for each in sorted(named)) if whole else ""
    if often == "MONTHLY" and days:
        found = (
            re.fullmatch(r"\+?(-?\d)(\w\w)", days[0])
            if len(days) == 1 and "BYMONTHDAY" not in parts
            else None
        )
        if not found or found[1] not in _NTH:
            return ""
        return catalogue.say(_NTH[found[1]]).format(weekday=dates.weekday(DAYS.index(found[2]), catalogue))
    if parts.get("BYMONTHDAY", str(start.day)) != str(start.day):
        return ""
    if often == "MONTHLY":
        return catalogue.say(_NUMBER).format(number=start.day) if start.day <= 28 else ""
    same = parts.get("BYMONTH", str(start.month)) == str(start.month)
    return (
        dates.day(start.date(), "day-month", catalogue)
        if same and (start.month, start.day) != (2, 29)
        else ""
    )
