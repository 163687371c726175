"""Tables: those that say something become tables, those that only lay a page out fall apart into what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import TypeAlias

from nhipcau.convert.parts import Block, Paragraph, PipeTable, Runs
from nhipcau.convert.tree import Node, parts
from nhipcau.convert.values import Picture

Flow: TypeAlias = Callable[[Iterable[Node]], tuple[Block, ...]]
Line: TypeAlias = Callable[[Node], tuple[Runs, list[Block]]]
_ROWS = frozenset(("caption", "thead", "tbody", "tfoot", "tr", "td", "th"))
_CELLS = frozenset(("td", "th"))
COLUMNS = 60
"""The most columns that a table has; no screen shows more."""
_ALIGNED = re.compile(r"(?:\balign-|text-align:)(left|right|center)")
_COMPLEX = frozenset(
    ("table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "iframe", "hr")
)
LONG_CELL = 60
"""Words. A cell with more, in paragraphs, is a column of the page."""
CAPTION = 300
"""Characters. A longer text below a picture is a paragraph."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table with their cells; `heads` of them stand at its top as such; and the caption, if any."""

    rows: tuple[tuple[Node, ...], ...]
    heads: int
    caption: Node | None

    @property
    def cells(self) -> Iterator[Node]:
        return chain.from_iterable(self.rows)

    @property
    def width(self) -> int:
        return max((sum(_span(cell, "colspan") for cell in row) for row in self.rows), default=0)


def grid(table: Node) -> Grid:
    """The cells of a table; what stands in it outside of any cell is a cell of its own, so that nothing is lost."""
    rows: list[tuple[Node, ...]] = []
    heads, caption = 0, None
    for part in parts(table, _ROWS, "td"):
        if part.tag == "caption":
            caption = part
        elif part.tag in ("thead", "tbody", "tfoot"):
            inner = grid(part)
            heads += len(inner.rows) if part.tag == "thead" else 0
            rows += inner.rows
        else:
            rows.append(tuple(parts(part, _CELLS, "td")) if part.tag == "tr" else (part,))
    return Grid(tuple(row for row in rows if row), heads, caption)


def table(node: Node, flow: Flow, line: Line) -> tuple[Block, ...]:
    """What a `<table>` is: a table with what belongs around it, or what lay in the cells of a page's layout."""
    found = grid(node)
    before = flow([found.caption]) if found.caption else ()
    if _is_layout(node, found):
        return (*before, *_laid_out(found, flow))
    if found.heads == 0 and len(found.rows) > 2 and len(found.rows[0]) == 1 < found.width:
        before = (*before, *flow(found.rows[0]))
        found = replace(found, rows=found.rows[1:])
    made, rest = _table(found, line)
    return (*before, made, *rest)


def _is_layout(node: Node, found: Grid) -> bool:
    if node.get("role") == "presentation" or found.width < 2 or len(found.rows) < 2:
        return not (found.heads and found.width > 1)
    heads = any(cell.tag == "th" for cell in found.cells)
    return not heads and any(map(_is_column, found.cells))


def _is_column(cell: Node) -> bool:
    """Whether a cell is a part of a page rather than a value: it has pictures, lists, headings, or long paragraphs."""
    inside = [node for node in cell.nodes() if node is not cell]
    parts = sum(node.tag in ("p", "div") and bool(node.words()) for node in inside[:200])
    return (
        any(node.tag in _COMPLEX for node in inside)
        or (any(node.tag == "img" for node in inside))
        or (parts > 1 and len(cell.words().split()) > LONG_CELL)
    )


def _laid_out(found: Grid, flow: Flow) -> Iterator[Block]:
    """What the cells hold, in reading order: by columns where a row of pictures has a row of captions below it."""
    if len(found.rows) == 2 and found.width > 1 and all(map(_has_picture, found.rows[0])):
        pairs = zip_longest(*found.rows)
        cells = [cell for pair in pairs for cell in pair if cell]
    else:
        cells = list(found.cells)
    shown = False
    for cell in cells:
        for block in flow([cell]):
            if shown and isinstance(block, Paragraph) and not block.look and len(block.words) <= CAPTION:
                block = replace(block, look="caption")
            shown = isinstance(block, Picture)
            yield block


def _has_picture(cell: Node) -> bool:
    return any(node.tag == "img" for node in cell.nodes())


def _table(found: Grid, line: Line) -> tuple[PipeTable, list[Block]]:
    rest: list[Block] = []
    rows = []
    for cells in _squared(found):
        row = []
        for cell in cells:
            runs, more = line(cell) if cell else ((), [])
            row.append(runs)
            rest += more
        rows.append(tuple(row))
    columns = len(rows[0])
    if not (found.heads or all(map(_is_head, found.rows[0], rows[0]))):
        rows.insert(0, ((),) * columns)
    aligned = tuple(_alignment(found, column) for column in range(columns))
    rows[0] = tuple(map(_plain, rows[0]))
    return PipeTable(tuple(rows), aligned), rest


def _squared(found: Grid) -> list[list[Node | None]]:
    """The rows with as many cells each: a cell that goes over several columns or rows stands in its first."""
    width = min(found.width, COLUMNS)
    below: dict[int, int] = {}
    rows = []
    for cells in found.rows:
        row: list[Node | None] = []
        for cell in cells:
            while below.get(len(row), 0) > 0:
                below[len(row)] -= 1
                row.append(None)
            for place in range(_span(cell, "colspan")):
                below[len(row)] = _span(cell, "rowspan") - 1
                row.append(None if place else cell)
        for place in range(len(row), width):
            below[place] = max(below.get(place, 0) - 1, 0)
        rows.append(row)
    longest = max(map(len, rows))
    return [row + [None] * (longest - len(row)) for row in rows]


def _span(cell: Node, name: str) -> int:
    words = cell.get(name)
    return min(max(int(words[:4]), 1), COLUMNS) if words.isascii() and words.isdigit() else 1


def _is_head(cell: Node, runs: Runs) -> bool:
    return cell.tag == "th" or (bool(runs) and _is_bold(runs))


def _is_bold(runs: Runs) -> bool:
    return all("strong" in run.marks or not run.words.strip() for run in runs)


def _plain(runs: Runs) -> Runs:
    """The head of a table is bold by itself."""
    return tuple(replace(run, marks=run.marks - {"strong"}) for run in runs) if _is_bold(runs) else runs


def _alignment(found: Grid, column: int) -> str:
    """How all cells of a column stand, where they agree."""
    said = set()
    for row in found.rows:
        if column < len(row):
            told = _ALIGNED.search(f"{row[column].classes} {row[column].style}")
            said.add(told[1] if told else row[column].get("align").lower())
    one = said.pop() if len(said) == 1 else ""
    return one if one in ("left", "right", "center") else ""
