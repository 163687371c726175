"""Days that a rule gives: the repeats of an event (RFC 5545), and a lunar day in the years of the solar calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from dateutil.rrule import rrulestr
from lunar_vn import SUPPORTED_YEAR_RANGE, convert_lunar_to_solar, convert_solar_to_lunar

from plugins.newsroom import LunarDay, Period
from plugins.reading.folder import Folder
from plugins.reading.source import N_

HORIZON = 30
"""Years after its first time for which the repeats of an event are worked out."""
MOST = 3000
"""Repeats at most: weekly for thirty years, with room."""


def repeats(folder: Folder, period: Period) -> tuple[Period, ...]:
    """Every later time of an event, in local time, so that "7 pm" stays 7 pm. A rule that is none is a problem."""
    told = folder.facts.get("recurrence")
    if told is None:
        return ()
    zone, length = period.start.tzinfo, period.end - period.start
    first = period.start.replace(tzinfo=None)
    try:
        rule = rrulestr(told.value, dtstart=first)
    except (ValueError, KeyError, IndexError, TypeError):
        message = N_("“{value}” is not a recurrence rule.")
        hint = N_("Weekly on Saturdays is FREQ=WEEKLY;BYDAY=SA.")
        folder.complain(told.file, told.line, "recurrence", message, hint, value=told.value)
        return ()
    limit = first + timedelta(days=366 * HORIZON)
    found = list(islice((at for at in rule if at > first), MOST + 1))
    if len(found) > MOST and found[MOST] < limit:
        message = N_("The event repeats too often: more than {most} times in {years} years.")
        hint = N_("End it with UNTIL or COUNT.")
        folder.complain(told.file, told.line, "recurrence", message, hint, most=MOST, years=HORIZON)
        return ()
    starts = [at.replace(tzinfo=zone) for at in found if at <= limit]
    return tuple(Period(at, at + length, period.all_day) for at in starts)


def lunar_days(lunar: LunarDay) -> tuple[date, ...]:
    """The solar date of a Vietnamese lunar day (UTC+7) in every year of the tables, 1900 to 2100, ascending.

    A day that a year does not have (the 30th of a short month, a month that is not leap) is left out. The library
    answers for such a day too, with the day after or the month of the same number, so each answer is turned back.
    """
    found = []
    for year in range(*SUPPORTED_YEAR_RANGE):
        try:
            day = convert_lunar_to_solar(lunar.day, lunar.month, year, int(lunar.leap))
        except ValueError:
            continue
        back = convert_solar_to_lunar(day.day, day.month, day.year)
        if (back.day, back.month, back.leap) == (lunar.day, lunar.month, lunar.leap):
            found.append(day)
    return tuple(sorted(found))
