"""What the old sites called their sections, topics and people, and what the new one calls them: `import/mapping.toml`.

The first run writes it, with what it found in the registries; a person edits it, and the next run follows. A name that
is mapped to nothing stays out of the story, and stands in the ledger.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import tomlkit
from tomlkit.items import KeyType, SingleKey, Table

from nhipcau.importing.lines import is_name
from nhipcau.importing.values import Article
from nhipcau.languages import fold, slugify, valid_slug

TABLES = ("sections", "topics", "people")
_AND = re.compile(r"\s*(?:[,;&|/]|\s[-–—]\s|\bvà\b|\band\b)\s*")
MOST = 6
"""Parts of a name that is one."""

Names = Mapping[str, str]
"""Keys by the names of entries, in all languages, folded."""


class BrokenMapping(Exception):
    """The mapping file cannot be read; says why."""


@dataclass(slots=True)
class NameMapping:
    """The mapping: for each table the key of each old name, "" for none."""

    text: str = ""
    tables: dict[str, dict[str, str]] = field(default_factory=dict)
    fresh: dict[str, Counter[str]] = field(default_factory=dict)
    """Names that it does not have yet, with how often they came."""

    @classmethod
    def read(cls, text: str) -> NameMapping:
        """The mapping that a file holds; BrokenMapping where it is no TOML, or a value is no key."""
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as bad:
            raise BrokenMapping(str(bad)) from None
        tables: dict[str, dict[str, str]] = {}
        for name in TABLES:
            table = told.get(name, {})
            wrong = [
                old for old, key in table.items() if not isinstance(key, str) or (key and not valid_slug(key))
            ]
            if wrong:
                raise BrokenMapping(f"[{name}] {wrong[0]!r}")
            tables[name] = dict(table)
        return cls(text, tables, {name: Counter() for name in TABLES})

    def key(self, table: str, old: str) -> str:
        """The key for an old name, "" for none; a new name is noted."""
        if old not in self.tables[table]:
            self.fresh[table][old] += 1
        return self.tables[table].get(old, "")

    def learn(self, articles: Iterable[Article], known: Mapping[str, Names], first: str) -> None:
        """Take up every name of these articles that is new. `known` are the registries, `first` the section for what
        has none that is known."""
        for article in articles:
            if article.piece == "story":
                for name in article.sections or ("",):
                    self.key("sections", name)
            for name in article.topics:
                self.key("topics", name)
            for name in people(article.byline):
                self.key("people", name)
        for table, fresh in self.fresh.items():
            for name in sorted(fresh):
                self.tables[table][name] = _proposed(table, name, known[table], first)

    def written(self, heads: Mapping[str, str]) -> str:
        """The file with what is new at the end of each table; all that stood there stays as it was."""
        if not any(self.fresh.values()) and self.text:
            return self.text
        document = tomlkit.parse(self.text)
        for name in TABLES:
            if name not in document:
                table = tomlkit.table()
                for line in heads[name].splitlines():
                    table.add(tomlkit.comment(line))
                document.add(name, table)
            table = document[name]
            assert isinstance(table, Table)
            for old, times in sorted(self.fresh[name].items()):
                item = tomlkit.item(self.tables[name][old])
                table.append(SingleKey(old, KeyType.Basic), item)
                item.comment(f"{times}")
        return tomlkit.dumps(document)


def _proposed(table: str, name: str, known: Names, first: str) -> str:
    """The key that is proposed for a name: that of an entry so called; for a person, one that will be made."""
    found = known.get(fold(name).strip()) or known.get(slugify(name))
    if table == "sections":
        return found or first
    return found or (slugify(name) if table == "people" and is_name(name) else "")


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline, as they stand in it."""
    parts = [part.strip(" .") for part in _AND.split(byline)]
    named = tuple(dict.fromkeys(part for part in parts if part))
    return named if all(len(part.split()) <= MOST for part in named) else ((byline,) if byline else ())
