"""Withdrawn stories: a notice at the address of each, and what servers are told, so that they answer with 410."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.model import About, Drawing, Frame, Link, Output, Site, Story, StoryEdition, path_of
from nhipcau.model.output import Renderer
from nhipcau.web.serving import gone_map

LISTED = "nginx/withdrawn.conf"
"""Where `nhipcau publish` looks what is withdrawn. nginx reads the same in `nginx/maps.conf`."""


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """What withdrawn.html sees: why the story was taken back, "" where nobody says, and nothing else of it.

    `others` are its editions that readers still see.
    """

    frame: Frame
    reason: str
    others: tuple[Link, ...]


def page(site: Site, story: Story, edition: StoryEdition) -> WithdrawnPage:
    """The notice for one edition."""
    urls = (
        [(each.lang, each.url) for each in story.notices]
        if story.withdrawn
        else [(edition.lang, edition.url)]
    )
    names = {language.code: language.name for language in site.languages}
    out = () if story.withdrawn else story.editions
    others = tuple(Link(names[each.lang], each.url, each.lang) for each in out)
    frame = site.frame(edition.lang, urls, About(indexed=False, strip=False))
    return WithdrawnPage(frame, edition.reason, others)


def file(site: Site, renderer: Renderer, story: Story, edition: StoryEdition) -> Iterator[Output]:
    make = renderer.page("withdrawn.html", edition.lang)
    yield Output(path_of(edition.url), (page(site, story, edition),), make, edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
    yield from (Drawing(file, each) for each in site.notices())
    yield Output(LISTED, (site.withdrawn_urls(),), gone_map)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
