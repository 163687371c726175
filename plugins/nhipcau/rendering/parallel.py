"""Two editions of a body as rows, each of which holds what says the same in both languages.

The HTML is taken apart as it is stored, before links and photos are filled in. Which parts belong together is said by
`plugins/nhipcau/model/alignment.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Protocol

from markupsafe import Markup

from nhipcau.model import Block, Edition, Figure, Link, align
from nhipcau.rendering import bodies

KINDS = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ul", "ol", "dl"), "list"),
    **dict.fromkeys(("article", "details", "div", "figure"), "box"),
    "blockquote": "quotation",
    "hr": "rule",
    "p": "paragraph",
    "pre": "code",
    "table": "table",
}
"""The kind of an element that stands by itself. Words and other elements, in a row, count as a paragraph."""
VOID = frozenset(("br", "hr", "img", "wbr"))
PHOTO = re.compile("<p>\ue000(\\d+)\ue001</p>")
GALLERY = re.compile("<p>(\ue000\\d+\ue001(?:\\s|<br>)*)+</p>")
MARK = re.compile("\ue000\\d+\ue001")
TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
NAME = re.compile(r'(?<= id=")|(?<= href="#)|(?<= aria-labelledby=")')


class Column(Protocol):
    """What a column is made of: an edition, and the links that answer the references of its body."""

    @property
    def edition(self) -> Edition: ...
    @property
    def links(self) -> tuple[Link, ...]: ...


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """HTML beside HTML, either of which may be empty; or, with no cells, one photo as each side tells of it."""

    cells: tuple[Markup, ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """An outermost element of a body: its HTML, and as what it is aligned."""

    html: str
    block: Block


def rows(
    sides: Sequence[Column],
    html: Callable[[str], str],
    drawing: Callable[[str], bodies.Draw],
    kinds: Callable[[str], Mapping[str, str]] = lambda lang: bodies.NONE,
    playing: Callable[[str], bodies.Play | None] = lambda lang: None,
) -> Iterator[ParallelRow]:
    """The bodies of two sides; `html` gives the stored HTML of a body by its digest, `drawing` what draws the photos
    of a language, `kinds` the headings of its notes, `playing` what draws its films and sound.

    Every id, and every link to one, begins with its side's language, so that no two on a page are the same.
    """
    left, right = (parts(html(side.edition.body.digest), side.edition.body.figures) for side in sides)
    for bead in align([part.block for part in left], [part.block for part in right]):
        pair = ([left[number] for number in bead.left], [right[number] for number in bead.right])
        if all(pair) and pair[0][0].block.kind == "figure":
            yield ParallelRow(
                (), tuple(_figure(each[0], side) for each, side in zip(pair, sides, strict=True))
            )
        else:
            yield ParallelRow(
                tuple(
                    _cell(
                        each,
                        side,
                        drawing(side.edition.lang),
                        kinds(side.edition.lang),
                        playing(side.edition.lang),
                    )
                    for each, side in zip(pair, sides, strict=True)
                )
            )


@lru_cache(maxsize=16)
def parts(html: str, figures: tuple[Figure, ...]) -> tuple[Part, ...]:
    """The outermost elements of a stored body, in order; of photos in one paragraph, each by itself.

    Kept for a while, since a story's page in each language asks for the same.
    """
    found = Splitter(html).found
    ends = (*(start for start, _, _ in found), len(html))[1:]
    return tuple(
        part
        for (start, kind, length), end in zip(found, ends, strict=True)
        for part in _parted(html[start:end].strip(), Block(kind, length), figures)
    )


def _parted(html: str, block: Block, figures: Sequence[Figure]) -> Iterator[Part]:
    if not GALLERY.fullmatch(html):
        yield Part(html, block)
        return
    for mark in MARK.findall(html):
        yield Part(f"<p>{mark}</p>", Block("figure", key=figures[int(mark[1:-1])].photo.name))


def _figure(part: Part, side: Column) -> Figure:
    photo = PHOTO.fullmatch(part.html)
    assert photo
    return bodies.filled(side.edition.body.figures[int(photo[1])], side.links, side.edition.lang)


def _cell(
    found: Sequence[Part],
    side: Column,
    draw: bodies.Draw,
    kinds: Mapping[str, str],
    play: bodies.Play | None,
) -> Markup:
    html = TAG.sub(
        lambda tag: NAME.sub(f"{side.edition.lang}:", tag[0]), "\n".join(part.html for part in found)
    )
    body, lang = side.edition.body, side.edition.lang
    return bodies.body(html, side.links, body.figures, draw, lang, None, kinds, body.recordings, play)


class Splitter(HTMLParser):
    """Where the outermost elements of clean HTML begin, of which kind they are, and how many characters they say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, int]] = []
        self._depth = 0
        self._loose = False
        self._lines = [0, *(newline.end() for newline in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._depth:
            self._begin("notes" if ("class", "footnote") in attrs else KINDS.get(tag, ""))
        self._depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in VOID

    def handle_data(self, data: str) -> None:
        if not self._depth and data.strip():
            self._begin("")
        if self.found:
            start, kind, length = self.found[-1]
            self.found[-1] = (start, kind, length + len(data.strip()))

    def _begin(self, kind: str) -> None:
        line, column = self.getpos()
        if kind or not self._loose:
            self.found.append((self._lines[line - 1] + column, kind or "paragraph", 0))
        self._loose = not kind
