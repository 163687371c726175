"""An event: the times it takes place, where, and what happens then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nhipcau.model.pieces import Edition, Piece, Strip, StripAround


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """What happens at some time of an event."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEdition(Edition):
    place: str = ""
    address: str = ""
    programme: tuple[ProgrammeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`. Of an all-day period only the dates count, and `end` is its last day."""

    start: datetime
    end: datetime
    all_day: bool

    def over(self, now: datetime) -> bool:
        """Whether it has ended: of whole days with the last midnight, else at the very moment of its end.

        Where a start is told and no end, it is on until its day is over: nobody said that it is shorter.
        """
        if self.all_day or self.end == self.start:
            return self.end.date() < now.date()
        return self.end <= now

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day that it takes; what ends at midnight ends on the day before."""
        if self.all_day or self.end.time() != time() or self.end == self.start:
            return self.end.date()
        return self.end.date() - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Piece[EventEdition]):
    period: Period
    """The first time it takes place."""
    repeats: tuple[Period, ...] = ()
    """Every later time that its recurrence gives, up to a horizon that reading sets."""
    recurrence: str = ""
    """Its rule (RFC 5545, RRULE), UNTIL in the site's zone."""
    exceptions: tuple[datetime, ...] = ()
    """Starts that the rule gives, on which it does not take place."""
    status: str = "scheduled"
    """One of "scheduled", "cancelled", "postponed", "online" (moved online)."""
    previously: Period | None = None
    """Of a postponed event: the time it was first announced for. None where no new one is known yet."""
    coordinates: Coordinates | None = None
    online: str = ""
    """The address at which one takes part online."""
    venue: str = ""
    """The key of the venue it is held at. What the event does not say of its place is said by the venue."""
    organisers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    register: str = ""
    strip: Strip | StripAround | None = None
    modified: datetime | None = None

    @property
    def times(self) -> tuple[Period, ...]:
        """Every time it takes place, in order."""
        return (self.period, *self.repeats)

    @property
    def last(self) -> Period:
        return self.times[-1]

    @property
    def undated(self) -> bool:
        """Whether it is postponed and nobody knows until when: then `period` is the time that does not hold."""
        return self.status == "postponed" and self.previously is None

    def after(self, period: Period) -> tuple[Period, ...]:
        """The times after one of its own."""
        return self.times[self.times.index(period) + 1 :]

    def next(self, now: datetime) -> Period | None:
        """The time it takes place now or next; None when all is over."""
        for period in self.times:
            if not period.over(now):
                return period
        return None
