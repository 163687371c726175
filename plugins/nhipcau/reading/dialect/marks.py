"""What a line can begin with, as GFM has it; only that an indent makes no code: code is what stands in fences."""

from __future__ import annotations

import re

from nhipcau.reading.dialect.html import opening

HEADING = re.compile(r" *(#{1,6})(?![^ ])(.*)$")
RULE = re.compile(r" *(?:(?:\*[ ]*+){3,}+|(?:-[ ]*+){3,}+|(?:_[ ]*+){3,}+)$")
UNDERLINE = re.compile(r" *(=+|-+)[ ]*$")
"""What makes a heading of the lines above."""
FENCE = re.compile(r"( *)(`{3,}+(?=[^`]*$)|~{3,})[ ]*(.*)$")
QUOTE = re.compile(r" *>[ ]?")
ITEM = re.compile(r"( *)([-+*]|\d{1,9}[.)])(?:( +)(?=[^ ])| *$)")
NOTE = re.compile(r" *\[!([^\[\]\n]+)\][ ]*(?!\()(.*)$")
DELIMITERS = re.compile(r" *\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *$")
"""The row below the head of a table."""
PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
FOOTNOTE = re.compile(r" *\[\^([^\]\s][^\]]*)\]:[ ]*(.*)$")
ABBREVIATION = re.compile(r" *\*\[([^\]\\]+)\][ ]?:[ ]*(.+)$")
MEANING = re.compile(r" *:[ ]+(?=\S)")
"""A line that tells the meaning of the line above."""
PLAIN = re.compile(r"[^\W\d_]|[(!“‘\"']")
"""How a line begins that is nothing else than words; most of them do."""


def starts(line: str, *, within: bool) -> bool:
    """Whether something new begins with that line below a paragraph; `within` the paragraph, or outside of what holds
    it: there any item begins a list, here only one that has words and, if it is numbered, the number 1."""
    first = line.lstrip(" ")[:1]
    if first in "-+*_" and RULE.match(line):
        return True
    if first in "-+*" or first.isdigit():
        found = ITEM.match(line)
        return found is not None and (not within or (found[3] is not None and found[2] in _BEGINNINGS))
    if first == "<":
        return opening(line, within=True) is not None
    return (
        (first == "#" and HEADING.match(line) is not None)
        or first == ">"
        or (first in "`~" and FENCE.match(line) is not None)
    )


_BEGINNINGS = frozenset(("-", "+", "*", "1.", "1)"))


def cells(row: str) -> list[str]:
    """The cells of a table's row."""
    row = row.strip()
    found = [""]
    at = 0
    for pipe in PIPE.finditer(row):
        found[-1] = row[at : pipe.end() - 1]
        found.append("")
        at = pipe.end()
    found[-1] = row[at:]
    if row.startswith("|"):
        found.pop(0)
    if len(found) > 1 and not found[-1].strip():
        found.pop()
    return [cell.strip().replace("\\|", "|") for cell in found]


def heads(row: str, below: str) -> list[str] | None:
    """The alignment of each column, where those two lines are the head of a table and the row below it."""
    if "|" not in row or "-" not in below or not DELIMITERS.match(below):
        return None
    columns = cells(below)
    return [_aligned(cell) for cell in columns] if len(columns) == len(cells(row)) else None


def _aligned(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
