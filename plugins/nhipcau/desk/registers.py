"""Registries at the desk: what a picker offers, and a new entry made where one is missed."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nhipcau.desk.declined import Declined
from nhipcau.desk.saving import replace_file
from nhipcau.languages import fold, slugify
from nhipcau.model import Entry, Person, Publication
from nhipcau.reading.kinds import FORMS, of_entries
from nhipcau.reading.registry import read_registry
from nhipcau.reading.source import N_, Unreadable
from nhipcau.rules.register import Register
from nhipcau.rules.titles import EventTitles

OFFERED = 12
SIMPLE = frozenset(("topic", "section", "person", "organisation", "country", "venue", "series"))
"""The kinds of which names are enough for an entry."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a picker shows of something that can be named: its key, its name, what tells it from others, and its names
    by language."""

    key: str
    name: str
    beside: str = ""
    names: tuple[tuple[str, str], ...] = ()


class Registers:
    """The registries of a site's content."""

    def __init__(self, content: Path, publication: Publication) -> None:
        self._content, self._publication = content, publication
        self._forms = of_entries(FORMS)
        self._known: dict[str, tuple[int, tuple[Entry, ...], set[str]]] = {}
        self._register: tuple[tuple[object, ...], Register] | None = None
        self.writing = threading.Lock()
        """Held while a registry is written."""

    def path(self, kind: str) -> Path:
        return self._content / "registry" / f"{self._forms[kind].kind.plural}.toml"

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(self._forms)

    def has(self, kind: str) -> bool:
        return kind in self._forms

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """The entries that can be read, in the order of the file."""
        return self._read(kind)[1]

    def known(self) -> dict[str, set[str]]:
        """Every key, by kind."""
        return {kind: self._read(kind)[2] for kind in self._forms}

    def register(self, events: EventTitles) -> Register:
        """What rules know of the registries, and of those events; the same value while none of it changes."""
        kinds = ("person", "organisation", "document", "venue")
        stamps = (events, *(self._read(kind)[0] for kind in kinds))
        if self._register is None or self._register[0] != stamps:
            entries: list[Any] = [*(self.entries(kind) for kind in kinds), events]
            self._register = stamps, Register(*entries)
        return self._register[1]

    def offers(self, kind: str, words: str, lang: str, day: date | None) -> list[Offer]:
        """What fits some words, those that begin with them first; a person with the office of a day."""
        wanted = fold(words).split()
        found: list[tuple[bool, int, Offer]] = []
        for entry in self.entries(kind):
            said = fold(" ".join([entry.key, *(name for _, name in entry.names)]))
            if all(word in said for word in wanted):
                name = entry.name(lang)
                rank = not fold(name).startswith(fold(words))
                found.append(
                    (rank, len(found), Offer(entry.key, name, self._beside(entry, lang, day), entry.names))
                )
        return [offer for _, _, offer in sorted(found, key=lambda each: each[:2])[:OFFERED]]

    def add(self, kind: str, names: Mapping[str, str], key: str = "") -> tuple[str, Path]:
        """Write a new entry at the end of its registry; its key, and the file. Declined where that cannot be."""
        if kind not in SIMPLE:
            raise Declined(N_("An entry of this kind needs more than a name: add it in its registry."))
        codes = [language.code for language in self._publication.languages]
        told = {code: " ".join(names.get(code, "").split()) for code in codes}
        if missing := [code for code in codes if not told[code]]:
            message = N_("Give the name in every language: “{code}” is missing.")
            raise Declined(message, code=missing[0])
        with self.writing:
            key = key or slugify(told[codes[0]])
            if not key or slugify(key) != key:
                raise Declined(N_("No key can be made of this name."))
            if key in self._read(kind)[2]:
                raise Declined(N_("There is an entry “{key}” already."), 409, key=key)
            path = self.path(kind)
            before = path.read_bytes() if path.exists() else b""
            newline = b"\r\n" if b"\r\n" in before else b"\n"
            gap = newline * (2 - before.endswith(b"\n")) if before else b""
            lines = [
                f"[{key}]",
                *(f"{code} = {json.dumps(told[code], ensure_ascii=False)}" for code in codes),
            ]
            entry = b"".join(line.encode() + newline for line in lines)
            replace_file(path, before + gap + entry)
        return key, path

    def _read(self, kind: str) -> tuple[int, tuple[Entry, ...], set[str]]:
        form, path = self._forms[kind], self.path(kind)
        try:
            stamp = path.stat().st_mtime_ns
        except OSError:
            return 0, (), set()
        known = self._known.get(kind)
        if known is None or known[0] != stamp:
            file = f"{self._content.name}/registry/{path.name}"
            try:
                registry = read_registry(form, path, file, self._publication)
                known = stamp, tuple(registry.entries), registry.keys
            except Unreadable:
                known = stamp, known[1] if known else (), known[2] if known else set()
            self._known[kind] = known
        return known

    def _beside(self, entry: Entry, lang: str, day: date | None) -> str:
        if not isinstance(entry, Person):
            return ""
        held = [office for office in entry.offices if day is None or office.held(day)]
        return dict(held[-1].titles).get(lang, "") if held else ""
