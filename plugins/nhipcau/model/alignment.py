"""Parallel texts: which blocks of one edition say what which blocks of another say.

After William A. Gale and Kenneth W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19 (1993), 75-102: what translates a long passage is long. Dynamic programming finds the likeliest row of
*beads*, each of one or two blocks beside one or two, or of one beside nothing. Beyond the paper, blocks have kinds: a
heading translates a heading, a photo is the same photo, and so they hold the paragraphs between them in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import erfc, inf, log, sqrt
from typing import NamedTuple

FLOWING = frozenset(("paragraph", "quotation", "list"))
"""Kinds that a translator may cut, join, or turn into one another."""
MOVES = (((1, 1), 0.0), ((1, 2), 2.3), ((2, 1), 2.3), ((2, 2), 4.4), ((1, 0), 4.5), ((0, 1), 4.5))
"""How many blocks a bead takes from each side, and its price: -log of how often that is so for each time that one
stands beside one (the paper's table 5). It is all the price of a block left out: in a newspaper a long paragraph is cut
as soon as a short one, though in the paper's minutes of parliament it was not."""
VARIANCE = 6.8
"""Of the length of a translation, for each character of the original (the paper's section 3.2)."""
IMPOSSIBLE = 25.0
"""The price of lengths that have nothing to do with each other."""
RECAST = 4.5
"""The price of a quotation that became a paragraph: as rare as a block left out."""


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A paragraph, heading, figure, … of a text.

    `length` is in characters, 0 where only the kind counts; `key` names what is the same in every language, such as a
    photo, and is "" for words.
    """

    kind: str
    length: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bead:
    """Blocks that stand beside each other, by their numbers. Either side may be empty, not both."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def align(left: Sequence[Block], right: Sequence[Block]) -> tuple[Bead, ...]:
    """The likeliest beads. Every block is in exactly one, and on each side they follow the order of the text.

    Only what has a key may leave its place: where both sides have it, it stands once. Whichever side is given first,
    the beads are the same, mirrored.
    """
    one, other = tuple(left), tuple(right)
    if other < one:
        return tuple(Bead(bead.right, bead.left) for bead in _aligned(other, one))
    return _aligned(one, other)


@lru_cache(maxsize=16)
def _aligned(left: tuple[Block, ...], right: tuple[Block, ...]) -> tuple[Bead, ...]:
    """Kept for a while, since a story's page in each language asks for the same."""
    tables = [_table(left, right, ratio) for ratio in _ratios(left, right)]
    moves = min(tables, key=lambda table: table[0])[1]
    return tuple(_reunited(tuple(_beads(moves))[::-1], left, right))


def _ratios(left: Sequence[Block], right: Sequence[Block]) -> tuple[float, ...]:
    """How many characters of the right side one of the left becomes.

    The whole texts say it, unless one of them leaves much out: then about one, if both have an alphabet.
    """
    lengths = [sum(block.length for block in side) for side in (left, right)]
    return (1.0, lengths[1] / lengths[0]) if all(lengths) else (1.0,)


def _table(
    left: Sequence[Block], right: Sequence[Block], ratio: float
) -> tuple[float, list[list[tuple[int, int]]]]:
    """The price of the cheapest way to align all blocks, and for each number of blocks on either side the move that
    ends the cheapest way to align so many."""
    lefts, rights = _passages(left, sqrt(ratio)), _passages(right, 1 / sqrt(ratio))
    best = [[inf] * (len(right) + 1) for _ in range(len(left) + 1)]
    ends = [[(1, 1)] * (len(right) + 1) for _ in range(len(left) + 1)]
    best[0][0] = 0.0
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            cheapest = best[i][j]
            for move, price in MOVES:
                taken, given = move
                if taken > i or given > j:
                    continue
                price += best[i - taken][j - given]
                # The lengths are looked at only where they can still matter.
                if price < cheapest:
                    if taken and given:
                        price += _price(lefts[taken][i], rights[given][j])
                    if price < cheapest:
                        cheapest, ends[i][j] = price, move
            best[i][j] = cheapest
    return best[-1][-1], ends


def _beads(ends: list[list[tuple[int, int]]]) -> Iterator[Bead]:
    """The beads of the cheapest way, from the last to the first."""
    i, j = len(ends) - 1, len(ends[0]) - 1
    while i or j:
        taken, given = ends[i][j]
        yield Bead(tuple(range(i - taken, i)), tuple(range(j - given, j)))
        i, j = i - taken, j - given


def _reunited(beads: Sequence[Bead], left: Sequence[Block], right: Sequence[Block]) -> Iterator[Bead]:
    """The beads, but a photo that the two texts show at different places stands once, at the first of them."""
    alone = [bead for bead in beads if not (bead.left and bead.right)]
    here = {left[bead.left[0]].key: bead for bead in alone if bead.left}
    there = {right[bead.right[0]].key: bead for bead in alone if bead.right}
    pairs = [(here[key], there[key]) for key in here if key and key in there]
    whole = {min(pair, key=beads.index): Bead(pair[0].left, pair[1].right) for pair in pairs}
    moved = {max(pair, key=beads.index) for pair in pairs}
    return (whole.get(bead, bead) for bead in beads if bead not in moved)


class Passage(NamedTuple):
    """One block, or two that follow each other: their kinds, where all of them flow; what it is, where it is one that
    does not; and how long, both sides in one measure."""

    kinds: frozenset[str]
    fixed: Block | None
    length: float


def _passages(blocks: Sequence[Block], scale: float) -> tuple[Sequence[Passage], ...]:
    """The passages of no, of one and of two blocks, each by the number of the block after it."""
    ones = [_passage(blocks[max(at - 1, 0) : at], scale) for at in range(len(blocks) + 1)]
    return (), ones, [_passage(blocks[max(at - 2, 0) : at], scale) for at in range(len(blocks) + 1)]


def _passage(blocks: Sequence[Block], scale: float) -> Passage:
    kinds = frozenset(block.kind for block in blocks)
    length = sum(block.length for block in blocks) * scale
    if kinds <= FLOWING:
        return Passage(kinds, None, length)
    only = blocks[0] if len(blocks) == 1 else None
    return Passage(frozenset(), only and Block(only.kind, 0, only.key), length)


def _price(left: Passage, right: Passage) -> float:
    """-log of how likely it is that passages of such kinds and lengths say the same."""
    if not (left.kinds and right.kinds):
        same = left.fixed is not None and left.fixed == right.fixed
        return _surprise(left.length, right.length) if same else inf
    between = _surprise(left.length, right.length)
    return (
        between
        if left.kinds == right.kinds and len(left.kinds) == 1
        else (between + RECAST * (len(left.kinds | right.kinds) - 1))
    )


def _surprise(one: float, other: float) -> float:
    """-log of the chance that a passage and its translation differ in length by so much or more."""
    if one == other:
        return 0.0
    deviation = abs(one - other) / sqrt(VARIANCE * (one + other) / 2)
    chance = erfc(deviation / sqrt(2))
    return min(-log(chance), IMPOSSIBLE) if chance else IMPOSSIBLE
