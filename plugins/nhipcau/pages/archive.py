"""The archive: a page for each year, its stories under their months, and the list of years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from blinker import signal

from nhipcau.linked_data import trail
from nhipcau.model import About, Card, Drawing, Frame, Link, Near, Output, Roll, Site, path_of
from nhipcau.model.nearby import nearby
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class StoriesOfMonth:
    """The stories of one month, newest first; `first` is its first day."""

    first: date
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """What archive-year.html sees. `older` and `newer` years are None at the ends, and on numbered pages."""

    frame: Frame
    year: int
    months: tuple[StoriesOfMonth, ...]
    roll: Roll[Card]
    older: Link | None
    newer: Link | None


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year, and how many stories it has."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """What archive.html sees: the years that have stories, newest first."""

    frame: Frame
    years: tuple[YearLine, ...]
    near: Near


def pages(site: Site, year: int, lang: str) -> Iterator[YearPage]:
    years = list(site.years())
    at = years.index(year)
    older = link(site, years[at - 1], lang) if at else None
    newer = link(site, years[at + 1], lang) if at + 1 < len(years) else None
    way = trail(site.publication, lang, "archive", link(site, year, lang))
    for frame, roll in site.rolls(
        site.cards(site.of("year", str(year)), lang), site.archive_urls(year), lang, About(way)
    ):
        beside = (None, None) if roll.number else (older, newer)
        yield YearPage(frame, year, months(roll.items), roll, *beside)


def months(cards: tuple[Card, ...]) -> tuple[StoriesOfMonth, ...]:
    grouped = groupby(cards, key=lambda card: card.date.date().replace(day=1))
    return tuple(StoriesOfMonth(first, tuple(found)) for first, found in grouped)


def link(site: Site, year: int, lang: str) -> Link:
    return Link(str(year), dict(site.archive_urls(year))[lang], lang)


def rolls(site: Site, renderer: Renderer, year: int, lang: str) -> Iterator[Output]:
    """The pages of one year in one language."""
    make = renderer.page("archive-year.html", lang)
    for each in pages(site, year, lang):
        yield Output(path_of(each.frame.url), (each,), make)


def index(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of years."""
    years = tuple(
        YearLine(link(site, year, lang), len(site.of("year", str(year)))) for year in reversed(site.years())
    )
    way = trail(site.publication, lang, "archive")
    near = nearby(site, lang, site.latest(site.publication.page_size))
    one = ArchivePage(site.frame(lang, site.archive_urls(), About(way)), years, near)
    yield Output(path_of(one.frame.url), (one,), renderer.page("archive.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for lang in (language.code for language in site.languages):
        yield from (Drawing(rolls, (year, lang)) for year in site.years())
        yield Drawing(index, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
