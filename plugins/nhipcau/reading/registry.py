"""A registry: the entries of `content/registry/<plural>.toml`, each a table with a name in every language."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from nhipcau.languages import normalise, slugify
from nhipcau.languages.typography import typeset
from nhipcau.model import ERROR, Entry, Kind, Problem, Publication, Wording, error
from nhipcau.reading.days import read_day
from nhipcau.reading.fields import SLUG, Parser, paths
from nhipcau.reading.folder import Mention
from nhipcau.reading.plain_files import unfit
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import AGAIN, FORBIDDEN, N_, Unreadable, decode, of_encoding
from nhipcau.reading.wrong import Wrong

TOML_SAYS = (
    N_("Expected '=' after a key in a key/value pair"),
    N_("Expected newline or end of document after a statement"),
    N_("Expected ']' at the end of a table declaration"),
    N_("Invalid statement"),
    N_("Invalid value"),
    N_("Unterminated string"),
    N_("Unclosed array"),
    N_("Cannot overwrite a value"),
)
"""What Python's TOML parser gives as its reason for the mistakes that writers make; here to be translated."""
HEAD = re.compile(r"""[ \t]*\[+[ \t]*(?:"([^"]*)"|'([^']*)'|([^\].\s]+))[ \t]*[\].]""")
"""The head of a table: its key stands first."""


@dataclass(slots=True)
class Registry:
    """One file: its entries, the keys it mentions, its problems."""

    form: EntryForm
    file: str
    text: str
    publication: Publication
    entries: list[Entry] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    """Every key it has a table for, in order or not: a mention of one is no second mistake."""
    whole: bool = True
    """Whether the file could be read."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each table's head, once somebody asks."""
    path: Path = Path()
    """Where the file lies on the disk."""
    made: set[tuple[str, str]] = field(default_factory=set)
    """The key and the language of each slug that nobody wrote: it was made of a name."""
    once: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What no two entries may say, in its plain form: the key of the entry that says it, and how."""
    shared: set[str] = field(default_factory=set)
    """The addresses of lists that several of its entries may stand in."""

    @property
    def kind(self) -> str:
        return self.form.kind.name

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.publication.languages)

    def line(self, key: str) -> int:
        """The line of a table's head; TOML's parser does not tell."""
        if not self.lines:
            for number, line in enumerate(self.text.split("\n"), 1):
                if head := HEAD.match(line):
                    self.lines.setdefault(head[head.lastindex or 0], number)
        return self.lines.get(key, 1)

    def complain(self, key: str, name: str, message: str, hint: str = "", /, **values: Any) -> None:
        self.problems.append(error(self.file, self.line(key), name, message, hint, **values))


@dataclass(slots=True)
class Table:
    """One table of a registry, and what makers of entries ask of it: each answer is checked, and what is wrong with it
    is told at the table's head."""

    registry: Registry
    key: str
    fields: dict[str, Any]
    names: Wording = ()
    """The name in each language, in the site's order."""

    @property
    def codes(self) -> tuple[str, ...]:
        return self.registry.codes

    def complain(self, name: str, message: str, hint: str = "", /, **values: Any) -> None:
        self.registry.complain(self.key, name, message, hint, **values)

    def below(self, name: str, fields: dict[str, Any]) -> Table:
        """A table within this one, in the field `name`; its problems are told at the same place."""
        found = Table(self.registry, self.key, fields)
        found.names = found.named(name)
        return found

    def named(self, name: str = "") -> Wording:
        """The words that stand under the languages' own codes."""
        return self._worded(name, {code: self.fields[code] for code in self.codes if code in self.fields})

    def wording(self, name: str) -> Wording:
        """Words by language, in the order of the site's languages."""
        return self._worded(name, self.fields.get(name, {}))

    def _worded(self, name: str, told: Any) -> Wording:
        if not isinstance(told, dict) or not all(isinstance(words, str) for words in told.values()):
            message = N_("“{field}” must be words for each language, such as {{vi = '…', en = '…'}}.")
            self.complain(name, message, field=name or self.key)
            return ()
        for code in sorted(set(told) - set(self.codes)):
            message = N_("“{field}” speaks a language the site does not have: “{code}”.")
            self.complain(name, message, field=name, code=code)
        found = ((code, " ".join(told[code].split())) for code in self.codes if told.get(code, "").strip())
        if name == "slug" or not self.registry.publication.typography:
            return tuple(found)
        return tuple((code, typeset(words, code)) for code, words in found)

    def text(self, name: str) -> str:
        """One line of text; "" where none is told."""
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            self.complain(name, N_("“{field}” must be one line of text."), field=name)
            return ""
        return value

    def parsed(self, name: str, parse: Parser, default: Any) -> Any:
        """A field of the front matter's kinds, such as coordinates; the default where none is told, or it is wrong."""
        try:
            return parse(words, self.registry.publication.clock) if (words := self.text(name)) else default
        except Wrong as bad:
            self.complain(name, bad.message, bad.hint, field=name, **bad.values)
            return default

    def day(self, name: str, last: bool = False) -> date | None:
        """A TOML date, or a year: its first day, or its last."""
        value = self.fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9999:
            return date(value, 12, 31) if last else date(value, 1, 1)
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        if isinstance(value, str):
            try:
                return read_day(value)
            except Wrong as bad:
                self.complain(name, bad.message, bad.hint, **bad.values)
                return None
        if value is not None:
            message = N_("“{field}” must be a date such as 2022-12-01, or a year.")
            self.complain(name, message, field=name)
        return None

    def names_one(self, kind: Kind[Any], name: str, at: str = "") -> str:
        """The key of another thing, which is looked for when everything has been read; "" where none is told."""
        key = self.text(name)
        if key:
            self.mention(kind.name, key, at or name)
        return key

    def listed(self, slugs: Wording, name: str) -> None:
        """Claim the address of a list, below that of all entries, which other entries of the registry may share."""
        publication, plural = self.registry.publication, self.registry.form.kind.plural
        for url in [publication.language(code).at(plural, slug) for code, slug in slugs]:
            if url not in self.registry.shared:
                self.registry.shared.add(url)
                self.mention("address", url, name)

    def mention(self, kind: str, key: str, name: str) -> None:
        """Say that a field names a thing, which is looked for when everything has been read."""
        registry = self.registry
        registry.mentions.append(Mention(kind, key, registry.file, registry.line(self.key), name))

    def common(self) -> dict[str, Any]:
        """Key, names, slugs and descriptions: what every entry has.

        In the main language the key is the slug, in others the name makes it.
        """
        told, publication = dict(self.wording("slug")), self.registry.publication
        for slug in told.values():
            if not SLUG.fullmatch(slug):
                message = N_("“{value}” cannot be part of an address: only a-z, 0-9 and single hyphens can.")
                self.complain("slug", message, N_("Write “{better}”."), value=slug, better=slugify(slug))
        main = publication.main.code
        slugs = tuple(
            (code, told.get(code) or (self.key if code == main else slugify(name)) or self.key)
            for code, name in self.names
        )
        self.registry.made |= {
            (self.key, code) for code, _ in self.names if code != main and code not in told
        }
        kind = self.registry.form.kind
        for code, slug in slugs if kind.paged else ():
            self.mention("address", publication.language(code).at(kind.plural, slug), "slug")
        descriptions = self.wording("description")
        return {
            "key": self.key,
            "names": self.names,
            "slugs": slugs,
            "descriptions": descriptions,
            "aliases": self.aliases(),
        }

    def aliases(self) -> tuple[str, ...]:
        """Old addresses of its page."""
        try:
            found = paths(self.fields.get("aliases", []), self.registry.publication.clock)
        except Wrong as bad:
            self.complain("aliases", bad.message, bad.hint, **{"field": "aliases"} | bad.values)
            return ()
        for alias in found:
            self.mention("alias", alias, "aliases")
        return found


def read_registry(form: EntryForm, path: Path, file: str, publication: Publication) -> Registry:
    """All entries of one registry, in the order of the file. A file that is not there has none."""
    registry = Registry(form, file, "", publication, path=path)
    if not os.path.lexists(path):
        return registry
    if problem := unfit(path, path.parents[1], file):
        raise Unreadable(problem)
    registry.text = normalise(decode(path.read_bytes(), file))
    for key, table in _tables(registry.text, file).items():
        _entry(registry, key, table)
    return registry


def _tables(text: str, file: str) -> dict[str, Any]:
    """What stands in a registry; raises Unreadable where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        found = re.search(r"line (\d+), column (\d+)", str(bad))
        line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 0)
        message = N_("The registry is not valid TOML: {reason}.")
        reason = re.sub(r" \(at .*\)", "", str(bad))
        hint = N_('Words stand between quotation marks, as in vi = "Hòa bình".')
        raise Unreadable(error(file, line, "", message, hint, column=column, reason=reason)) from None
    except (
        ValueError,
        RecursionError,
    ):  # of what is TOML by its signs: the 31st of June, a number without end
        message = N_(
            "This line holds a value that cannot be: a day that there is not, or a number without end."
        )
        raise Unreadable(error(file, _first_wrong(text), "", message)) from None


def _first_wrong(text: str) -> int:
    """The line on which the value stands that Python's parser fails at, without saying where."""
    lines = text.split("\n")
    sound, wrong = 0, len(lines)
    while wrong - sound > 1:
        half = (sound + wrong) // 2
        try:
            tomllib.loads("\n".join(lines[:half]))
            sound = half
        except tomllib.TOMLDecodeError:  # cut off within a value
            sound = half
        except (ValueError, RecursionError):
            wrong = half
    return wrong


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value of TOML, keys and all."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from (name, *_texts(each))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _entry(registry: Registry, key: str, told: Any) -> None:
    if not isinstance(told, dict):
        registry.complain(key, key, N_("“{key}” must be a table: [{key}], and names below it."), key=key)
        return
    if not SLUG.fullmatch(key):
        message = N_("“{value}” cannot be part of an address: only a-z, 0-9 and single hyphens can.")
        registry.complain(key, "", message, N_("Write “{better}”."), value=key, better=slugify(key))
    registry.keys.add(key)
    if FORBIDDEN.search("\n".join(_texts(told))):
        message = N_("“{key}” holds a control character, which no text may have.")
        told = error(registry.file, registry.line(key), key, message, AGAIN, key=key)
        registry.problems.append(of_encoding(told))
        return
    table = Table(registry, key, told)
    _known(table)
    table.names = table.named()
    for code in (code for code in registry.codes if code not in dict(table.names)):
        registry.complain(key, code, N_("“{key}” has no name in the language “{code}”."), key=key, code=code)
    before = len(registry.problems)
    entry = registry.form.make(table)
    if not any(problem.level == ERROR for problem in registry.problems[before:]):
        registry.entries.append(entry)


def _known(table: Table) -> None:
    allowed = (*table.codes, *table.registry.form.fields)
    for name in table.fields:
        if name not in allowed:
            near = get_close_matches(name, allowed, 1, 0.6)
            hint = N_("Did you mean “{near}”?") if near else N_("Fields are: {known}.")
            known = ", ".join(allowed)
            message = N_("There is no field “{name}”.")
            table.complain(name, message, hint, name=name, near="".join(near), known=known)
