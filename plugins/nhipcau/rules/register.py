"""The registries as rules see them: whom and what a text names, letter by letter, however it is spelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nhipcau.languages.normalise import unmarked
from nhipcau.model import Content, Document, Entry, Organisation, Person, Venue
from nhipcau.rules.titles import NO_EVENTS, EventTitles

OFFICIAL, SHORT, TURNED = "official", "short", "turned"
"""How a name is told: as the registry has it but for its marks, by its short form, in another order."""
_WORD = re.compile(r"[^\W_]+(?:(?![’']s\b)[’'.-][^\W_]+)*")
_PLAIN = {
    code: plain
    for code in range(0xC0, 0x1EFA)
    if len(plain := unmarked(chr(code))) == 1 and unicodedata.category(chr(code)).startswith("L")
}


@dataclass(frozen=True, slots=True)
class Naming:
    """An entry named in a text: where, in which words, and how."""

    entry: Entry
    start: int
    end: int
    said: str
    how: str


@dataclass(frozen=True)
class Register:
    """The people, organisations, documents and venues of a site, and the titles of its events."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    documents: tuple[Document, ...] = ()
    venues: tuple[Venue, ...] = ()
    events: EventTitles = NO_EVENTS

    @classmethod
    def of(cls, content: Content) -> Register:
        """The registries of a site's content, and its events."""
        titles = (
            (event.key, tuple((each.lang, each.title) for each in event.editions)) for event in content.events
        )
        events = EventTitles(tuple(titles))
        return cls(content.people, content.organisations, content.documents, content.venues, events)

    def named(self, words: str, lang: str) -> Iterator[Naming]:
        """Every entry that a text names, the longest name first where several begin at one place."""
        known, tokens = self._index(lang), _tokens(words)
        at = 0
        while at < len(tokens):
            found = _longest(known.get(tokens[at][0], ()), tokens, at)
            if found and words[tokens[at][1]].isupper():
                name, entry, how = found
                start, end = tokens[at][1], tokens[at + len(name) - 1][2]
                yield Naming(entry, start, end, words[start:end], how)
                at += len(name)
            else:
                at += 1

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[_Name]]]:
        return {}

    def _index(self, lang: str) -> dict[str, list[_Name]]:
        if lang not in self._indexes:
            index: dict[str, list[_Name]] = {}
            for name in sorted(self._names(lang), key=lambda each: -len(each[0])):
                index.setdefault(name[0][0], []).append(name)
            self._indexes[lang] = index
        return self._indexes[lang]

    def _names(self, lang: str) -> Iterator[_Name]:
        seen: dict[tuple[str, ...], Entry] = {}
        for entry, said, how in _said(self.people, self.organisations, self.venues, lang):
            words = tuple(word for word, _, _ in _tokens(said))
            if words and seen.setdefault(words, entry) is entry:
                yield words, entry, how


_Name = tuple[tuple[str, ...], Entry, str]
NO_REGISTER = Register()


def _said(
    people: Iterable[Person], organisations: Iterable[Organisation], venues: Iterable[Venue], lang: str
) -> Iterator[tuple[Entry, str, str]]:
    """Official names first: what is somebody's own name is nobody's turned one."""
    for entry in (*people, *organisations, *venues):
        yield entry, entry.name(lang), OFFICIAL
    for organisation in organisations:
        if short := dict(organisation.short).get(lang, ""):
            yield organisation, short, SHORT
    for person in people:
        words = person.name(lang).split()
        if len(words) > 2 and not person.desk:
            yield person, " ".join((*words[1:], words[0])), TURNED
            yield person, " ".join((words[-1], *words[:-1])), TURNED


def _longest(names: Iterable[_Name], tokens: list[tuple[str, int, int]], at: int) -> _Name | None:
    for name in names:
        if tuple(word for word, _, _ in tokens[at : at + len(name[0])]) == name[0]:
            return name
    return None


@lru_cache(maxsize=512)
def _tokens(words: str) -> list[tuple[str, int, int]]:
    """The words of a text in small letters without marks, each with where it stands."""
    plain = words.translate(_PLAIN).lower()
    if len(plain) != len(words):
        return []
    return [(found[0], *found.span()) for found in _WORD.finditer(plain)]
