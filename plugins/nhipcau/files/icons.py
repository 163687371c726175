"""The site's mark for home screens and tabs: icons drawn from the theme's favicon.svg, and a web manifest a language.

An icon that the theme has as a picture is not drawn: it goes out as it is (`assets`).

Web Application Manifest: https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.languages import Words
from nhipcau.model import Output, Site, path_of
from nhipcau.model.output import Renderer
from nhipcau.pictures import Files
from nhipcau.pictures.mark import MARK, badge, drawn_mark, favicon, found_mark, icon
from nhipcau.web.colours import Palette, palette_of

TAB_SIZES = (16, 32, 48)


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon: its file, its side in pixels, and whether a system may cut a shape out of it."""

    name: str
    size: int
    whole: bool

    @property
    def path(self) -> str:
        return f"theme/icons/{self.name}.png"


INSTALLED = (
    Icon("icon-192", 192, False),
    Icon("icon-512", 512, False),
    Icon("icon-maskable-512", 512, True),
)
TOUCH = Icon("apple-touch-icon", 180, True)
"""What iOS puts on a home screen; it rounds the corners itself, and takes what is transparent for black."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a phone is told that keeps the site on its home screen."""

    name: str
    description: str
    home: str
    icons: tuple[Icon, ...]
    paper: str
    """The light paper: a manifest knows one scheme; on the pages, `theme-color` tells both."""


def installed(files: Files, mark: tuple[str, str], palette: Palette, wanted: Icon) -> bytes:
    """An icon as PNG; `mark` is the path of the mark in the theme, and its digest."""
    return icon(drawn_mark(files.read("theme", *mark), palette.paint), wanted.size, wanted.whole)


def tab(files: Files, mark: tuple[str, str], palette: Palette) -> bytes:
    """The icon that browsers ask for unasked."""
    return favicon(badge(files, mark, palette.paint, size) for size in sorted(TAB_SIZES, reverse=True))


def painted(files: Files, mark: tuple[str, str], palette: Palette) -> bytes:
    """The mark as browsers are to show it, in the theme's colours."""
    return palette.paint(files.read("theme", *mark).decode()).encode()


def manifest(words: Words, told: Manifest) -> bytes:
    """The manifest in one language."""
    said = {
        "id": told.home,
        "name": told.name,
        "short_name": told.name,
        "description": told.description,
        "lang": words.code,
        "dir": words.catalogue.locale.text_direction,
        "start_url": told.home,
        "scope": told.home,
        "display": "minimal-ui",
        "theme_color": told.paper,
        "background_color": told.paper,
        "categories": ["news"],
        "icons": [
            {
                "src": f"/{each.path}",
                "sizes": f"{each.size}x{each.size}",
                "type": "image/png",
                "purpose": "maskable" if each.whole else "any",
            }
            for each in told.icons
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"


def draw(site: Site, renderer: Renderer) -> Iterator[Output]:
    static = dict(renderer.static())
    palette = palette_of(renderer) if static else None
    if palette and MARK in static:
        mark = (MARK, static[MARK])
        yield Output(f"theme/{MARK}", (mark, palette), renderer.pictures(painted))
        for each in (*INSTALLED, TOUCH):
            if each.path.removeprefix("theme/") not in static:
                yield Output(each.path, (mark, palette, each), renderer.pictures(installed))
        yield Output("favicon.ico", (found_mark(static.items()), palette), renderer.pictures(tab))
    for language in site.languages:
        paper = palette.paper if palette else ""
        told = Manifest(language.site_name, language.tagline, language.home, INSTALLED, paper)
        path = path_of(site.masthead(language.code).manifest)
        yield Output(path, (told,), renderer.words(manifest, language.code))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
