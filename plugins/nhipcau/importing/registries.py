"""The registries of the site, as an import sees them: what their entries are called, and how new ones are added."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from nhipcau.importing.writing import one_line
from nhipcau.languages import fold
from nhipcau.model import Publication
from nhipcau.reading.kinds import FORMS, of_entries
from nhipcau.reading.registry import read_registry
from nhipcau.reading.source import Unreadable

REGISTRIES = {"sections": "section", "topics": "topic", "people": "person"}
"""The kind of entries, by the table of the mapping."""
NAMED = ("person", "organisation", "document")
"""Kinds of what a text names whatever its language."""
SHORTEST = 6
"""Letters of a name that is looked for."""


class KnownNames:
    """What the registries hold, by table: the keys, and the key of each name."""

    def __init__(self, content: Path, publication: Publication) -> None:
        self._content, self._publication = content, publication
        self.keys: dict[str, list[str]] = {}
        self.names: dict[str, dict[str, str]] = {}
        forms = of_entries(FORMS)
        for table, kind in REGISTRIES.items():
            path = content / "registry" / f"{table}.toml"
            try:
                entries = tuple(read_registry(forms[kind], path, path.name, publication).entries)
            except Unreadable:
                entries = ()
            self.keys[table] = [entry.key for entry in entries]
            self.names[table] = {
                fold(entry.name(language.code)).strip(): entry.key
                for entry in entries
                for language in publication.languages
            } | {entry.key: entry.key for entry in entries}

    def add(self, table: str, wanted: Iterable[tuple[str, str]], remark: str) -> str:
        """The text of a registry with the entries (key, name) that it lacks at its end; "" where it lacks none.

        Each is called in every language what the old site called it: a person confirms that.
        """
        missing = {key: name for key, name in wanted if key not in self.keys[table]}
        if not missing:
            return ""
        path = self._content / "registry" / f"{table}.toml"
        text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" if path.is_file() else ""
        for key, name in missing.items():
            words = json.dumps(one_line(name), ensure_ascii=False)
            names = "".join(f"{language.code} = {words}\n" for language in self._publication.languages)
            text += f"\n# {remark}\n[{key}]\n{names}"
        return text


class Mentions:
    """Finds the people, bodies and documents of the registries in a text, whatever language names them."""

    def __init__(self, content: Path, publication: Publication) -> None:
        self._names: list[tuple[str, str]] = []
        forms = of_entries(FORMS)
        for kind in NAMED:
            form = forms[kind]
            path = content / "registry" / f"{form.kind.plural}.toml"
            try:
                entries = read_registry(form, path, path.name, publication).entries
            except Unreadable:
                continue
            for entry in entries:
                names = {fold(entry.name(language.code)) for language in publication.languages}
                names.add(fold(str(getattr(entry, "number", ""))))
                self._names += [(name, f"r:{entry.key}") for name in sorted(names) if len(name) >= SHORTEST]

    def traits(self, text: str) -> frozenset[str]:
        """A trait for each of them that the text names."""
        if not self._names:
            return frozenset()
        folded = fold(text)
        return frozenset(trait for name, trait in self._names if name in folded)
