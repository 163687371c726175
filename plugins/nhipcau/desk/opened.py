"""A piece as the editor's page is given it, and what a page gives back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from nhipcau.desk.asking import Ask, table, text
from nhipcau.desk.control import OPTIONS, FieldControl, controls
from nhipcau.desk.declined import Declined
from nhipcau.desk.pieces import TOO_LARGE, PieceAt, TextFile
from nhipcau.desk.saving import Given
from nhipcau.editing.composing import Edit, EditedPart
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.model import Photo
from nhipcau.model.recordings import SERVICES
from nhipcau.reading.source import LIMIT, N_, Raw

FOREIGN = N_(
    "The file is not UTF-8 text. Its letters were read as {name}: see whether they are right, and save, and it is "
    "UTF-8. What it was stays in the history."
)
BROKEN = N_(
    "The file is UTF-8 text with bytes in it that are no letters; “�” stands in their place. Put right what should "
    "stand there, and save. What it was stays in the history."
)
MOST = 20_000
"""Parts of a text that a page may send."""
BY_KEY = re.compile(r'href="\{(\w+)\}([^"]*)"')
TAB = re.compile(r"[A-Za-z0-9]{8,40}")


def tab_of(told: Mapping[str, Any]) -> str:
    """Which page of a browser speaks. Declined where none is named."""
    tab = text(told.get("tab"), 60)
    if not TAB.fullmatch(tab):
        raise Declined(N_("What the browser sent cannot be read."))
    return tab


def opened(ask: Ask, piece: PieceAt, tab: str) -> dict[str, Any]:
    """All that a page needs to show a piece, with the draft that an earlier page of the same person left."""
    room, saving = ask.newsroom, ask.newsroom.saving
    drafts = saving.adopted(tab, piece, ask.who)
    photos = piece.photos()
    editions, whole = {}, True
    for lang in room.languages:
        there = piece.look(lang)
        base = room.records.keep_text(there.words) if there else ""
        words = there.words if there else ""
        if lang in drafts:
            base, words = drafts[lang]
        whole = whole and (there is None or there.whole)
        why = _why_source(ask, there)
        editions[lang] = edition(ask, words, base, photos, why) | {
            "there": there is not None,
            "draft": lang in drafts,
            "foreign": bool(there and there.written_in and ask.who.states_facts()),
            "mine": ask.who.writes_in(lang) and ask.touches(piece.id) and not (there and not there.whole),
        }
    return {
        "id": piece.id,
        "kind": piece.form.kind.name,
        "languages": [{"code": each.code, "name": each.name} for each in room.publication.languages],
        "controls": [_as_json(each, ask) for each in controls(piece.form)],
        "editions": editions,
        "photos": shown_photos(photos),
        "facts": ask.who.states_facts() and ask.touches(piece.id) and whole,
        "names": _names(ask, editions),
        "services": {each.key: each.name for each in SERVICES.values()},
    }


def _why_source(ask: Ask, there: TextFile | None) -> str:
    """Why a file is shown as its source, which no build can read; "" where one can."""
    if there and not there.whole:
        return ask.voice.say(TOO_LARGE, size=f"{there.size / 1e6:.1f}")
    if there and there.size > LIMIT:
        message = N_("The file has {size} MB: a text may have 1 MB. Shorten it here to save it.")
        return ask.voice.say(message, size=f"{there.size / 1e6:.1f}")
    if there and there.written_in == "UTF-8":
        return ask.voice.say(BROKEN)
    return ask.voice.say(FOREIGN, name=there.written_in) if there and there.written_in else ""


def edition(ask: Ask, words: str, base: str, photos: Mapping[str, Photo], why: str = "") -> dict[str, Any]:
    """One language's text for the page: its fields, and its blocks as rich text or as source; all of it as source
    where `why` says so."""
    sheet = cut(words)
    try:
        told: dict[str, Raw] | None = values(sheet.front)
    except Unwritable:
        told = None
    with ask.newsroom.reading:
        sources = [] if why else [block.source for block in sheet.blocks]
        found = ask.newsroom.understanding.rich(sources, photos)
    return {
        "base": base,
        "shown": ask.newsroom.records.keep_text(words),
        "fields": told or {},
        "readable": told is not None and not why,
        "foreign": False,
        "why": why,
        "blocks": [{"source": each.source, "html": each.html} for each in found],
        "source": words,
    }


def shown_photos(photos: Mapping[str, Photo]) -> list[dict[str, Any]]:
    return [{"name": each.name, "width": each.width, "height": each.height} for each in photos.values()]


def given(told: Any) -> Given:
    """What a page says of one language. Declined where it cannot be that."""
    told = table(told)
    parts = told.get("parts", [])
    if not isinstance(parts, list) or len(parts) > MOST:
        raise Declined(N_("What the browser sent cannot be read."))
    source = told.get("source")
    return Given(
        text(told.get("base"), 64),
        text(told.get("shown"), 64),
        Edit(tuple(map(_part, parts)), {str(k): _raw(v) for k, v in table(told.get("fields")).items()}),
        source if isinstance(source, str) else None,
    )


def _part(told: Any) -> EditedPart:
    told = table(told)
    kept, html, source = told.get("kept"), told.get("html"), told.get("source")
    if isinstance(kept, int) and not isinstance(kept, bool) and kept >= 0:
        return EditedPart(kept=kept)
    if isinstance(html, str):
        return EditedPart.of_html(html)
    if isinstance(source, str):
        return EditedPart(source=source.strip("\n"))
    raise Declined(N_("What the browser sent cannot be read."))


def _raw(told: Any) -> Raw:
    """A value of a field as a page sends it: words, or lists and tables of words."""
    if isinstance(told, list):
        return [_raw(each) for each in told[:500]]
    if isinstance(told, dict):
        return {str(key): _raw(each) for key, each in told.items()}
    return told.replace("\r", "") if isinstance(told, str) else ""


def _as_json(control: FieldControl, ask: Ask) -> dict[str, Any]:
    return {
        "name": control.name,
        "label": ask.voice.say(control.label),
        "fact": control.fact,
        "required": control.required,
        "control": control.control,
        "names": control.names,
        "options": list(control.options),
        "called": [ask.voice.say(OPTIONS.get(option, option)) for option in control.options],
    }


def _names(ask: Ask, editions: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, dict[str, str]]]:
    """What the texts and fields name, by kind, key and language, so that the page can show names for keys."""
    room, found = ask.newsroom, dict[str, dict[str, dict[str, str]]]()
    for kind, entries in ((kind, room.registers.entries(kind)) for kind in room.registers.kinds):
        found[kind] = {entry.key: dict(entry.names) for entry in entries}
    keys = set(_mentioned(editions))
    for row in room.shelf.rows.values():
        if (row.kind, row.key) in keys:
            found.setdefault(row.kind, {})[row.key] = {code: row.title(code) for code in room.languages}
    return found


def _mentioned(editions: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for edition in editions.values():
        for block in edition["blocks"]:
            yield from ((match[1], unescape(match[2])) for match in BY_KEY.finditer(block["html"]))
        for name, raw in edition["fields"].items():
            kind = {"events": "event", "anniversaries": "anniversary"}.get(name)
            if kind:
                yield from (
                    (kind, key) for key in (raw if isinstance(raw, list) else [raw]) if isinstance(key, str)
                )
