"""How the paragraphs of a translation stand: as they were confirmed, older than what they were made from, or new.

Pure functions over the texts of a piece and the pairs that are remembered of it; the rule `stale`, the commands, the
pages and the desk ask them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from nhipcau.languages.normalise import normalise
from nhipcau.rules.finding_again import FoundAgain, found_again
from nhipcau.rules.pairs import DRAFTED, Pair
from nhipcau.rules.sameness import BREAK, Sentence, sentences, told
from nhipcau.rules.text import TITLED, Editions, Prose, Text

CONFIRMED, STALE, REWRITTEN, NEW = "confirmed", "stale", "rewritten", "unconfirmed"
"""Somebody confirmed it as it stands; its source has changed since; its translation has; nobody confirmed it."""


@dataclass(frozen=True, slots=True)
class ParagraphStanding:
    """How a paragraph stands to the other language. Of one that is stale: what its source said when it was confirmed,
    and which paragraphs say it now."""

    text: Text
    paragraph: Prose
    name: str
    """Of the paragraph: its field, or its number in the body from 1."""
    state: str
    before: str = ""
    now: tuple[Prose, ...] = ()
    drafted: bool = False
    """Whether it is as a machine wrote it."""

    @property
    def facts_changed(self) -> bool:
        """Whether a number, a day, a document, a name in its source is another than it was."""
        lang = next(pair for pair in self.text.pairs if pair.side(self.text.lang)).other(self.text.lang)
        before = {fact for each in sentences(self.before) for fact in told(each.said, lang)}
        return before != {fact for each in sentences(said(self.now)) for fact in told(each.said, lang)}


@dataclass(frozen=True)
class RememberedSide:
    """One text, and what the pairs remember of it."""

    text: Text
    pairs: tuple[Pair, ...]

    @cached_property
    def now(self) -> tuple[tuple[Sentence, int], ...]:
        """Its sentences, each with the number of its paragraph."""
        found = enumerate(self.text.paragraphs)
        return tuple((each, at) for at, paragraph in found for each in sentences(said((paragraph,))))

    @cached_property
    def before(self) -> tuple[tuple[Sentence, int], ...]:
        """Its sentences of the pairs, each with the number of its pair."""
        found = enumerate(pair.side(self.text.lang) for pair in self.pairs)
        return tuple((each, at) for at, words in found for each in sentences(words))

    @cached_property
    def found(self) -> FoundAgain:
        before, now = [each for each, _ in self.before], [each for each, _ in self.now]
        return found_again(before, now, self.text.lang)

    @cached_property
    def broken(self) -> frozenset[int]:
        """The pairs of which it no longer has all."""
        return frozenset(pair for at, (_, pair) in enumerate(self.before) if self.found.gone(at))

    def pairs_of(self, paragraph: int) -> Iterator[frozenset[int]]:
        """For each sentence of a paragraph the pairs that it is in."""
        for at, (_, number) in enumerate(self.now):
            if number == paragraph:
                yield frozenset(self.before[old][1] for old in self.found.of_now.get(at, ()))

    def with_part_of(self, pair: int) -> tuple[Prose, ...]:
        """The paragraphs that have a sentence of a pair."""
        numbers = {
            number
            for at, (_, number) in enumerate(self.now)
            if any(self.before[old][1] == pair for old in self.found.of_now.get(at, ()))
        }
        return tuple(self.text.paragraphs[number] for number in sorted(numbers))


def said(paragraphs: Iterable[Prose]) -> str:
    """The words of paragraphs on one line, as they are remembered."""
    return f" {BREAK} ".join(filter(None, map(_said, paragraphs)))


def _said(paragraph: Prose) -> str:
    words = paragraph.words
    if paragraph.kind == "figure" and (found := TITLED.search(paragraph.source)):
        words = f"{words}\n{found[1]}"
    if paragraph.kind in ("list", "table", "figure"):
        words = f" {BREAK} ".join(filter(str.strip, words.split("\n")))
    return " ".join(normalise(words).split())


def confirmed(source: Text, translation: Text, only: Sequence[str] = ()) -> tuple[Pair, ...]:
    """The pairs of a translation that somebody confirms as it stands; `only` are names of paragraphs of it, where it is
    those alone."""
    names = {id(paragraph): name for name, paragraph in named(translation)}
    found = (
        Pair(source.lang, translation.lang, said(left), said(right))
        for left, right in Editions(source, translation).whole
        if not only or any(names[id(each)] in only for each in right)
    )
    return tuple(pair for pair in found if pair.said or pair.translation)


def named(text: Text) -> Iterator[tuple[str, Prose]]:
    """Every paragraph with its name: a field's, or its number in the body."""
    number = 0
    for paragraph in text.paragraphs:
        number += not paragraph.field
        yield paragraph.field or str(number), paragraph


def renewed(known: Iterable[Pair], fresh: Iterable[Pair], texts: Sequence[Text]) -> tuple[Pair, ...]:
    """The pairs after some were confirmed: those, and of the others what a text that they are of still has."""
    fresh = tuple(fresh)
    sure = {replace(pair, unsure="") for pair in fresh}
    rest = tuple(pair for pair in known if not pair.unsure or replace(pair, unsure="") not in sure)
    left = {
        at
        for text in texts
        for mine in [[at for at, pair in enumerate(rest) if text.lang in (pair.source, pair.lang)]]
        for side in [RememberedSide(text, tuple(rest[at] for at in mine))]
        for number, at in enumerate(mine)
        if number not in side.broken
    }
    return tuple(dict.fromkeys((*fresh, *(rest[at] for at in sorted(left)))))


def standings(first: Text, second: Text) -> tuple[ParagraphStanding, ...]:
    """How each paragraph of two texts of a piece stands to the other text; nothing where nothing is remembered."""
    langs = {first.lang, second.lang}
    pairs = tuple(pair for pair in first.pairs if {pair.source, pair.lang} == langs)
    if not pairs:
        return ()
    sides = RememberedSide(first, pairs), RememberedSide(second, pairs)
    beads = Editions(first, second).whole
    beside = {id(each): right for left, right in beads for each in left}
    beside |= {id(each): left for left, right in beads for each in right}
    return (*_of(sides[0], sides[1], beside), *_of(sides[1], sides[0], beside))


def _sound(
    side: RememberedSide, paragraph: Prose, name: str, of_sentences: Sequence[frozenset[int]]
) -> ParagraphStanding:
    """How a paragraph stands of which all is as it was when it was written down."""
    told = [{side.pairs[pair].unsure for pair in pairs} for pairs in of_sentences]
    if all("" in each for each in told):
        return ParagraphStanding(side.text, paragraph, name, CONFIRMED)
    drafted = side.pairs[0].lang == side.text.lang and any(each == {DRAFTED} for each in told)
    return ParagraphStanding(side.text, paragraph, name, NEW, drafted=drafted)


def _of(
    side: RememberedSide, other: RememberedSide, beside: dict[int, tuple[Prose, ...]]
) -> Iterator[ParagraphStanding]:
    sound = frozenset(range(len(side.pairs))) - side.broken - other.broken
    for number, (name, paragraph) in enumerate(named(side.text)):
        of_sentences = list(side.pairs_of(number))
        unsure = [pairs for pairs in of_sentences if not pairs & sound]
        if not of_sentences:
            continue
        if not unsure:
            yield _sound(side, paragraph, name, [pairs & sound for pairs in of_sentences])
            continue
        left = sorted({pair for pairs in unsure for pair in pairs} - side.broken)
        stale = [pair for pair in left if side.pairs[pair].source == other.text.lang]
        if not left:
            yield ParagraphStanding(side.text, paragraph, name, NEW)
        elif not stale:
            yield ParagraphStanding(side.text, paragraph, name, REWRITTEN)
        else:
            before = side.pairs[stale[0]].side(other.text.lang)
            now = other.with_part_of(stale[0]) or beside.get(id(paragraph), ())
            yield ParagraphStanding(side.text, paragraph, name, STALE, before, now)
