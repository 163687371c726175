"""The photos of a site: which pieces show each, with which words, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nhipcau.desk.inventory import Row
from nhipcau.desk.pieces import PieceAt
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.languages import normalise

IMAGE = re.compile(r'!\[(?P<alt>[^\]]*)\]\((?P<name>[^)\s]+)(?:\s+"(?P<title>(?:[^"\\]|\\.)*)")?\s*\)')
ENOUGH = 40
"""Photos of a page."""
FARTHEST = 500
"""Pieces that are looked through for one page."""


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What one language says of a photo."""

    lang: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """A photo of a piece; without `words` no text shows it."""

    piece: str
    title: str
    name: str
    size: tuple[int, int]
    words: tuple[PhotoWords, ...]


def photos_of(piece: PieceAt, title: str, languages: Sequence[str]) -> Iterator[KnownPhoto]:
    """The photos beside a piece's texts, with what these say of each."""
    found = piece.photos()
    said = {lang: _said(piece.text(lang) or "") for lang in languages} if found else {}
    for name, photo in found.items():
        told = [PhotoWords(lang, *words[name]) for lang, words in said.items() if name in words]
        yield KnownPhoto(piece.id, title, name, (photo.width, photo.height), tuple(told))


def _said(text: str) -> Mapping[str, tuple[str, str]]:
    """By the name of a photo, its description and its caption with the credit."""
    text = normalise(text)
    found = {each["name"]: (each["alt"], each["title"] or "") for each in IMAGE.finditer(text)}
    try:
        fields: Mapping[str, Any] = values(cut(text).front)
    except Unwritable:
        return found
    if cover := str(fields.get("cover") or ""):
        found.setdefault(cover, (str(fields.get("cover_alt") or ""), str(fields.get("cover_caption") or "")))
    return found


def collected(
    rows: Sequence[Row], start: int, photos: Iterable[Iterable[KnownPhoto]]
) -> tuple[list[KnownPhoto], int]:
    """A page of photos, of the rows from `start` on, and where the next begins; 0 where there is none."""
    found: list[KnownPhoto] = []
    at = start
    for at, some in enumerate(photos, start + 1):
        found += some
        if len(found) >= ENOUGH or at - start >= FARTHEST:
            break
    return found, at if at < len(rows) else 0
