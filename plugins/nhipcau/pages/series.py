"""Series: a page for each, with its parts in order, and all of them from A to Z; none where there are no series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blinker import signal

from nhipcau.languages import Words, alphabet
from nhipcau.linked_data import Thing, collection, trail
from nhipcau.model import (
    About,
    Drawing,
    Frame,
    Group,
    Link,
    ListedName,
    Output,
    Publication,
    Site,
    Story,
    StorySeries,
    path_of,
    said,
)
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A part of a series, as its page shows it."""

    link: Link
    day: date
    summary: str


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """What series.html sees: the parts, the first one first."""

    frame: Frame
    link: Link
    description: str
    parts: tuple[SeriesLine, ...]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield collection(self.frame, self.link.text, self.description, publication)


@dataclass(frozen=True, slots=True)
class AllSeriesPage:
    """What all-series.html sees: every series under its letter, in the order of the language."""

    frame: Frame
    groups: tuple[Group, ...]


def page(site: Site, series: StorySeries, lang: str) -> SeriesPage:
    link = site.link("series", series.key, lang)
    about = About(trail(site.publication, lang, "series", link))
    return SeriesPage(
        site.frame(lang, site.urls("series", series.key), about),
        link,
        said(series.descriptions, lang),
        tuple(_line(site, story, lang) for story in site.of("series", series.key)),
    )


def _line(site: Site, story: Story, lang: str) -> SeriesLine:
    return SeriesLine(site.link("story", story.key, lang), story.date.date(), story.best(lang).summary)


def index(site: Site, lang: str) -> AllSeriesPage:
    names = [
        ListedName(site.link("series", each.key, lang), count=len(site.of("series", each.key)))
        for each in site.content.series
    ]
    about = About(trail(site.publication, lang, "series"))
    return AllSeriesPage(site.frame(lang, site.urls("series"), about), alphabet(names, lang))


def one(site: Site, renderer: Renderer, series: StorySeries, lang: str) -> Iterator[Output]:
    """The page of one series in one language."""
    drawn = page(site, series, lang)
    make = renderer.page("series.html", lang)
    yield Output(path_of(drawn.frame.url), (drawn,), make, "registry/series.toml")


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all series."""
    drawn = index(site, lang)
    yield Output(path_of(drawn.frame.url), (drawn,), renderer.page("all-series.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    if not site.content.series:
        return
    for lang in (language.code for language in site.languages):
        yield from (Drawing(one, (series, lang)) for series in site.content.series)
        yield Drawing(lists, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
