"""How a piece stands in the newsroom: its state, who does what by when, and notes; in a file beside its texts."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from nhipcau.editing.readiness import SaidOfPiece
from nhipcau.reading.source import N_

FILE = "desk.json"
APPROVED, APPROVAL = "approved", "approval"
"""The kind of a note, and the state that waits for one."""
STATES: tuple[tuple[str, str], ...] = (
    ("idea", N_("Idea")),
    ("writing", N_("Being written")),
    ("editing", N_("Waits for the editor")),
    ("translating", N_("Being translated")),
    (APPROVAL, N_("Waits for approval")),
    ("ready", N_("Ready")),
    ("published", N_("Published")),
)
"""The states that a piece goes through where the settings name no others; the last is that of what readers see."""
LONGEST = 5000
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class Answer:
    who: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class PieceNote:
    """What somebody says of a piece, or of a passage in one language of it. `at` is in ISO 8601; `kind` is "note",
    "approved" or "comment", the last two from those who have a link for approval."""

    id: str
    who: str
    at: str
    text: str
    lang: str = ""
    passage: str = ""
    kind: str = "note"
    done: bool = False
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class PieceStanding:
    """`state` is "" where nobody said; `who` names one member for each task; `due` is a day in ISO 8601, or ""."""

    state: str = ""
    who: Mapping[str, str] = field(default_factory=dict)
    due: str = ""
    notes: tuple[PieceNote, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of_json(cls, told: Any) -> PieceStanding:
        """What a file says; whatever in it is not as it should be is left out."""
        if not isinstance(told, dict):
            return cls()
        who = told.get("who")
        notes = told.get("notes")
        return cls(
            _text(told.get("state")),
            {_text(key): _text(value) for key, value in who.items()} if isinstance(who, dict) else {},
            _text(told.get("due")),
            tuple(_note(each) for each in notes if isinstance(each, dict)) if isinstance(notes, list) else (),
        )

    @property
    def said(self) -> SaidOfPiece:
        """What of this counts before a piece goes out."""
        notes = sum(not note.done for note in self.notes if note.kind != APPROVED)
        approved = dict.fromkeys(note.who for note in self.notes if note.kind == APPROVED)
        return SaidOfPiece(notes, tuple(approved), self.state == APPROVAL)

    def noted(self, note: PieceNote) -> PieceStanding:
        return replace(self, notes=(*self.notes, note))

    def answered(self, id: str, answer: Answer | None, done: bool) -> PieceStanding:
        """The same with an answer to one note, or with that note done."""
        notes = [
            replace(each, answers=(*each.answers, answer) if answer else each.answers, done=done)
            if each.id == id
            else each
            for each in self.notes
        ]
        return replace(self, notes=tuple(notes))


def new_note(
    who: str, at: str, text: str, lang: str = "", passage: str = "", kind: str = "note"
) -> PieceNote:
    return PieceNote(secrets.token_hex(6), who, at, text.strip()[:LONGEST], lang, passage[:300], kind)


def read_standing(folder: Path) -> PieceStanding:
    """How the piece in a folder stands; as nobody said anything where the file is not there, or damaged."""
    try:
        return PieceStanding.of_json(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return PieceStanding()


def write_standing(folder: Path, standing: PieceStanding) -> Path:
    """Say how it stands; the file that was written."""
    fresh = folder / f".{FILE}.new"
    fresh.write_text(spelt(standing), encoding="utf-8")
    os.replace(fresh, folder / FILE)
    return folder / FILE


def joined(base: PieceStanding, ours: PieceStanding, theirs: PieceStanding) -> PieceStanding:
    """How a piece stands when two desks said something of it: what only one changed, all notes with all answers; where
    both changed the same, what the other says."""

    def one(was: str, mine: str, other: str) -> str:
        return mine if other == was else other

    tasks = {*ours.who, *theirs.who}
    who = {
        task: one(base.who.get(task, ""), ours.who.get(task, ""), theirs.who.get(task, "")) for task in tasks
    }
    mine = {note.id: note for note in ours.notes}
    notes = [_both(note, mine.pop(note.id, note)) for note in theirs.notes]
    return PieceStanding(
        one(base.state, ours.state, theirs.state),
        {task: name for task, name in who.items() if name},
        one(base.due, ours.due, theirs.due),
        tuple(sorted([*notes, *mine.values()], key=lambda note: note.at)),
    )


def _both(note: PieceNote, other: PieceNote) -> PieceNote:
    answers = sorted({*note.answers, *other.answers}, key=lambda answer: answer.at)
    return replace(note, done=note.done or other.done, answers=tuple(answers))


def spelt(standing: PieceStanding) -> str:
    """How it stands as its file has it."""
    return json.dumps(standing.as_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def states(settings: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The states of a site, each with its name: those of DESK_STATES, or the usual ones."""
    told: Sequence[Any] = settings.get("DESK_STATES") or STATES
    found = [
        (str(each[0]), str(each[1])) for each in told if isinstance(each, list | tuple) and len(each) == 2
    ]
    return tuple(found) or STATES


def _note(told: dict[str, Any]) -> PieceNote:
    answers = told.get("answers")
    found = [each for each in answers if isinstance(each, dict)] if isinstance(answers, list) else []
    texts = {name: _text(told.get(name)) for name in ("id", "who", "at", "text", "lang", "passage")}
    return PieceNote(
        **texts,
        kind=_text(told.get("kind")) or "note",
        done=told.get("done") is True,
        answers=tuple(Answer(_text(a.get("who")), _text(a.get("at")), _text(a.get("text"))) for a in found),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
