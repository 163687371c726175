"""What would mend a problem: some letters of the text put in the place of others. Every other byte stays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.languages import normalise
from nhipcau.model import Problem

REASON = "{reason}"
ENDING = re.compile(r"[.!?…][\"”’»)\]]*(?=\s|\Z)|\n[ \t]*\n")
"""With what a sentence ends."""


@dataclass(frozen=True, slots=True)
class Mend:
    """`fix` in the place of what stands from one letter of a text to another."""

    start: int
    end: int
    fix: str

    def was(self, text: str) -> str:
        return text[self.start : self.end]

    def of(self, text: str) -> str:
        """The text with it."""
        return text[: self.start] + self.fix + text[self.end :]


def mend(problem: Problem, text: str) -> Mend | None:
    """What would mend a problem of a text; None where only a person can say, or where it cannot be found surely."""
    if not problem.line or normalise(text) != text.replace(
        "\r\n", "\n"
    ):  # rules count letters as they read them
        return None
    if problem.fix and problem.end != (0, 0):
        start, end = _offset(text, problem.line, problem.column), _offset(text, *problem.end)
        return Mend(start, end, problem.fix) if 0 <= start < end <= len(text) else None
    values = dict(problem.values)
    if values.get("near") and values.get("key"):
        return _on_line(text, problem.line, values["key"], values["near"])
    if problem.rule == "count" and values.get("told") in re.findall(r"\d+", values.get("words", "")):
        return _count(text, values)
    return None


def spare(problem: Problem, text: str, lang: str) -> Mend | None:
    """What would let the sentence of a problem pass, for a reason that stands as REASON yet; None where it is none of a
    rule's, or its sentence cannot be found."""
    if not (problem.rule and problem.column) or normalise(text) != text:
        return None
    start = _offset(text, problem.line, problem.column)
    end = ENDING.search(text, max(start, _offset(text, *problem.end) if problem.end != (0, 0) else start))
    at = end.start() + len(end[0].rstrip()) if end else len(text.rstrip())
    word = "giữ nguyên" if lang == "vi" else "sic"
    return (
        Mend(start, at, f"{text[start:at]} <!-- {word} {problem.rule}: {REASON} -->") if start < at else None
    )


def _count(text: str, values: dict[str, str]) -> Mend | None:
    """The right number of years, where the words that were counted stand once in the text."""
    spelt = r"\s+".join(map(re.escape, values["words"].split()))
    found = list(re.finditer(spelt, text))
    if len(found) != 1:
        return None
    inside = list(re.finditer(rf"(?<!\d){values['told']}(?!\d)", found[0][0]))
    if len(inside) != 1:
        return None
    start, end = (found[0].start() + at for at in inside[0].span())
    return Mend(start, end, values["right"])


def _on_line(text: str, line: int, key: str, right: str) -> Mend | None:
    """A key on a line that names it once."""
    start = _offset(text, line, 1)
    end = text.find("\n", start)
    there = text[start : end if end >= 0 else len(text)]
    found = list(re.finditer(rf"(?<![\w-]){re.escape(key)}(?![\w-])", there))
    if len(found) != 1:
        return None
    return Mend(start + found[0].start(), start + found[0].end(), right)


def _offset(text: str, line: int, column: int) -> int:
    """Where the letter of that line and column stands, both from 1."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at + column - 1
