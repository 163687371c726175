"""The board, the calendar, a new piece, and how a piece stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from starlette.responses import Response

from nhipcau.almanac.lunar import lunar_day
from nhipcau.desk.asking import Address, Ask, answer, go, table, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page, told_day
from nhipcau.desk.inventory import Row
from nhipcau.desk.pieces import PieceAt, piece_at
from nhipcau.desk.roles import EDIT, READ, WRITE
from nhipcau.desk.saving import replace_file
from nhipcau.desk.states import Answer, new_note, read_standing, write_standing
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values, with_field
from nhipcau.editing.skeletons import Draft, texts
from nhipcau.languages import normalise, slugify
from nhipcau.reading.days import read_day
from nhipcau.reading.fields import moment_there
from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

SHOWN = 60
"""Rows of a board at once."""
TASKS = (("writer", N_("writes")), ("translator", N_("translates")), ("editor", N_("edits")))
VIEWS = (
    ("all", N_("All")),
    ("mine", N_("Mine")),
    ("waiting", N_("Waiting for their hour")),
    ("late", N_("Late")),
    ("problems", N_("With problems")),
    ("untranslated", N_("Without translation")),
    ("notes", N_("With open notes")),
)
FACTS = {"stories": "date", "events": "start"}
"""The field that says the day of a piece, by the folder of its kind; what has another cannot be moved."""


def state_of(row: Row, ask: Ask) -> str:
    """The state that was said, or else what the texts tell: the last one where they are no draft."""
    names = [name for name, _ in ask.newsroom.states]
    if row.standing.state in names and not (row.standing.state == names[-1] and row.draft):
        return row.standing.state
    return names[min(1, len(names) - 1)] if row.draft else names[-1]


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
    floor = datetime.min.replace(tzinfo=room.publication.clock)
    rows.sort(key=lambda row: (row.kind in ("story", "event"), row.day or floor), reverse=True)
    return rows[:SHOWN], len(rows)


def _board(ask: Ask) -> Response:
    room = ask.newsroom
    rows, count = _rows(ask)
    waiting = {name: 0 for name, _ in room.states}
    for row in room.shelf.rows.values():
        waiting[state_of(row, ask)] += 1
    told = {
        "rows": [_told(row, ask) for row in rows],
        "count": count,
        "query": {name: ask.query.get(name, "") for name in ("q", "view", "kind", "state")},
    }
    if ask.query.get("part"):
        return page(ask, "rows.html", **told)
    return page(
        ask,
        "board.html",
        **told,
        views=VIEWS,
        states=room.states,
        counts=waiting,
        kinds=[(form.kind.name, form.label) for form in of_pieces(FORMS).values()],
        history=room.history.there,
        built=room.following.built,
        refused=room.following.refused,
        fault=room.following.fault,
    )


def _told(row: Row, ask: Ask) -> dict[str, object]:
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


# A new piece


def _new(ask: Ask, said: str = "", status: int = 200, given: dict[str, str] | None = None) -> Response:
    room = ask.newsroom
    sections = [(entry.key, entry.name(ask.voice.language)) for entry in room.registers.entries("section")]
    return page(
        ask,
        "new.html",
        status,
        said=said,
        given=given or {"kind": ask.query.get("kind", "story"), "date": ask.query.get("date", "")},
        kinds=[(form.kind.name, form.label) for form in of_pieces(FORMS).values()],
        languages=[(language.code, language.name) for language in room.publication.languages],
        sections=sections,
        today=room.now().date().isoformat(),
    )


def _begin(ask: Ask) -> Response:
    form = ask.form()
    try:
        piece = _laid_out(ask, form)
    except Declined as trouble:
        return _new(ask, ask.voice.say(trouble.message, **trouble.values), trouble.status, form)
    return go(f"/piece/{piece.id}")


def _laid_out(ask: Ask, given: dict[str, str]) -> PieceAt:
    """Write the files of a new piece, and note them in the history."""
    room, forms = ask.newsroom, of_pieces(FORMS)
    form = forms.get(given.get("kind", ""))
    if form is None:
        raise Declined(N_("Say what it shall be: a story, an event, …"))
    titles = {code: _one_line(given.get(f"title-{code}", "")) for code in room.languages}
    titles = {code: title for code, title in titles.items() if title and ask.who.writes_in(code)}
    if not titles:
        raise Declined(N_("Give a title in one language at least."))
    day = _day(ask, given, form.day != "", form.today)
    name = slugify(given.get("name", "")) or slugify(next(iter(titles.values())))[:80].strip("-")
    if not name:
        raise Declined(N_("No address can be made of this title: give a name of a-z and 0-9."))
    registries = {
        kind: (known.label, room.registers.entries(kind)) for kind, known in of_entries(FORMS).items()
    }
    needed = {rule.names for rule in form.schema.values() if rule.start and rule.names in registries}
    draft = Draft(
        form,
        name,
        list(room.languages),
        titles,
        day,
        given.get("section", ""),
        {kind: registries[kind] for kind in sorted(needed)},
    )
    piece = piece_at(room.content, room.publication, draft.folder, new=True)
    piece.folder.mkdir(parents=True)
    for file, words in texts(draft, room.saving.voice).items():
        replace_file(piece.folder / file, words.encode())
    state = room.states[min(1, len(room.states) - 1)][0]
    standing = replace(read_standing(piece.folder), state=state, who={"writer": ask.who.name})
    write_standing(piece.folder, standing)
    room.saving.note(piece, N_("{title}: begun"), ask.who, title=next(iter(titles.values())))
    room.shelf.load()
    room.following.build()
    return piece


def _day(ask: Ask, given: dict[str, str], wanted: bool, today: bool) -> date | None:
    if not wanted:
        return None
    words = given.get("date", "").strip() or (ask.newsroom.now().date().isoformat() if today else "")
    try:
        return read_day(words)
    except Wrong as bad:
        raise Declined(bad.message, **bad.values) from None


def _one_line(words: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in normalise(words)).split())[:300]


# How a piece stands


def _stand(ask: Ask) -> Response:
    """Another state, other people for its tasks, another day by when."""
    told, room = ask.json(), ask.newsroom
    piece = room.piece(ask.path["id"])
    names = [name for name, _ in room.states]
    with room.saving.lock(piece):
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
            title=_title(ask, piece),
            state=room.saving.voice.say(said),
        )
    room.shelf.load()
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
        words = piece.text(lang)
        if words is None:
            continue
        try:
            sheet = cut(words)
            changed = with_field(sheet, "status", "") if "status: draft" in sheet.front else sheet
        except Unwritable:
            continue
        if changed.text != words:
            replace_file(piece.text_file(lang), changed.text.encode())


def _title(ask: Ask, piece: PieceAt) -> str:
    row = ask.newsroom.shelf.rows.get(piece.id)
    return row.title(ask.newsroom.languages[0]) if row else piece.key


def _note(ask: Ask) -> Response:
    """A new note, an answer to one, or one that is done."""
    told, room = ask.json(), ask.newsroom
    piece = room.piece(ask.path["id"])
    words, id = told.get("text"), text(told.get("note"), 40)
    at = room.now().isoformat(timespec="seconds")
    with room.saving.lock(piece):
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
        room.saving.note(piece, N_("{title}: a note"), ask.who, title=_title(ask, piece))
    room.shelf.load()
    return answer({"standing": standing.as_json()})


# The calendar


def _calendar(ask: Ask) -> Response:
    room = ask.newsroom
    first = _month(ask.query.get("month", ""), room.now().date())
    start = first - timedelta(days=first.weekday())
    days = [start + timedelta(days=n) for n in range(42)]
    found: dict[date, list[dict[str, object]]] = {day: [] for day in days}
    for row in room.shelf.rows.values():
        for day, what in _on(row, days):
            found[day].append(
                _told(row, ask) | {"what": what, "movable": what != "anniversary" and _is_movable(row)}
            )
    weeks = [
        [(day, _lunar(day), found[day], day.month == first.month) for day in days[at : at + 7]]
        for at in range(0, 42, 7)
        if any(day.month == first.month for day in days[at : at + 7])
    ]
    return page(
        ask,
        "calendar.html",
        weeks=weeks,
        first=first,
        today=room.now().date(),
        before=(first - timedelta(days=1)).strftime("%Y-%m"),
        after=(first + timedelta(days=32)).strftime("%Y-%m"),
        months=[
            (m.strftime("%Y-%m"), m.strftime("%m/%Y"))
            for m in (first + timedelta(days=31 * n) for n in (-1, 0, 1))
        ],
    )


def _on(row: Row, days: list[date]) -> list[tuple[date, str]]:
    """The days of a page of the calendar on which a piece stands, and as what."""
    if row.kind == "anniversary" and row.day:
        return [(day, "anniversary") for day in days if (day.month, day.day) == (row.day.month, row.day.day)]
    if row.kind == "story" and row.out and row.out.date() in (days[0], *days):
        return [(row.out.date(), "story")]
    if row.kind == "event" and row.day and row.day.date() in (days[0], *days):
        return [(row.day.date(), "event")]
    return []


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
    with room.saving.lock(piece):
        for lang in room.languages:
            words = piece.text(lang)
            if words is not None:
                replace_file(piece.text_file(lang), _moved(words, (field, "end"), moved, ask).encode())
        room.saving.note(
            piece, N_("{title}: moved to {day}"), ask.who, title=_title(ask, piece), day=day.isoformat()
        )
    room.shelf.load()
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
    Address("GET", "/-desk/", READ, _board),
    Address("GET", "/-desk/calendar", READ, _calendar),
    Address("GET", "/-desk/new", WRITE, _new),
    Address("POST", "/-desk/new", WRITE, _begin, 50_000),
    Address("POST", "/-desk/api/standing/{id:path}", WRITE, _stand, 50_000),
    Address("POST", "/-desk/api/note/{id:path}", WRITE, _note, 50_000),
    Address("POST", "/-desk/api/move/{id:path}", EDIT, _move, 10_000),
)
