"""A text between two markups: blocks, and runs of words with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from nhipcau.convert.values import Embed, Film, Picture

BLANKS = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_LONE_NBSP = re.compile(r"(?<=\d)\u00a0(?=\w)|(?<=[\w»])\u00a0(?=[»?!:;%])|(?<=«)\u00a0(?=\w)")
"""Where a blank that does not break is meant, as French and numbers have it; all others come from editors."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where words lead, and the title of the link."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the same marks. `words` "\\n" is a line break; `note` the number of a footnote, which has no words."""

    words: str
    marks: frozenset[str] = frozenset()
    link: Target | None = None
    note: int = 0

    @property
    def is_break(self) -> bool:
        return self.words == "\n"

    def like(self, other: Run) -> bool:
        return (
            (self.marks, self.link) == (other.marks, other.link)
            and not (self.note or other.note)
            and not (self.is_break or other.is_break)
        )


Runs: TypeAlias = tuple[Run, ...]
BREAK = Run("\n")
CODE = frozenset(("code",))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`look` says how it stood on the page: "centre", "right", "caption", or ""."""

    runs: Runs
    look: str = ""

    @property
    def words(self) -> str:
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    runs: Runs
    ident: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the first number, or 0 for bullets. `loose`: with an empty line between the items."""

    start: int
    items: tuple[tuple[Block, ...], ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class PipeTable:
    """Rows of cells, the first being the heads; `alignments` has "left", "right", "center" or "" for each column."""

    rows: tuple[tuple[Runs, ...], ...]
    alignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with what they mean: (terms, meanings), …"""

    entries: tuple[tuple[tuple[Runs, ...], tuple[tuple[Block, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Code:
    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class WordItem:
    """A paragraph that Word shows as an item of a list: its level from 1, and the number before it, 0 for a bullet."""

    level: int
    start: int
    blocks: tuple[Block, ...]


Shown: TypeAlias = Picture | Film | Embed
"""What no line can hold."""
Block: TypeAlias = (
    "Paragraph | Heading | Quote | Listing | WordItem | PipeTable | Terms | Code | Divider | Shown"
)


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs with single blanks, none at the ends or beside a break, and neighbours with the same marks joined."""
    joined: list[Run] = []
    for run in _blanks_like_neighbours([one for one in runs if one.words or one.note or one.link]):
        if joined and run.like(joined[-1]):
            joined[-1] = replace(joined[-1], words=joined[-1].words + run.words)
        else:
            joined.append(run)
    return tuple(_single_blanks(joined))


def _blanks_like_neighbours(runs: Sequence[Run]) -> Iterator[Run]:
    """A blank between two bold words is bold, so that the two are one; any other is plain."""
    for place, run in enumerate(runs):
        if run.is_break or run.words.strip() or run.note or not run.words:
            yield run
            continue
        before, after = runs[place - 1] if place else None, _next_words(runs, place)
        if before and after:
            link = before.link if before.link == after.link else None
            yield Run(run.words, before.marks & after.marks, link)
        else:
            yield Run(run.words)


def _next_words(runs: Sequence[Run], place: int) -> Run | None:
    return next((run for run in runs[place + 1 : place + 9] if run.words.strip() or run.note), None)


def _single_blanks(runs: list[Run]) -> Iterator[Run]:
    clean = [run if run.is_break else _with(run, _spaced(run.words)) for run in runs]
    while clean and (clean[-1].is_break or not (clean[-1].words.strip() or clean[-1].note or clean[-1].link)):
        clean.pop()
    open_end = False
    for place, run in enumerate(clean):
        if run.is_break:
            if open_end:
                yield run
            open_end = False
            continue
        words = run.words if open_end else run.words.lstrip(" ")
        if place + 1 == len(clean) or clean[place + 1].is_break:
            words = words.rstrip(" ")
        if words or run.note or run.link:
            yield _with(run, words)
            open_end = not words.endswith(" ")


def _with(run: Run, words: str) -> Run:
    return run if words == run.words else replace(run, words=words)


def _spaced(words: str) -> str:
    if "\u00a0" in words:
        words = _LONE_NBSP.sub("\ue000", words).replace("\u00a0", " ").replace("\ue000", "\u00a0")
    return BLANKS.sub(" ", words)


def spread(block: Block) -> Runs:
    """All that a block says, as one line with breaks."""
    if isinstance(block, Paragraph | Heading):
        return block.runs
    if isinstance(block, Code):
        return tuple(_broken([(Run(line, CODE),) for line in block.words.split("\n") if line.strip()]))
    return tuple(_broken(map(spread, _inside(block))))


def shown(block: Block) -> Iterator[Shown]:
    """The pictures, films and embeds in a block."""
    if isinstance(block, Picture | Film | Embed):
        yield block
    else:
        for one in _inside(block):
            yield from shown(one)


def _inside(block: Block) -> Iterator[Block]:
    if isinstance(block, Quote | WordItem):
        yield from block.blocks
    elif isinstance(block, Listing):
        for item in block.items:
            yield from item
    elif isinstance(block, PipeTable):
        for row in block.rows:
            yield Paragraph(tuple(one for cell in row for one in (*cell, Run(" "))))
    elif isinstance(block, Terms):
        for terms, meanings in block.entries:
            yield from map(Paragraph, terms)
            for meaning in meanings:
                yield from meaning


def _broken(parts: Iterable[Runs]) -> Iterator[Run]:
    for place, part in enumerate(parts):
        if place:
            yield BREAK
        yield from part


def paragraphs(runs: Iterable[Run]) -> Iterator[Runs]:
    """The paragraphs of a stretch of runs: two breaks or more part them."""
    part: list[Run] = []
    breaks = 0
    for run in runs:
        breaks = breaks + 1 if run.is_break else breaks if not run.words.strip() and not run.note else 0
        part.append(run)
        if breaks == 2:
            yield tidy(part)
            part = []
    yield tidy(part)
