"""A fact in a paragraph: a number, a day, a time, the number of a document; where it stands and what it is worth."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

NUMBER, DATE, TIME, DOCUMENT = "number", "date", "time", "document"
LINK, PHOTO = "link", "photo"
HALF_A_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
class ToldDay:
    """As much of a day as is told; `weekday` counts from Monday, 0."""

    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int | None = None

    def fits(self, other: ToldDay) -> bool:
        """Whether both can be the same day, and share something that is told."""
        mine, theirs = (self.day, self.month, self.year), (other.day, other.month, other.year)
        both = [(one, two) for one, two in zip(mine, theirs, strict=True) if one and two]
        return bool(both) and all(one == two for one, two in both) and not (self.day and not other.day)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `group` is what another must share to stand in its place: the unit of a number, the parts of a day.

    One that is not `sure` only answers to one of the other language ("one", "yesterday"), and is never missed.
    `bound` is 1 for "over 300", -1 for "nearly 300". `value` is a Decimal, a ToldDay, minutes after
    midnight, or a name.
    """

    kind: str
    value: Decimal | ToldDay | int | str
    start: int
    end: int
    words: str
    group: str = ""
    sure: bool = True
    bound: int = 0

    dated: bool = False
    """Of a number: whether it may be the day of a month, as in "the 10th"."""

    def answered(self, others: Collection[Fact]) -> bool:
        """Whether the other language tells the same, in one fact or, as "the 10th day of the third month", in two."""
        return any(self._says(other) for other in others) or self._in_parts(others)

    def _says(self, other: Fact) -> bool:
        if self.kind == TIME or other.kind == TIME:
            return not {*_clock(self)}.isdisjoint(_clock(other))
        mine, theirs = self.value, other.value
        if isinstance(mine, ToldDay):
            return mine.fits(theirs) if isinstance(theirs, ToldDay) else other._of(mine)
        return self._of(theirs) if isinstance(theirs, ToldDay) else mine == theirs

    def _of(self, day: ToldDay) -> bool:
        """Whether a number tells all that is told of a day, or the day of its month."""
        if self.kind != NUMBER or not self.sure:
            return False
        return self.value == day.year if not day.month else self.dated and self.value == day.day

    def _in_parts(self, others: Collection[Fact]) -> bool:
        day = self.value
        if not isinstance(day, ToldDay) or not day.day:
            return False
        numbers = [other for other in others if other.kind == NUMBER]
        return any(each.dated and each.value == day.day for each in numbers) and any(
            each.value == day.month for each in numbers
        )


def _clock(fact: Fact) -> tuple[int, ...]:
    """The minutes of half a day that a fact may be told as; "19 giờ" may be how long it takes."""
    if fact.kind == TIME and isinstance(fact.value, int):
        return (fact.value % HALF_A_DAY,)
    if fact.kind == NUMBER and isinstance(fact.value, Decimal) and fact.value in range(25):
        return (int(fact.value) * 60 % HALF_A_DAY,)
    return ()
