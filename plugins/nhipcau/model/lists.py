"""Lists that a new story leaves alone: pages numbered from the oldest, the newest at the list's own address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Dated(Protocol):
    """What a list has its pages of: each thing belongs to a year."""

    @property
    def year(self) -> int: ...


T = TypeVar("T", bound=Dated)

BESIDE = 2
"""Numbered pages that are told before the present one."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list, newest first.

    `number` counts from 1 at the oldest; 0 is the list's own address, which shows the newest. `older` and `newer`
    are the numbers of the pages beside it, None at the ends. `years` are those that this page and all older ones have,
    the newest first, each with the number of the page on which it begins when the list is read downwards.
    """

    number: int
    items: tuple[T, ...]
    older: int | None
    newer: int | None
    years: tuple[tuple[int, int], ...] = ()

    @property
    def near(self) -> tuple[int, ...]:
        """The numbers of the pages that are told of on it, the newest first: its own, those beside it, both ends.

        A page that is full tells of one newer page only, besides the newest, so that it changes but once more.
        """
        first = [0, *([self.newer] if self.newer else []), *([self.number] if self.number else [])]
        older = self.older or 0
        left_out = older - BESIDE - 1  # between those beside it and the oldest; a single one is told as well
        lowest = 1 if left_out <= 1 else older - BESIDE + 1
        return (*first, *range(older, lowest - 1, -1), *([1] if lowest > 1 else []))


def numbered(count: int, size: int) -> int:
    """How many numbered pages a list of so many has, besides its own address."""
    return max(0, count // size - 1)


def sheets(items: Sequence[T], size: int) -> Iterator[Sheet[T]]:
    """Cut `items` (oldest first) into sheets of `size`.

    A sheet gets its number only when it is full and `size` newer items stand before it, so the list's own address
    holds between `size` and twice `size` less one, nothing is shown twice, and a numbered sheet never changes
    again but for the link to its newer neighbour.
    """
    full = numbered(len(items), size)
    chunks = [items[number * size : (number + 1) * size] for number in range(full)]
    years = [*_years([*chunks, items[full * size :]])]
    yield Sheet(0, tuple(reversed(items[full * size :])), full or None, None, years[full])
    for number in range(full, 0, -1):
        newer = 0 if number == full else number + 1
        yield Sheet(number, tuple(reversed(chunks[number - 1])), number - 1 or None, newer, years[number - 1])


def _years(chunks: Sequence[Sequence[T]]) -> Iterator[tuple[tuple[int, int], ...]]:
    """For each chunk, the oldest first, the years that are told of on it; the last is the newest page."""
    begun: dict[int, int] = {}
    for number, chunk in enumerate(chunks, start=1):
        begun |= dict.fromkeys({item.year for item in chunk}, number if number < len(chunks) else 0)
        yield tuple((year, begun[year]) for year in sorted(begun, reverse=True))
