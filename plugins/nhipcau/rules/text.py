"""A text as rules see it: its words, paragraph by paragraph, each letter where it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from nhipcau.model import Problem, Wording
from nhipcau.model.alignment import Block, align
from nhipcau.rules.pairs import Pair

WORDED = ("title", "standfirst", "summary", "cover_caption")
"""The fields of a front matter that are words."""
FENCE = re.compile(r"^[ \t]*(```|~~~)")
KINDS = (
    (re.compile(r"[ \t]*#{1,6}\s"), "heading"),
    (re.compile(r"[ \t]*!\[[^\]]*\]\(([^)\s]+)[^)]*\)\s*(?:\{:?[^}]*\})?\s*$"), "figure"),
    (re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])\s"), "list"),
    (re.compile(r"[ \t]*>"), "quotation"),
    (re.compile(r"[ \t]*\|"), "table"),
)
TITLED = re.compile(r"\]\(\S+\s+[\"“]([^\"”]*)[\"”]\s*\)")
"""What stands under a photo."""
MARKED = "#!-*+>|0123456789"
"""With what a line begins that is more than words."""
SILENT = re.compile(
    r"(`+)[^`]*\1"  # code
    r"|<!--.*?-->|</?[A-Za-z][^>]*>"
    r"|(?<=\])\((?:[^()]|\([^()]*\))*\)"  # where a link leads
    r"|\{:?[^}\n]*\}|\[\^[^\]\n]*\]:?"
    r"|(?:https?://|www\.)\S+"
    r"|^[ \t]*(?:#{1,6}|[-*+]|\d{1,3}[.)]|>)(?=\s)",
    re.S | re.M,
)
MARKS = re.compile(r"[*_\[\]]")


class Written(Protocol):
    """A field of a front matter as its writer wrote it; `line` counts from 1."""

    @property
    def name(self) -> str: ...
    @property
    def raw(self) -> object: ...
    @property
    def line(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, heading, list, … of a body, which begins at that letter of it; or a field's words.

    `words` are as long as the source, letter by letter: where the source has what no reader reads, they have spaces.
    """

    kind: str
    source: str
    words: str
    at: int = 0
    field: str = ""
    line: int = 0
    """Of a field."""

    @property
    def block(self) -> Block:
        if self.kind == "figure":
            found = KINDS[1][0].match(self.source)
            return Block("figure", key=found[1] if found else "")
        return Block(self.kind, len(" ".join(self.words.split())))


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An event that a piece is about: its titles by language, and the days on which it takes place or was to, each time
    by its first and last."""

    key: str
    names: Wording
    days: tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class Text:
    """One language of a piece, as rules and checks get it: what stands in its file, read and normalised to NFC.

    `kind` and `key` say of which piece ("story", "2024-10-10-x"), `file` is its path in the project. `fields` are
    those of the front matter as written, each with its line; `body` is the Markdown, which begins on line `body_line`.
    `day` is that of the piece: a story's date, an event's first day; None where it has none.
    """

    kind: str
    key: str
    lang: str
    file: str
    fields: tuple[Written, ...]
    body: str
    body_line: int
    day: date | None = None
    pairs: tuple[Pair, ...] = ()
    """What of the piece somebody confirmed to say the same in two languages."""
    schedule: tuple[Scheduled, ...] = ()
    """The events that the piece is about, for the rules that know more than its folder."""

    def field(self, name: str) -> Written | None:
        """The field of that name; None where the file does not have it."""
        return next((field for field in self.fields if field.name == name), None)

    def line(self, at: int) -> int:
        """The line of the file on which that character of the body stands."""
        return self.body_line + self.body.count("\n", 0, at)

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of that character of the body, each from 1."""
        return self.line(at), at - self.body.rfind("\n", 0, at)

    @cached_property
    def paragraphs(self) -> tuple[Prose, ...]:
        """The fields that are words, and then the paragraphs of the body, in their order."""
        return (*self._worded(), *_paragraphs(self.body))

    @cached_property
    def told(self) -> tuple[Prose, ...]:
        """The paragraphs of the body."""
        return tuple(each for each in self.paragraphs if not each.field)

    def _worded(self) -> Iterator[Prose]:
        for field in self.fields:
            if field.name in WORDED and isinstance(field.raw, str):
                yield Prose("field", field.raw, _worded(field.raw), 0, field.name, field.line)

    def problem(
        self,
        make: Callable[..., Problem],
        paragraph: Prose,
        span: tuple[int, int],
        *said: str,
        **values: object,
    ) -> Problem:
        """A problem of those letters of a paragraph; `said` are its sentence and its hint."""
        if paragraph.field:
            return make(self.file, paragraph.line, paragraph.field, *said, **values)
        (line, column), end = self.place(paragraph.at + span[0]), self.place(paragraph.at + span[1])
        return replace(make(self.file, line, "", *said, column=column, **values), end=end)


@dataclass(frozen=True)
class Editions:
    """Two languages of a piece, the main one first."""

    first: Text
    second: Text

    @cached_property
    def beads(self) -> tuple[tuple[tuple[Prose, ...], tuple[Prose, ...]], ...]:
        """The paragraphs that say the same, and the fields of one name; what stands beside nothing is left out."""
        return (*self._fields(), *self._bodies())

    @cached_property
    def whole(self) -> tuple[tuple[tuple[Prose, ...], tuple[Prose, ...]], ...]:
        """The same, and what stands beside nothing."""
        fields = [
            {each.field: each for each in text.paragraphs if each.field} for text in (self.first, self.second)
        ]
        named = dict.fromkeys((*fields[0], *fields[1]))
        worded = (tuple((side[name],) if name in side else () for side in fields) for name in named)
        return (*((left, right) for left, right in worded), *self._aligned())

    def _aligned(self) -> Iterator[tuple[tuple[Prose, ...], tuple[Prose, ...]]]:
        left, right = self.first.told, self.second.told
        for bead in align([each.block for each in left], [each.block for each in right]):
            yield tuple(left[at] for at in bead.left), tuple(right[at] for at in bead.right)

    def _fields(self) -> Iterator[tuple[tuple[Prose, ...], tuple[Prose, ...]]]:
        there = {each.field: each for each in self.second.paragraphs if each.field}
        for each in self.first.paragraphs:
            if each.field in there and each.field:
                yield (each,), (there[each.field],)

    def _bodies(self) -> Iterator[tuple[tuple[Prose, ...], tuple[Prose, ...]]]:
        yield from ((left, right) for left, right in self._aligned() if left and right)


def _paragraphs(body: str) -> Iterator[Prose]:
    """The blocks of Markdown between empty lines; of lists, all that follow each other; code is none."""
    start, kind, fenced, at = 0, "", False, 0
    for line in [*body.splitlines(keepends=True), "\n"]:
        if FENCE.match(line):
            fenced = not fenced
        blank, here = not line.strip(), _kind(line)
        parted = blank or fenced or (kind and here in ("heading", "figure")) or kind in ("heading", "figure")
        if kind and parted:
            yield _paragraph(kind, body[start:at], start)
            kind = ""
        if not blank and not fenced and not FENCE.match(line) and not kind:
            start, kind = at, here
        at += len(line)


def _kind(line: str) -> str:
    if line.lstrip()[:1] not in MARKED:
        return "paragraph"
    return next((kind for form, kind in KINDS if form.match(line)), "paragraph")


def _paragraph(kind: str, source: str, at: int) -> Prose:
    return Prose(kind, source, _worded(source), at)


def _worded(source: str) -> str:
    return MARKS.sub(" ", SILENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source))
