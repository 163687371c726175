"""The inventory: what the board shows of every piece, kept in memory and found by words with or without marks."""

from __future__ import annotations

import json
import marshal
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nhipcau.desk.states import PieceStanding, read_standing
from nhipcau.languages import fold
from nhipcau.model import Publication
from nhipcau.reading import fields
from nhipcau.reading.folder import LANGUAGE_FILE
from nhipcau.reading.pieces import DATED
from nhipcau.reading.places import Place, find, look
from nhipcau.reading.source import Raw, Unreadable, read_source
from nhipcau.reading.wrong import Wrong

MEMORY = "inventory"
VERSION = 2
DAYS = ("date", "start", "founded")


@dataclass(frozen=True, slots=True)
class Row:
    """A piece at a glance. `id` is its folder below the content; `day` (aware) is that of the story or event, None
    where none can be read; `out` when it is released; `unreadable` has the languages whose files cannot be read."""

    id: str
    kind: str
    key: str
    titles: tuple[tuple[str, str], ...]
    day: datetime | None
    out: datetime | None
    draft: bool
    unreadable: tuple[str, ...]
    section: str
    founded: str
    standing: PieceStanding
    found_by: str

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.titles)

    def title(self, lang: str) -> str:
        """Its title in a language, or else in the first that it has."""
        titles = dict(self.titles)
        return titles.get(lang) or next(filter(None, titles.values()), self.key)


class Inventory:
    """All pieces of a site. `memory` is a file of the cache, so that a start reads only what changed."""

    def __init__(self, content: Path, publication: Publication, memory: Path) -> None:
        self._content, self._publication, self._memory = content, publication, memory
        self._lock = threading.Lock()
        self._told: dict[str, tuple[Any, Any]] = {}
        self.rows: Mapping[str, Row] = {}

    def load(self) -> None:
        """Look at the disk, and read what is not as it was."""
        with self._lock:
            self._told = self._told or self._recalled()
            places, _ = find(self._content, look(self._content), self._publication.kinds)
            told = {}
            for place in places:
                known = self._told.get(place.file)
                signed = (place.kind, _signature(place))
                told[place.file] = known if known and known[0] == signed else (signed, _facts(place))
            fresh = {}
            for place in places:
                before = self._told.get(place.file)
                id = place.file.partition("/")[2]
                same = before is told[place.file] and id in self.rows
                fresh[id] = self.rows[id] if same else _row(id, place, told[place.file][1], self._publication)
            changed = told != self._told
            self._told, self.rows = told, fresh
            if changed:
                self._remember()

    def find(self, words: str, rows: Iterable[Row]) -> list[Row]:
        """Those in which all of the words stand, with or without their marks."""
        wanted = fold(words).split()
        return [row for row in rows if all(word in row.found_by for word in wanted)]

    def keys(self) -> dict[str, set[str]]:
        """The keys of pieces that there are, by kind."""
        found: dict[str, set[str]] = {kind.name: set() for kind in self._publication.kinds if kind.piece}
        for row in self.rows.values():
            found[row.kind].add(row.key)
        return found

    def _recalled(self) -> dict[str, tuple[Any, Any]]:
        try:
            version, told = marshal.loads(self._memory.read_bytes())
            return dict(told) if version == VERSION else {}
        except (OSError, ValueError, EOFError, TypeError):
            return {}

    def _remember(self) -> None:
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._memory.with_suffix(".new")
        fresh.write_bytes(marshal.dumps((VERSION, self._told)))
        fresh.replace(self._memory)


def _signature(place: Place) -> tuple[tuple[str, int, int], ...]:
    """Of its texts and of what stands beside them; a photo changes nothing on the board."""
    return tuple(
        each for each in place.signature if LANGUAGE_FILE.fullmatch(each[0]) or each[0].endswith(".json")
    )


def _facts(place: Place) -> tuple[dict[str, dict[str, Any]], tuple[str, ...], str]:
    """What the texts of a place say in the fields that the board shows, by language; plain, for marshal."""
    told: dict[str, dict[str, Any]] = {}
    unreadable = []
    for name, _, _ in place.signature:
        if not (match := LANGUAGE_FILE.fullmatch(name)):
            continue
        try:
            source, _ = read_source((place.path / name).read_bytes(), place.file)
            wanted = ("title", "status", "section", "release", "people", "topics", *DAYS)
            told[match[1] or ""] = {
                each: _plain(source.fields[each].raw) for each in wanted if each in source.fields
            }
        except (Unreadable, OSError):
            told[match[1] or ""] = {}
            unreadable.append(match[1] or "")
    return told, tuple(unreadable), json.dumps(read_standing(place.path).as_json(), ensure_ascii=False)


def _plain(raw: Raw) -> Any:
    return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)


def _row(id: str, place: Place, told: Any, publication: Publication) -> Row:
    by_language, unreadable, standing = told
    order = [language.code for language in publication.languages]
    codes = sorted(by_language, key=lambda code: (order.index(code) if code in order else len(order), code))
    first: dict[str, str] = {}
    for code in codes:
        first |= {name: value for name, value in by_language[code].items() if name not in first}
    titles = tuple((code, " ".join(by_language[code].get("title", "").split())) for code in codes)
    day = next((found for name in DAYS if (found := _moment(first.get(name, ""), publication))), None)
    dated = DATED.fullmatch(place.name)
    day = day or (_moment(dated[1], publication) if dated else None)
    said = " ".join([place.name, first.get("section", ""), first.get("topics", ""), *(t for _, t in titles)])
    return Row(
        id=id,
        kind=place.kind,
        key=place.name,
        titles=titles,
        day=day,
        out=_moment(first.get("release", ""), publication) or day,
        draft=place.kind == "story" and first.get("status") == "draft",
        unreadable=unreadable,
        section=first.get("section", ""),
        founded=first.get("founded", ""),
        standing=PieceStanding.of_json(json.loads(standing)),
        found_by=fold(said),
    )


def _moment(words: str, publication: Publication) -> datetime | None:
    if not words:
        return None
    try:
        return fields.moment(words, publication.clock).at
    except (Wrong, ValueError, OverflowError):
        return None
