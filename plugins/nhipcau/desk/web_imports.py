"""What an import left to decide: a text is given what it lacks and taken in, two sources are one story or are not."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, go, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.imports import DAY, LACKS, LIKELY, UndecidedText, counts, pairs, text_of_pairs, undecided
from nhipcau.desk.pieces import piece_at
from nhipcau.desk.roles import EDIT, READ
from nhipcau.desk.saving import replace_file
from nhipcau.editing.cutting import CutText, cut
from nhipcau.editing.front_matter import Unwritable, with_field
from nhipcau.editing.skeletons import Draft
from nhipcau.importing.mapping import BrokenMapping
from nhipcau.importing.pairs_file import Decisions
from nhipcau.importing.places import FOLDER, PAIRS, RECORD
from nhipcau.languages import slugify
from nhipcau.reading.days import read_day
from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

MOST = 200
"""Rows of each list that are shown at once."""
PATIENCE = 900.0
"""Seconds that an import may take which has nothing new to read."""
KINDS = ("story", "event", "page")


def _list(ask: Ask, said: str = "", status: int = 200) -> Response:
    room = ask.newsroom
    found, trouble = [], ""
    try:
        found = pairs(text_of_pairs(room.root))
    except BrokenMapping as bad:
        message = N_("{file} cannot be read: {reason}. Mend it, or delete it and import again.")
        trouble = ask.voice.say(message, file=f"{FOLDER}/{PAIRS}", reason=bad)
    at = {title: row.id for row in room.shelf.rows.values() for _, title in row.titles}
    waiting = [each for each in found if not each.join and each.found == LIKELY]
    texts = list(undecided(room.root, room.languages))
    return page(
        ask,
        "imports.html",
        status,
        said=said,
        trouble=trouble,
        counts=counts(room.root),
        texts=texts[:MOST],
        more=max(len(texts) - MOST, 0),
        lacks=LACKS,
        waiting=waiting[:MOST],
        answered=[each for each in found if each not in waiting][:MOST],
        at=at,
        again=(room.root / FOLDER / RECORD).is_file(),
    )


def _text(ask: Ask) -> UndecidedText:
    room, name = ask.newsroom, ask.path["id"]
    found = next((each for each in undecided(room.root, room.languages) if each.name == name), None)
    if found is None:
        raise Declined(N_("No text of that name waits here."), 404)
    return found


def _look(ask: Ask, said: str = "", status: int = 200) -> Response:
    room, found = ask.newsroom, _text(ask)
    given = ask.form() if status != 200 else {}
    sections = [(each.key, each.name(ask.voice.language)) for each in room.registers.entries("section")]
    return page(
        ask,
        "undecided.html",
        status,
        said=said,
        text=found,
        given={"kind": found.kind, "title": found.title, "date": found.day, "lang": found.lang} | given,
        kinds=[(kind, of_pieces(FORMS)[kind].label) for kind in KINDS],
        languages=[(each.code, each.name) for each in room.publication.languages],
        sections=sections,
        lacks=[LACKS[each] for each in found.lacks],
    )


def _take(ask: Ask) -> Response:
    """Give a text what it lacks, and lay it among the content."""
    found = _text(ask)
    try:
        id = _taken(ask, found, ask.form())
    except Declined as trouble:
        return _look(ask, ask.voice.say(trouble.message, **trouble.values), trouble.status)
    return go(f"/piece/{id}")


def _taken(ask: Ask, found: UndecidedText, given: dict[str, str]) -> str:
    room, draft = ask.newsroom, _draft(ask, given)
    (lang, title), day = next(iter(draft.titles.items())), given.get("date", "").strip()
    kind = draft.form.kind.name
    fields = {"title": title, "section": draft.section, DAY.get(kind, "date"): day if kind in DAY else ""}
    words = _filled(found, {name: value for name, value in fields.items() if value})
    with room.saving.lock:
        piece = piece_at(room.content, room.publication, draft.folder, new=True)
        _move(found, piece.folder, f"index.{lang}.md", words)
        before = found.path.parent
        paths = [piece.folder, *([before] if room.history.knows(before) else [])]
        said = room.saving.voice.say(N_("{title}: taken in from the import"), title=title)
        room.noted(paths, said, ask.who)
    room.records.note(ask.who.name, "taken in", piece.id)
    room.shelf.renew(piece.id)
    room.following.build()
    return piece.id


def _draft(ask: Ask, given: dict[str, str]) -> Draft:
    """What the form says of the piece that it shall be. Declined where that is not enough."""
    kind, lang, title = (text(given.get(name), 300) for name in ("kind", "lang", "title"))
    if kind not in KINDS or lang not in ask.newsroom.languages or not title:
        raise Declined(N_("Give a kind, a language and a title."))
    day = _day(given.get("date", ""), kind)
    name = slugify(title)[:80].strip("-")
    if not name:
        raise Declined(N_("No address can be made of this title."))
    section = text(given.get("section"), 80) if kind == "story" else ""
    if not ask.who.is_of(section):
        raise Declined(N_("That section is not yours: choose another."), 403)
    return Draft(of_pieces(FORMS)[kind], name, [lang], {lang: title}, day, section, {})


def _move(found: UndecidedText, folder: Path, name: str, words: str) -> None:
    """Write what the text shall say, and only then move its folder: wherever this ends, the words are somewhere."""
    replace_file(found.path.with_name(name), words.encode())
    if found.path.name != name:
        found.path.unlink()
    folder.parent.mkdir(parents=True, exist_ok=True)
    found.path.parent.rename(folder)


def _day(words: str, kind: str) -> date | None:
    if kind not in DAY:
        return None
    try:
        return read_day(words.strip()[:10])
    except Wrong as bad:
        raise Declined(bad.message, **bad.values) from None


def _filled(found: UndecidedText, fields: dict[str, str]) -> str:
    sheet = cut(found.path.read_bytes().decode("utf-8", "replace"))
    try:
        return _with_all(sheet, fields).text
    except Unwritable:
        message = N_("The fields of this text cannot be read: mend {file} by hand.")
        raise Declined(message, file=found.path.name) from None


def _with_all(sheet: CutText, fields: dict[str, str]) -> CutText:
    for name, value in fields.items():
        sheet = with_field(sheet, name, value, ("title", "date", "start", "section"))
    return sheet


def _answer(ask: Ask) -> Response:
    """Say of two sources that they are one story, or not; or take that back."""
    room, form = ask.newsroom, ask.form()
    one, other, said = (text(form.get(name), 1000) for name in ("one", "other", "said"))
    if said not in ("yes", "no", "") or not (one and other) or one == other:
        raise Declined(N_("What the browser sent cannot be read."))
    _refuse_some_sections(ask)
    path = room.root / FOLDER / PAIRS
    with room.saving.lock:
        try:
            there = text_of_pairs(room.root)
            if frozenset((one, other)) not in {frozenset(each.sources) for each in pairs(there)}:
                raise Declined(N_("There is no such pair."), 404)
            replace_file(path, Decisions.with_answer(there, one, other, said).encode())
        except BrokenMapping as bad:
            raise Declined(N_("{file} cannot be read: {reason}"), file=path.name, reason=bad) from None
        room.noted([path], room.saving.voice.say(N_("Of the import: a pair was decided")), ask.who)
    return go("/imports#pairs")


def _again(ask: Ask) -> Response:
    """Have what was decided carried out: the import is run again, and reads nothing anew."""
    room = ask.newsroom
    if not (room.root / FOLDER / RECORD).is_file():
        raise Declined(N_("Nothing has been imported here."), 404)
    _refuse_some_sections(ask)
    with room.saving.lock:  # who saves meanwhile waits: no file is changed by two at once
        done = _run(ask)
        if done.returncode == 0:
            paths = [room.content, room.root / FOLDER]
            room.noted(paths, room.saving.voice.say(N_("Imported again")), ask.who)
    room.records.note(ask.who.name, "imported again", str(done.returncode))
    room.shelf.load()
    room.following.build()
    said = (done.stdout if done.returncode == 0 else done.stderr).strip()
    return _list(ask, said[-3000:], 200 if done.returncode == 0 else 400)


def _refuse_some_sections(ask: Ask) -> None:
    """What an import does is of no one section. Declined where some are all that somebody has."""
    if ask.who.sections:
        raise Declined(N_("This is for those who may change every section."), 403)


def _run(ask: Ask) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nhipcau.commands.cli", "import"]
    options: dict[str, Any] = {"capture_output": True, "text": True, "errors": "replace", "check": False}
    spoken = ["-e", f'DESK_LANGUAGE="{ask.voice.language}"']
    try:
        return subprocess.run([*command, *spoken], cwd=ask.newsroom.root, timeout=PATIENCE, **options)
    except subprocess.TimeoutExpired:
        raise Declined(N_("The import took too long: run it at a terminal, nhipcau import."), 504) from None


ADDRESSES = (
    Address("GET", "/-desk/imports", READ, _list),
    Address("POST", "/-desk/imports/pair", EDIT, _answer, 10_000),
    Address("POST", "/-desk/imports/again", EDIT, _again, 10_000),
    Address("GET", "/-desk/imports/undecided/{id:path}", EDIT, _look),
    Address("POST", "/-desk/imports/undecided/{id:path}", EDIT, _take, 50_000),
)
