"""The calendar: stories, events and anniversaries by their days, and days by which stories should be commissioned."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.responses import Response

from nhipcau.almanac.lunar import lunar_day
from nhipcau.desk.asking import Address, Ask, answer, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.inventory import Row
from nhipcau.desk.occasions import on_days
from nhipcau.desk.roles import EDIT, READ
from nhipcau.desk.saving import replace_file
from nhipcau.desk.web_board import shown, title_of
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values, with_field
from nhipcau.reading.days import read_day
from nhipcau.reading.fields import moment_there
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

FACTS = {"stories": "date", "events": "start"}
"""The field that says the day of a piece, by the folder of its kind; what has another cannot be moved."""
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def _calendar(ask: Ask) -> Response:
    room = ask.newsroom
    first = _month(ask.query.get("month", ""), room.now().date())
    start = first - timedelta(days=first.weekday())
    days = [start + timedelta(days=n) for n in range(42)]
    found: dict[date, list[dict[str, object]]] = {day: [] for day in days}
    for row in room.shelf.rows.values():
        for day, what in on_days(row, days, room.publication):
            movable = what in ("story", "event") and _is_movable(row)
            found[day].append(shown(row, ask) | {"what": what, "movable": movable})
    weeks = [
        [(day, _lunar(day), found[day], day.month == first.month) for day in days[at : at + 7]]
        for at in range(0, 42, 7)
        if any(day.month == first.month for day in days[at : at + 7])
    ]
    return page(
        ask,
        "calendar.html",
        weekdays=WEEKDAYS,
        weeks=weeks,
        first=first,
        today=room.now().date(),
        months=[
            (m.strftime("%Y-%m"), m.strftime("%m/%Y"))
            for m in (first - timedelta(days=1), first, first + timedelta(days=32))
        ],
    )


def _is_movable(row: Row) -> bool:
    return row.kind == "event" or (row.kind == "story" and not row.key[:10].replace("-", "").isdigit())


def _lunar(day: date) -> str:
    lunar = lunar_day(day)
    return f"{lunar.day}/{lunar.month}" if lunar else ""


def _month(words: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError:
        return today.replace(day=1)


def _move(ask: Ask) -> Response:
    """A piece to another day, at its hour; by dragging or by keys."""
    room, told = ask.newsroom, ask.json()
    piece = room.piece(ask.path["id"])
    field = FACTS.get(piece.id.partition("/")[0])
    row = room.shelf.rows.get(piece.id)
    if field is None or row is None or row.day is None or not _is_movable(row):
        raise Declined(N_("The day of this piece stands in its name, and is changed in the editor."))
    try:
        day = read_day(text(told.get("day"), 20))
    except Wrong as bad:
        raise Declined(bad.message, **bad.values) from None
    moved = day - row.day.date()
    with room.saving.lock:
        for lang in room.languages:
            words = piece.exact(lang)
            if words is not None:
                replace_file(piece.text_file(lang), _moved(words, (field, "end"), moved, ask).encode())
        room.saving.note(
            piece, N_("{title}: moved to {day}"), ask.who, title=title_of(piece, ask), day=day.isoformat()
        )
    room.shelf.renew(piece.id)
    room.following.build()
    return answer({"day": day.isoformat()})


def _moved(words: str, names: tuple[str, ...], by: timedelta, ask: Ask) -> str:
    """A text whose days are so many later; the hour, and how it is written, stay where they are told in ISO 8601."""
    sheet = cut(words)
    try:
        told = values(sheet.front)
        for name in names:
            raw = told.get(name)
            if isinstance(raw, str) and raw:
                at = moment_there(raw, ask.newsroom.publication.clock)
                new = (at.at + by).date().isoformat()
                said = raw.replace(at.at.date().isoformat(), new)
                if said == raw and by:
                    said = f"{new} {at.at:%H:%M}" if at.timed else new
                sheet = with_field(sheet, name, said)
    except (Unwritable, Wrong):
        raise Declined(N_("The day cannot be read: mend it in the editor.")) from None
    return sheet.text


ADDRESSES = (
    Address("GET", "/-desk/calendar", READ, _calendar),
    Address("POST", "/-desk/api/move/{id:path}", EDIT, _move, 10_000),
)
