"""Registries: people with their offices, bodies, documents, venues, topics, sections, terms; looked at and edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, go
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.entry_form import entry_fields, given_entry
from nhipcau.desk.inventory import Row
from nhipcau.desk.roles import EDIT, READ
from nhipcau.desk.saving import replace_file
from nhipcau.editing.entries import Given, entry_values, with_entry, without_entry
from nhipcau.editing.front_matter import Unwritable
from nhipcau.languages import fold, slugify
from nhipcau.model import ERROR, Entry, Problem
from nhipcau.reading.kinds import FORMS, of_entries
from nhipcau.reading.registry import read_registry
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import N_, Unreadable
from nhipcau.reading.terms import FORM as TERMS

EDITED: Mapping[str, EntryForm] = {**of_entries(FORMS), TERMS.kind.name: TERMS}
NEW = "+"
"""The key of an entry that is yet to be."""
SHOWN = 20
"""Pieces that are listed of those that name an entry."""


def _form(ask: Ask) -> EntryForm:
    if ask.path["kind"] not in EDITED:
        raise Declined(N_("There is no registry of that kind."), 404)
    return EDITED[ask.path["kind"]]


def _path(ask: Ask, form: EntryForm) -> Path:
    return ask.newsroom.content / "registry" / f"{form.kind.plural}.toml"


def _text(ask: Ask, form: EntryForm) -> str:
    try:
        return _path(ask, form).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise Declined(N_("The registry is not UTF-8 text, and cannot be edited here.")) from None


def _list(ask: Ask) -> Response:
    form = _form(ask)
    entries, trouble = _entries(ask, form)
    words = fold(ask.query.get("q", "")).split()
    found = [each for each in entries if all(word in _said(each) for word in words)]
    rows = [(each.key, [each.name(code) for code in ask.newsroom.languages]) for each in found]
    return page(
        ask,
        "registry.html",
        kinds=[(name, each.label) for name, each in EDITED.items()],
        kind=form.kind.name,
        label=form.label,
        rows=rows,
        q=ask.query.get("q", ""),
        languages=ask.newsroom.publication.languages,
        trouble=ask.voice.tell(trouble) if trouble else "",
        new=NEW,
    )


def _said(entry: Entry) -> str:
    return fold(" ".join([entry.key, *(name for _, name in entry.names)]))


def _entries(ask: Ask, form: EntryForm) -> tuple[list[Entry], Problem | None]:
    path = _path(ask, form)
    try:
        found = read_registry(form, path, f"content/registry/{path.name}", ask.newsroom.publication)
    except Unreadable as bad:
        return [], bad.problem
    return found.entries, next((each for each in found.problems if each.level == ERROR), None)


def _entry(
    ask: Ask, said: str = "", status: int = 200, given: Mapping[str, object] | None = None
) -> Response:
    room, form, key = ask.newsroom, _form(ask), ask.path["key"]
    told = given
    if told is None:
        told = {} if key == NEW else _values(ask, form, key)
    languages = room.languages
    return page(
        ask,
        "entry.html",
        status,
        kind=form.kind.name,
        label=form.label,
        key=key,
        new=key == NEW,
        names=[(each.code, each.name, str(told.get(each.code, ""))) for each in room.publication.languages],
        fields=list(entry_fields(form, told, languages)),
        organisations=[
            (each.key, each.name(ask.voice.language)) for each in room.registers.entries("organisation")
        ],
        said=said,
        uses=_uses(ask, key) if ask.query.get("uses") else None,
    )


def _values(ask: Ask, form: EntryForm, key: str) -> dict[str, object]:
    try:
        found = entry_values(_text(ask, form), key)
    except Unwritable:
        raise Declined(N_("The registry cannot be read: mend its file first.")) from None
    if not found:
        raise Declined(N_("There is no entry “{key}”."), 404, key=key[:100])
    return found


def _uses(ask: Ask, key: str) -> list[tuple[str, str]]:
    """The pieces whose texts name a key: id and title."""
    form = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])".encode())
    return [
        (row.id, row.title(ask.voice.language))
        for row in ask.newsroom.shelf.rows.values()
        if _names(ask, row, form)
    ]


def _names(ask: Ask, row: Row, form: re.Pattern[bytes]) -> bool:
    folder = ask.newsroom.content / row.id
    return any(form.search(path.read_bytes()) for path in folder.glob("*.md"))


def _save(ask: Ask) -> Response:
    """An entry as its form has it; or no more of it."""
    form, told, key = _form(ask), ask.form(), ask.path["key"]
    given = given_entry(form, told, ask.newsroom.languages)
    try:
        key = _kept(ask, form, key, given, told.get("what", ""))
    except Declined as trouble:
        return _entry(ask, ask.voice.say(trouble.message, **trouble.values), trouble.status, given)
    ask.newsroom.following.build()
    return go(f"/registry/{form.kind.name}")


def _kept(ask: Ask, form: EntryForm, key: str, given: Mapping[str, object], what: str) -> str:
    room = ask.newsroom
    with room.saving.lock, room.registers.writing:
        text, path = _text(ask, form), _path(ask, form)
        if key == NEW:
            key = _new_key(ask, form, text, given)
        elif not entry_values(text, key):
            raise Declined(N_("There is no entry “{key}”."), 404, key=key[:100])
        try:
            if what == "delete":
                _check_unnamed(ask, key)
                after = without_entry(text, key)
            else:
                after = with_entry(text, key, given)  # type: ignore[arg-type]
        except Unwritable:
            raise Declined(N_("The registry cannot be read: mend its file first.")) from None
        _check(ask, form, text, after)
        if after != text:
            replace_file(path, after.encode())
            room.noted([path], f"{path.name}: {key}", ask.who)
    room.records.note(
        ask.who.name, "entry deleted" if what == "delete" else "entry", f"{form.kind.name} {key}"
    )
    return key


def add_entry(ask: Ask, kind: str, given: Mapping[str, Given]) -> str:
    """Write a new entry, and note it; its key. Declined where that cannot be."""
    return _kept(ask, EDITED[kind], NEW, given, "save")


def _new_key(ask: Ask, form: EntryForm, text: str, given: Mapping[str, object]) -> str:
    key = slugify(str(given.get(ask.newsroom.languages[0], "")))[:80].strip("-")
    if not key:
        raise Declined(N_("No key can be made of this name."))
    if entry_values(text, key):
        raise Declined(N_("There is an entry “{key}” already."), 409, key=key)
    return key


def _check_unnamed(ask: Ask, key: str) -> None:
    if uses := _uses(ask, key):
        message = N_("{n} pieces name this entry, among them: {titles}. Take it out of them first.")
        titles = "; ".join(title for _, title in uses[:5])
        raise Declined(message, 409, n=len(uses), titles=titles)


def _check(ask: Ask, form: EntryForm, before: str, after: str) -> None:
    """Declined where the registry would have an error that it has not now."""
    known = {(each.message, each.values) for each in _errors(ask, form, before)}
    for each in _errors(ask, form, after):
        if (each.message, each.values) not in known:
            raise Declined(N_("{told}"), told=ask.voice.tell(each))


def _errors(ask: Ask, form: EntryForm, text: str) -> list[Problem]:
    with TemporaryDirectory(prefix="nhipcau-") as folder:
        path = Path(folder) / "content" / "registry" / f"{form.kind.plural}.toml"
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode())
        try:
            found = read_registry(form, path, f"content/registry/{path.name}", ask.newsroom.publication)
        except Unreadable as bad:
            return [bad.problem]
    return [each for each in found.problems if each.level == ERROR]


ADDRESSES = (
    Address("GET", "/-desk/registry/{kind}", READ, _list),
    Address("GET", "/-desk/registry/{kind}/{key}", READ, _entry),
    Address("POST", "/-desk/registry/{kind}/{key}", EDIT, _save, 200_000),
)
