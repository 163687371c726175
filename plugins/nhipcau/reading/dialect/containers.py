"""Which lines an item of a list or a quotation holds, with their marks taken off."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from nhipcau.reading.dialect.html import opening
from nhipcau.reading.dialect.marks import FENCE, HEADING, ITEM, QUOTE, RULE, starts

LAZY = "\x01"
"""Begins a line that belongs to a paragraph within an item or a quotation without the marks of these: it is words,
whatever it looks like."""
TAB = 4
"""Blanks that put a line into an item, however far its words stand in: as code they would mean nothing here."""
_NUMBER = re.compile(r"\d+")


class Held:
    """The lines that something holds, and whether words stand open at their end, which the next line may continue."""

    def __init__(self, indent: int) -> None:
        self.lines: list[str] = []
        self._indent = indent
        self._fence = ""
        self._open = False

    def add(self, line: str) -> None:
        self.lines.append(line)
        self._follow(line)

    def _follow(self, line: str) -> None:
        bare = line
        while found := (QUOTE.match(bare) or ITEM.match(bare)):
            bare = bare[found.end() :]
        if self._fence:
            closed = bare.strip()
            if closed.startswith(self._fence) and not closed.strip(self._fence[0]):
                self._fence = ""
            self._open = False
            return
        fence = FENCE.match(bare)
        self._fence = fence[2] if fence else ""
        self._open = not fence and bool(bare.strip()) and not _ends_words(bare)

    def continues(self, line: str) -> bool:
        """Whether a line without the mark goes on with the words before it."""
        return self._open and not starts(line, within=False)

    def gather(self, lines: list[str], at: int, first: int) -> int:
        """Take the lines of an item whose first begins after so many characters; gives the line after its last."""
        self.add(lines[at][first:])
        at += 1
        blanks = 0
        while at < len(lines):
            line = lines[at]
            if not line or line.isspace():
                if len(self.lines) == 1 and not self.lines[0].strip():
                    break  # an item that begins with a blank line holds no more than that
                blanks += 1
            elif line.startswith(LAZY) and not blanks:
                self.lines.append(line)
            elif (indent := len(line) - len(line.lstrip(" "))) >= min(self._indent, TAB):
                for _ in range(blanks):
                    self.add("")
                blanks = 0
                self.add(line[min(indent, self._indent) :])
            elif not blanks and self.continues(line):
                self.lines.append(f"{LAZY}{line}")
            else:
                break
            at += 1
        return at - blanks


def _ends_words(line: str) -> bool:
    """Whether a line stands by itself, so that none continues it."""
    return bool(HEADING.match(line) or RULE.match(line)) or opening(line, within=True) is not None


def quoted(lines: list[str], at: int) -> tuple[list[str], int]:
    """The lines of the quotation that begins there, and the number of the line after it."""
    held = Held(0)
    while at < len(lines):
        line = lines[at]
        mark = QUOTE.match(line)
        if mark:
            held.add(line[mark.end() :])
        elif line.strip() and (line.startswith(LAZY) or held.continues(line)):
            held.lines.append(line if line.startswith(LAZY) else f"{LAZY}{line}")
        else:
            break
        at += 1
    return held.lines, at


def items(lines: list[str], at: int) -> tuple[list[int | None], list[list[str]], int, bool]:
    """The items of the list that begins there: their numbers (None for bullets), what each holds, the number of the
    line after the last, and whether blank lines stand between them."""
    numbers: list[int | None] = []
    texts: list[list[str]] = []
    gaps = False
    kind = ""
    end = at
    while at < len(lines):
        found = ITEM.match(lines[at])
        if not found or (kind and found[2][-1] != kind) or RULE.match(lines[at]):
            break
        gaps |= bool(texts) and at > end
        kind = found[2][-1]
        number = _NUMBER.match(found[2])
        space = found[3] or " "
        indent = len(found[1]) + len(found[2]) + (len(space) if len(space) < 5 else 1)
        held = Held(indent)
        end = at = held.gather(lines, at, found.end())
        numbers.append(int(number[0]) if number else None)
        texts.append(held.lines)
        while at < len(lines) and not lines[at].strip():
            at += 1
    return numbers, texts, end, gaps


def tighten(item: Element) -> None:
    """Take the paragraphs of an item off, and leave their words: no blank line stands between its parts."""
    before: Element | None = None
    for child in list(item):
        if child.tag == "p":
            item.remove(child)
            if before is None:
                item.text = f"{item.text}\n{child.text}" if item.text else child.text
            else:
                before.tail = f"{before.tail}\n{child.text}" if before.tail else child.text
        else:
            before = child
