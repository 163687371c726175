"""Which sentences of earlier a text still has: moved, split and joined as they may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhipcau.rules.sameness import SLIP, Sentence, alike

LONGEST_RUN = 6
"""How many pieces a sentence is looked for in."""
Run = tuple[int, ...]
"""Sentences that follow each other, by their numbers."""


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """For each sentence of now, by its number, those of before that it is; what is in none has come, or has gone."""

    of_now: dict[int, frozenset[int]]
    before: frozenset[int]

    def gone(self, number: int) -> bool:
        """Whether the text no longer has that sentence of before."""
        return number not in self.before


def found_again(before: Sequence[Sentence], now: Sequence[Sentence], lang: str) -> FoundAgain:
    """Which sentence is which. What has the same words is the same wherever it stands; of the rest, neighbours are
    joined, since who splits a paragraph may cut a sentence."""
    places: dict[tuple[str, ...], set[int]] = {}
    for number, each in enumerate(before):
        places.setdefault(each.words, set()).add(number)
    of_now = {at: frozenset(places[each.words]) for at, each in enumerate(now) if each.words in places}
    known = {number for numbers in of_now.values() for number in numbers}
    lost = [number for number in range(len(before)) if number not in known]
    new = [at for at in range(len(now)) if at not in of_now]
    for old, here in _candidates(_Pieces(before, lost), _Pieces(now, new)):
        taken = known.intersection(old) or any(at in of_now for at in here)
        if not taken and alike(_joined(before, old), _joined(now, here), lang):
            known.update(old)
            of_now.update((at, frozenset(old)) for at in here)
    return FoundAgain(of_now, frozenset(known))


class _Pieces:
    """Some sentences of a text, one by one and in runs, by how many letters they have."""

    def __init__(self, texts: Sequence[Sentence], numbers: list[int]) -> None:
        self.sizes = {number: sum(map(len, texts[number].words)) for number in numbers}
        self.ones: dict[int, list[Run]] = {}
        self.runs: dict[int, list[Run]] = {}
        for number in numbers:
            self.ones.setdefault(self.sizes[number], []).append((number,))
        for run in _runs(numbers):
            self.runs.setdefault(sum(self.sizes[each] for each in run), []).append(run)


def _candidates(before: _Pieces, now: _Pieces) -> Iterator[tuple[Run, Run]]:
    """One of before and one of now, then one and several, then several and one, of about the same length."""
    for pieces in (now.ones, now.runs):
        yield from (((old,), run) for old, size in before.sizes.items() for run in _near(pieces, size))
    yield from ((run, (at,)) for at, size in now.sizes.items() for run in _near(before.runs, size))


def _near(pieces: dict[int, list[Run]], size: int) -> Iterator[Run]:
    for letters in range(size - SLIP, size + SLIP + 1):
        yield from pieces.get(letters, ())


def _runs(numbers: list[int]) -> Iterator[Run]:
    """Two and more that follow each other."""
    there = set(numbers)
    for first in numbers:
        for length in range(2, LONGEST_RUN + 1):
            run = tuple(range(first, first + length))
            if not there.issuperset(run):
                break
            yield run


def _joined(texts: Sequence[Sentence], numbers: Run) -> str:
    return " ".join(texts[number].said for number in numbers)
