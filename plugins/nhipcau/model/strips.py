"""The header strip: which events and anniversaries stand in it on which days, and for the sake of which occasion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import zip_longest
from typing import TypeAlias

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.event import Event, Period
from nhipcau.model.pieces import Strip, StripAround

Announced: TypeAlias = Event | Anniversary
"""What may stand in the strip."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an entry is there for: one time of an event (`period`), or the day of an anniversary in one year."""

    first: date
    last: date
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of days in the strip, `start` and `end` included, with the occasion that is named meanwhile."""

    start: date
    end: date
    occasion: Occasion


def current(content: Content, today: date) -> Sequence[tuple[Announced, Occasion]]:
    """What stands in the strip today, in its order: by `order`, then the earlier occasion, then the key."""
    found = [(piece, stay.occasion) for piece in announced(content) if (stay := stay_on(piece, today))]
    return sorted(found, key=lambda pair: (_order(pair[0]), pair[1].first, pair[0].key))


def announced(content: Content) -> Iterator[Announced]:
    """Everything that has a place in the strip at some time."""
    yield from (event for event in content.events if event.strip)
    yield from (anniversary for anniversary in content.anniversaries if anniversary.strip)


def stay_on(piece: Announced, day: date) -> Stay | None:
    """Its stay on that day; of several, the one for the next occasion, or else for the last that is over."""
    found = [stay for stay in stays(piece, day, day) if stay.start <= day <= stay.end]
    ahead = (stay for stay in found if stay.occasion.last >= day)
    return next(ahead, found[-1] if found else None)


def stays(piece: Announced, since: date, until: date) -> Iterator[Stay]:
    """At least every stay that touches the days from `since` until `until`, by occasion."""
    strip = piece.strip
    if isinstance(strip, Strip):
        yield from _within(strip, _occasions(piece, strip.start.year, strip.end.year))
    elif isinstance(strip, StripAround):
        for occasion in _occasions(piece, since.year, until.year):
            yield Stay(shifted(occasion.first, -strip.before), shifted(occasion.last, strip.after), occasion)


def _within(strip: Strip, occasions: list[Occasion]) -> Iterator[Stay]:
    """The days of a strip, given to one occasion after the other as each is over.

    Where none falls into them, the nearest has them all: one that is announced long before, or remembered after.
    """
    inside = [each for each in occasions if each.last >= strip.start and each.first <= strip.end]
    nearest = sorted(occasions, key=lambda each: max(strip.start - each.last, each.first - strip.end))[:1]
    start = strip.start
    for occasion, later in zip_longest(inside or nearest, inside[1:]):
        end = min(occasion.last, strip.end) if later else strip.end
        if start <= end:
            yield Stay(start, end, occasion)
            start = shifted(end, 1)


def _occasions(piece: Announced, since: int, until: int) -> list[Occasion]:
    """The occasions of those years and of the year before and after, in the order of time."""
    if isinstance(piece, Event):
        times = (piece.period, *piece.repeats)
        return [Occasion(each.start.date(), _last_day(each), each) for each in times]
    years = (year for year in range(since - 1, min(until + 1, MAXYEAR) + 1) if piece.count(year) != 0)
    return [Occasion(day, day) for year in years if (day := piece.on(year))]


def _last_day(period: Period) -> date:
    """An evening that ends at midnight does not reach into the next day."""
    if period.all_day or period.end == period.start:
        return period.end.date()
    return (period.end - timedelta.resolution).date()


def shifted(day: date, days: int) -> date:
    """So many days later, within what calendars know."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _order(piece: Announced) -> int:
    return piece.strip.order if piece.strip else 0
