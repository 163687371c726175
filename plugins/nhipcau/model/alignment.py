"""Parallel texts: which blocks of one edition say what which blocks of another say.

After William A. Gale and Kenneth W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19 (1993), 75-102: what translates a long passage is long. Dynamic programming finds the likeliest row of
*beads*, each of one or two blocks beside one or two, or of one beside nothing. Beyond the paper, blocks have kinds: a
heading translates a heading, a photo is the same photo, and so they hold the paragraphs between them in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erfc, inf, log, sqrt

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


Cells = dict[tuple[int, int], tuple[float, tuple[int, int]]]
"""The cheapest way to align so many blocks with so many: its price, and the move that ends it."""


def align(left: Sequence[Block], right: Sequence[Block]) -> tuple[Bead, ...]:
    """The likeliest beads. Every block is in exactly one, and on each side they follow the order of the text.

    Only what has a key may leave its place: where both sides have it, it stands once. Whichever side is given first,
    the beads are the same, mirrored.
    """
    if tuple(right) < tuple(left):
        return tuple(Bead(bead.right, bead.left) for bead in align(right, left))
    end = (len(left), len(right))
    tables = [_table(left, right, ratio) for ratio in _ratios(left, right)]
    beads = tuple(_beads(min(tables, key=lambda table: table[end][0]), end))[::-1]
    return tuple(_reunited(beads, left, right))


def _ratios(left: Sequence[Block], right: Sequence[Block]) -> tuple[float, ...]:
    """How many characters of the right side one of the left becomes.

    The whole texts say it, unless one of them leaves much out: then about one, if both have an alphabet.
    """
    lengths = [sum(block.length for block in side) for side in (left, right)]
    return (1.0, lengths[1] / lengths[0]) if all(lengths) else (1.0,)


def _table(left: Sequence[Block], right: Sequence[Block], ratio: float) -> Cells:
    best: Cells = {(0, 0): (0.0, (0, 0))}
    for i, j in ((i, j) for i in range(len(left) + 1) for j in range(len(right) + 1) if i or j):
        best[i, j] = (inf, (1, 1))
        for (taken, given), price in MOVES:
            before = best.get((i - taken, j - given))
            # The lengths are looked at only where they can still matter.
            if before and before[0] + price < best[i, j][0]:
                price += before[0] + _price(left[i - taken : i], right[j - given : j], ratio)
                best[i, j] = min(best[i, j], (price, (taken, given)), key=lambda cell: cell[0])
    return best


def _beads(best: Cells, end: tuple[int, int]) -> Iterator[Bead]:
    """The beads of the cheapest way, from the last to the first."""
    i, j = end
    while i or j:
        taken, given = best[i, j][1]
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


def _price(left: Sequence[Block], right: Sequence[Block], ratio: float) -> float:
    """-log of how likely it is that blocks of such kinds and lengths say the same."""
    kinds = {block.kind for block in (*left, *right)}
    if not left or not right:
        return 0.0
    if not kinds <= FLOWING and not _same(left, right):
        return inf
    scale = sqrt(ratio)
    lengths = (sum(block.length for block in left) * scale, sum(block.length for block in right) / scale)
    return _surprise(*lengths) + RECAST * (len(kinds) - 1)


def _same(left: Sequence[Block], right: Sequence[Block]) -> bool:
    return [(each.kind, each.key) for each in left] == [(each.kind, each.key) for each in right] and len(
        left
    ) == 1


def _surprise(one: float, other: float) -> float:
    """-log of the chance that a passage and its translation differ in length by so much or more."""
    if one == other:
        return 0.0
    deviation = abs(one - other) / sqrt(VARIANCE * (one + other) / 2)
    chance = erfc(deviation / sqrt(2))
    return min(-log(chance), IMPOSSIBLE) if chance else IMPOSSIBLE
