"""The titles of the site's events as rules see them: which event a text names in so many words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nhipcau.model import Wording

WORD = re.compile(r"[^\W_]+")
SHORTEST = 2
"""Words of a title from which on it is more than what anybody calls such a thing."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event by its key, where a text has its title."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class EventTitles:
    """Events by their keys and their titles by language."""

    events: tuple[tuple[str, Wording], ...] = ()

    def named(self, words: str, lang: str) -> Iterator[NamedEvent]:
        """Every event whose whole title a text has, but for capitals and punctuation; the longest first where several
        begin at one place."""
        titles, lengths = self._known.get(lang, ({}, {}))
        tokens = _tokens(words) if titles else []
        at = 0
        while at < len(tokens):
            sizes = lengths.get(tokens[at][0], ()) if not words[tokens[at][1]].islower() else ()
            found = (size for size in sizes if _said(tokens[at : at + size]) in titles)
            if size := next(found, 0):
                said = tokens[at : at + size]
                yield NamedEvent(titles[_said(said)], said[0][1], said[-1][2])
            at += size or 1

    @cached_property
    def _known(self) -> dict[str, tuple[dict[Words, str], dict[str, tuple[int, ...]]]]:
        """By language the events by the words of their titles, and how long the titles are that begin with a word.

        A title that two events share names neither; and who could not be named in one language is not missed in
        another.
        """
        said = [(key, [(lang, _said(_tokens(title))) for lang, title in names]) for key, names in self.events]
        times = Counter(each for _, names in said for each in names)
        titles: dict[str, dict[Words, str]] = {}
        for key, names in said:
            if all(len(each[1]) >= SHORTEST and times[each] == 1 for each in names) and len(names) > 1:
                for lang, title in names:
                    titles.setdefault(lang, {})[title] = key
        return {lang: (known, _lengths(known)) for lang, known in titles.items()}


NO_EVENTS = EventTitles()


def _lengths(titles: dict[Words, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for title in titles:
        found.setdefault(title[0], set()).add(len(title))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _said(tokens: list[tuple[str, int, int]]) -> Words:
    return tuple(word for word, _, _ in tokens)


def _tokens(words: str) -> list[tuple[str, int, int]]:
    """The words of a text in small letters, each with where it stands."""
    return [(found[0].lower(), *found.span()) for found in WORD.finditer(words)]
