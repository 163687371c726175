"""A translation memory: what the pairs of the whole site say, and which of it is like a segment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from nhipcau.rules.pairs import Pair
from nhipcau.rules.sameness import words_of

LEAST = 60
"""Of a hundred: what is less alike helps nobody."""
MOST = 3
LOOKED_AT = 40
"""How many of those that share the rarest words are compared word by word."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was said before of something alike, of a hundred; `drafted` where a machine says it."""

    source: str
    target: str
    alike: int
    drafted: bool = False


class Memory:
    """Pairs of one language and another, in either direction, found by words."""

    def __init__(self, pairs: Iterable[Pair], source: str, lang: str) -> None:
        found = (
            (pair.side(source), pair.side(lang))
            for pair in pairs
            if {pair.source, pair.lang} == {source, lang} and not pair.unsure and not pair.whole
        )
        self._said = tuple(dict.fromkeys(each for each in found if all(each)))
        self._words = [words_of(said) for said, _ in self._said]
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in dict.fromkeys(words):
                self._having[word].append(number)

    def matches(self, said: str, most: int = MOST) -> tuple[Match, ...]:
        """What was said of the like, the likest first."""
        words = words_of(said)
        shared: Counter[int] = Counter()
        for word in dict.fromkeys(words):
            having = self._having.get(word, ())
            weight = round(100 * log(1 + len(self._said) / max(len(having), 1)))
            shared.update(dict.fromkeys(having, weight))
        near = sorted(shared, key=lambda number: (-shared[number], number))[:LOOKED_AT]
        found = (Match(*self._said[number], _alike(words, self._words[number])) for number in near)
        kept = sorted((each for each in found if each.alike >= LEAST), key=lambda each: -each.alike)
        return tuple(kept[:most])


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return int(100 * SequenceMatcher(None, one, other, autojunk=False).ratio())
