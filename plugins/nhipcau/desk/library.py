"""The photos of a site: which pieces show each, with which words, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nhipcau.desk.inventory import Row
from nhipcau.desk.pieces import PieceAt
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.languages import normalise
from nhipcau.languages.credits import credited
from nhipcau.model.recordings import FILMS
from nhipcau.reading.recordings import PICTURES

IMAGE = re.compile(
    r"""!\[(?P<alt>[^\]]*)\]\((?P<name>[^)\s]+)(?:\s+(?P<mark>["'])(?P<title>(?:\\.|(?!(?P=mark)).)*)(?P=mark))?\s*\)"""
    r"""(?:\{[^}\n]*\bposter="(?P<poster>[^"]*)")?"""
)
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
    credit: str


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
    texts = {lang: normalise(piece.text(lang) or "") for lang in languages} if found else {}
    fields = {lang: _fields(text) for lang, text in texts.items()}
    cover = next((str(each["cover"]) for each in fields.values() if each.get("cover")), "")
    said = {lang: _said(text, fields[lang], cover) for lang, text in texts.items()}
    for name, photo in found.items():
        if not photo.width:
            continue  # a file of another kind, such as a film
        told = [PhotoWords(lang, *words[name]) for lang, words in said.items() if name in words]
        yield KnownPhoto(piece.id, title, name, (photo.width, photo.height), tuple(told))


def _said(text: str, fields: Mapping[str, Any], cover: str) -> Mapping[str, tuple[str, str, str]]:
    """By the name of a photo, its description, its caption and its credit; the cover's are fields. The still of a film
    has the words of that."""
    found: dict[str, tuple[str, str, str]] = {}
    for each in IMAGE.finditer(text):
        stem = Path(each["name"]).stem
        own = [f"{stem}{ending}" for ending in PICTURES] if Path(each["name"]).suffix in FILMS else []
        for name in (each["name"], each["poster"], *own):
            if name:
                found.setdefault(name, (each["alt"], *credited(each["title"] or "")))
    alt, caption = (str(fields.get(name) or "") for name in ("cover_alt", "cover_caption"))
    if cover and (alt or caption):
        found.setdefault(cover, (alt, *credited(caption)))
    return found


def _fields(text: str) -> Mapping[str, Any]:
    try:
        return values(cut(text).front)
    except Unwritable:
        return {}


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
