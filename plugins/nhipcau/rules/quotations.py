"""Quotations of one edition that the other does not quote, or cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.languages.marking import N_
from nhipcau.model import Problem, note, warning
from nhipcau.rules.parity import line, name
from nhipcau.rules.text import Editions, Prose, Text

QUOTED = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"|«([^«»]+)»")
WORDS = 8
"""From so many words on it is somebody's sentence, and not a title or a word held at arm's length."""
TWICE = 2.2
"""How many times as long a quotation may be as in the other language."""
Quotation = tuple[Prose, re.Match[str]]


def quotations(editions: Editions) -> Iterator[Problem]:
    """Where one edition quotes and the other does not, or by far less of it."""
    first, second = editions.first, editions.second
    if not any("“" in text.body or '"' in text.body or "«" in text.body for text in (first, second)):
        return
    for left, right in editions.beads:
        here, there = list(_quoted(left)), list(_quoted(right))
        if here and not list(_any(right)):
            yield from (_unquoted(first, each, second, right[0]) for each in here)
        if there and not list(_any(left)):
            yield from (_unquoted(second, each, first, left[0]) for each in there)
        yield from (
            _cut(first, one, second, two)
            for one, two in paired(left, right)
            if not 1 / TWICE <= len(one[1][0]) / len(two[1][0]) <= TWICE
        )


def paired(left: tuple[Prose, ...], right: tuple[Prose, ...]) -> tuple[tuple[Quotation, Quotation], ...]:
    """The quotations of paragraphs that say the same, each with the one that stands in its place; none where one side
    has more."""
    here, there = _one_each(left, right) or (list(_quoted(left)), list(_quoted(right)))
    return tuple(zip(here, there, strict=True)) if len(here) == len(there) else ()


def _one_each(
    left: tuple[Prose, ...], right: tuple[Prose, ...]
) -> tuple[list[Quotation], list[Quotation]] | None:
    """The only quotations of both sides, one of which is a whole sentence; None where there are more."""
    both = list(_any(left)), list(_any(right))
    whole = any(len(each[1][0].split()) >= WORDS for side in both for each in side)
    return both if whole and all(len(side) == 1 for side in both) else None


def _quoted(paragraphs: tuple[Prose, ...]) -> Iterator[Quotation]:
    yield from (each for each in _any(paragraphs) if len(each[1][0].split()) >= WORDS)


def _any(paragraphs: tuple[Prose, ...]) -> Iterator[Quotation]:
    for paragraph in paragraphs:
        if not paragraph.field:
            yield from ((paragraph, found) for found in QUOTED.finditer(paragraph.words))


def _unquoted(text: Text, quotation: Quotation, other: Text, beside: Prose) -> Problem:
    paragraph, found = quotation
    message = N_("“{words}” is quoted here, and not in {file} at line {beside}.")
    hint = N_("Quote it there, or put <!-- sic: the reason --> after the sentence.")
    values = {"words": begun(found), "file": name(other), "beside": line(other, beside, 0)}
    return text.problem(note, paragraph, found.span(), message, hint, **values)


def _cut(text: Text, one: Quotation, other: Text, two: Quotation) -> Problem:
    message = N_("“{words}” is much longer, or much shorter, than it is quoted in {place}.")
    hint = N_("Quote the same words, or put <!-- sic: the reason --> after the sentence.")
    place = f"{name(text)}:{line(text, one[0], one[1].start())}"
    return other.problem(warning, two[0], two[1].span(), message, hint, words=begun(two[1]), place=place)


def begun(found: re.Match[str]) -> str:
    """The first words of a quotation."""
    words = found[0][1:-1].split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
