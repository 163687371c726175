"""The times that a rule gives (RFC 5545, RRULE): the repeats of an event, but for those excepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from nhipcau.model import Moved, Period
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.moments import Moment
from nhipcau.reading.rules import CYCLE, EXAMPLE, UNTIL, explicit, parts_of
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

HORIZON = 30
"""Years after its first time for which the repeats of an event are worked out."""
MOST = 3000
"""Times at most: weekly for thirty years, with room."""


@dataclass(frozen=True, slots=True)
class Series:
    """A rule, every time after the first, the starts that the rule gives but that do not take place, those that take
    place at another time, and the starts that are added to it."""

    rule: str = ""
    repeats: tuple[Period, ...] = ()
    exceptions: tuple[datetime, ...] = ()
    moved: tuple[Moved, ...] = ()
    extra: tuple[datetime, ...] = ()


def series(folder: PieceFolder, period: Period) -> Series:
    """The series of an event by the clock of its place, so that "7 pm" stays 7 pm. A rule that is none is a problem."""
    told, extra = folder.facts.get("recurrence"), _extra(folder, period)
    if told is None:
        for name in ("except", "moved"):
            if astray := folder.facts.get(name):
                message = N_("“{field}” needs a “recurrence” that it makes exceptions from.")
                folder.complain(astray.file, astray.line, name, message, field=name)
        return Series(repeats=tuple(_at(at, period) for at in extra), extra=extra)
    try:
        rule, starts = _starts(told.value, period)
    except Wrong as bad:
        values = {"value": told.value} | bad.values
        folder.complain(told.file, told.line, "recurrence", bad.message, bad.hint, **values)
        return Series()
    missed, moved = _missed(folder, period, starts), _moved(folder, period, starts)
    elsewhere = {*missed, *(each.start for each in moved)}
    extra = tuple(at for at in extra if at not in starts)
    held = [_at(at, period) for at in (*starts, *extra) if at not in elsewhere]
    held += [each.period for each in moved]
    return Series(rule, tuple(sorted(held, key=lambda each: each.start)), missed, moved, extra)


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


def _extra(folder: PieceFolder, period: Period) -> tuple[datetime, ...]:
    """The starts that are told one by one; a day alone has the hour of the first."""
    told = folder.facts.get("extra")
    if told is None:
        return ()
    found = tuple(dict.fromkeys(_like(moment, period) for moment in told.value))
    for at in found:
        if at <= period.start:
            message = N_("“extra” has {day}, which is not after the start of the event.")
            hint = N_("Let it start on the first day on which it takes place.")
            folder.complain(told.file, told.line, "extra", message, hint, day=at.date())
    return tuple(sorted(found))


def _like(moment: Moment, period: Period) -> datetime:
    """A start as the first is told: with its hour where none is told, in its zone, and a day where that is one."""
    if period.all_day or not moment.timed:
        return datetime.combine(moment.at.date(), period.start.time(), period.start.tzinfo)
    return moment.at if moment.zoned else moment.at.replace(tzinfo=period.start.tzinfo)


def _moved(folder: PieceFolder, period: Period, starts: list[datetime]) -> tuple[Moved, ...]:
    """The times that are moved, from the starts that the rule gives. A day that it does not give is a problem."""
    told = folder.facts.get("moved")
    if told is None:
        return ()
    days, found = {at.date(): at for at in starts}, []
    for move in told.value:
        to = _at(_like(move.to, period), period)
        if move.end:
            to = replace(to, end=_like(move.end, period))
        if move.day not in days:
            message = N_("“moved” names {day}, a day that the rule does not give after the first.")
            hint = N_("Correct it; or, if it is the first, put the new time into “start”.")
            folder.complain(told.file, told.line, "moved", message, hint, day=move.day)
        elif to.end < to.start or to.start <= period.start:
            message = N_(
                "What is moved from {day} would end before it starts, or come before the first time."
            )
            folder.complain(told.file, told.line, "moved", message, day=move.day)
        else:
            found.append(Moved(days[move.day], to))
    return tuple(found)


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
