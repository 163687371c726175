"""The board: every piece at a glance, found by words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask
from nhipcau.desk.drawing import page, phrases, told_day
from nhipcau.desk.inventory import Row
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import READ
from nhipcau.desk.words import TOUR
from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.reading.source import N_

SHOWN = 60
"""Rows of a board at once."""
VIEWS = (
    ("all", N_("All")),
    ("mine", N_("Mine")),
    ("waiting", N_("Waiting for their hour")),
    ("late", N_("Late")),
    ("problems", N_("With problems")),
    ("untranslated", N_("Without translation")),
    ("notes", N_("With open notes")),
)


def state_of(row: Row, ask: Ask) -> str:
    """The state that was said, or else what the texts tell: the last one where they are no draft."""
    names = [name for name, _ in ask.newsroom.states]
    if row.standing.state in names and not (row.standing.state == names[-1] and row.draft):
        return row.standing.state
    return names[min(1, len(names) - 1)] if row.draft else names[-1]


def title_of(piece: PieceAt, ask: Ask) -> str:
    """The title of a piece as the history has it: in the site's first language that it has."""
    row = ask.newsroom.shelf.rows.get(piece.id)
    return row.title(ask.newsroom.languages[0]) if row else piece.key


def viewed(rows: Iterable[Row], view: str, ask: Ask) -> list[Row]:
    """The rows of one view of the board."""
    room, now = ask.newsroom, ask.newsroom.now()
    troubled = room.troubled() if view == "problems" else {}
    who, names = ask.who.name, [name for name, _ in room.states]
    tests: dict[str, Callable[[Row], object]] = {
        "mine": lambda row: who in row.standing.who.values(),
        "waiting": lambda row: row.kind == "story" and not row.draft and row.out and row.out > now,
        "late": lambda row: (
            row.standing.due and row.standing.due < now.date().isoformat() and state_of(row, ask) != names[-1]
        ),
        "problems": lambda row: row.unreadable or row.id in troubled,
        "untranslated": lambda row: set(room.languages) - set(row.languages),
        "notes": lambda row: any(not note.done for note in row.standing.notes),
    }
    test = tests.get(view)
    return [row for row in rows if test is None or test(row)]


def _rows(ask: Ask) -> tuple[list[Row], int]:
    """What the board shows for a question, the latest first, and how many there are in all."""
    room, query = ask.newsroom, ask.query
    rows = viewed(room.shelf.rows.values(), query.get("view", "all"), ask)
    if kind := query.get("kind"):
        rows = [row for row in rows if row.kind == kind]
    if state := query.get("state"):
        rows = [row for row in rows if state_of(row, ask) == state]
    if words := query.get("q", "").strip():
        rows = room.shelf.find(words, rows)
    return room.shelf.latest(rows)[:SHOWN], len(rows)


def _board(ask: Ask) -> Response:
    room = ask.newsroom
    rows, count = _rows(ask)
    waiting = {name: 0 for name, _ in room.states}
    for row in room.shelf.rows.values():
        waiting[state_of(row, ask)] += 1
    told = {
        "rows": [shown(row, ask) for row in rows],
        "count": count,
        "query": {name: ask.query.get(name, "") for name in ("q", "view", "kind", "state")},
    }
    if ask.query.get("part"):
        return page(ask, "rows.html", **told)
    return page(
        ask,
        "board.html",
        **told,
        tour=phrases(TOUR, ask.voice),
        views=VIEWS,
        states=room.states,
        counts=waiting,
        kinds=[(form.kind.name, form.label) for form in of_pieces(FORMS).values()],
        history=room.history.there,
        built=room.following.built,
        loaded=room.shelf.loaded,
        refused=room.following.refused,
        fault=room.following.fault,
        remote=ask.voice.say(trouble.message, **trouble.values) if (trouble := room.remote.trouble) else "",
    )


def shown(row: Row, ask: Ask) -> dict[str, object]:
    room = ask.newsroom
    errors, warnings = room.troubled().get(row.id, (0, 0))
    state = state_of(row, ask)
    return {
        "id": row.id,
        "title": row.title(ask.voice.language),
        "kind": of_pieces(FORMS)[row.kind].label,
        "day": told_day(row.day, ask.voice),
        "state": dict(room.states)[state],
        "state_key": state,
        "languages": [(code, code in row.languages, code in row.unreadable) for code in room.languages],
        "errors": errors + len(row.unreadable),
        "warnings": warnings,
        "who": ", ".join(row.standing.who.values()),
        "due": row.standing.due,
        "notes": sum(not note.done for note in row.standing.notes),
    }


ADDRESSES = (Address("GET", "/-desk/", READ, _board),)
