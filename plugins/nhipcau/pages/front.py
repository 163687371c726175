"""The front page of each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from blinker import signal

from nhipcau.languages import Words
from nhipcau.linked_data import Thing, newspaper
from nhipcau.model import (
    About,
    AnniversaryLine,
    Card,
    Drawing,
    EventLine,
    Frame,
    Link,
    Output,
    Publication,
    Site,
    path_of,
)
from nhipcau.model.output import Renderer

RECENT = 100
"""Among how many of the newest stories the lead and the featured are sought."""
FEATURED = 4
LATEST = 8
PER_SECTION = 4
EVENTS = 5
ANNIVERSARIES = 5
HORIZON = 183
"""How many days ahead an anniversary is announced."""


@dataclass(frozen=True, slots=True)
class FrontSection:
    link: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What front.html sees. No story stands twice in lead, featured and latest."""

    frame: Frame
    lead: Card | None
    featured: tuple[Card, ...]
    latest: tuple[Card, ...]
    sections: tuple[FrontSection, ...]
    events: tuple[EventLine, ...]
    anniversaries: tuple[AnniversaryLine, ...]

    def linked_data(self, words: Words, publication: Publication) -> list[Thing]:
        return newspaper(self.frame, publication)


def page(site: Site, lang: str) -> FrontPage:
    """The lead is the newest featured story written in `lang`, or else the newest of all."""
    written = site.latest(RECENT, lang)
    featured = [story for story in written if story.featured][: FEATURED + 1] or list(written[:1])
    lead, others = featured[:1], featured[1:]
    shown = {story.key for story in featured}
    latest = [story for story in written if story.key not in shown][:LATEST]
    home = [(language.code, language.home) for language in site.languages]
    return FrontPage(
        frame=site.frame(lang, home, About(feeds=site.feeds(lang))),
        lead=site.card(lead[0], lang) if lead else None,
        featured=site.cards(others, lang),
        latest=site.cards(latest, lang),
        sections=tuple(
            _section(site, section.key, lang, {story.key for story in lead})
            for section in site.content.sections
        ),
        events=tuple(site.event_line(event, period, lang) for event, period in site.upcoming()[:EVENTS]),
        anniversaries=tuple(
            site.anniversary_line(anniversary, day, lang)
            for anniversary, day in site.coming(HORIZON)[:ANNIVERSARIES]
        ),
    )


def _section(site: Site, key: str, lang: str, lead: set[str]) -> FrontSection:
    newest = (story for story in reversed(site.of("section", key)) if story.key not in lead)
    cards = site.cards(islice(newest, PER_SECTION), lang)
    return FrontSection(site.link("section", key, lang), cards)


def file(site: Site, renderer: Renderer, lang: str, home: str) -> Iterator[Output]:
    yield Output(path_of(home), (page(site, lang),), renderer.page("front.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(file, (language.code, language.home)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
