"""Lists, and the paragraphs that Word makes look like lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from nhipcau.convert.parts import Block, Listing, WordItem
from nhipcau.convert.tree import Node, parts

Content: TypeAlias = Callable[[Node], tuple[Block, ...]]
_CHILDREN = frozenset(("li", "ul", "ol", "dir"))
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.I)
_NUMBER = re.compile(r"\W*(\d{1,4})[.)]?\s*|\W*[a-zA-Z][.)]\s*|\W*[ivxIVX]{1,5}[.)]\s*")


def listing(node: Node, content: Content) -> tuple[Block, ...]:
    """The list that an `<ul>` or `<ol>` is; `content` gives the blocks of each item."""
    items: list[tuple[Block, ...]] = []
    loose = False
    for child in parts(node, _CHILDREN, "li"):
        blocks = content(child)
        if not blocks:
            continue
        if isinstance(blocks[0], Listing) and len(blocks) == 1:
            _hang(items, blocks[0])
        else:
            items.append(blocks)
        loose = loose or _is_loose(child)
    return (Listing(_start(node), tuple(items), loose),) if items else ()


def _hang(items: list[tuple[Block, ...]], inner: Listing) -> None:
    """A list that editors put between two items belongs to the first of them; before all items it is this list."""
    if items:
        items[-1] = (*items[-1], inner)
    else:
        items.extend(inner.items)


def _is_loose(child: Node) -> bool:
    """Whether an item is written as Markdown writes one in a list with empty lines: in a bare `<p>`."""
    inner = [one for one in child.children if isinstance(one, Node)]
    return bool(inner) and inner[0].tag == "p" and not inner[0].attributes


def _start(node: Node) -> int:
    if node.tag != "ol":
        return 0
    start = node.get("start")
    return int(start) if start.isascii() and start.isdigit() and 0 < int(start[:9]) < 1_000_000 else 1


def word_item(node: Node, content: Callable[[Node], tuple[Block, ...]]) -> tuple[WordItem | None, str]:
    """The item that a paragraph is to Word, or None, and the bullet or number that Word wrote before it."""
    level = _LEVEL.search(node.get("style"))
    if not level:
        return None, ""
    marker = next((one for one in node.nodes() if "mso-list:ignore" in one.style), None)
    words = marker.words() if marker else ""
    if marker:
        marker.children = []
    number = _NUMBER.fullmatch(words)
    return WordItem(int(level[1]), int(number[1] or 1) if number else 0, content(node)), words


def joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks in which items that follow each other have become lists."""
    found: list[Block] = []
    run: list[WordItem] = []
    for block in blocks:
        if isinstance(block, WordItem):
            run.append(block)
            continue
        found += _lists(run)
        run = []
        found.append(block)
    return (*found, *_lists(run))


def _lists(items: list[WordItem]) -> Iterator[Listing]:
    """The lists of a run of items: deeper ones hang on the one before, and a bullet after a number begins anew."""
    at = 0
    while at < len(items):
        first = items[at]
        end = next((place for place in range(at, len(items)) if _ends(first, items[place])), len(items))
        yield Listing(first.start, tuple(_nested(items[at:end], first.level)))
        at = end


def _ends(first: WordItem, other: WordItem) -> bool:
    return other.level < first.level or (
        other.level == first.level and bool(first.start) != bool(other.start)
    )


def _nested(items: list[WordItem], level: int) -> Iterator[tuple[Block, ...]]:
    place = 0
    while place < len(items):
        end = next((at for at in range(place + 1, len(items)) if items[at].level <= level), len(items))
        yield (*items[place].blocks, *_lists(items[place + 1 : end]))
        place = end
