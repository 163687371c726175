"""The focal points of a folder's photos: told for a cover in the front matter, for others in the text, once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nhipcau.model import Photo
from nhipcau.reading.folder import PieceFolder, Told
from nhipcau.reading.source import N_


def focus(folder: PieceFolder) -> None:
    """Give the folder's photos, and the figures that show them, the focal points that its files tell."""
    points: dict[str, Told] = {}
    for name, told in _told(folder):
        before = points.setdefault(name, told)
        if before.value != told.value:
            message = N_(
                "The focal point of “{name}” is not what {other} says on line {line}: a photo has one for every "
                "language."
            )
            hint = N_("Keep it in one of the two places.")
            values = {"name": name, "other": before.file, "line": before.line}
            folder.complain(told.file, told.line, "focus", message, hint, **values)
    for name, told in points.items():
        if name in folder.photos:
            folder.photos[name] = _pointed(folder.photos[name], told)
    if points:
        for lang, body in folder.bodies.items():
            figures = tuple(replace(each, photo=folder.photos[each.photo.name]) for each in body.figures)
            folder.bodies[lang] = replace(body, figures=figures)


def _told(folder: PieceFolder) -> Iterator[tuple[str, Told]]:
    """The focal points told, by the names of the photos."""
    cover, told = folder.facts.get("cover"), folder.facts.get("cover_focus")
    if told and cover:
        yield cover.value, told
    elif told and folder.whole:
        message = N_("There is a “cover_focus” and no “cover”.")
        hint = N_("Name the cover's file, or delete the line.")
        folder.complain(told.file, told.line, "cover_focus", message, hint)
    for lang, body in folder.bodies.items():
        file = folder.sources[lang].file
        yield from ((each.name, Told(each.point, file, each.line)) for each in body.focuses)


def _pointed(photo: Photo, told: Told) -> Photo:
    across, down = told.value
    return replace(photo, across=across, down=down)
