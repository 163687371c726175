"""What two people made of one text, joined block by block; where both changed one, both are shown and chosen from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from nhipcau.editing.cutting import CutText, TextBlock
from nhipcau.editing.front_matter import Unwritable, values, with_field
from nhipcau.reading.source import Raw

MINE, THEIRS, BOTH = "mine", "theirs", "both"
FRONT = "front matter"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both changed: what stood there, and what each made of it. `field` is "" in the body."""

    field: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Both texts in one, and the conflicts, in their order; where there are any that nobody chose in, the text has
    theirs there."""

    sheet: CutText
    conflicts: tuple[Conflict, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Hunk:
    """Blocks of the base from `start` to `end` that one of the two replaced by others."""

    start: int
    end: int
    blocks: tuple[str, ...]


class Choices:
    """What is chosen in each conflict, in their order: "mine", "theirs" or "both"."""

    def __init__(self, said: Sequence[str]) -> None:
        self._said = list(said)
        self.met: list[Conflict] = []
        self.open = False

    def choose(self, conflict: Conflict) -> str:
        self.met.append(conflict)
        at = len(self.met) - 1
        if at < len(self._said):
            return self._said[at]
        self.open = True
        return THEIRS


def merged(base: CutText, mine: CutText, theirs: CutText, choices: Sequence[str] = ()) -> Merged:
    """`mine` and `theirs`, both made of `base`, as one text, which is laid out as theirs."""
    if mine.text == base.text or mine.text == theirs.text:
        return Merged(theirs, ())
    if theirs.text == base.text:
        return Merged(mine, ())
    chosen = Choices(choices)
    sheet = _fronts(base, mine, theirs, chosen)
    found = tuple(_bodies(base, mine, theirs, chosen))
    return Merged(replace(sheet, blocks=found), tuple(chosen.met), chosen.open)


def _fronts(base: CutText, mine: CutText, theirs: CutText, chosen: Choices) -> CutText:
    heads = [(each.opening, each.front, each.closing) for each in (base, mine, theirs)]
    if heads[1] in (heads[0], heads[2]):
        return theirs
    whole = replace(theirs, opening=mine.opening, front=mine.front, closing=mine.closing)
    if heads[2] == heads[0]:
        return whole
    try:
        return _by_field(base, mine, theirs, chosen)
    except Unwritable:
        conflict = Conflict(FRONT, base.front, mine.front, theirs.front)
        return whole if chosen.choose(conflict) == MINE else theirs


def _by_field(base: CutText, mine: CutText, theirs: CutText, chosen: Choices) -> CutText:
    """Their front matter with my fields in it. Unwritable where I changed more than fields: comments, their order."""
    before, here, there = (values(each.front) for each in (base, mine, theirs))
    changed = [name for name in {**before, **here} if here.get(name, "") != before.get(name, "")]
    again = base
    for name in changed:
        again = with_field(again, name, here.get(name, ""), list(here))
    if again.front != mine.front:
        raise Unwritable(FRONT)
    sheet = theirs
    for name in changed:
        wanted = here.get(name, "")
        if there.get(name, "") not in (before.get(name, ""), wanted):
            told = [_told(each, name) for each in (before, here, there)]
            if chosen.choose(Conflict(name, *told)) == THEIRS:
                continue
        sheet = with_field(sheet, name, wanted, list(here))
    return sheet


def _told(fields: Mapping[str, Raw], name: str) -> str:
    raw = fields.get(name, "")
    if isinstance(raw, list):
        return ", ".join(each if isinstance(each, str) else str(each) for each in raw)
    return raw if isinstance(raw, str) else str(raw)


def _bodies(base: CutText, mine: CutText, theirs: CutText, chosen: Choices) -> Iterator[TextBlock]:
    newline = theirs.newline
    gaps = _gaps(theirs) | _gaps(mine)
    sources = list(_joined(_sources(base), _sources(mine), _sources(theirs), chosen))
    for number, source in enumerate(sources):
        if number + 1 < len(sources):
            gap = gaps.get((source, sources[number + 1]), newline * 2)
            yield TextBlock(source, gap if "\n" in gap else newline * 2)
        else:
            yield TextBlock(source, theirs.blocks[-1].after if theirs.blocks else newline)


def _sources(sheet: CutText) -> tuple[str, ...]:
    return tuple(block.source for block in sheet.blocks)


def _gaps(sheet: CutText) -> dict[tuple[str, str], str]:
    """What parts two blocks that stand one below the other."""
    return {
        (above.source, below.source): above.after
        for above, below in zip(sheet.blocks, sheet.blocks[1:], strict=False)
    }


def _joined(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...], chosen: Choices
) -> Iterator[str]:
    at = 0
    for start, end, ours, others in _groups(hunks(base, mine), hunks(base, theirs)):
        yield from base[at:start]
        yield from _resolved(base, start, end, ours, others, chosen)
        at = end
    yield from base[at:]


def hunks(base: Sequence[str], other: Sequence[str]) -> list[Hunk]:
    """What `other` replaced in the base, block for block where it replaced as many as it took."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    found = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        if end - start == last - first:
            found += [Hunk(start + n, start + n + 1, (other[first + n],)) for n in range(end - start)]
        else:
            found.append(Hunk(start, end, tuple(other[first:last])))
    return found


Group = tuple[int, int, list[Hunk], list[Hunk]]


def _groups(mine: list[Hunk], theirs: list[Hunk]) -> Iterator[Group]:
    """Hunks of both that lie over the same blocks, together. Those that only touch are apart."""
    tagged = sorted(
        [(hunk.start, hunk.end, 1, hunk) for hunk in mine]
        + [(hunk.start, hunk.end, 0, hunk) for hunk in theirs],
        key=lambda each: each[:3],
    )
    group: list[tuple[int, Hunk]] = []
    start = end = 0
    for first, last, side, hunk in tagged:
        if group and not (first < end or (first == start and last == end == first)):
            yield _sides(start, end, group)
            group = []
        if not group:
            start, end = first, last
        group.append((side, hunk))
        end = max(end, last)
    if group:
        yield _sides(start, end, group)


def _sides(start: int, end: int, group: list[tuple[int, Hunk]]) -> Group:
    return (
        start,
        end,
        [hunk for side, hunk in group if side == 1],
        [hunk for side, hunk in group if side == 0],
    )


def _resolved(
    base: tuple[str, ...], start: int, end: int, mine: list[Hunk], theirs: list[Hunk], chosen: Choices
) -> Iterator[str]:
    here, there = _applied(base, start, end, mine), _applied(base, start, end, theirs)
    if not theirs or here == there:
        yield from here
    elif not mine:
        yield from there
    elif start == end:
        yield from (*there, *here)  # both put something in at one place: that is no contradiction
    else:
        shown = ["\n\n".join(each) for each in (base[start:end], here, there)]
        choice = chosen.choose(Conflict("", *shown))
        yield from {MINE: here, THEIRS: there, BOTH: (*there, *here)}.get(choice, there)


def _applied(base: tuple[str, ...], start: int, end: int, hunks: list[Hunk]) -> tuple[str, ...]:
    out: list[str] = []
    at = start
    for hunk in hunks:
        out += [*base[at : hunk.start], *hunk.blocks]
        at = hunk.end
    return (*out, *base[at:end])
