"""Static pages such as "About us"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.linked_data import trail
from nhipcau.model import About, Drawing, Edition, Frame, Link, Output, Page, Site, path_of
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class StaticPage:
    """What page.html sees."""

    frame: Frame
    edition: Edition
    links: tuple[Link, ...]


def files(site: Site, renderer: Renderer, page: Page) -> Iterator[Output]:
    for edition in page.editions:
        way = trail(site.publication, edition.lang, "", site.link("page", page.key, edition.lang))
        frame = site.piece_frame(page, edition, About(way))
        one = StaticPage(frame, edition, site.resolved(edition.body, edition.lang))
        yield Output(path_of(edition.url), (one,), renderer.page("page.html", edition.lang), edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    others = (page for page in site.content.pages if not page.shows)
    yield from (Drawing(files, (page,)) for page in others)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
