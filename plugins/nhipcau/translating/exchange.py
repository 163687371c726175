"""What is given to a translator and comes back: the segments of one piece, in one language and for another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from nhipcau.languages.marking import N_
from nhipcau.rules.standing import CONFIRMED, STALE
from nhipcau.rules.terms import HouseTerm
from nhipcau.translating.memory import Match
from nhipcau.translating.segments import Segment

LIMIT = 16_000_000
"""Bytes of a file: far more than a translator makes of the longest story."""
INITIAL, TRANSLATED, FINAL = "initial", "translated", "final"
OURS = N_(
    "Export the piece anew, and take over into that file what was translated: nhipcau translation export."
)


class Malformed(ValueError):
    """A file that is no exchange of ours: a sentence marked for translation, its line (0 if unknown) and values."""

    def __init__(self, message: str, line: int = 0, **values: object) -> None:
        super().__init__(message)
        self.message, self.line, self.values = message, line, values


@dataclass(frozen=True, slots=True)
class UnitTerm:
    """A term of the house that a segment has: what it is called in both languages, and a note."""

    source: str
    target: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment as it is given away, or came back: `ident` is that of the segment when it was given away."""

    ident: str
    source: str
    target: str
    state: str
    terms: tuple[UnitTerm, ...] = ()
    matches: tuple[Match, ...] = ()
    whole: bool = True
    """Whether every part of it came back translated, each code in a form that is known."""

    @property
    def named(self) -> str:
        return self.ident.rpartition("-")[0]

    @property
    def seen(self) -> str:
        """The mark of the translation that whoever exported it had before them."""
        return self.ident.rpartition("-")[2]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Of which piece (its kind and key, "story/2024-05-13-x"), from which language into which, and its units."""

    piece: str
    source: str
    lang: str
    units: tuple[Unit, ...]


def unit(
    segment: Segment, langs: tuple[str, str], terms: Iterable[HouseTerm], matches: Sequence[Match]
) -> Unit:
    """A segment to be given away."""
    states = {CONFIRMED: FINAL, STALE: INITIAL}
    state = states.get(segment.state, TRANSLATED if segment.target else INITIAL)
    return Unit(
        segment.ident,
        segment.source,
        segment.target,
        state,
        tuple(_terms(segment.source, langs, terms)),
        tuple(matches),
    )


def _terms(source: str, langs: tuple[str, str], terms: Iterable[HouseTerm]) -> Iterable[UnitTerm]:
    words = source.casefold()
    for term in terms:
        there = [form for form in (*term.good(langs[0]), *term.bad(langs[0])) if form.casefold() in words]
        if there and (target := term.name(langs[1])):
            yield UnitTerm(max(there, key=len), target, dict(term.descriptions).get(langs[1], ""))


def malformed(message: str, line: int = 0, **values: object) -> NoReturn:
    raise Malformed(message, line, **values)
