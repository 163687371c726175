"""A text cut into front matter and blocks: joined again they are the text, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPENING = re.compile("\ufeff?---[ \t]*\r?\n")
CLOSING = re.compile(r"^---[ \t]*\r?(?:\n|\Z)", re.M)
GAP = re.compile(r"(?:[ \t]*\r?\n)*")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
MEANING = re.compile(r" {0,3}:[ \t]")
NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")
INDENTED = re.compile(r"[ ]{2,}|\t")
TAG = re.compile(r" {0,3}<([a-zA-Z][a-zA-Z0-9]*)")
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
        "wbr",
    ]
)
"""Tags with which a paragraph may begin."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block as it is written, without the line end that ends it; `after` is all that parts it from the next."""

    source: str
    after: str


@dataclass(frozen=True, slots=True)
class CutText:
    """A text: the line before its fields, the fields, the line after them with what is empty below, and its blocks."""

    opening: str
    front: str
    closing: str
    blocks: tuple[TextBlock, ...]

    @property
    def text(self) -> str:
        body = "".join(block.source + block.after for block in self.blocks)
        return self.opening + self.front + self.closing + body

    @property
    def newline(self) -> str:
        """How the file ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line_of(self, number: int) -> int:
        """The line on which a block begins, from 1."""
        before = "".join(block.source + block.after for block in self.blocks[:number])
        return (self.opening + self.front + self.closing + before).count("\n") + 1


def cut(text: str) -> CutText:
    """Cut a text. One without front matter has none, and all of it is blocks."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        head, rest = "", text
        front = ""
    else:
        head, front = opening[0], text[opening.end() : closing.start()]
        rest = text[closing.start() :]
    after = closing.end() - closing.start() if closing and head else 0
    gap = GAP.match(rest, after)
    end = gap.end() if gap else after
    return CutText(head, front, rest[:end], tuple(blocks(rest[end:])))


def blocks(body: str) -> list[TextBlock]:
    """The blocks of a body that begins with one."""
    lines = body.split("\n")
    found: list[TextBlock] = []
    at = 0
    while at < len(lines) and not (at == len(lines) - 1 and not lines[at]):
        end = _end(lines, at)
        after = end
        while after < len(lines) and not lines[after].strip():
            after += 1
        source = "\n".join(lines[at:end])
        rest = "\n" * (end < len(lines)) + "\n".join(lines[end:after])
        if after < len(lines) and after > end:
            rest += "\n"
        if source.endswith("\r"):
            source, rest = source[:-1], "\r" + rest
        found.append(TextBlock(source, rest))
        at = after
    return found


def _end(lines: Sequence[str], at: int) -> int:
    """The line after a block that begins on line `at`."""
    first = lines[at]
    if fence := FENCE.match(first):
        return _fenced(lines, at, fence[1])
    if HEADING.match(first):
        return at + 1
    if (tag := TAG.match(first)) and tag[1].lower() not in INLINE:
        return _tagged(lines, at, tag[1].lower())
    if first.lstrip().startswith("<!--"):
        return next((n + 1 for n in range(at, len(lines)) if "-->" in lines[n]), _paragraph(lines, at))
    end = _paragraph(lines, at)
    while (more := _continued(lines, end, first)) > end:
        end = more
    return end


def _fenced(lines: Sequence[str], at: int, fence: str) -> int:
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    return next((n + 1 for n in range(at + 1, len(lines)) if closing.match(lines[n])), _paragraph(lines, at))


def _tagged(lines: Sequence[str], at: int, tag: str) -> int:
    """Until the element is closed; to the next empty line where it never is."""
    depth = 0
    for number in range(at, len(lines)):
        depth += len(re.findall(rf"<{tag}\b", lines[number], re.I))
        depth -= len(re.findall(rf"</{tag}\s*>|<{tag}\b[^>]*/>", lines[number], re.I))
        if depth <= 0:
            return _paragraph(lines, number)
    return _paragraph(lines, at)


def _paragraph(lines: Sequence[str], at: int) -> int:
    """To the next empty line, or the next heading: that needs none before it."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not HEADING.match(lines[end]):
        if fence := FENCE.match(lines[end]):
            end = max(_fenced_within(lines, end, fence[1]), end + 1)
        else:
            end += 1
    return end


def _fenced_within(lines: Sequence[str], at: int, fence: str) -> int:
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    return next((n + 1 for n in range(at + 1, len(lines)) if closing.match(lines[n])), at + 1)


def _continued(lines: Sequence[str], end: int, first: str) -> int:
    """Where the block goes on after empty lines: in an item, a note, a meaning or code that is moved in."""
    after = end
    while after < len(lines) and not lines[after].strip():
        after += 1
    if after >= len(lines) or after == end:
        return end
    following = lines[after]
    moved_in = INDENTED.match(following)
    holds = ITEM.match(first) or NOTE.match(first) or INDENTED.match(first)
    within = (holds and moved_in) or (ITEM.match(first) and ITEM.match(following)) or MEANING.match(following)
    return _paragraph(lines, after) if within else end
