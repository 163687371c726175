"""Entries of a registry edited by key: what is not touched keeps its bytes, comments and all.

An entry is cut out of the text, from the head of its table to its last line, and edited alone: so no byte around it can
change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from nhipcau.editing.front_matter import Unwritable
from nhipcau.reading.registry import HEAD

DAYS = frozenset(("date", "from", "until"))
YEAR = re.compile(r"[1-9]\d{3}")
IDLE = re.compile(r"[ \t]*(?:#.*)?")
"""A line that belongs to what follows it: empty, or a comment."""
Given = str | bool | Mapping[str, Any] | list[Any]
"""What a form gives for a field: words, a flag, words (or lists of words) by language, lines, or rows of words."""


def entry_values(text: str, key: str) -> dict[str, Any]:
    """The fields of an entry, plain; none where there is no such entry. Unwritable where the text is no TOML."""
    found = _read(text).unwrap().get(key, {})
    return found if isinstance(found, dict) else {}


def with_entry(text: str, key: str, given: Mapping[str, Given]) -> str:
    """The text with other values of an entry's fields; empty ones are taken away, those not given stay. A key that is
    new is added at the end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before, own, after = _cut(text, key)
    if not own:
        gap = newline * (2 - before.endswith("\n")) if before else ""
        before, own = before + gap, f"[{key}]{newline}"
    doc = _read(own)
    told = doc.unwrap()[key]
    for name, value in given.items():
        _set(doc[key], name, value, told.get(name))
    edited = doc.as_string().rstrip("\r\n").replace("\r\n", "\n").replace("\n", newline)
    ended = edited + (newline if own.endswith("\n") else "")
    return _checked(before + ended + after, key, doc.unwrap()[key])


def without_entry(text: str, key: str) -> str:
    """The text without an entry, and without the empty lines below it."""
    before, own, after = _cut(text, key)
    return _checked(before + after.lstrip("\r\n") if own else text, key, {})


def _cut(text: str, key: str) -> tuple[str, str, str]:
    """What stands before an entry, the entry, and what stands after it. Unwritable where it is not in one place."""
    lines = text.splitlines(keepends=True)
    heads = [(at, _key(line)) for at, line in enumerate(lines) if HEAD.match(line)]
    own = [at for at, name in heads if name == key]
    if not own:
        return text, "", ""
    end = next((at for at, name in heads if at > own[0] and name != key), len(lines))
    while IDLE.fullmatch(lines[end - 1].rstrip("\r\n")):
        end -= 1
    parts = "".join(lines[: own[0]]), "".join(lines[own[0] : end]), "".join(lines[end:])
    if _read(parts[1]).unwrap().get(key) != _read(text).unwrap().get(key):
        raise Unwritable(key)
    return parts


def _key(line: str) -> str:
    head = HEAD.match(line)
    return str(head[head.lastindex or 0]) if head else ""


def _read(text: str) -> tomlkit.TOMLDocument:
    try:
        doc = tomlkit.parse(text)
    except TOMLKitError as bad:
        raise Unwritable(str(bad)) from None
    if doc.as_string() != text:
        raise Unwritable("the registry")
    return doc


def _checked(text: str, key: str, meant: Any) -> str:
    """What was written must be read as what was meant."""
    if _read(text).unwrap().get(key, {}) != meant:
        raise Unwritable(key)
    return text


def _set(table: Any, name: str, value: Given, before: Any) -> None:
    if _same(value, before):
        return
    if not _told(value):
        table.pop(name, None)
    elif isinstance(value, Mapping):
        if not isinstance(before, dict):
            table[name] = tomlkit.inline_table()
        for code, words in value.items():
            _set(table[name], code, words, (before or {}).get(code))
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        _rows(table, name, [each for each in value if isinstance(each, Mapping) and _told(each)])
    else:
        table[name] = _plain(name, value)


def _rows(table: Any, name: str, rows: list[Mapping[str, Any]]) -> None:
    """Tables below an entry, one for each row; those that stay the same keep their place."""
    if not isinstance(table.get(name), AoT):
        table[name] = tomlkit.aot()
    found = table[name]
    while len(found) > len(rows):
        del found[-1]
    for at, row in enumerate(rows):
        if at == len(found):
            if found:
                found[-1].add(tomlkit.nl())
            found.append(_row(row))
            continue
        before = found[at].unwrap()
        for field, words in row.items():
            _set(found[at], field, words, before.get(field))


def _row(row: Mapping[str, Any]) -> Table:
    made = tomlkit.table()
    for field, words in row.items():
        if _told(words):
            made[field] = _plain(field, words)
    return made


def _plain(name: str, value: Any) -> Any:
    """A value as TOML has it best: years and days are no text."""
    if name not in DAYS or not isinstance(value, str):
        return value
    if YEAR.fullmatch(value):
        return int(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _same(value: Given, before: Any) -> bool:
    return _shown(value) == _shown(before) or (not _told(value) and not before)


def _shown(value: Any) -> Any:
    """A value as a form shows it: numbers and days as words."""
    if isinstance(value, Mapping):
        return {name: _shown(each) for name, each in value.items() if _told(each)}
    if isinstance(value, list):
        return [_shown(each) for each in value]
    return value if isinstance(value, bool) or value is None else str(value)


def _told(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_told(each) for each in value.values())
    return bool(value)
