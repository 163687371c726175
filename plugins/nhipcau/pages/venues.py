"""Venues: a page for each, with how to get there and the events held at it, and all of them from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.languages import Words, alphabet
from nhipcau.linked_data import Thing, trail, venue_place
from nhipcau.model import (
    About,
    Coordinates,
    Drawing,
    EventLine,
    Frame,
    Group,
    Link,
    ListedName,
    Output,
    Publication,
    Roll,
    Site,
    Venue,
    path_of,
    said,
)
from nhipcau.model.output import Renderer
from nhipcau.web.maps import map_of


@dataclass(frozen=True, slots=True)
class VenuePage:
    """What venue.html sees. `upcoming` is empty on the numbered pages of past events; `map` may be ""."""

    frame: Frame
    venue: Link
    description: str
    address: str
    coordinates: Coordinates | None
    map: str
    access: str
    url: str
    upcoming: tuple[EventLine, ...]
    past: Roll[EventLine]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield venue_place(self, publication)


@dataclass(frozen=True, slots=True)
class VenuesPage:
    """What venues.html sees: every venue under its letter, in the order of the language."""

    frame: Frame
    groups: tuple[Group, ...]


def pages(site: Site, venue: Venue, lang: str) -> Iterator[VenuePage]:
    """The venue's page, and its numbered ones where many events have been held there."""
    link = site.link("venue", venue.key, lang)
    held = [(event, site.ahead(event)) for event in site.concerning("venue", venue.key)]
    coming = sorted(((period, event) for event, period in held if period), key=lambda pair: pair[0].start)
    upcoming = tuple(site.event_line(event, period, lang) for period, event in coming)
    past = [site.event_line(event, event.last, lang) for event, period in held if not period]
    about = About(trail(site.publication, lang, "venues", link))
    for frame, roll in site.rolls(past, site.urls("venue", venue.key), lang, about):
        yield VenuePage(
            frame=frame,
            venue=link,
            description=said(venue.descriptions, lang),
            address=said(venue.addresses, lang),
            coordinates=venue.coordinates,
            map=venue.map or map_of(venue.coordinates),
            access=said(venue.access, lang),
            url=venue.url,
            upcoming=() if roll.number else upcoming,
            past=roll,
        )


def index(site: Site, lang: str) -> VenuesPage:
    names = [ListedName(site.link("venue", venue.key, lang)) for venue in site.content.venues]
    about = About(trail(site.publication, lang, "venues"))
    return VenuesPage(site.frame(lang, site.urls("venue"), about), alphabet(names, lang))


def rolls(site: Site, renderer: Renderer, venue: Venue, lang: str) -> Iterator[Output]:
    """The pages of one venue in one language."""
    make = renderer.page("venue.html", lang)
    for each in pages(site, venue, lang):
        yield Output(path_of(each.frame.url), (each,), make, "registry/venues.toml")


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all venues."""
    one = index(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("venues.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for lang in (language.code for language in site.languages):
        yield from (Drawing(rolls, (venue, lang)) for venue in site.content.venues)
        yield Drawing(lists, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
