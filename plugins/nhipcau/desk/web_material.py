"""What comes into a piece: photos and files, foreign texts, and what it names, found by words or made new."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from starlette.responses import Response

from nhipcau.convert import Conversion, convert, docx
from nhipcau.desk.asking import Address, Ask, answer, table, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.opened import shown_photos
from nhipcau.desk.roles import EDIT, READ, WRITE
from nhipcau.desk.uploads import LARGEST, photo_file, take, take_said, thumbnail
from nhipcau.desk.web_registry import EDITED, add_entry
from nhipcau.editing.cutting import blocks as cut_blocks
from nhipcau.model.recordings import film_at
from nhipcau.reading.source import N_

FOUND = 10
KEPT = 600
"""Seconds for which a browser keeps a small picture."""
IMAGE = re.compile(r"!\[.*?\]\(<?(https?://[^\s<>)]+)", re.S)


def _photo(ask: Ask) -> Response:
    path = photo_file(ask.newsroom.piece(ask.query.get("piece", "")), ask.path["name"])
    data, kind = thumbnail(path)
    return Response(data, media_type=kind, headers={"Cache-Control": f"private, max-age={KEPT}"})


def _upload(ask: Ask) -> Response:
    room = ask.newsroom
    piece = room.piece(ask.path["id"])
    name = take(piece, ask.query.get("name", ""), ask.body)
    room.records.note(ask.who.name, "uploaded", f"{piece.id}/{name}")
    return answer({"name": name, "photos": shown_photos(piece.photos())})


def _said(ask: Ask) -> Response:
    """Captions or a transcript of a film or a sound that lies beside the texts."""
    room, lang = ask.newsroom, ask.query.get("lang", "")
    piece = room.piece(ask.path["id"])
    ask.refuse_words_of(lang)
    name = take_said(piece, ask.query.get("of", ""), lang, ask.query.get("name", ""), ask.body)
    room.records.note(ask.who.name, "uploaded", f"{piece.id}/{name}")
    return answer({"name": name, "photos": shown_photos(piece.photos())})


def _film(ask: Ask) -> Response:
    """A film that is to be seen elsewhere, by the address of its page."""
    address = text(ask.query.get("address"), 500).strip()
    service, _ = film_at(address if "//" in address else f"https://{address}")
    if not service:
        raise Declined(N_("At this address is no film of YouTube, Vimeo or Dailymotion."))
    return answer({"address": address if "//" in address else f"https://{address}", "kind": service})


def _paste(ask: Ask) -> Response:
    """Foreign HTML as blocks of ours."""
    html = ask.json().get("html")
    return _converted(ask, convert(html if isinstance(html, str) else ""))


def _word(ask: Ask) -> Response:
    """A Word file as blocks of ours."""
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(ask.body)
        file.flush()
        return _converted(ask, docx(Path(file.name)))


def _converted(ask: Ask, found: Conversion) -> Response:
    room = ask.newsroom
    piece = room.piece(ask.path["id"])
    markdown, elsewhere = found.markdown, 0
    for picture in found.pictures:
        if picture.data:
            try:
                name = take(piece, picture.name, picture.data)
                markdown = markdown.replace(f"]({picture.name}", f"]({name}")
            except Declined:
                elsewhere += 1
        elif picture.source:
            elsewhere += 1
    photos = piece.photos()
    sources = [block.source for block in cut_blocks(markdown)]
    with room.reading:
        rich = room.understanding.rich(sources, photos)
    elsewhere += sum(not film.service for film in found.recordings)
    shown = [each for each in rich if not _is_elsewhere(each.source)]
    left = [
        each
        for each in found.ledger
        if each.kind not in ("head", "style", "script", "mark", "film", "instead")
    ]
    return answer(
        {
            "blocks": [{"source": each.source, "html": each.html} for each in shown],
            "elsewhere": elsewhere,
            "left": [each.words for each in left if each.words][:20],
            "photos": shown_photos(photos),
        }
    )


def _is_elsewhere(source: str) -> bool:
    """Whether a block is a picture, or the file of a film, that does not lie beside the text."""
    found = IMAGE.match(source)
    return found is not None and not film_at(found[1])[0]


# Pickers


def _find(ask: Ask) -> Response:
    """What fits some words: pieces by their titles, entries by their names."""
    room, words, lang = ask.newsroom, ask.query.get("q", ""), ask.voice.language
    kinds = ask.query.get("kind", "").split(",")
    found: list[dict[str, object]] = []
    for kind in kinds:
        if room.registers.has(kind):
            for offer in room.registers.offers(kind, words, lang, _day(ask.query.get("day", ""))):
                found.append(asdict(offer) | {"kind": kind, "names": dict(offer.names)})
        else:
            rows = [row for row in room.shelf.rows.values() if row.kind == kind]
            rows = room.shelf.find(words, rows)
            rows.sort(key=lambda row: row.day.timestamp() if row.day else 0.0, reverse=True)
            for row in rows[:FOUND]:
                beside = row.day.strftime("%d/%m/%Y") if row.day else ""
                called = {code: row.title(code) for code in room.languages}
                found.append(
                    {"kind": kind, "key": row.key, "name": row.title(lang), "beside": beside, "names": called}
                )
    return answer({"found": found[: FOUND * 2]})


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _add(ask: Ask) -> Response:
    """A new entry of a registry, on the spot: its names, and what its kind must have besides."""
    room, told, kind = ask.newsroom, ask.json(), ask.path["kind"]
    names = {str(code): text(name, 200) for code, name in table(told.get("names")).items()}
    if not room.registers.has(kind):
        raise Declined(N_("There is no registry of that kind."), 404)
    if kind in EDITED and EDITED[kind].required:
        facts = {each: text(table(told.get("facts")).get(each), 200) for each in EDITED[kind].required}
        key = add_entry(ask, kind, names | facts)
    else:
        key, path = room.registers.add(kind, names)
        room.noted([path], f"{path.name}: {key}", ask.who)
        room.records.note(ask.who.name, "entry added", f"{kind} {key}")
    called = names.get(ask.voice.language) or next(iter(names.values()))
    return answer({"kind": kind, "key": key, "name": called, "names": names})


ADDRESSES = (
    Address("GET", "/-desk/photo/{name}", READ, _photo),
    Address("POST", "/-desk/api/upload/{id:path}", WRITE, _upload, LARGEST),
    Address("POST", "/-desk/api/said/{id:path}", WRITE, _said, LARGEST),
    Address("GET", "/-desk/api/film", READ, _film),
    Address("POST", "/-desk/api/paste/{id:path}", WRITE, _paste, LARGEST),
    Address("POST", "/-desk/api/word/{id:path}", WRITE, _word, LARGEST),
    Address("GET", "/-desk/api/find", READ, _find),
    Address("POST", "/-desk/api/add/{kind}", EDIT, _add, 20_000),
)
