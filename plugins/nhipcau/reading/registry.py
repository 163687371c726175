"""The registries: sections, topics, people, organisations and official documents, from `content/registry/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from nhipcau.languages import normalise, slugify
from nhipcau.model import (
    Document,
    Entry,
    Office,
    Organisation,
    Person,
    Problem,
    Publication,
    Section,
    Topic,
    Wording,
    error,
)
from nhipcau.reading.fields import SLUG
from nhipcau.reading.folder import Mention
from nhipcau.reading.source import N_, Unreadable, decode

KINDS = {
    "sections": "section",
    "topics": "topic",
    "people": "person",
    "organisations": "organisation",
    "documents": "document",
}
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
COMMON = ("slug", "description")
FIELDS = {
    "section": COMMON,
    "topic": COMMON,
    "person": (*COMMON, "offices"),
    "organisation": (*COMMON, "short", "url"),
    "document": (*COMMON, "number", "kind", "date", "issuer", "url"),
}
"""What a table may hold besides the names, which stand under the languages' codes."""


@dataclass(slots=True)
class Registry:
    """One file: its entries, the keys it mentions, its problems."""

    kind: str
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


def read_registry(path: Path, file: str, publication: Publication) -> Registry:
    """All entries of one registry, in the order of the file. A file that is not there has none."""
    kind = KINDS[path.stem]
    registry = Registry(kind, file, "", publication)
    if not path.exists():
        return registry
    registry.text = normalise(decode(path.read_bytes(), file))
    try:
        tables = tomllib.loads(registry.text)
    except tomllib.TOMLDecodeError as bad:
        found = re.search(r"line (\d+), column (\d+)", str(bad))
        line, column = (int(found[1]), int(found[2])) if found else (registry.text.count("\n") + 1, 0)
        message = N_("The registry is not valid TOML: {reason}.")
        reason = re.sub(r" \(at .*\)", "", str(bad))
        hint = N_('Words stand between quotation marks, as in vi = "Hòa bình".')
        raise Unreadable(error(file, line, "", message, hint, column=column, reason=reason)) from None
    for key, table in tables.items():
        _entry(registry, key, table)
    return registry


def _entry(registry: Registry, key: str, table: Any) -> None:
    if not isinstance(table, dict):
        registry.complain(key, key, N_("“{key}” must be a table: [{key}], and names below it."), key=key)
        return
    if not SLUG.fullmatch(key):
        message = N_("“{value}” cannot be part of an address: only a-z, 0-9 and single hyphens can.")
        registry.complain(key, "", message, N_("Write “{better}”."), value=key, better=slugify(key))
    registry.keys.add(key)
    _known(registry, key, table)
    names = _wording(registry, key, "", {code: table[code] for code in registry.codes if code in table})
    for code in (code for code in registry.codes if code not in dict(names)):
        registry.complain(key, code, N_("“{key}” has no name in the language “{code}”."), key=key, code=code)
    before = len(registry.problems)
    entry = MAKERS[registry.kind](registry, key, table, names)
    if len(registry.problems) == before:
        registry.entries.append(entry)


def _known(registry: Registry, key: str, table: dict[str, Any]) -> None:
    allowed = (*registry.codes, *FIELDS[registry.kind])
    for name in table:
        if name not in allowed:
            near = get_close_matches(name, allowed, 1, 0.6)
            hint = N_("Did you mean “{near}”?") if near else N_("Fields are: {known}.")
            known = ", ".join(allowed)
            message = N_("There is no field “{name}”.")
            registry.complain(key, name, message, hint, name=name, near="".join(near), known=known)


def _common(registry: Registry, key: str, table: dict[str, Any], names: Wording) -> dict[str, Any]:
    """Key, names, slugs and descriptions. In the main language the key is the slug, in others the name makes it."""
    told = dict(_wording(registry, key, "slug", table.get("slug", {})))
    for slug in told.values():
        if not SLUG.fullmatch(slug):
            message = N_("“{value}” cannot be part of an address: only a-z, 0-9 and single hyphens can.")
            registry.complain(key, "slug", message, N_("Write “{better}”."), value=slug, better=slugify(slug))
    main = registry.publication.main.code
    slugs = tuple(
        (code, told.get(code) or (key if code == main else slugify(name)) or key) for code, name in names
    )
    if registry.kind in ("section", "topic", "person"):
        plural = {"section": "sections", "topic": "topics", "person": "people"}[registry.kind]
        for code, slug in slugs:
            url = registry.publication.language(code).at(plural, slug)
            registry.mentions.append(Mention("address", url, registry.file, registry.line(key), "slug"))
    descriptions = _wording(registry, key, "description", table.get("description", {}))
    return {"key": key, "names": names, "slugs": slugs, "descriptions": descriptions}


def _wording(registry: Registry, key: str, name: str, table: Any) -> Wording:
    """Words by language, in the order of the site's languages."""
    if not isinstance(table, dict) or not all(isinstance(words, str) for words in table.values()):
        message = N_("“{field}” must be words for each language, such as {{vi = '…', en = '…'}}.")
        registry.complain(key, name, message, field=name)
        return ()
    for code in sorted(set(table) - set(registry.codes)):
        message = N_("“{field}” speaks a language the site does not have: “{code}”.")
        registry.complain(key, name, message, field=name, code=code)
    return tuple(
        (code, " ".join(table[code].split())) for code in registry.codes if table.get(code, "").strip()
    )


def _text(registry: Registry, key: str, table: dict[str, Any], name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        registry.complain(key, name, N_("“{field}” must be one line of text."), field=name)
        return ""
    return value


def _day(registry: Registry, key: str, name: str, value: Any, last: bool = False) -> date | None:
    """A TOML date, or a year: its first day, or its last."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9999:
        return date(value, 12, 31) if last else date(value, 1, 1)
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if value is not None:
        registry.complain(
            key, name, N_("“{field}” must be a date such as 2022-12-01, or a year."), field=name
        )
    return None


def _offices(registry: Registry, key: str, tables: Any) -> Iterator[Office]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        registry.complain(key, "offices", N_("“offices” must be tables: [[{key}.offices]]."), key=key)
        return
    for table in tables:
        organisation = _text(registry, key, table, "organisation")
        allowed = {"organisation", "from", "until", *registry.codes}
        for name in sorted(set(table) - allowed):
            message, hint = N_("There is no field “{name}”."), N_("Fields are: {known}.")
            registry.complain(key, name, message, hint, name=name, known=", ".join(sorted(allowed)))
        titles = _wording(
            registry, key, "offices", {code: table[code] for code in registry.codes if code in table}
        )
        if not organisation or len(titles) < len(registry.codes):
            registry.complain(
                key, "offices", N_("An office needs an organisation, and a title in every language.")
            )
            continue
        registry.mentions.append(
            Mention("organisation", organisation, registry.file, registry.line(key), "offices")
        )
        since = _day(registry, key, "from", table.get("from"))
        until = _day(registry, key, "until", table.get("until"), last=True)
        if since and until and until < since:
            registry.complain(key, "until", N_("The office ends before it begins."))
        yield Office(organisation, titles, since, until)


def _person(registry: Registry, key: str, table: dict[str, Any], names: Wording) -> Person:
    offices = tuple(_offices(registry, key, table.get("offices", [])))
    return Person(**_common(registry, key, table, names), offices=offices)


def _organisation(registry: Registry, key: str, table: dict[str, Any], names: Wording) -> Organisation:
    short = _wording(registry, key, "short", table.get("short", {}))
    url = _text(registry, key, table, "url")
    return Organisation(**_common(registry, key, table, names), short=short, url=url)


def _document(registry: Registry, key: str, table: dict[str, Any], names: Wording) -> Document:
    number, issuer = _text(registry, key, table, "number"), _text(registry, key, table, "issuer")
    when = _day(registry, key, "date", table.get("date"))
    if not number or when is None:
        registry.complain(key, "number", N_("A document needs a number and a date."))
    if issuer:
        registry.mentions.append(Mention("organisation", issuer, registry.file, registry.line(key), "issuer"))
    return Document(
        **_common(registry, key, table, names),
        number=number,
        kinds=_wording(registry, key, "kind", table.get("kind", {})),
        date=when or date.min,
        issuer=issuer,
        url=_text(registry, key, table, "url"),
    )


def _plain(kind: type[Entry]) -> Callable[[Registry, str, dict[str, Any], Wording], Entry]:
    return lambda registry, key, table, names: kind(**_common(registry, key, table, names))


MAKERS: dict[str, Callable[[Registry, str, dict[str, Any], Wording], Entry]] = {
    "section": _plain(Section),
    "topic": _plain(Topic),
    "person": _person,
    "organisation": _organisation,
    "document": _document,
}
