"""The inventory: what the board shows of every piece, kept in memory and found by words with or without marks."""

from __future__ import annotations

import json
import marshal
import os
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
from nhipcau.reading.pieces import DATED
from nhipcau.reading.places import Place, find, look
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.source import Raw, Unreadable, read_source
from nhipcau.reading.wrong import Wrong
from nhipcau.rules.titles import EventTitles

MEMORY = "inventory"
VERSION = 3
DAYS = ("date", "start", "founded")
SHOWN = ("title", "status", "section", "release", "topics", "founded", *DAYS[:2])
NOBODY = PieceStanding()


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
        self.loaded = False

    def load(self) -> None:
        """Look at the disk, and read what is not as it was."""
        with self._lock:
            known = self._told or self._recalled()
            tree = look(self._content, self._memory.with_suffix(".tree"))
            places, _ = find(self._content, tree, self._publication.kinds)
            told = {place.file: self._facts(place, known.get(place.file)) for place in places}
            before, rows = self.rows, {}
            for place in places:
                id = place.file.partition("/")[2]
                same = self._told.get(place.file) is told[place.file] and id in before
                rows[id] = before[id] if same else _row(id, place, told[place.file][1])
            changed = told != known
            self._told, self.rows, self.loaded = told, rows, True
            if changed:
                self._remember()

    def renew(self, id: str) -> None:
        """Look at one piece anew; cheap, whatever their number."""
        kinds = {kind.plural: kind.name for kind in self._publication.kinds if kind.piece}
        folder, file = self._content / id, f"{self._content.name}/{id}"
        with self._lock:
            rows = {**self.rows}
            place = Place(kinds[id.partition("/")[0]], self._content, file, listed(folder))
            if any(LANGUAGE_FILE.fullmatch(name) for name, _, _ in place.signature):
                self._told[file] = self._facts(place, self._told.get(file))
                rows[id] = _row(id, place, self._told[file][1])
            else:
                self._told.pop(file, None)
                rows.pop(id, None)
            self.rows = rows

    def follow(self, changed: Iterable[Path]) -> None:
        """Look anew where files changed: at those pieces, or at everything where that cannot be said."""
        ids = set()
        for path in changed:
            inside = path.parent.relative_to(self._content) if path.is_relative_to(self._content) else None
            id = inside.as_posix() if inside else ""
            if id in self.rows or (LANGUAGE_FILE.fullmatch(path.name) and path.is_file()):
                ids.add(id)
            elif inside and id != "registry" and path.name[:1] != ".":
                self.load()
                return
        for id in ids:
            self.renew(id)

    def find(self, words: str, rows: Iterable[Row]) -> list[Row]:
        """Those in which all of the words stand, with or without their marks."""
        wanted = fold(words).split()
        return [row for row in rows if all(word in row.found_by for word in wanted)]

    def latest(self, rows: Iterable[Row]) -> list[Row]:
        """Stories and events by their days, the latest first, and then all else."""
        floor = datetime.min.replace(tzinfo=self._publication.clock)
        return sorted(rows, key=lambda row: (row.kind in ("story", "event"), row.day or floor), reverse=True)

    def keys(self) -> dict[str, set[str]]:
        """The keys of pieces that there are, by kind."""
        found: dict[str, set[str]] = {kind.name: set() for kind in self._publication.kinds if kind.piece}
        for row in self.rows.values():
            found[row.kind].add(row.key)
        return found

    def events(self) -> EventTitles:
        """The events by their titles, as rules know them."""
        return EventTitles(tuple((row.key, row.titles) for row in self.rows.values() if row.kind == "event"))

    def _facts(self, place: Place, known: tuple[Any, Any] | None) -> tuple[Any, Any]:
        signed = (place.kind, _signature(place))
        return known if known and known[0] == signed else (signed, _facts(place, self._publication))

    def _recalled(self) -> dict[str, tuple[Any, Any]]:
        try:
            version, told = marshal.loads(self._memory.read_bytes())
            return dict(told) if version == self._version else {}
        except (OSError, ValueError, EOFError, TypeError):
            return {}

    def _remember(self) -> None:
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._memory.with_suffix(".new")
        fresh.write_bytes(marshal.dumps((self._version, self._told)))
        fresh.replace(self._memory)

    @property
    def _version(self) -> tuple[Any, ...]:
        languages = tuple(language.code for language in self._publication.languages)
        return (VERSION, self._publication.zone, languages)


def listed(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The files of a folder as a look at the disk tells of them."""
    try:
        found = [(each.name, each.stat()) for each in os.scandir(folder) if each.is_file()]
    except FileNotFoundError:
        return ()
    return tuple(
        sorted(
            (name, at.st_size, max(at.st_mtime_ns, at.st_ctime_ns)) for name, at in found if name[0] != "."
        )
    )


def _signature(place: Place) -> tuple[tuple[str, int, int], ...]:
    """Of its texts and of what stands beside them; a photo changes nothing on the board."""
    return tuple(
        each for each in place.signature if LANGUAGE_FILE.fullmatch(each[0]) or each[0].endswith(".json")
    )


def _facts(place: Place, publication: Publication) -> tuple[Any, ...]:
    """What the board shows of a place, in the order of `Row`; plain, for marshal."""
    told: dict[str, dict[str, str]] = {}
    unreadable = []
    for name, _, _ in place.signature:
        if not (match := LANGUAGE_FILE.fullmatch(name)):
            continue
        code = match[1] or ""
        try:
            source, _ = read_source((place.path / name).read_bytes(), place.file)
            told[code] = {each: _plain(source.fields[each].raw) for each in SHOWN if each in source.fields}
        except (Unreadable, OSError):
            told[code] = {}
            unreadable.append(code)
    order = [language.code for language in publication.languages]
    codes = sorted(told, key=lambda code: (order.index(code) if code in order else len(order), code))
    first: dict[str, str] = {}
    for code in codes:
        first |= {name: value for name, value in told[code].items() if name not in first}
    titles = tuple((code, " ".join(told[code].get("title", "").split())) for code in codes)
    dated = DATED.fullmatch(place.name)
    days = [*(first.get(name, "") for name in DAYS), dated[1] if dated else ""]
    day = next((at for words in days if (at := _moment(words, publication))), "")
    said = " ".join([place.name, first.get("section", ""), first.get("topics", ""), *(t for _, t in titles)])
    standing = json.dumps(read_standing(place.path).as_json(), ensure_ascii=False)
    draft = place.kind == "story" and first.get("status") == "draft"
    out = _moment(first.get("release", ""), publication) or day
    found = (titles, day, out, draft, tuple(unreadable), first.get("section", ""), first.get("founded", ""))
    return (*found, standing, fold(said))


def _plain(raw: Raw) -> str:
    return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)


def _row(id: str, place: Place, told: tuple[Any, ...]) -> Row:
    titles, day, out, draft, unreadable, section, founded, standing, found_by = told
    return Row(
        id,
        place.kind,
        place.name,
        titles,
        datetime.fromisoformat(day) if day else None,
        datetime.fromisoformat(out) if out else None,
        draft,
        unreadable,
        section,
        founded,
        PieceStanding.of_json(json.loads(standing)) if standing != "{}" else NOBODY,
        found_by,
    )


def _moment(words: str, publication: Publication) -> str:
    """A moment in ISO 8601; "" where none can be read."""
    if not words:
        return ""
    try:
        return str(fields.moment(words, publication.clock).at.isoformat())
    except (Wrong, ValueError, OverflowError):
        return ""
