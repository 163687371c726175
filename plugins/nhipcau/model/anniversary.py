"""An anniversary: the day it counts from, and what is said of its years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nhipcau.model.pieces import Edition, Piece, Strip, StripAround

AnniversaryKind = Literal["event", "organisation", "relation"]
"""What is commemorated: a day in history, the founding of an organisation, relations between two sides."""


LATE, NEW_YEAR = 10, 6
"""The last lunar month that never reaches into the next solar year; a month by which each lunar year has begun."""
Roundness = Literal["", "round", "five", "other"]


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Vietnamese lunar calendar; `leap` says that the month is the leap one."""

    day: int
    month: int
    leap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryEdition(Edition):
    """An anniversary in one language."""

    phrase: str = ""
    """What follows "70th anniversary of"; the title where a language needs no change. Of an organisation, its name;
    of relations, the two sides ("Vietnam–Cuba")."""
    names: tuple[str, ...] = ()
    """Other names that writers use for it, by which a count of its years is known in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary(Piece[AnniversaryEdition]):
    """A day that comes again each year, or each year of the moon."""

    founded: date | None
    """The day commemorated; None where no such day of the solar calendar is known."""
    since: int | None = None
    """The year that it counts from, where that is all that is known besides its `month` or its lunar day."""
    month: int | None = None
    kind: AnniversaryKind = "event"
    lunar: LunarDay | None = None
    days: tuple[date, ...] = ()
    """For a lunar anniversary: its solar dates in all years that reading covers, ascending. A day of the last two lunar
    months comes twice in some solar years, and in others not at all."""
    topics: tuple[str, ...] = ()
    strip: Strip | StripAround | None = None

    @property
    def year(self) -> int | None:
        """The year that it counts from; None where nobody knows it."""
        return self.founded.year if self.founded else self.since

    def days_in(self, year: int) -> tuple[date, ...]:
        """Its days in that year after the one it counts from; none in a lunar year out of reach."""
        if self.lunar:
            return tuple(day for day in self.days if day.year == year and (self.count(day) or 1) > 0)
        if self.founded is None or year <= self.founded.year:
            return ()
        try:
            return (self.founded.replace(year=year),)
        except ValueError:  # 29 February is kept on the 28th of a common year
            return (self.founded.replace(year=year, day=28),)

    def on(self, year: int) -> date | None:
        """The first of its days in that year, or in the year of founding that day itself; None where there is none."""
        if self.founded and year == self.founded.year:
            return self.founded
        return next(iter(self.days_in(year)), None)

    def count(self, when: int | date) -> int | None:
        """How many years it is in that year, or on that day; None where the year of founding is unknown.

        A day of the last two lunar months that falls into the new solar year still belongs to the old lunar one.
        """
        if self.year is None:
            return None
        if isinstance(when, int):
            return when - self.year
        late = self.lunar is not None and self.lunar.month > LATE and when.month < NEW_YEAR
        return when.year - late - self.year

    def roundness(self, when: int | date) -> Roundness:
        """What kind of year it is; "" where nobody counts, and in the year of founding and before.

        Decrees 145/2013/NĐ-CP (commemorations) and 111/2018/NĐ-CP (founding, traditional and awareness days) go by
        the last figure of the count: 0 makes a "năm tròn", 5 a "năm lẻ 5", any other a "năm khác". In English a năm
        tròn is a round-number anniversary; "even-numbered" (from "năm chẵn", which people say for it) would be any
        count that divides by two.
        """
        count = self.count(when)
        if count is None or count < 1:
            return ""
        return "round" if count % 10 == 0 else "five" if count % 5 == 0 else "other"

    def next(self, today: date) -> date | None:
        """Its next day, today included; None where the calendar ends."""
        days = (day for year in range(today.year, today.year + 3) for day in self.days_in(year))
        return next((day for day in days if day >= today), None)
