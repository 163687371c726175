"""Two languages of a piece beside each other: paragraph by paragraph, how the translation stands to its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhipcau.desk.comparing import word_changes
from nhipcau.editing.confirming import stand
from nhipcau.editing.cutting import cut
from nhipcau.rules import Editions, Prose, Text
from nhipcau.rules.standing import CONFIRMED, NEW, STALE, ParagraphStanding, named, said

MISSING, ADDED, DRAFTED = "missing", "added", "drafted"
"""Of a row: no translation of it is there; no source is; it is as a machine wrote it. Else the state of a paragraph."""


@dataclass(frozen=True, slots=True)
class BesideParagraph:
    """A paragraph: its name, its words on one line, and its field or else its block in the editor."""

    name: str
    words: str
    field: str
    block: int


@dataclass(frozen=True, slots=True)
class BesideRow:
    """Paragraphs that say the same. Of one that is stale, `changes` are the words of its source that came and went."""

    source: tuple[BesideParagraph, ...]
    translation: tuple[BesideParagraph, ...]
    state: str
    changes: tuple[tuple[str, str], ...] = ()


def rows(source: Text, translation: Text, words: tuple[str, str]) -> Iterator[BesideRow]:
    """The rows of both texts; `words` are their files as they are."""
    standing = {id(each.paragraph): each for each in stand(source, translation)}
    if standing and next(iter(standing.values())).text is source:  # which was made from the other
        standing = {id(each.paragraph): each for each in stand(translation, source)} | standing
    shown = {
        id(each): one
        for text, file in zip((source, translation), words, strict=True)
        for each, one in _paragraphs(text, file)
    }
    for left, right in Editions(source, translation).whole:
        sides = [tuple(shown[id(each)] for each in side if said((each,))) for side in (left, right)]
        if any(sides):
            found = [standing[id(each)] for each in (*right, *left) if id(each) in standing]
            yield BesideRow(sides[0], sides[1], *_state(sides, found))


def _paragraphs(text: Text, words: str) -> Iterator[tuple[Prose, BesideParagraph]]:
    sheet = cut(words)
    starts = [sheet.line_of(number) for number in range(len(sheet.blocks))]
    for name, each in named(text):
        line = text.line(each.at)
        block = (
            -1 if each.field else max((at for at, start in enumerate(starts) if start <= line), default=-1)
        )
        yield each, BesideParagraph(name, said((each,)), each.field, block)


def _state(
    sides: Sequence[tuple[BesideParagraph, ...]], found: Sequence[ParagraphStanding]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    stale = [each for each in found if each.state == STALE]
    if stale:
        return STALE, tuple(word_changes(stale[0].before, said(stale[0].now)))
    if not all(sides):
        return (ADDED if sides[1] else MISSING), ()
    if any(each.drafted for each in found):
        return DRAFTED, ()
    return (CONFIRMED if found and all(each.state == CONFIRMED for each in found) else NEW), ()
