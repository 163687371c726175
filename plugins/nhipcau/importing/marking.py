"""A conversion's pictures and films under marks, until it is known which of them can be had."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhipcau.convert import Conversion, convert
from nhipcau.importing.values import LedgerLine, Shot

MARK = "nhipcau-picture-{}"
"""What a body calls its pictures, and the films that lie as files on the old site."""


@dataclass(slots=True)
class Marks:
    """Gives each address of a picture or film a mark."""

    given: dict[str, str] = field(default_factory=dict)

    def mark(self, address: str) -> str:
        return self.given.setdefault(address, MARK.format(len(self.given)))

    def shots(self, found: Conversion) -> tuple[str, tuple[Shot, ...]]:
        """The Markdown of a conversion, its pictures and its own films, all of them by their marks."""
        body, shots = found.markdown, []
        for picture in found.pictures:
            mark = self.mark(picture.source or f"data:{picture.name}")
            if picture.data:
                body = body.replace(f"]({picture.name}", f"]({mark}", 1)
            data = base64.b64encode(picture.data).decode()
            shots.append(Shot(mark, picture.source, picture.alt, picture.caption, picture.credit, data))
        for film in (each for each in found.recordings if not each.service):
            told = (film.alt, film.caption, film.credit)
            shots.append(
                Shot(self.mark(film.source), film.source, *told, poster=film.poster, tracks=film.tracks)
            )
        return body, tuple(shots)


def marked(html: str, base: str) -> tuple[str, tuple[Shot, ...], list[LedgerLine], str]:
    """HTML as Markdown with its pictures by marks, what was left of it, and all that it said."""
    marks = Marks()
    found = convert(html, base=base, place=marks.mark)
    body, shots = marks.shots(found)
    return body, shots, list(left(found)), found.said


def left(found: Conversion) -> Iterator[LedgerLine]:
    """What a conversion left, as lines of the ledger."""
    for each in found.ledger:
        if each.words or each.kind in ("picture", "embed"):
            yield LedgerLine(each.kind, each.part, each.words)
    for embed in found.embeds:
        if embed.provider in ("video", "audio"):
            yield LedgerLine("unplayed", embed.address)
