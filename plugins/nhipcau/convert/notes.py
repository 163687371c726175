"""Footnotes, however they were written: a mark that leads to a note, which leads back to the mark.

Word, LibreOffice, Google Docs, WordPress, mammoth and Python-Markdown all do that, each with names of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from nhipcau.convert.parts import Block, Divider
from nhipcau.convert.tree import Node, TextNode

Flow: TypeAlias = Callable[[Iterable[Node | TextNode]], tuple[Block, ...]]
_BODIES = frozenset(("li", "p", "div", "aside"))
_WALLS = frozenset(("td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"))
"""What a note is, and what is none whatever stands around it."""
NEAR = 3
"""Levels between a mark and the element that carries its name (`<sup id>`)."""


class Notes:
    """The footnotes of one tree: which elements are marks, which are notes, and what the notes say."""

    def __init__(self, root: Node) -> None:
        self._parents = dict(_parents(root))
        self._names: dict[str, Node] = {}
        for node in root.nodes():
            for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
                self._names.setdefault(name, node)
        self._names.pop("", None)
        self._marks: dict[int, int] = {}
        self._backs: set[int] = set()
        self._bodies: dict[int, int] = {}
        self.said: dict[int, tuple[Block, ...]] = {}
        self._find(root)

    def number(self, node: Node) -> int:
        """The number of the footnote that an element is the mark of; 0 for any other."""
        return self._marks.get(id(node), 0)

    def is_back(self, node: Node) -> bool:
        """Whether an element leads from a note back to its mark."""
        return id(node) in self._backs

    def has(self, node: Node) -> bool:
        """Whether an element is a note that has not been taken."""
        return id(node) in self._bodies

    def take(self, node: Node, flow: Flow) -> bool:
        """Whether an element is a note; if so, what it says is noted and does not stand where it stood."""
        number = self._bodies.pop(id(node), 0)
        if number:
            self.said[number] = tuple(
                block for block in flow(node.children) if not isinstance(block, Divider)
            )
        return bool(number)

    def _find(self, root: Node) -> None:
        links = [(node, self._target(node)) for node in root.nodes() if node.tag == "a"]
        places = {id(node): place for place, node in enumerate(root.nodes())}
        leading = [(node, target) for node, target in links if target and id(target) in places]
        back_to: dict[int, list[Node]] = {}
        for node, target in leading:
            back_to.setdefault(id(target), []).append(node)
        numbers: dict[int, int] = {}
        for mark, target in leading:
            body = self._note_of(mark, target, back_to) if places[id(target)] > places[id(mark)] else None
            if body is not None and id(mark) not in self._backs:
                number = numbers.setdefault(id(body), len(numbers) + 1)
                self._marks[id(mark)] = self._bodies[id(body)] = number

    def _note_of(self, mark: Node, target: Node, back_to: dict[int, list[Node]]) -> Node | None:
        """The note that a mark leads to, if that leads back; several marks may lead to one note."""
        body = self._body(target)
        if body is None or self._within(mark, body):
            return None
        backs = [
            back
            for near in self._near(mark)
            for back in back_to.get(id(near), ())
            if self._within(back, body)
        ]
        self._backs.update(map(id, backs))
        return body if backs or id(body) in self._bodies else None

    def _target(self, node: Node) -> Node | None:
        href = node.get("href")
        return self._names.get(href[1:]) if href.startswith("#") else None

    def _near(self, mark: Node) -> Iterator[Node]:
        """What may carry the name of a mark: itself, what it holds, what is close around it."""
        yield from mark.nodes()
        node = self._parents.get(id(mark))
        for _ in range(NEAR):
            if node is None or node.tag in _BODIES:
                return
            yield node
            node = self._parents.get(id(node))

    def _body(self, target: Node) -> Node | None:
        """The block of a note: what bears the name, or is around that; Word puts it in a division of its own."""
        node: Node | None = target
        while node is not None and node.tag not in _BODIES:
            if node.tag in _WALLS:
                return None
            node = self._parents.get(id(node))
        above = self._parents.get(id(node)) if node else None
        if node is not None and node.tag == "p" and above and above.get("id") and above.tag in ("div", "li"):
            return above
        return node if node is not None and id(node) in self._parents else None

    def _within(self, node: Node, body: Node) -> bool:
        above: Node | None = node
        while above is not None and above is not body:
            above = self._parents.get(id(above))
        return above is body


def _parents(root: Node) -> Iterator[tuple[int, Node]]:
    for node in root.nodes():
        for child in node.children:
            if isinstance(child, Node):
                yield id(child), node
