"""Marks of print that no machine sets right afterwards: spaces before and after them, marks typed twice.

What the build sets by itself (straight quotation marks, hyphens for dashes, three dots) is none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nhipcau.languages.marking import N_
from nhipcau.languages.tones import modern_slips
from nhipcau.model import Problem, note
from nhipcau.rules.text import Prose, Text


@dataclass(frozen=True, slots=True)
class SlipMend:
    """What should stand in the place of some letters of a paragraph."""

    start: int
    end: int
    fix: str


_LETTER = r"[^\W\d_]"
FORMS = (
    (re.compile(r"(?<=[\w)”’%]) +(?=[,;:!?](?:\s|$))|(?<=[\w)”’%]) +(?=\.(?:\s|$))"), ""),
    (re.compile(rf"(?<={_LETTER})([,;!?])(?={_LETTER}{{2}})"), r"\1 "),
    (re.compile(r"(?<=[(\[“]) +(?=\w)|(?<=[\w.!?]) +(?=[)\]”])"), ""),
    (re.compile(r"([,;])\1+"), r"\1"),
    (re.compile(r"(?<=\w)([!?])\1+"), r"\1"),
    (re.compile(r"(?<=\w)\.\.(?![.\w/])"), "."),
)
"""A slip, and what should stand there."""
SUSPECT = re.compile(rf"[ ][,;:!?.)\]”]|[(\[“][ ]|[,;!?](?={_LETTER})|([,;!?])\1|\.\.")
"""Without any of this there is no slip: one quick look in the place of six."""
UNSET = frozenset(("table", "figure"))


def mends(paragraph: Prose) -> Iterator[SlipMend]:
    """The slips of a paragraph. What stands in code, addresses and marks of Markdown is none."""
    if paragraph.kind in UNSET or not SUSPECT.search(paragraph.words):
        return
    for form, right in FORMS:
        for found in form.finditer(paragraph.words):
            around = slice(max(found.start() - 1, 0), found.end() + 1)
            if paragraph.source[around] == paragraph.words[around]:
                yield SlipMend(found.start(), found.end(), found.expand(right))


def toned(paragraph: Prose) -> Iterator[SlipMend]:
    """The syllables of a Vietnamese paragraph whose tone marks stand where the house does not put them."""
    lines = paragraph.words.split("\n")
    for slip in modern_slips(paragraph.words):
        start = sum(len(line) + 1 for line in lines[: slip.line - 1]) + slip.column - 1
        yield SlipMend(start, start + len(slip.word), slip.classic)


def slips(text: Text) -> Iterator[Problem]:
    """Every slip of a text, with its mend."""
    for paragraph in text.paragraphs:
        for mend in mends(paragraph):
            before = paragraph.words[max(mend.start - 8, 0) : mend.start].lstrip()
            after = paragraph.words[mend.end : mend.end + 8].rstrip()
            message = N_("“{words}”: a space or a mark is too many here, or missing.")
            hint = N_("Write “{right}”, or run “nhipcau check --fix”.")
            words = before + paragraph.words[mend.start : mend.end] + after
            values = {"words": words, "right": before + mend.fix + after}
            told = text.problem(note, paragraph, (mend.start, mend.end), message, hint, **values)
            yield told if paragraph.field else replace(told, fix=mend.fix)
