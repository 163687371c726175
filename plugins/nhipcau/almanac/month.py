"""The weeks of a month, from Monday, and the rows in which what takes several days is drawn as one bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """A thing and the days it takes, both included."""

    first: date
    last: date
    thing: T


@dataclass(frozen=True, slots=True)
class Bar(Generic[T]):
    """A part of a row: `width` days, with a thing that takes them, or empty (None).

    `begins` and `ends` say whether the thing begins and ends here, or goes on beyond the week.
    """

    first: date
    width: int
    thing: T | None = None
    begins: bool = True
    ends: bool = True

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=n) for n in range(self.width))


Row = tuple[Bar[T], ...]


def weeks(first: date) -> Iterator[tuple[date, ...]]:
    """The weeks that a month lies in, each of seven days from Monday. `first` is the month's first day."""
    monday = first - timedelta(days=first.weekday())
    while monday < after(first):
        yield tuple(monday + timedelta(days=n) for n in range(WEEK))
        monday += timedelta(days=WEEK)


def after(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=32)).replace(day=1)


def before(first: date) -> date:
    """The first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)


def rows(week: Sequence[date], spans: Iterable[Span[T]]) -> Iterator[Row[T]]:
    """The spans of one week in as few rows as hold them side by side, in their order; each row fills the week."""
    waiting = [span for span in spans if span.first <= week[-1] and span.last >= week[0]]
    while waiting:
        taken: list[Span[T]] = []
        for span in list(waiting):
            if not taken or span.first > taken[-1].last:
                taken.append(span)
                waiting.remove(span)
        yield tuple(_filled(week, taken))


def _filled(week: Sequence[date], spans: Iterable[Span[T]]) -> Iterator[Bar[T]]:
    """Bars and the gaps between them, each gap a day wide so that it stays under its day."""
    free = week[0]
    for span in spans:
        first, last = max(span.first, week[0]), min(span.last, week[-1])
        yield from _gap(free, first)
        yield Bar(first, (last - first).days + 1, span.thing, span.first == first, span.last == last)
        free = last + timedelta(days=1)
    yield from _gap(free, week[-1] + timedelta(days=1))


def _gap(start: date, end: date) -> Iterator[Bar[T]]:
    for n in range((end - start).days):
        yield Bar(start + timedelta(days=n), 1)
