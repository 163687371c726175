"""The photos that a text shows: each is a file beside it, with words for those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from nhipcau.languages import normalise
from nhipcau.model import Figure, Photo, Problem, error, warning
from nhipcau.reading.fields import point
from nhipcau.reading.findings import Findings, Focus
from nhipcau.reading.holes import Holes
from nhipcau.reading.photos import not_beside
from nhipcau.reading.recordings import Recordings
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

IMAGE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
"""An image in clean HTML, and each of its attributes."""
ELSEWHERE = re.compile(r"(?:https?:)?//", re.I)
WITHIN = re.compile(r"data:([\w/+.-]*)", re.I)


class Caption(NamedTuple):
    """The words under a photo: plain, whose it is, and as HTML where they hold marks or links."""

    words: str = ""
    credit: str = ""
    html: str = ""


class Pictures:
    """Makes figures of the images in one text. `caption` reads the words under a photo; what is no picture, but a film
    or a sound, `recordings` take."""

    def __init__(
        self, findings: Findings, holes: Holes, caption: Callable[[str], Caption], recordings: Recordings
    ) -> None:
        self._findings = findings
        self._holes = holes
        self._caption = caption
        self._recordings = recordings

    def raw(self, found: re.Match[str]) -> str:
        """An `<img>` that was written as HTML: one that names a file beside the text is a photo like any other."""
        attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(found[0])}
        source = attributes.get("src")
        return (self.shown(attributes, source) if source else "") or found[0]

    def shown(self, image: Mapping[str, str], needle: str) -> str:
        """The mark of a photo beside the text, of which the attributes of an image tell; "" where it is none.

        `needle` is what to look for in the source, to name the line.
        """
        source, alt = image.get("src", "").strip(), image.get("alt", "").strip()
        if self._recordings.takes(source):
            return self._recordings.shown(image, needle)
        name = source.removeprefix("./")
        photo = None if self._elsewhere(source, needle) else self.beside(name)
        if not alt and not WITHIN.match(source):
            message = N_("The photo “{name}” has no description for those who cannot see it.")
            hint = N_("Say in the square brackets what it shows: ![A red bridge over a lake](…).")
            # A foreign picture may be decoration; ours are not.
            make = warning if "/" in name else error
            self._findings.complain(make, needle, message, hint, name=source)
        if photo is None:
            return ""
        if "focus" in image:
            self._focus(photo, image["focus"])
        told = self._caption(image.get("title", ""))
        self._findings.figures.append(Figure(photo, alt, told.words, told.credit, told.html))
        return self._holes.mark(len(self._findings.figures) - 1)

    def _elsewhere(self, source: str, needle: str) -> bool:
        """Whether a picture is to come from elsewhere than from beside the text; that is told."""
        if WITHIN.match(source):
            self.written_in(source)
        elif ELSEWHERE.match(source):
            message = N_(
                "The picture “{address}” lies on another site; browsers do not show it on a page of ours."
            )
            hint = N_("If its owner allows it, save it beside the text and write ![what it shows]({name}).")
            name = source.partition("?")[0].rpartition("/")[2] or "anh.jpg"
            self._findings.complain(warning, needle, message, hint, address=source[:100], name=name[:60])
        elif not source.startswith("/") and "/" in source.removeprefix("./"):
            message = N_("The picture “{name}” does not lie beside the text.")
            hint = N_("Put the file into the folder of the text, and write its name alone: {alone}.")
            name = unquote(source)
            self._findings.complain(error, needle, message, hint, name=name, alone=name.rpartition("/")[2])
        else:
            return source.startswith("/")
        return True

    def written_in(self, source: str) -> None:
        """Tell of a picture whose bytes stand in the text, as other programs export them."""
        found = WITHIN.match(source)
        message = N_("A picture ({kind}) is written into the text itself, {size} KB of it.")
        hint = N_("Save it as a file beside the text and write ![what it shows](its-name.jpg).")
        values = {"kind": (found and found[1]) or "?", "size": max(1, len(source) * 3 // 4096)}
        self._findings.complain(error, source[:60], message, hint, **values)

    def beside(self, name: str, make: Callable[..., Problem] = error) -> Photo | None:
        """The file of that name beside the text; browsers' spelling of spaces and marks (%20) is understood. `make`
        makes the problem of one that is not there."""
        wanted = normalise(unquote(name))
        photo = self._findings.photos.get(wanted)
        if photo is None:
            message, hint, near = not_beside(wanted, self._findings.photos)
            self._findings.complain(make, name, message, hint, name=wanted, near=near)
        return photo

    def _focus(self, photo: Photo, words: str) -> None:
        try:
            told = point(words)
        except Wrong as bad:
            self._findings.complain(error, words, bad.message, bad.hint, field="focus", **bad.values)
        else:
            line = self._findings.source.line_of(words)
            self._findings.focuses.append(Focus(photo.name, told, line))
