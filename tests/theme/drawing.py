"""Draws pages with the press's own renderer, and notes which attributes of which values the templates read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from nhipcau.files.assets import SHEET, stylesheet
from nhipcau.languages import Words
from nhipcau.rendering.renderer import JinjaRenderer
from nhipcau.showroom.newspaper import drawn, site
from nhipcau.showroom.prose import BODIES
from nhipcau.showroom.publication import PUBLICATION

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
TEMPLATES = THEME / "templates"

READ: defaultdict[type, set[str]] = defaultdict(set)
"""What the templates have read so far: attribute names by class."""


class Noting(Environment):
    """A Jinja environment, set up as Pelican's is, that notes every attribute read of a frozen value."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if is_dataclass(obj) and not isinstance(obj, Words) and attribute in obj.__dataclass_fields__:
            READ[type(obj)].add(attribute)
        return super().getattr(obj, attribute)


@cache
def renderer() -> JinjaRenderer:
    env = Noting(loader=FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True)
    return JinjaRenderer(env, PUBLICATION, BODIES.__getitem__, ROOT / "content", (THEME,))


def render(template: str, lang: str, page: object) -> str:
    others = (each.lang for each in getattr(page, "others", ()))
    return renderer().page(template, lang, *others)(page).decode()


@cache
def pages() -> dict[str, tuple[str, str, Any]]:
    """Template, language and values of every page of the example newspaper, by path.

    Tests are named by these while they are collected, which every worker does for all tests: so nothing is drawn yet.
    """
    return {path: (template, lang, page) for path, template, lang, page in drawn(site())}


def drawn_by(*templates: str) -> list[str]:
    """The paths of the pages of those templates."""
    return sorted(path for path, (template, _, _) in pages().items() if template in templates)


@cache
def html(path: str) -> str:
    """A page of the example newspaper, drawn once for all who only look at it."""
    return render(*pages()[path])


@cache
def soup(path: str) -> BeautifulSoup:
    """A page of the example newspaper, read once for all who only look at it."""
    return BeautifulSoup(html(path), "lxml")


def site_css() -> bytes:
    """The site's one stylesheet, as it is published."""
    folder = THEME / "static"
    sheets = [(path.relative_to(folder).as_posix(), path) for path in sorted((folder / "css").glob("*.css"))]
    assert SHEET in dict(sheets)
    texts = tuple((name, path.read_text(encoding="utf-8")) for name, path in sheets)
    return stylesheet(texts, PUBLICATION.url)
