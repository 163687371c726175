"""A parsed page becomes a tree; what is left out of it, and how its letters were spelt, is noted on the way.

The walk has a stack of its own and the tree a greatest depth, so ten thousand levels of `div` are no more than one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from nhipcau.convert.embeds import framed
from nhipcau.convert.leaving import label, why_left
from nhipcau.convert.leftovers import emoji, marks, nameless
from nhipcau.convert.legacy import font
from nhipcau.convert.spelling import respelt
from nhipcau.convert.tree import BLOCKS, INSIDE, KEPT, NESTING, Node, TextNode
from nhipcau.convert.values import Left, Spelling
from nhipcau.languages import normalise

DEEPEST = 80
NESTED = 8
"""Levels of elements, and of lists, quotations and tables. No text has more; what lies deeper is laid into the level
above it."""

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")
"""What no parser takes; and what is no letter, with the private ones that our own reading makes marks of."""


@dataclass(slots=True)
class _Level:
    """An element that is being walked: what is left of its children, where they go, and what they inherit."""

    children: Iterator[object]
    node: Node
    depth: int
    nested: int
    marks: frozenset[str]
    font: str
    capitals: bool


@dataclass(slots=True)
class Growing:
    """One page becoming a tree."""

    texts: list[TextNode] = field(default_factory=list)
    left: list[tuple[Left, TextNode]] = field(default_factory=list)

    def grow(self, soup: Tag) -> Node:
        """The tree of a page. What it leaves out is in `left`, and each text that it has in `texts`."""
        root = Node("div", blocky=True)
        stack = [_Level(iter(soup.children), root, 0, 0, frozenset(), "", False)]
        while stack:
            level = stack[-1]
            child = next(level.children, None)
            if child is None:
                stack.pop()
                if stack and (level.node.blocky or level.node.tag in BLOCKS):
                    stack[-1].node.blocky = True
            elif isinstance(child, Tag):
                stack.extend(self._enter(child, level))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                level.node.children.append(self._text(str(child), level))
        return root

    def _text(self, words: str, level: _Level) -> TextNode:
        text = TextNode(words, level.font, level.capitals)
        self.texts.append(text)
        return text

    def _enter(self, tag: Tag, level: _Level) -> Iterator[_Level]:
        why, film = why_left(tag), framed(tag)
        if film and why == "unreadable":
            why = ""
        if why:
            words = "" if why in ("script", "style") else tag.get_text(" ")
            self.left.append((Left(why, label(tag)), self._text(words, level)))
            if tag.name in BLOCKS:
                _part(level)
            return
        if emoji(tag):
            level.node.children.append(self._text(emoji(tag), level))
            return
        node = Node("iframe" if film else nameless(tag.name), _attributes(tag), marks(tag))
        if film:
            node.attributes["src"] = film
        new = frozenset(node.marks) - level.marks
        node.marks = tuple(mark for mark in node.marks if mark in new)
        family = _family(node)
        said = font(family) if family else (level.font, level.capitals)
        nested = level.nested + (node.tag in NESTING)
        below = _Level(iter(tag.children), node, level.depth + 1, nested, level.marks | new, *said)
        if nested > NESTED and node.tag in INSIDE:
            node.tag = "div"
        deep = level.depth >= DEEPEST and node.tag != "img"
        if deep or not (node.tag in KEPT or node.marks or "mso-list:ignore" in node.style):
            _splice(below, level)
        else:
            node.tag = node.tag if node.tag in KEPT else "span"
            level.node.children.append(node)
        yield below

    def finish(self, root: Node) -> tuple[tuple[Left, ...], tuple[Spelling, ...]]:
        """Read all texts as their letters were meant; gives the ledger, and what spellings there were."""
        found = []
        for name in dict.fromkeys(text.font for text in self.texts):
            run = [text for text in self.texts if text.font == name]
            read, spelling = respelt(" ".join(text.words for text in run), name)
            if read and spelling:
                found.append(spelling)
                for text in run:
                    text.words = read(text.words).upper() if text.capitals else read(text.words)
                if not name:
                    _respell_attributes(root, read)
        for text in self.texts:
            text.words = normalise(CONTROL.sub("", text.words))
        left = tuple(Left(one.kind, one.part, " ".join(text.words.split())) for one, text in self.left)
        return left, tuple(found)


def _respell_attributes(root: Node, read: Callable[[str], str]) -> None:
    for node in root.nodes():
        for name in ("alt", "title"):
            if name in node.attributes:
                node.attributes[name] = read(node.attributes[name])


def _part(level: _Level) -> None:
    """Keep apart what stands before and after a block that is not there."""
    level.node.children.append(Node("div"))
    level.node.blocky = True


def _splice(below: _Level, level: _Level) -> None:
    """Let the children of an element fall into the one above, kept apart from their neighbours if it is a block."""
    if below.node.tag in BLOCKS:
        _part(level)
    below.node, below.depth = level.node, level.depth


def _attributes(tag: Tag) -> dict[str, str]:
    return {
        name.lower(): CONTROL.sub("", value if isinstance(value, str) else " ".join(value))
        for name, value in tag.attrs.items()
    }


def _family(node: Node) -> str:
    named = re.search(r"font(?:-family)?:([^;]*)", node.get("style"), re.I)
    return named[1].rpartition("pt ")[2] if named else node.get("face")


def parsed(html: str) -> BeautifulSoup:
    """The page as browsers see it, but for elements that no browser knows."""
    # The comment keeps BeautifulSoup from guessing, and warning, that the text is an address or XML.
    return BeautifulSoup(
        f"<!---->{_UNREADABLE.sub('', html)}", "lxml", huge_tree=True, multi_valued_attributes=None
    )
