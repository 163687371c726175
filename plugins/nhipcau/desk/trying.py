"""Trying a draft: what reading says of texts that are on no disk yet, and where in them it stands."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nhipcau.desk.inventory import listed
from nhipcau.desk.pieces import PieceAt
from nhipcau.editing.cutting import cut
from nhipcau.editing.mending import Mend, mend, spare
from nhipcau.editing.readiness import ReadPiece
from nhipcau.model import Anniversary, Event, Kind, Piece, Problem, Publication, Story
from nhipcau.model.kinds import ANNIVERSARY, EVENT
from nhipcau.reading.checks import check
from nhipcau.reading.clock import AHEAD, PAST
from nhipcau.reading.counts import wrong
from nhipcau.reading.extensions import day_of, rules
from nhipcau.reading.kinds import FORMS
from nhipcau.reading.photos import is_photo
from nhipcau.reading.places import Place
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.reader import Shelf as Reader
from nhipcau.reading.source import Unreadable
from nhipcau.reading.terms import read_terms
from nhipcau.reading.translations import texts_beside
from nhipcau.rules import NamedRule, Text, levelled, run
from nhipcau.rules.events import schedule_of
from nhipcau.rules.names import rules as of_names
from nhipcau.rules.pairs import FILE
from nhipcau.rules.register import Register
from nhipcau.rules.terms import HouseTerm
from nhipcau.rules.text import Scheduled

PREVIEW, BESIDE = "p", "b"
"""For what else a page has drafts laid out."""
CLAIMS = ("address", "alias", "strip", PAST, AHEAD)


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """A problem of a draft: in which language, at which field, or else in which block from 0 (-1: none known);
    what would mend it, and what would let it pass."""

    problem: Problem
    lang: str
    field: str
    block: int
    mend: Mend | None = None
    spare: Mend | None = None


@dataclass(frozen=True, slots=True)
class TriedDraft:
    """A draft as it was read, its problems with their places in it, and the rules that were asked."""

    read: ReadPiece
    problems: list[DraftProblem]
    rules: tuple[NamedRule, ...]


class Trials:
    """Folders apart from the content, in which drafts are laid beside their photos, to be read and drawn."""

    def __init__(self, folder: Path, publication: Publication, settings: Mapping[str, Any]) -> None:
        self._folder, self._publication, self._settings = folder, publication, dict(settings)
        self._readers: tuple[tuple[HouseTerm, ...], Reader] | None = None
        self._known: dict[str, tuple[object, Piece[Any] | None]] = {}
        self._lock = threading.Lock()
        shutil.rmtree(folder, ignore_errors=True)

    def lay(self, tab: str, piece: PieceAt, texts: Mapping[str, str]) -> Place:
        """Lay a draft out in the folder of a page (`tab`, of letters and digits); texts that are not given are those on
        the disk."""
        content = self._folder / tab / piece.content.name
        folder = content / piece.id
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        given = {piece.text_file(lang).name: text for lang, text in texts.items()}
        for name in sorted(os.listdir(piece.folder)) if piece.folder.is_dir() else ():
            path = piece.folder / name
            if path.is_file() and not path.is_symlink() and _counts(name):
                _linked(path, folder / name)
        for name, text in given.items():
            (folder / name).unlink(missing_ok=True)
            (folder / name).write_bytes(text.encode())
        return Place(piece.form.kind.name, content, piece.file, ())

    def tried(
        self,
        tab: str,
        piece: PieceAt,
        texts: Mapping[str, str],
        keys: Mapping[str, set[str]],
        register: Register,
    ) -> TriedDraft:
        """A draft, and what is wrong with it by reading and by the rules; `keys` are those that there are, by kind."""
        with self._lock:
            terms, _ = read_terms(piece.content, self._publication)
            reader, place = self._reader(terms), self.lay(tab, piece, texts)
            _, _, finding, _ = reader.read(place)
            named = sorted(keys.get(ANNIVERSARY.name, ())) if finding.claims else ()
            others = self._others(reader, piece.content, ANNIVERSARY, named)
            counted = tuple(each for each in others if isinstance(each, Anniversary))
            schedule = self._schedule(reader, piece.content, finding.piece)
            found = tuple(replace(each, schedule=schedule) for each in self._texts(place, finding.piece))
        mentions = [each for each in finding.mentions if each.kind not in CLAIMS and each.kind in keys]
        unknown = {form.kind.name: form.unknown for form in FORMS}
        told = [*finding.problems, *check(mentions, keys, unknown), *wrong(finding.claims, counted)]
        told += run(of_names(register), found) if found else ()
        asked = rules(terms, register)
        kept = tuple(levelled(dict.fromkeys(told), self._settings.get("RULES", {}), asked))
        read = ReadPiece(piece.form, finding.piece, found, kept)
        return TriedDraft(read, [self._found(problem, piece, texts) for problem in kept], asked)

    def texts(self, tab: str, piece: PieceAt, texts: Mapping[str, str]) -> tuple[Text, ...]:
        """The texts of a draft as rules have them, the main language first; none where one cannot be read."""
        with self._lock:
            return self._texts(self.lay(tab, piece, texts), None)

    def _texts(self, place: Place, piece: Piece[Any] | None) -> tuple[Text, ...]:
        """The texts of a draft as rules have them; none where one cannot be read."""
        langs = [language.code for language in self._publication.languages]
        try:
            texts = texts_beside(place.path, place.file, place.kind, langs)
        except Unreadable:
            return ()
        return tuple(replace(text, day=day_of(piece)) for text in texts)

    def _reader(self, terms: tuple[HouseTerm, ...]) -> Reader:
        """A reader that knows the terms of the house as they are now."""
        if self._readers is None or self._readers[0] != terms:
            self._readers = terms, Reader(self._publication, self._settings, terms=terms)
        return self._readers[1]

    def _others(
        self, reader: Reader, content: Path, kind: Kind[Any], keys: Iterable[str]
    ) -> Iterator[Piece[Any]]:
        """Other pieces that a draft is held against; only what changed on the disk is read anew."""
        for key in keys:
            file = f"{content.name}/{kind.plural}/{key}"
            place = Place(kind.name, content, file, listed(content.parent / file))
            if place.signature and self._known.get(file, (None, None))[0] != place.signature:
                self._known[file] = place.signature, reader.read(place)[2].piece
            found = self._known[file][1] if place.signature else None
            if found:
                yield found

    def _schedule(self, reader: Reader, content: Path, piece: Piece[Any] | None) -> tuple[Scheduled, ...]:
        """When the events take place that a draft is about."""
        if piece is None:
            return ()
        keys = piece.events if isinstance(piece, Story) else ()
        events = [piece, *self._others(reader, content, EVENT, keys)]
        return schedule_of(piece, {each.key: each for each in events if isinstance(each, Event)})

    def clear(self, tab: str) -> None:
        """Forget what was laid out for a page, for its preview and beside each other as well."""
        for use in ("", PREVIEW, BESIDE):
            shutil.rmtree(self._folder / f"{tab}{use}", ignore_errors=True)

    def _found(self, problem: Problem, piece: PieceAt, texts: Mapping[str, str]) -> DraftProblem:
        name = problem.file.rpartition("/")[2]
        match = LANGUAGE_FILE.fullmatch(name)
        lang = (match[1] if match else "") or self._publication.main.code
        text = texts.get(lang)
        if problem.field or not problem.line or text is None:
            return DraftProblem(problem, lang, problem.field, -1, mend(problem, text) if text else None)
        sheet = cut(text)
        starts = [sheet.line_of(number) for number in range(len(sheet.blocks))]
        block = max((at for at, start in enumerate(starts) if start <= problem.line), default=-1)
        return DraftProblem(problem, lang, "", block, mend(problem, text), spare(problem, text, lang))


def _counts(name: str) -> bool:
    """Whether a file is of a draft: texts, photos, and what the translations were made from."""
    return bool(LANGUAGE_FILE.fullmatch(name)) or is_photo(name) or name == FILE


def _linked(path: Path, copy: Path) -> None:
    """The same file at another path, without its bytes twice where the disk can do that."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copyfile(path, copy)


def told(found: list[DraftProblem]) -> Iterator[DraftProblem]:
    """Each once, errors first."""
    yield from sorted(found, key=lambda each: (each.problem.level != "error", each.problem.order))
