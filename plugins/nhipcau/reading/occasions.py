"""When an event takes place: its time, the one it was announced for, and the times in its programme."""

from __future__ import annotations

from datetime import datetime

from nhipcau.model import Period, ProgrammeItem
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.source import N_


def occasion(folder: PieceFolder) -> Period | None:
    """From `start` to `end`; None, and a problem, where they make no sense together."""
    start = folder.facts["start"].value
    told = folder.facts.get("end")
    end = told.value if told else start
    if told and start.timed != end.timed:
        message = N_("“start” and “end” must both have a time of day, or neither.")
        folder.complain(told.file, told.line, "end", message)
        return None
    if told and end.at < start.at:
        folder.complain(told.file, told.line, "end", N_("The event ends before it starts."))
        return None
    return Period(start.at, end.at, not start.timed)


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
    items = tuple(
        ProgrammeItem(
            datetime.combine(item.day or period.start.date(), item.clock, period.start.tzinfo), item.text
        )
        for item in told.value
    )
    for item in items:
        if not period.start.date() <= item.at.date() <= period.end.date():
            message = N_("The programme has {time}, which is on no day of the event.")
            folder.complain(told.file, told.line, "programme", message, time=f"{item.at:%Y-%m-%d %H:%M}")
    _same_times(folder, lang, [(item.day, item.clock) for item in told.value])
    return tuple(sorted(items, key=lambda item: item.at))


def _same_times(folder: PieceFolder, lang: str, times: list[object]) -> None:
    first = next(code for code in folder.sources if "programme" in folder.words[code])
    told, other = folder.words[lang]["programme"], folder.words[first]["programme"]
    if times != [(item.day, item.clock) for item in other.value]:
        message = N_("The programme has other times than that of {other} on line {line}.")
        hint = N_("The times are facts, and the same in every language.")
        folder.complain(told.file, told.line, "programme", message, hint, other=other.file, line=other.line)
