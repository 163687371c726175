"""Photos: every picture that readers may see, in its renditions, and the other files that texts lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.model import Drawing, Edition, Output, Photo, Piece, Site, path_of
from nhipcau.model.output import Renderer
from nhipcau.pictures import drawing, original, rendition
from nhipcau.pictures.develop import ENDINGS


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a piece, and how its pages show it: as the `cover`, within the text (`figure`), or only by a link."""

    photo: Photo
    cover: bool
    figure: bool


def shown(piece: Piece[Edition]) -> tuple[ShownPhoto, ...]:
    """The photos of a piece, each once, whatever number of languages show it."""
    covers = {each.cover.photo.name for each in piece.editions if each.cover}
    figures = {figure.photo.name for each in piece.editions for figure in each.body.figures}
    recordings = [recording for each in piece.editions for recording in each.body.recordings]
    figures |= {each.poster.name for each in recordings if each.poster}
    return tuple(ShownPhoto(each, each.name in covers, each.name in figures) for each in piece.photos)


def files(site: Site, renderer: Renderer, *photos: ShownPhoto) -> Iterator[Output]:
    """The file at each photo's own address, and its renditions."""
    for each in photos:
        photo, size = each.photo, (each.photo.width, each.photo.height)
        source = (photo.file, photo.digest)
        if not photo.developed:
            svg = photo.ending == ".svg"
            make = renderer.pictures(drawing) if svg else renderer.file("content")
            yield Output(path_of(photo.url), source, make, photo.file)
            continue
        kind = (ENDINGS[photo.ending],) if photo.converted else ()
        yield Output(path_of(photo.url), (*source, size, *kind), renderer.pictures(original), photo.file)
        if each.cover or each.figure:
            for wanted in photo.renditions(each.cover):
                make = renderer.pictures(rendition)
                yield Output(path_of(wanted.url), (*source, size, wanted), make, photo.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for piece in reversed((*site.pieces(), *site.previewed())):  # the newest first: those are seen first
        if piece.photos:
            yield Drawing(files, shown(piece))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
