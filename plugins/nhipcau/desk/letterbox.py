"""The letters that readers sent, in the desk's records: they are no content until an editor makes a piece of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from hashlib import blake2b
from html import escape
from time import time

from nhipcau.convert import convert
from nhipcau.desk.records import Records
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import with_field
from nhipcau.web.letters import EVENT, LETTER, Letter

ROOM = 1000
"""Letters that may wait at a time: a flood fills the box, and not the disk."""
KEPT_FOR = 90 * 24 * 3600.0
"""Seconds for which a letter is kept after it was dealt with: it has a person's name and address."""
COLUMNS = "number, at, lang, done, who, piece, kind, name, email, title, day, place, words"


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter: when it came, in which language of the site; when it was `done`, 0 where it waits, and by `who`; the
    `piece` that was made of it, "" where none was."""

    number: int
    at: float
    lang: str
    done: float
    who: str
    piece: str
    letter: Letter


class LetterBox:
    """The letters in some records. `clock` gives seconds, as `time.time`."""

    def __init__(self, records: Records, clock: Callable[[], float] = time) -> None:
        self._records, self._clock = records, clock

    def put(self, sent: Letter, lang: str) -> bool:
        """Keep a letter; False where too many wait. One that is there already, word for word, is kept once."""
        digest = blake2b("\0".join(astuple(sent)).encode(), digest_size=16).hexdigest()
        with self._records.together():
            row = self._records.row("SELECT count(*), max(digest = ?) FROM letter WHERE done = 0", digest)
            waiting, known = row or (0, 0)
            if not known and waiting < ROOM:
                self._records.write(
                    "INSERT INTO letter (at, lang, digest, kind, name, email, title, day, place, words)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    self._clock(),
                    lang,
                    digest,
                    *astuple(sent),
                )
        return bool(known) or waiting < ROOM

    def all(self) -> list[KeptLetter]:
        """Every letter, those that wait first, the newest first; those that were done long ago are deleted."""
        self._records.write("DELETE FROM letter WHERE done > 0 AND done < ?", self._clock() - KEPT_FOR)
        rows = self._records.rows(f"SELECT {COLUMNS} FROM letter ORDER BY done > 0, number DESC")
        return [_kept(row) for row in rows]

    def waiting(self) -> int:
        """How many wait."""
        row = self._records.row("SELECT count(*) FROM letter WHERE done = 0")
        return int(row[0]) if row else 0

    def one(self, number: str) -> KeptLetter | None:
        """The letter of a number; None where there is none."""
        fits = number.isascii() and number.isdigit() and len(number) < 16
        row = self._records.row(f"SELECT {COLUMNS} FROM letter WHERE number = ?", number) if fits else None
        return _kept(row) if row else None

    def deal(self, number: int, who: str, piece: str = "") -> None:
        """Note that somebody dealt with a letter, and which piece they made of it."""
        query = "UPDATE letter SET done = ?, who = ?, piece = CASE ? WHEN '' THEN piece ELSE ? END WHERE number = ?"
        self._records.write(query, self._clock(), who, piece, piece, number)

    def open_again(self, number: int) -> None:
        """Have a letter wait again."""
        self._records.write("UPDATE letter SET done = 0, who = '' WHERE number = ?", number)

    def delete(self, number: int) -> None:
        self._records.write("DELETE FROM letter WHERE number = ?", number)


def _kept(row: tuple[object, ...]) -> KeptLetter:
    number, at, lang, done, who, piece, *typed = row
    return KeptLetter(
        int(str(number)),
        float(str(at)),
        str(lang),
        float(str(done)),
        str(who),
        str(piece),
        Letter(*map(str, typed)),
    )


def with_letter(begun: str, kept: KeptLetter) -> str:
    """The first text of a piece with a letter as its body, and of an event with the place."""
    sheet = cut(begun)
    if kept.letter.kind == EVENT and "place:" in sheet.front:
        sheet = with_field(sheet, "place", kept.letter.place)
    return sheet.text + as_markdown(kept)


def as_markdown(kept: KeptLetter) -> str:
    """The text of a letter as the body of a piece: what was typed, and no mark of Markdown in it. A letter is signed;
    the address of its writer stays in the records."""
    passages = kept.letter.text.split("\n\n")
    if kept.letter.kind == LETTER:
        passages.append(kept.letter.name)
    html = "".join(f"<p>{escape(each).replace(chr(10), '<br>')}</p>" for each in passages)
    return convert(html).markdown.rstrip("\n") + "\n"
