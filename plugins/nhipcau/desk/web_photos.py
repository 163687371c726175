"""The photos of the whole site: where each is shown, with which words and whose credit."""

from __future__ import annotations

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.inventory import Row
from nhipcau.desk.library import KnownPhoto, collected, photos_of
from nhipcau.desk.roles import READ


def _photos(ask: Ask) -> Response:
    room, words = ask.newsroom, ask.query.get("q", "")
    rows = room.shelf.latest(room.shelf.find(words, room.shelf.rows.values()))
    told = ask.query.get("from", "")
    start = min(int(told), len(rows)) if told.isascii() and told.isdigit() and len(told) < 9 else 0
    found, after = collected(rows, start, (_of_row(ask, row) for row in rows[start:]))
    return page(ask, "photos.html", photos=found, after=after, q=words, languages=room.languages)


def _of_row(ask: Ask, row: Row) -> list[KnownPhoto]:
    try:
        piece = ask.newsroom.piece(row.id)
        return list(photos_of(piece, row.title(ask.voice.language), ask.newsroom.languages))
    except Declined:  # gone meanwhile, or no text
        return []


ADDRESSES = (Address("GET", "/-desk/photos", READ, _photos),)
