"""Saving: what somebody made of a text, joined with what happened to it meanwhile, written, noted in the history."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nhipcau.desk.declined import Declined
from nhipcau.desk.history import History
from nhipcau.desk.pieces import OPENED, TOO_LARGE, PieceAt
from nhipcau.desk.records import Records, version
from nhipcau.desk.roles import Member
from nhipcau.desk.telling import told_changes
from nhipcau.editing.composing import Edit, edited
from nhipcau.editing.cutting import CutText, cut
from nhipcau.editing.front_matter import Unwritable, with_field
from nhipcau.editing.merging import Conflict, merged
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import LIMIT, N_

HERE = 25.0
"""Seconds after which somebody who says nothing is no longer there."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a browser gives of one language: the text on disk that it began from (`base`), the one that it showed
    (`shown`), both by their digests, and the edit of that. `source` is the whole text, where it was edited as such; the
    fields of the edit hold then, too."""

    base: str
    shown: str
    edit: Edit
    source: str | None = None


@dataclass(slots=True)
class SaveOutcome:
    """What became of it, by language: the texts that stand now; or the conflicts, and then nothing was written.
    `trouble` is why the history could not note it: then it is saved all the same."""

    texts: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, tuple[Conflict, ...]] = field(default_factory=dict)
    commit: str = ""
    trouble: Declined | None = None
    joined: bool = False


class Saving:
    """Saves pieces of one site, one at a time."""

    def __init__(self, records: Records, history: History, voice: Voice) -> None:
        self._records, self._history, self.voice = records, history, voice

    @property
    def lock(self) -> threading.RLock:
        """Held while a piece is read, changed and written: neither another save nor a merge comes between."""
        return self._history.lock

    # Drafts

    def mine(self, given: Given, order: Sequence[str]) -> str:
        """The text that somebody has before them. Declined where the desk no longer knows what it was made of."""
        try:
            if given.source is not None:
                sheet = cut(given.source)
                for name, raw in given.edit.fields.items():
                    sheet = with_field(sheet, name, raw, order)
                return self.checked(sheet.text)
            return self.checked(edited(self._shown(given), given.edit, order).text)
        except Unwritable as bad:
            message = N_(
                "The field “{name}” cannot be edited here: mend the front matter in the source view."
            )
            raise Declined(message, name=str(bad)) from None

    def _shown(self, given: Given) -> CutText:
        """The text that a page was made of. Declined where it is no longer known, or another."""
        shown = self._records.text(given.shown) if given.shown else ""
        if shown is None:
            raise Declined(
                N_("The desk no longer knows the text that this page was made of. Open it again."), 410
            )
        sheet = cut(shown)
        if any(part.kept >= len(sheet.blocks) for part in given.edit.parts):
            raise Declined(N_("The page and the text do not fit together. Open it again."))
        return sheet

    def checked(self, text: str) -> str:
        """The text, if it may be a draft. Declined where it is too long, or holds what no text may."""
        _refuse_longer(text, OPENED)
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise Declined(N_("The text holds a control character, which no text may have."))
        return text

    def keep_draft(self, tab: str, piece: PieceAt, lang: str, who: Member, base: str, text: str) -> None:
        now = time.time()
        self._records.write(
            "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            tab,
            piece.id,
            lang,
            who.name,
            base,
            text,
            now,
            now,
        )

    def adopted(self, tab: str, piece: PieceAt, who: Member) -> dict[str, tuple[str, str]]:
        """The drafts of somebody's page that is gone, taken over by a new one: (base, text) by language."""
        gone = self._records.row(
            "SELECT d.tab FROM draft d LEFT JOIN presence p ON p.tab = d.tab WHERE d.piece = ? AND d.who = ?"
            " AND (p.seen IS NULL OR abs(p.seen - ?) > ?) AND d.tab != ? ORDER BY d.at DESC LIMIT 1",
            piece.id,
            who.name,
            time.time(),
            HERE,  # either way: the clock may have been put back since
            tab,
        )
        if gone:
            self._records.write(
                "UPDATE draft SET tab = ? WHERE tab = ? AND piece = ?", tab, gone[0], piece.id
            )
        rows = self._records.rows(
            "SELECT lang, base, words FROM draft WHERE tab = ? AND piece = ?", tab, piece.id
        )
        return {lang: (base, words) for lang, base, words in rows}

    def drop_drafts(self, tab: str, piece: PieceAt, langs: Sequence[str]) -> None:
        for lang in langs:
            self._records.write(
                "DELETE FROM draft WHERE tab = ? AND piece = ? AND lang = ?", tab, piece.id, lang
            )

    def see(self, tab: str, piece: PieceAt, who: Member) -> list[str]:
        """Note that somebody is at a piece; the names of the others who are."""
        now = time.time()
        self._records.write(
            "INSERT OR REPLACE INTO presence VALUES (?, ?, ?, ?)", tab, piece.id, who.name, now
        )
        self._records.write("DELETE FROM presence WHERE seen < ? OR seen > ?", now - 3600, now + 3600)
        rows = self._records.rows(
            "SELECT DISTINCT who FROM presence WHERE piece = ? AND abs(seen - ?) < ? AND tab != ?",
            piece.id,
            now,
            HERE,
            tab,
        )
        return [str(name) for (name,) in rows]

    # Saving

    def save(
        self,
        tab: str,
        piece: PieceAt,
        texts: Mapping[str, tuple[str, str]],
        who: Member,
        choices: Mapping[str, Sequence[str]],
        said: str = "",
    ) -> SaveOutcome:
        """Save texts: by language, the digest of what each was made of, and what it says now."""
        saved = SaveOutcome()
        with self.lock:
            written: dict[str, tuple[str, CutText]] = {}
            for lang, (base, mine) in texts.items():
                there = self._there(piece, lang, who)
                before = self._records.text(base) if base else ""
                if before is None:
                    before = ""
                found = merged(cut(before), cut(mine), cut(there), choices.get(lang, ()))
                if found.open:
                    saved.conflicts[lang] = found.conflicts
                saved.joined |= version(there) != base and found.sheet.text != mine
                written[lang] = there, found.sheet
                _refuse_longer(found.sheet.text, LIMIT)
            if saved.conflicts:
                return saved
            self._write(piece, written, saved)
            self.drop_drafts(tab, piece, list(texts))
            self._note(piece, written, who, said, saved)
        return saved

    def _there(self, piece: PieceAt, lang: str, who: Member) -> str:
        """What a file says now. One that is not UTF-8 is noted in the history before others take the place of its
        bytes. Declined where the history cannot, or where the desk does not see all of it."""
        found = piece.look(lang)
        if found and not found.whole:
            raise Declined(TOO_LARGE, 413, size=f"{found.size / 1e6:.1f}")
        if found and found.written_in:
            said = N_("{file}: as it was, written in {name}")
            file = piece.text_file(lang).name
            self._history.commit([piece.folder], self.voice.say(said, file=file, name=found.written_in), who)
        return found.words if found else ""

    def note(self, piece: PieceAt, message: str, who: Member, /, **values: object) -> None:
        """Note in the history what was written beside the texts, or by another way than `save`; the log has it where
        the history cannot."""
        try:
            self._history.commit([piece.folder], self.voice.say(message, **values), who)
        except Declined as trouble:
            self._records.note(who.name, "history failed", str(trouble.values.get("reason", "")))

    def _write(self, piece: PieceAt, written: Mapping[str, tuple[str, CutText]], saved: SaveOutcome) -> None:
        for lang, (there, sheet) in written.items():
            found = piece.look(lang)
            if sheet.text != there or (found and found.written_in):
                replace_file(piece.text_file(lang), sheet.text.encode())
            saved.texts[lang] = sheet.text

    def _note(
        self,
        piece: PieceAt,
        written: Mapping[str, tuple[str, CutText]],
        who: Member,
        said: str,
        saved: SaveOutcome,
    ) -> None:
        told = said or told_changes(
            {lang: (cut(there), sheet) for lang, (there, sheet) in written.items()}, piece.key, self.voice
        )
        try:
            saved.commit = self._history.commit([piece.folder], told, who)
        except Declined as trouble:
            saved.trouble = trouble
        self._records.note(who.name, "saved", piece.id)


def _refuse_longer(text: str, limit: int) -> None:
    if len(text.encode("utf-8", "replace")) > limit:
        raise Declined(N_("The text is too long: it may have {n} MB."), 413, n=limit // 10**6)


def replace_file(path: Path, data: bytes) -> None:
    """Put those bytes at a path at once: what was there stays where that cannot be. Declined where the disk is full."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(fresh, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError as bad:
        fresh.unlink(missing_ok=True)
        message = N_("The file cannot be written: {reason}. What you typed is kept in this browser.")
        raise Declined(message, 507, reason=bad.strerror or str(bad)) from None
