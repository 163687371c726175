"""When an event takes place: its time, the one it was announced for, and the times in its programme.

Times keep the zone in which `start` is told, which is that of the place. A day alone has no zone.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, time, timedelta

from nhipcau.model import Deadline, Period, ProgrammeItem
from nhipcau.reading.clocks import Clock
from nhipcau.reading.fields import Item
from nhipcau.reading.folder import PieceFolder, Told
from nhipcau.reading.moments import Moment
from nhipcau.reading.source import N_

LONGEST = 2
"""Years of an event that nobody need ask about."""
UNTOLD = timedelta(hours=12)
"""How long an event may go on that does not say when it ends."""
MIDNIGHT = time()
LATEST = 9990
"""The last year of an event: calendars end with 9999."""


def occasion(folder: PieceFolder) -> Period | None:
    """From `start` to `end`; None, and a problem, where they make no sense together."""
    start = folder.facts["start"].value
    told = folder.facts.get("end")
    end = told.value if told else start
    if start.vague:
        return _some_day(folder, start)
    if told and start.timed != end.timed:
        message = N_("“start” and “end” must both have a time of day, or neither.")
        folder.complain(told.file, told.line, "end", message)
        return None
    if told and end.at < start.at:
        folder.complain(told.file, told.line, "end", N_("The event ends before it starts."))
        return None
    if max(start.at.year, end.at.year) > LATEST:
        message = N_("There is no such date as “{value}”.")
        folder.complain(
            folder.facts["start"].file, folder.facts["start"].line, "start", message, value=end.at.date()
        )
        return None
    if told and end.at - start.at > timedelta(days=366 * LONGEST):
        message = N_("The event goes on for {years} years.")
        hint = N_("Correct the year; or, where it is right, leave it.")
        years = (end.at - start.at).days // 365
        folder.warn(told.file, told.line, "end", message, hint, years=years)
    return Period(start.at, end.at.astimezone(start.at.tzinfo), not start.timed)


def _some_day(folder: PieceFolder, start: Moment) -> Period | None:
    """All of the month or year in which an event is to be; what needs a day is a problem."""
    for name in ("end", "recurrence", "extra", "previously"):
        if told := folder.facts.get(name):
            message = N_("“{field}” needs a day in “start”, which has only a month or a year.")
            folder.complain(told.file, told.line, name, message, field=name)
            return None
    year, month = start.at.year, start.at.month if start.vague == "month" else 12
    last = start.at.replace(month=month, day=monthrange(year, month)[1])
    return Period(start.at, last, True, start.vague)


def attendance(folder: PieceFolder) -> None:
    """A problem where an event has moved online and nobody says to what address."""
    told = folder.facts.get("status")
    if told and told.value == "online" and "online" not in folder.facts:
        message = N_("An event with “status: online” needs “online”, the address at which one takes part.")
        folder.complain(told.file, told.line, "online", message)


def deadline(folder: PieceFolder, last: Period) -> Deadline | None:
    """Until when one may register. After the event it would say nothing, and without an address to go to neither."""
    told = folder.facts.get("register_by")
    if told is None:
        return None
    if "register" not in folder.facts:
        message = N_("“register_by” needs “register”, the address at which one registers.")
        folder.complain(told.file, told.line, "register_by", message)
    elif told.value.at.date() > last.last_day:
        message = N_("“register_by” is after the event.")
        folder.complain(told.file, told.line, "register_by", message, N_("Correct the day."))
    return Deadline(told.value.at, told.value.timed)


def previously(folder: PieceFolder, period: Period) -> Period | None:
    """The start that a postponed event was announced for. Only with that status, and never the start it has now."""
    told = folder.facts.get("previously")
    if told is None:
        return None
    if folder.fact("status") != "postponed":
        message = N_("“previously” is for an event that was postponed.")
        folder.complain(told.file, told.line, "previously", message, N_("Write “status: postponed”."))
    elif told.value.at == period.start:
        message = N_("“previously” is the same as “start”.")
        hint = N_("Put the new time into “start”; while none is known, leave out “previously”.")
        folder.complain(told.file, told.line, "previously", message, hint)
    return Period(told.value.at, told.value.at, not told.value.timed)


def programme(folder: PieceFolder, lang: str, period: Period) -> tuple[ProgrammeItem, ...]:
    """The programme in one language, in order of time; its times are facts, and so the same in every language."""
    told = folder.words[lang].get("programme")
    if told is None:
        return ()
    items = tuple(ProgrammeItem(_placed(item, period), item.text) for item in told.value)
    for item in items:
        _inside(folder, told, item, period)
    _same_times(folder, lang, [item.at for item in items], period)
    return tuple(sorted(items, key=lambda item: item.at))


def _placed(item: Item, period: Period) -> datetime:
    """When an item begins, by the clock of the event's place.

    A time without its day is on the first day; but what an event that goes on past midnight has before the hour at
    which it began, it has on the day after.
    """
    zone = period.start.tzinfo
    if isinstance(item.at, Moment):
        return item.at.at if item.at.zoned else item.at.at.replace(tzinfo=zone)
    assert isinstance(item.at, Clock)
    at = datetime.combine(period.first_day + timedelta(days=item.at.ends), item.at.at, zone)
    later, end = at + timedelta(days=1), _end(period)
    night = not period.all_day and end - period.start < timedelta(days=1)
    return later if night and at < period.start and later <= end else at


def _end(period: Period) -> datetime:
    """When an event ends; where nobody says, some hours after its start."""
    return period.end if period.all_day or period.end > period.start else period.start + UNTOLD


def _inside(folder: PieceFolder, told: Told, item: ProgrammeItem, period: Period) -> None:
    """A problem where an item is on no day of the event, and a word where it is before its start or after its end."""
    first = datetime.combine(period.first_day, MIDNIGHT, period.start.tzinfo)
    last = datetime.combine(period.end.date() + timedelta(days=1), MIDNIGHT, period.start.tzinfo)
    said = f"{item.at:%Y-%m-%d %H:%M}"
    if not first <= item.at <= max(last, _end(period)):
        message = N_("The programme has {time}, which is on no day of the event.")
        folder.complain(told.file, told.line, "programme", message, time=said)
    elif not period.all_day and (item.at < period.start or period.start < period.end < item.at):
        message = N_("The programme has {time}, which is before the event starts or after it ends.")
        hint = N_("Correct the time, or write its day with it.")
        folder.warn(told.file, told.line, "programme", message, hint, time=said)


def _same_times(folder: PieceFolder, lang: str, times: list[datetime], period: Period) -> None:
    first = next(code for code in folder.sources if "programme" in folder.words[code])
    told, other = folder.words[lang]["programme"], folder.words[first]["programme"]
    if times != [_placed(item, period) for item in other.value]:
        message = N_("The programme has other times than that of {other} on line {line}.")
        hint = N_("The times are facts, and the same in every language.")
        folder.complain(told.file, told.line, "programme", message, hint, other=other.file, line=other.line)
