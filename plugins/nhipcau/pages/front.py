"""The front page of each language, which fills itself from whatever there is.

No story stands on it twice. What stands out now leads, the newest first, and otherwise the newest of all; what is
beside and below it is chosen by how many stories there are and which of them have a picture, so that no shape has a
hole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from blinker import signal

from nhipcau.almanac.sky import WeatherTold, weather_told
from nhipcau.languages import Words
from nhipcau.linked_data import Thing, newspaper
from nhipcau.model import (
    About,
    AnniversaryLine,
    Card,
    Drawing,
    EventLine,
    Frame,
    LeadSize,
    Link,
    Output,
    Publication,
    Site,
    Story,
    Switch,
    path_of,
)
from nhipcau.model.output import Renderer

NEWEST = 24
"""Of how many of the newest stories the top of the page is made."""
SECONDS = 2
"""Stories beside a lead that has no picture."""
ROW = 4
LATEST = 3
"""Lines beside the lead: about as high as it is."""
ENOUGH = 1 + SECONDS + ROW + LATEST
"""Stories that fill the top; with fewer in the language, those of the others come after them."""
SOUGHT = 12
"""Among how many stories those with a picture are sought."""
BAND = 4
DIARY = 5
HORIZON = 183
"""How many days ahead an anniversary is announced."""

Shape = Literal["cards", "picture", "text", "single"]


@dataclass(frozen=True, slots=True)
class FrontBand:
    """Stories of a section. `shape`: "cards" (each with its picture), "picture" (a large one, and lines beside it),
    "text" (without pictures), "single" (one story)."""

    link: Link
    shape: Shape
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What front.html sees.

    `seconds` stand beside a lead without a picture; the `row` below has pictures, or where `pictured` is false none of
    it shows any; `elsewhere` are the other languages' front pages where nothing is written in this one.
    """

    frame: Frame
    lead: Card | None
    size: LeadSize
    seconds: tuple[Card, ...]
    row: tuple[Card, ...]
    pictured: bool
    latest: tuple[Card, ...]
    bands: tuple[FrontBand, ...]
    events: tuple[EventLine, ...]
    anniversaries: tuple[AnniversaryLine, ...]
    elsewhere: tuple[Switch, ...] = ()
    weather: WeatherTold | None = None
    read: tuple[Link, ...] = ()
    """What was read most within a week, where the site counts that."""

    def linked_data(self, words: Words, publication: Publication) -> list[Thing]:
        return newspaper(self.frame, publication)


@dataclass(frozen=True, slots=True)
class FrontTop:
    """The stories of the top of the page, each once."""

    lead: tuple[Story, ...]
    seconds: tuple[Story, ...]
    row: tuple[Story, ...]
    pictured: bool
    latest: tuple[Story, ...]

    @property
    def shown(self) -> set[str]:
        return {story.key for story in (*self.lead, *self.seconds, *self.row, *self.latest)}


def page(site: Site, lang: str) -> FrontPage:
    frame = site.frame(
        lang, [(each.code, each.home) for each in site.languages], About(feeds=site.feeds(lang))
    )
    featured = list(site.featured(lang))
    newest = _newest(site, lang)
    top = _top(site, [*featured, *newest], lang)
    led = featured[0].featured if featured else None
    events, anniversaries = _diary(site, lang)
    foreign = bool(newest) and not newest[0].speaks(lang)
    return FrontPage(
        frame=frame,
        lead=site.card(top.lead[0], lang) if top.lead else None,
        size=led.size if led else "standard",
        seconds=site.cards(top.seconds, lang),
        row=site.cards(top.row, lang),
        pictured=top.pictured,
        latest=site.cards(top.latest, lang),
        bands=tuple(_bands(site, lang, top.shown)),
        events=events,
        anniversaries=anniversaries,
        weather=weather_told(site, lang),
        read=tuple(site.link("story", each.key, lang) for each in site.most_read(lang)),
        elsewhere=tuple(each for each in frame.switches if each.lang != lang and foreign),
    )


def _newest(site: Site, lang: str) -> list[Story]:
    """The newest stories written in a language; where those are few, the newest of all after them."""
    written = list(site.latest(NEWEST, lang))
    if len(written) < ENOUGH:
        known = {story.key for story in written}
        written += [story for story in site.latest(NEWEST) if story.key not in known]
    return written


def _top(site: Site, stories: Sequence[Story], lang: str) -> FrontTop:
    """What leads, what stands below it, and the latest beside it. `stories` may name one twice; the first counts."""
    queue = list({story.key: story for story in stories}.values())
    lead, rest = tuple(queue[:1]), queue[1:]
    bare = bool(lead) and not site.card(lead[0], lang).cover
    seconds = tuple(rest[:SECONDS]) if bare and len(rest) > SECONDS else ()
    rest = rest[len(seconds) :]
    row = [story for story in rest[:SOUGHT] if site.card(story, lang).cover][:ROW]
    pictured = len(row) > 2 or 0 < len(row) == len(rest)
    if not pictured:
        row = rest[:ROW]
    left = sorted(
        (story for story in rest if story not in row), key=lambda story: story.appeared, reverse=True
    )
    return FrontTop(lead, seconds, tuple(row), pictured, tuple(left[:LATEST] if len(left) >= LATEST else ()))


def _bands(site: Site, lang: str, shown: set[str]) -> Iterator[FrontBand]:
    """A band for each section of which something is left; two alike do not follow each other where that can be."""
    last: Shape = "text"
    for section in site.content.sections:
        left = (story for story in reversed(site.of("section", section.key)) if story.key not in shown)
        stories = sorted(islice(left, SOUGHT), key=lambda story: not story.speaks(lang))
        if stories:
            band = _band(site.link("section", section.key, lang), site.cards(stories, lang), last)
            last = band.shape
            yield band


def _band(link: Link, cards: tuple[Card, ...], last: Shape) -> FrontBand:
    pictured = [card for card in cards if card.cover][:BAND]
    if len(cards) == 1:
        return FrontBand(link, "single", cards)
    if pictured and len(cards) >= BAND and (len(pictured) < 3 or last == "cards"):
        first = pictured[0]
        return FrontBand(link, "picture", (first, *[card for card in cards if card != first][: BAND - 1]))
    if len(pictured) > 2 or len(pictured) == len(cards):
        return FrontBand(link, "cards", tuple(pictured))
    return FrontBand(link, "text", cards[:BAND])


def _diary(site: Site, lang: str) -> tuple[tuple[EventLine, ...], tuple[AnniversaryLine, ...]]:
    """What lies ahead: of the longer of both lists no more than of the other, but three at least."""
    events, anniversaries = site.upcoming(), site.coming(HORIZON)
    most = min(DIARY, max(3, min(len(events), len(anniversaries))))
    return (
        tuple(site.event_line(event, period, lang) for event, period in events[:most]),
        tuple(site.anniversary_line(anniversary, day, lang) for anniversary, day in anniversaries[:most]),
    )


def file(site: Site, renderer: Renderer, lang: str, home: str) -> Iterator[Output]:
    yield Output(path_of(home), (page(site, lang),), renderer.page("front.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(file, (language.code, language.home)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
