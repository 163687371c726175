"""The times that a rule gives (RFC 5545, RRULE): the repeats of an event, but for those excepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from nhipcau.model import Period
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.rules import CYCLE, EXAMPLE, UNTIL, explicit, parts_of
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

HORIZON = 30
"""Years after its first time for which the repeats of an event are worked out."""
MOST = 3000
"""Times at most: weekly for thirty years, with room."""


@dataclass(frozen=True, slots=True)
class Series:
    """A rule, every time after the first that it gives, and the starts that it gives but that do not take place."""

    rule: str = ""
    repeats: tuple[Period, ...] = ()
    exceptions: tuple[datetime, ...] = ()


def series(folder: PieceFolder, period: Period) -> Series:
    """The series of an event by the clock of its place, so that "7 pm" stays 7 pm. A rule that is none is a problem."""
    told, excepted = folder.facts.get("recurrence"), folder.facts.get("except")
    if told is None:
        if excepted:
            message = N_("“except” needs a “recurrence” that it makes exceptions from.")
            folder.complain(excepted.file, excepted.line, "except", message)
        return Series()
    try:
        rule, starts = _starts(told.value, period)
    except Wrong as bad:
        values = {"value": told.value} | bad.values
        folder.complain(told.file, told.line, "recurrence", bad.message, bad.hint, **values)
        return Series()
    missed = _missed(folder, period, starts)
    held = tuple(_at(at, period) for at in starts if at not in missed)
    return Series(rule, held, missed)


def _at(start: datetime, period: Period) -> Period:
    """The same by the clock on another day: it ends at the same hour, also where clocks change in between."""
    length = period.end.replace(tzinfo=None) - period.start.replace(tzinfo=None)
    return Period(start, (start.replace(tzinfo=None) + length).replace(tzinfo=start.tzinfo), period.all_day)


def _starts(told: str, period: Period) -> tuple[str, list[datetime]]:
    """The rule as it is kept, with UNTIL in local time, and every start after the first up to the horizon."""
    first = period.start.replace(tzinfo=None)
    parts = explicit(parts_of(told), first)
    limit = first.replace(year=min(first.year + HORIZON, 9999), day=min(first.day, 28))
    if "UNTIL" in parts:
        until = _until(parts["UNTIL"], period)
        limit = min(limit, until)
        parts["UNTIL"] = f"{until:%Y%m%d}" if period.all_day else f"{until:%Y%m%dT%H%M%S}"
    found = list(islice(takewhile(lambda at: at <= limit, _given(parts, first)), MOST + 1))
    if not found:
        raise Wrong(N_("“{value}” gives no day at all."), EXAMPLE)
    if found[0] != first:
        message = N_("The event starts on a day that “{value}” does not give.")
        raise Wrong(message, N_("The first day that it gives is {day}."), day=found[0].date())
    if len(found) > MOST:
        message = N_("The event repeats too often: more than {most} times in {years} years.")
        raise Wrong(message, N_("End it with UNTIL or COUNT."), most=MOST, years=HORIZON)
    return ";".join(f"{name}={value}" for name, value in parts.items()), [
        at.replace(tzinfo=period.start.tzinfo) for at in found[1:]
    ]


def _given(parts: dict[str, str], first: datetime) -> Iterator[datetime]:
    """Every time that a rule gives from `first` on, whatever its UNTIL.

    Of a rule that gives nothing, such as each 30 February, dateutil goes through all days to the year 9999. The same
    calendar 400, 800, … years later gives the same days, and from there the way is short.
    """
    rule = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    shift = max(0, (9999 - HORIZON - first.year) // CYCLE * CYCLE)
    try:
        for at in rrulestr(rule, dtstart=first.replace(year=first.year + shift)):
            yield at.replace(year=at.year - shift)
    except (ValueError, KeyError, IndexError, TypeError, OverflowError):
        raise Wrong(N_("“{value}” is not a recurrence rule."), EXAMPLE) from None


def _until(told: str, period: Period) -> datetime:
    """The last moment of a rule, in local time without a zone; of a day alone, that day's end."""
    found = UNTIL.fullmatch(told)
    try:
        day, clock, utc = found.groups() if found else ("", "", "")
        last = datetime.strptime(day + (clock or "235959"), "%Y%m%d%H%M%S")
        if utc:
            last = last.replace(tzinfo=UTC).astimezone(period.start.tzinfo).replace(tzinfo=None)
    except (ValueError, OverflowError):
        message = N_("UNTIL must be a day such as 20241231, not “{until}”.")
        raise Wrong(message, until=told) from None
    if period.all_day:
        last = datetime.combine(last.date(), time(23, 59, 59))
    if last < period.start.replace(tzinfo=None):
        raise Wrong(N_("The event starts after the end (UNTIL) of its rule."))
    return last


def _missed(folder: PieceFolder, period: Period, starts: list[datetime]) -> tuple[datetime, ...]:
    """The starts on the days that are excepted. A day on which nothing would take place is a problem."""
    told = folder.facts.get("except")
    if told is None:
        return ()
    days = {at.date(): at for at in starts}
    for day in told.value:
        if day == period.start.date():
            message = N_("{day} is the event's first day, and cannot be an exception.")
            hint = N_("Let it start on the first day on which it takes place.")
            folder.complain(told.file, told.line, "except", message, hint, day=day)
        elif day not in days:
            message = N_("“except” names {day}, a day that the rule does not give.")
            folder.complain(
                told.file, told.line, "except", message, N_("Take it out, or correct it."), day=day
            )
    return tuple(days[day] for day in sorted(told.value) if day in days)
