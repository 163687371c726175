"""Views: how often each thing of the site was read on each day, and of what stretch of which log that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from nhipcau.readership.log_lines import LogLine
from nhipcau.readership.robots import is_robot

FINE = frozenset((200, 304))
AGAIN = 30
"""Minutes of which an hour has two: within them a page that one visitor asks for again is one view."""
NEAR = timedelta(minutes=5)
"""How far apart two stretches of a log may be to be one: between them it was turned over."""


class Viewed(NamedTuple):
    """A thing of the site in a language: a kind by its name, a key, a code. All other pages are `OTHER` ones."""

    kind: str
    key: str
    lang: str


OTHER = "site"
Row = tuple[str, Viewed]
"""A day ("2026-11-28") or a month ("2026-11"), and what was viewed."""


class Stretch(NamedTuple):
    """What is counted of a log: from its first second to its last, both aware and included."""

    log: str
    first: datetime
    last: datetime


@dataclass(slots=True)
class Tally:
    """What was found in logs. `views` are added up; the rest says what became of every line."""

    views: Counter[Row] = field(default_factory=Counter)
    stretches: list[Stretch] = field(default_factory=list)
    lines: int = 0
    skipped: int = 0
    """Lines of another format, or cut."""
    before: int = 0
    """Lines that were counted before."""
    robots: int = 0
    others: int = 0
    """Questions for anything but a page, or that found none, or that came again at once."""


def count(
    log: str,
    lines: Iterable[LogLine | None],
    known: Iterable[Stretch],
    thing: Callable[[str], Viewed | None],
    zone: tzinfo,
    tally: Tally,
) -> None:
    """Count the lines of a log into `tally`: those within a stretch that is `known` were counted before. `thing` gives
    what stands at a path; days are those of `zone`."""
    counted = [(each.first, each.last) for each in known if each.log == log]
    seen, days = Again(), dict[str, tuple[datetime, datetime]]()
    for line in lines:
        tally.lines += 1
        if line is None:
            tally.skipped += 1
        elif any(first <= line.at <= last for first, last in counted):
            tally.before += 1
        else:
            at = line.at.astimezone(zone)
            first, last = days.get(f"{at:%Y-%m}", (at, at))
            days[f"{at:%Y-%m}"] = min(first, at), max(last, at)
            _view(line, at, thing, seen, tally)
    tally.stretches += [Stretch(log, *each) for each in days.values()]


def _view(
    line: LogLine, at: datetime, thing: Callable[[str], Viewed | None], seen: Again, tally: Tally
) -> None:
    if line.method != "GET" or line.status not in FINE:
        tally.others += 1
        return
    viewed = thing(line.path)
    if viewed is None:
        tally.others += 1
    elif is_robot(line.agent):
        tally.robots += 1
    elif seen.before(line, at):
        tally.others += 1
    else:
        tally.views[f"{at:%Y-%m-%d}", viewed] += 1


class Again:
    """Knows for the present half hour and the last who asked for what, and forgets it then. It is kept nowhere."""

    def __init__(self) -> None:
        self._slots: dict[str, set[int]] = {}

    def before(self, line: LogLine, at: datetime) -> bool:
        """Whether the same visitor asked for the same page within this half hour."""
        slot = f"{at:%Y-%m-%dT%H}{at.minute // AGAIN}"
        if slot not in self._slots:
            self._slots = dict([*self._slots.items()][-1:]) | {slot: set()}
        asked = hash((line.visitor, line.agent, line.path))
        known = asked in self._slots[slot]
        self._slots[slot].add(asked)
        return known


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same stretches, those that touch made one, by log and time."""
    found: list[Stretch] = []
    for each in sorted(stretches):
        last = found[-1] if found else None
        if last and last.log == each.log and each.first <= last.last + NEAR:
            found[-1] = Stretch(each.log, last.first, max(last.last, each.last))
        else:
            found.append(each)
    return found
