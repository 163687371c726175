"""The segments of a piece: its paragraphs and the fields that are words, in two languages, as they stand beside each
other; each block of the body as the desk cuts it, which keeps the bytes of all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from nhipcau.editing.cutting import CutText, cut
from nhipcau.editing.front_matter import values
from nhipcau.languages import normalise
from nhipcau.model.alignment import Block, align
from nhipcau.rules import Text
from nhipcau.rules.pairs import MADE, Pair
from nhipcau.rules.standing import CONFIRMED, NEW, STALE, said, standings
from nhipcau.rules.text import WORDED, Prose
from nhipcau.translating.inline import has_words

FIELDS = (*WORDED, "cover_alt")
UNTRANSLATED = "untranslated"
ABSENT = "0"


@dataclass(frozen=True, slots=True)
class Segment:
    """What is translated by itself. `name` is a field's, or the paragraph's number in the source's body; `here` and
    `there` are the blocks that it is in the source and in its translation, by their numbers; `state` as of paragraphs,
    or UNTRANSLATED."""

    name: str
    source: str
    target: str
    here: tuple[int, ...] = ()
    there: tuple[int, ...] = ()
    state: str = UNTRANSLATED

    @property
    def field(self) -> str:
        return "" if self.here else self.name

    @property
    def ident(self) -> str:
        """Its name, with a mark of what its translation says: it tells whether somebody changed that since."""
        return f"{self.field or f'p{self.name}'}-{mark(self.target)}"

    @property
    def named(self) -> str:
        """What it is called in an exchange, whatever its translation says."""
        return self.ident.rpartition("-")[0]


def plain(words: str) -> str:
    """Words without what a translator's program may do to them."""
    return normalise(words.replace("\r\n", "\n")).strip()


def mark(target: str) -> str:
    """A short mark of a translation."""
    return blake2b(plain(target).encode("utf-8", "replace"), digest_size=4).hexdigest() if target else ABSENT


def paragraphs(source: str) -> tuple[Prose, ...]:
    """The paragraphs of some blocks."""
    return Text("", "", "", "", (), normalise(source), 1).told


def pair(segment: Segment, langs: tuple[str, str], translation: str, unsure: str = MADE) -> Pair | None:
    """What is remembered of a segment that was translated; None where nothing is: the words beside a cover."""
    if segment.field and segment.field not in WORDED:
        return None
    here, there = (_said(segment.field, words) for words in (segment.source, translation))
    return Pair(*langs, here, there, unsure) if here and there else None


def _said(field: str, words: str) -> str:
    if not field:
        return said(paragraphs(words))
    return said(Text("", "", "", "", (_Told(field, words),), "", 1).paragraphs)


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    raw: str
    line: int = 1


def segments(source: str, target: str, texts: Sequence[Text]) -> tuple[Segment, ...]:
    """The segments of a source and its translation, "" where there is none yet, in the order of the source. `texts` are
    both as rules have them, which know what was confirmed. Raises Unwritable where a front matter is no YAML."""
    here, there = cut(source), cut(target)
    states = _states(texts)
    told = [*_fields(here, there), *_bodies(here, there)]
    return tuple(
        Segment(*each[:3], *each[3:], _state(each[0] if not each[3] else "", each[2], states))
        for each in told
    )


Found = tuple[str, str, str, tuple[int, ...], tuple[int, ...]]


def _fields(here: CutText, there: CutText) -> Iterator[Found]:
    source, target = values(here.front), values(there.front)
    for name in FIELDS:
        said_here, said_there = source.get(name, ""), target.get(name, "")
        if isinstance(said_here, str) and isinstance(said_there, str) and has_words(said_here):
            yield name, said_here, said_there, (), ()


def _bodies(here: CutText, there: CutText) -> Iterator[Found]:
    left, right = ([block.source for block in sheet.blocks] for sheet in (here, there))
    beads = align([_block(each) for each in left], [_block(each) for each in right])
    numbers = {at: n for n, at in enumerate((at for at, each in enumerate(left) if paragraphs(each)), 1)}
    for bead in beads:
        words = _joined(left, bead.left), _joined(right, bead.right)
        if bead.left and has_words(words[0]) and any(at in numbers for at in bead.left):
            name = str(next(numbers[at] for at in bead.left if at in numbers))
            yield name, *words, bead.left, bead.right


def _joined(blocks: Sequence[str], numbers: Sequence[int]) -> str:
    return "\n\n".join(blocks[at].replace("\r\n", "\n") for at in numbers)


def _block(source: str) -> Block:
    found = paragraphs(source)
    if not found:
        return Block("code", key=source)
    first = found[0].block
    return first if first.key else Block(first.kind, sum(each.block.length for each in found))


def _states(texts: Sequence[Text]) -> Mapping[str, str]:
    """How each paragraph of the translation stands, by what it says."""
    if len(texts) < 2:
        return {}
    translation = texts[1]
    return {
        said((each.paragraph,)): each.state
        for each in standings(*texts)
        if each.text.lang == translation.lang
    }


def _state(field: str, target: str, states: Mapping[str, str]) -> str:
    if not target:
        return UNTRANSLATED
    found = (_said(field, target),) if field else tuple(said((each,)) for each in paragraphs(target))
    told = {states.get(each, NEW) for each in found}
    return next((state for state in (STALE, NEW) if state in told), CONFIRMED if told == {CONFIRMED} else NEW)
