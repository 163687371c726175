"""The editor's page, opened and left."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer
from nhipcau.desk.control import FieldControl
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page, phrases
from nhipcau.desk.entry_form import FIELDS
from nhipcau.desk.opened import opened, tab_of
from nhipcau.desk.registers import SIMPLE
from nhipcau.desk.roles import EDIT, READ
from nhipcau.desk.states import read_standing
from nhipcau.desk.web_board import state_of
from nhipcau.desk.web_new import NAMED, needed
from nhipcau.desk.web_registry import EDITED
from nhipcau.desk.web_standing import TASKS
from nhipcau.desk.words import TOUR, WORDS
from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.reading.schema import PieceForm
from nhipcau.reading.source import N_


def _editor(ask: Ask) -> Response:
    room = ask.newsroom
    piece = room.piece(ask.path["id"])
    row = room.shelf.rows.get(piece.id)
    members = [member.name for member, closed in room.accounts.all() if not closed] or [ask.who.name]
    return page(
        ask,
        "editor.html",
        id=piece.id,
        title=row.title(ask.voice.language) if row else piece.key,
        states=room.states,
        state=state_of(row, ask) if row else "",
        tasks=TASKS,
        members=members,
        standing=read_standing(piece.folder),
        languages=room.languages,
        words=phrases(WORDS, ask.voice),
        tour=phrases(TOUR, ask.voice),
        may_edit=ask.who.may(EDIT),
        added=_added(ask),
    )


def _added(ask: Ask) -> dict[str, dict[str, Any]]:
    """By kind, what somebody may add where it is to be named: whether it is a piece, and the fields that it must have
    besides its names."""
    found: dict[str, dict[str, Any]] = {}
    if ask.who.may(EDIT):
        for kind, form in EDITED.items():
            if kind in SIMPLE or form.required:
                found[kind] = {"piece": False, "facts": [_of_entry(name, ask) for name in form.required]}
    if ask.who.states_facts():
        for kind in NAMED:
            of_piece = of_pieces(FORMS)[kind]
            found[kind] = {
                "piece": True,
                "facts": [_of_piece(each, of_piece, ask) for each in needed(of_piece)],
            }
    return found


def _of_entry(name: str, ask: Ask) -> dict[str, Any]:
    control = "day" if name == "date" else "text"
    return {"name": name, "label": ask.voice.say(FIELDS[name][0]), "control": control, "required": True}


def _of_piece(control: FieldControl, form: PieceForm, ask: Ask) -> dict[str, Any]:
    """A day that is no more than words says in its label how it is written."""
    label = control.label if control.control == "moment" else form.day
    return {
        "name": control.name,
        "label": ask.voice.say(label),
        "control": control.control,
        "required": True,
    }


def _open(ask: Ask) -> Response:
    return answer(opened(ask, ask.newsroom.piece(ask.path["id"]), tab_of(ask.query)))


def _leave(ask: Ask) -> Response:
    """A page says that it is gone, as it goes."""
    try:
        tab = tab_of(json.loads(ask.body or b"{}"))
    except ValueError:
        raise Declined(N_("What the browser sent cannot be read.")) from None
    room = ask.newsroom
    room.records.write("DELETE FROM presence WHERE tab = ? AND who = ?", tab, ask.who.name)
    room.trials.clear(tab)
    return answer({})


ADDRESSES = (
    Address("GET", "/-desk/piece/{id:path}", READ, _editor),
    Address("GET", "/-desk/api/open/{id:path}", READ, _open),
    Address("POST", "/-desk/api/leave", READ, _leave, 10_000),
)
