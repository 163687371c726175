"""A page as a small tree of what matters: `Node`s and `TextNode`s."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
        ),
        *(
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *(
            "header",
            "hgroup",
            "hr",
            "html",
            "iframe",
            "img",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
        ),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio"),
    )
)
"""The elements that no line goes through."""
NESTING = frozenset(("blockquote", "ol", "table", "ul", "dl"))
INSIDE = NESTING | frozenset(("dd", "dt", "li", "tbody", "td", "tfoot", "th", "thead", "tr"))
KEPT = BLOCKS | {"a", "br", "code", "kbd", "q", "source", "track"}
"""The elements that are nodes; any other is what it holds, in a span with the marks that it gives."""


@dataclass(slots=True)
class TextNode:
    """A piece of text, the table its font names, and whether that font draws small letters as capitals."""

    words: str
    font: str = ""
    capitals: bool = False


@dataclass(slots=True)
class Node:
    """An element: its attributes as they were, the marks it gives its text, and whether blocks lie in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    children: list[Node | TextNode] = field(default_factory=list)
    blocky: bool = False

    def get(self, name: str) -> str:
        value = self.attributes.get(name)
        return value.strip() if value else ""

    @property
    def classes(self) -> str:
        return self.get("class").lower()

    @property
    def style(self) -> str:
        return self.get("style").lower().replace(" ", "")

    def nodes(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        waiting: list[Node | TextNode] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Node):
                yield node
                waiting.extend(reversed(node.children))

    def words(self) -> str:
        """The text below this node, its blanks made single."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, TextNode):
                yield child.words
            else:
                gap = " " if child.tag in BLOCKS or child.tag == "br" else ""
                yield gap
                yield from child._pieces()
                yield gap


def parts(node: Node, tags: frozenset[str], wrapper: str) -> Iterator[Node]:
    """The children of an element that belong in it; what strays among them is laid together into one of its own."""
    strays: list[Node | TextNode] = []
    for child in (*node.children, None):
        if child is not None and not (isinstance(child, Node) and child.tag in tags):
            strays.append(child)
            continue
        gathered = Node(wrapper, children=strays, blocky=True)
        if gathered.words() or any(
            one.tag in ("img", "iframe", "video", "audio") for one in gathered.nodes()
        ):
            yield gathered
        strays = []
        if child is not None:
            yield child
