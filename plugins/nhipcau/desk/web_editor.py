"""The editor's page, opened and left."""

from __future__ import annotations

import json

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page, phrases
from nhipcau.desk.opened import opened, tab_of
from nhipcau.desk.registers import SIMPLE
from nhipcau.desk.roles import EDIT, READ
from nhipcau.desk.states import read_standing
from nhipcau.desk.web_board import state_of
from nhipcau.desk.web_standing import TASKS
from nhipcau.desk.words import TOUR, WORDS
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
        simple=sorted(SIMPLE),
    )


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
