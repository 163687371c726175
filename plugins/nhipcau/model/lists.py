"""Lists that a new story leaves alone: pages numbered from the oldest, the newest at the list's own address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list, newest first.

    `number` counts from 1 at the oldest; 0 is the list's own address, which shows the newest. `older` and `newer`
    are the numbers of the pages beside it, None at the ends.
    """

    number: int
    items: tuple[T, ...]
    older: int | None
    newer: int | None


def sheets(items: Sequence[T], size: int) -> Iterator[Sheet[T]]:
    """Cut `items` (oldest first) into sheets of `size`.

    A sheet gets its number only when it is full and `size` newer items stand before it, so the list's own address
    holds between `size` and twice `size` less one, nothing is shown twice, and a numbered sheet never changes
    again but for the link to its newer neighbour.
    """
    full = max(0, len(items) // size - 1)
    yield Sheet(0, tuple(reversed(items[full * size :])), full or None, None)
    for number in range(full, 0, -1):
        chunk = items[(number - 1) * size : number * size]
        newer = 0 if number == full else number + 1
        yield Sheet(number, tuple(reversed(chunk)), number - 1 or None, newer)
