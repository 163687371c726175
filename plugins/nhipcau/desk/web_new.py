"""A new piece: what it is, its titles, its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer, go, table, text
from nhipcau.desk.control import LABELS, FieldControl, controls
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.letterbox import KeptLetter, with_letter
from nhipcau.desk.pieces import PieceAt, piece_at
from nhipcau.desk.roles import EDIT, WRITE
from nhipcau.desk.saving import replace_file
from nhipcau.desk.states import read_standing, write_standing
from nhipcau.editing.skeletons import Draft, texts
from nhipcau.languages import normalise, slugify
from nhipcau.reading.days import read_day
from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.schema import PieceForm
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

NAMED = frozenset(("event", "anniversary"))
"""The kinds of pieces that others name by a field."""


def _new(ask: Ask, said: str = "", status: int = 200, given: dict[str, str] | None = None) -> Response:
    room = ask.newsroom
    entries = [entry for entry in room.registers.entries("section") if ask.who.is_of(entry.key)]
    sections = [(entry.key, entry.name(ask.voice.language)) for entry in entries]
    return page(
        ask,
        "new.html",
        status,
        said=said,
        given=given or _begun(ask),
        kinds=[(form.kind.name, form.label) for form in of_pieces(FORMS).values()],
        languages=[(language.code, language.name) for language in room.publication.languages],
        sections=sections,
        today=room.now().date().isoformat(),
    )


def _begun(ask: Ask) -> dict[str, str]:
    """What the form says before anybody typed: a kind and a day that the address names, or those of a letter."""
    kept = _letter(ask, ask.query.get("letter", ""))
    if kept is None:
        return {"kind": ask.query.get("kind", "story"), "date": ask.query.get("date", "")}
    told, kind = kept.letter, "event" if kept.letter.kind == "event" else "story"
    return {"kind": kind, "date": told.day, f"title-{kept.lang}": told.title, "letter": str(kept.number)}


def _letter(ask: Ask, number: str) -> KeptLetter | None:
    """The letter of which a piece is made. Declined where letters are not theirs to read, or it is gone."""
    if not number:
        return None
    if not ask.who.may(EDIT):
        raise Declined(N_("That is not among what a {role} may do."), 403, role=ask.who.role)
    found = ask.newsroom.letters.one(number)
    if found is None:
        raise Declined(N_("That letter is no longer there."), 404)
    return found


def _begin(ask: Ask) -> Response:
    form = ask.form()
    try:
        piece = _laid_out(ask, form)
    except Declined as trouble:
        return _new(ask, ask.voice.say(trouble.message, **trouble.values), trouble.status, form)
    return go(f"/piece/{piece.id}")


def _laid_out(ask: Ask, given: dict[str, str]) -> PieceAt:
    """Write the files of a new piece as the form says it."""
    form = of_pieces(FORMS).get(given.get("kind", ""))
    if form is None:
        raise Declined(N_("Say what it shall be: a story, an event, …"))
    if "section" in form.schema and not ask.who.is_of(given.get("section", "")):
        raise Declined(N_("That section is not yours: choose another."), 403)
    return _written(ask, form, given, _day(ask, given, form.day != "", form.today), {})


def _written(
    ask: Ask, form: PieceForm, given: Mapping[str, str], day: date | None, facts: Mapping[str, str]
) -> PieceAt:
    """Write the files of a new piece, and note them in the history."""
    room, kept = ask.newsroom, _letter(ask, given.get("letter", ""))
    titles = {code: _one_line(given.get(f"title-{code}", "")) for code in room.languages}
    titles = {code: title for code, title in titles.items() if title and ask.who.writes_in(code)}
    if not titles:
        raise Declined(N_("Give a title in one language at least."))
    name = slugify(given.get("name", "")) or slugify(next(iter(titles.values())))[:80].strip("-")
    if not name:
        raise Declined(N_("No address can be made of this title: give a name of a-z and 0-9."))
    registries = {
        kind: (known.label, room.registers.entries(kind)) for kind, known in of_entries(FORMS).items()
    }
    chosen = {rule.names for rule in form.schema.values() if rule.start and rule.names in registries}
    draft = Draft(
        form,
        name,
        list(room.languages),
        titles,
        day,
        given.get("section", ""),
        {kind: registries[kind] for kind in sorted(chosen)},
        facts,
    )
    piece = piece_at(room.content, room.publication, draft.folder, new=True)
    piece.folder.mkdir(parents=True)
    for file, words in texts(draft, room.saving.voice).items():
        if kept and file == f"index.{_spoken(kept, titles)}.md":
            words = with_letter(words, kept)
        replace_file(piece.folder / file, words.encode())
    state = room.states[min(1, len(room.states) - 1)][0]
    standing = replace(read_standing(piece.folder), state=state, who={"writer": ask.who.name})
    write_standing(piece.folder, standing)
    room.saving.note(piece, N_("{title}: begun"), ask.who, title=next(iter(titles.values())))
    if kept:
        room.letters.deal(kept.number, ask.who.name, piece.id)
    room.shelf.renew(piece.id)
    room.following.build()
    return piece


def _spoken(kept: KeptLetter, titles: dict[str, str]) -> str:
    """The language whose file gets the text of a letter: its own, where the piece is begun in it."""
    return kept.lang if kept.lang in titles else next(iter(titles))


def _day(ask: Ask, given: dict[str, str], wanted: bool, today: bool) -> date | None:
    if not wanted:
        return None
    words = given.get("date", "").strip() or (ask.newsroom.now().date().isoformat() if today else "")
    try:
        return read_day(words)
    except Wrong as bad:
        raise Declined(bad.message, **bad.values) from None


def _begin_named(ask: Ask) -> Response:
    """A new piece that another shall name: no more of it than its titles, and the facts without which there is none."""
    told, kind = ask.json(), ask.path["kind"]
    if kind not in NAMED:
        raise Declined(N_("Say what it shall be: a story, an event, …"), 404)
    if not ask.who.states_facts():
        raise Declined(N_("A translator changes words, and no facts."), 403)
    form = of_pieces(FORMS)[kind]
    facts = {each.name: text(table(told.get("facts")).get(each.name), 200) for each in needed(form)}
    for name, words in facts.items():
        _check_fact(ask, form, name, words)
    names = {str(code): _one_line(str(said)) for code, said in table(told.get("names")).items()}
    piece = _written(ask, form, {f"title-{code}": said for code, said in names.items()}, None, facts)
    called = names.get(ask.voice.language) or next(iter(names.values()))
    return answer({"kind": kind, "key": piece.key, "name": called, "names": names})


def _check_fact(ask: Ask, form: PieceForm, name: str, words: str) -> None:
    field = ask.voice.say(LABELS.get(name, name))
    if not words:
        raise Declined(N_("The field “{field}” is missing."), field=field)
    try:
        form.schema[name].parse(words, ask.newsroom.publication.clock)
    except Wrong as bad:
        raise Declined(bad.message, **({"field": field} | bad.values)) from None


def needed(form: PieceForm) -> tuple[FieldControl, ...]:
    """The facts without which there is no piece of a kind."""
    return tuple(each for each in controls(form) if each.fact and each.required)


def _one_line(words: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in normalise(words)).split())[:300]


ADDRESSES = (
    Address("GET", "/-desk/new", WRITE, _new),
    Address("POST", "/-desk/new", WRITE, _begin, 50_000),
    Address("POST", "/-desk/api/begin/{kind}", WRITE, _begin_named, 20_000),
)
