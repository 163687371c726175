"""An anniversary: the day it counts from, and what is said of its years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nhipcau.model.pieces import Edition, Piece, Strip, StripAround

AnniversaryKind = Literal["event", "organisation", "relation"]
"""What is commemorated: a day in history, the founding of an organisation, relations between two sides."""


Roundness = Literal["", "round", "five", "other"]


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Vietnamese lunar calendar; `leap` says that the month is the leap one."""

    day: int
    month: int
    leap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryEdition(Edition):
    phrase: str = ""
    """What follows "70th anniversary of"; the title where a language needs no change. Of an organisation, its name;
    of relations, the two sides ("Vietnam–Cuba")."""
    names: tuple[str, ...] = ()
    """Other names that writers use for it, by which a count of its years is known in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary(Piece[AnniversaryEdition]):
    founded: date | None
    """The day commemorated; None for a lunar day of unknown year."""
    kind: AnniversaryKind = "event"
    lunar: LunarDay | None = None
    days: tuple[date, ...] = ()
    """For a lunar anniversary: its solar date in each year that reading covers, ascending."""
    topics: tuple[str, ...] = ()
    strip: Strip | StripAround | None = None

    def on(self, year: int) -> date | None:
        """Its day in that year; None where it has none (a lunar year out of reach, or before it was founded)."""
        if self.lunar:
            return next((day for day in self.days if day.year == year), None)
        if self.founded is None or year < self.founded.year:
            return None
        try:
            return self.founded.replace(year=year)
        except ValueError:  # 29 February is kept on the 28th of a common year
            return self.founded.replace(year=year, day=28)

    def count(self, year: int) -> int | None:
        """How many years it is in that year; None where the year of founding is unknown."""
        return year - self.founded.year if self.founded else None

    def roundness(self, year: int) -> Roundness:
        """What kind of year it is; "" where nobody counts, and in the year of founding and before.

        Decrees 145/2013/NĐ-CP (commemorations) and 111/2018/NĐ-CP (founding, traditional and awareness days) go by
        the last figure of the count: 0 makes a "năm tròn", 5 a "năm lẻ 5", any other a "năm khác". In English a năm
        tròn is a round-number anniversary; "even-numbered" (from "năm chẵn", which people say for it) would be any
        count that divides by two.
        """
        count = self.count(year)
        if count is None or count < 1:
            return ""
        return "round" if count % 10 == 0 else "five" if count % 5 == 0 else "other"

    def next(self, today: date) -> date | None:
        """Its next day, today included; None where the calendar ends."""
        days = (self.on(year) for year in (today.year, today.year + 1))
        return next((day for day in days if day and day >= today and self.count(day.year) != 0), None)
