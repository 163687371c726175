"""How a piece stands: its state, who does what by when, notes and answers."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer, table, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import EDIT, WRITE
from nhipcau.desk.saving import replace_file
from nhipcau.desk.states import Answer, new_note, read_standing, write_standing
from nhipcau.desk.web_board import title_of
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, with_field
from nhipcau.reading.days import read_day
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

TASKS = (("writer", N_("writes")), ("translator", N_("translates")), ("editor", N_("edits")))


def _stand(ask: Ask) -> Response:
    """Another state, other people for its tasks, another day by when."""
    told, room = ask.json(), ask.newsroom
    piece = room.piece(ask.path["id"])
    names = [name for name, _ in room.states]
    with room.saving.lock:
        standing = read_standing(piece.folder)
        state = text(told.get("state")) or standing.state
        if state not in ("", *names):
            raise Declined(N_("There is no state “{state}”."), state=state)
        if "state" in told and state == names[-1]:
            _let_out(ask, piece)
        who = {task: text(name, 60) for task, name in table(told.get("who")).items() if task in dict(TASKS)}
        due = text(told.get("due"), 10) if "due" in told else standing.due
        changed = replace(
            standing, state=state, who=dict(standing.who) | who if who else standing.who, due=_checked(due)
        )
        write_standing(piece.folder, changed)
        said = dict(room.states).get(state, state)
        room.saving.note(
            piece,
            N_("{title}: {state}"),
            ask.who,
            title=title_of(piece, ask),
            state=room.saving.voice.say(said),
        )
    room.shelf.renew(piece.id)
    return answer({"standing": changed.as_json()})


def _checked(due: str) -> str:
    try:
        return read_day(due).isoformat() if due else ""
    except Wrong as bad:
        raise Declined(bad.message, **bad.values) from None


def _let_out(ask: Ask, piece: PieceAt) -> None:
    """What readers are to see is no draft."""
    if not ask.who.may(EDIT):
        raise Declined(N_("An editor says when readers may see a piece."), 403)
    for lang in ask.newsroom.languages:
        words = piece.exact(lang)
        if words is None:
            continue
        try:
            sheet = cut(words)
            changed = with_field(sheet, "status", "") if "status: draft" in sheet.front else sheet
        except Unwritable:
            continue
        if changed.text != words:
            replace_file(piece.text_file(lang), changed.text.encode())


def _note(ask: Ask) -> Response:
    """A new note, an answer to one, or one that is done."""
    told, room = ask.json(), ask.newsroom
    piece = room.piece(ask.path["id"])
    words, id = told.get("text"), text(told.get("note"), 40)
    at = room.now().isoformat(timespec="seconds")
    with room.saving.lock:
        standing = read_standing(piece.folder)
        if id:
            said = Answer(ask.who.name, at, str(words).strip()[:2000]) if words else None
            standing = standing.answered(id, said, done=told.get("done") is True)
        elif isinstance(words, str) and words.strip():
            lang = text(told.get("lang"), 12)
            standing = standing.noted(new_note(ask.who.name, at, words, lang, text(told.get("passage"), 300)))
        else:
            raise Declined(N_("The note is empty."))
        write_standing(piece.folder, standing)
        room.saving.note(piece, N_("{title}: a note"), ask.who, title=title_of(piece, ask))
    room.shelf.renew(piece.id)
    return answer({"standing": standing.as_json()})


ADDRESSES = (
    Address("POST", "/-desk/api/standing/{id:path}", WRITE, _stand, 50_000),
    Address("POST", "/-desk/api/note/{id:path}", WRITE, _note, 50_000),
)
