"""An event: the times it takes place, where, and what happens then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from nhipcau.model.pieces import Edition, Piece, Strip, StripAround


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """What happens at some time of an event."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEdition(Edition):
    """An event in one language."""

    place: str = ""
    address: str = ""
    programme: tuple[ProgrammeItem, ...] = ()
    access: str = ""
    """How to get in, and what there is for those who do not walk, see or hear well."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, in the zone of where it takes place: its days are those that people there have.

    Of an all-day period only the dates count, and `end` is its last day.
    """

    start: datetime
    end: datetime
    all_day: bool
    vague: Literal["", "month", "year"] = ""
    """Where no day is fixed yet: that it is some time within the month or year that it fills."""

    def over(self, now: datetime) -> bool:
        """Whether it has ended: of whole days with the last midnight, else at the very moment of its end.

        Where a start is told and no end, it is on until its day is over: nobody said that it is shorter.
        """
        if self.all_day or self.end == self.start:
            return self.end.date() < now.astimezone(self.end.tzinfo).date()
        return self.end <= now

    def on(self, now: datetime) -> bool:
        """Whether it has begun and has not ended."""
        return not self.vague and self.start <= now and not self.over(now)

    def days_in(self, zone: tzinfo) -> tuple[date, date]:
        """Its first and its last day by the clocks of a zone. Whole days are the same everywhere."""
        if self.all_day:
            return self.first_day, self.last_day
        there = Period(self.start.astimezone(zone), self.end.astimezone(zone), False)
        return there.first_day, there.last_day

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day that it takes; what ends at midnight ends on the day before."""
        if self.all_day or self.end.time() != time() or self.end == self.start:
            return self.end.date()
        return max(self.start.date(), self.end.date() - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when something may be done: to the instant where a time of day is told, else to the end of that day."""

    at: datetime
    timed: bool

    @property
    def ends(self) -> datetime:
        """The first instant at which it is too late."""
        return self.at if self.timed else self.at + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moved:
    """One time of a series that takes place at another than its rule gives: the start by the rule, and when it is."""

    start: datetime
    period: Period


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Piece[EventEdition]):
    """Something that takes place, once or again and again."""

    period: Period
    """The first time it takes place."""
    repeats: tuple[Period, ...] = ()
    """Every later time that its recurrence gives, up to a horizon that reading sets, those moved where they now are,
    and the extra ones."""
    recurrence: str = ""
    """Its rule (RFC 5545, RRULE), UNTIL by the clock of its place."""
    exceptions: tuple[datetime, ...] = ()
    """Starts that the rule gives, on which it does not take place."""
    moved: tuple[Moved, ...] = ()
    extra: tuple[datetime, ...] = ()
    """Starts that the rule does not give, on which it takes place as well."""
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
    register_by: Deadline | None = None
    capacity: int = 0
    """How many may take part; 0 where nobody says."""
    fee: int | None = None
    """What it costs to take part, in đồng; None where nobody says."""
    spoken: tuple[str, ...] = ()
    """The codes of the languages that it is held in."""
    strip: Strip | StripAround | None = None
    announced: datetime | None = None
    """When the public was first told of it; None where nobody says."""
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

    @property
    def ends(self) -> date | None:
        """The last day of a series whose rule has an end; None where it goes on."""
        return self.last.first_day if "UNTIL=" in self.recurrence or "COUNT=" in self.recurrence else None

    @property
    def ruled(self) -> bool:
        """Whether its rule alone says when it takes place again."""
        return bool(self.recurrence) and not self.extra

    def registration_open(self, now: datetime) -> bool:
        """Whether one may register: there is where, it is not called off, and it is not too late."""
        late = bool(self.register_by and self.register_by.ends <= now) or not self.next(now)
        return bool(self.register) and self.status != "cancelled" and not late

    def after(self, period: Period) -> tuple[Period, ...]:
        """The times after one of its own."""
        return self.times[self.times.index(period) + 1 :]

    def next(self, now: datetime) -> Period | None:
        """The time it takes place now or next; None when all is over."""
        for period in self.times:
            if not period.over(now):
                return period
        return None
