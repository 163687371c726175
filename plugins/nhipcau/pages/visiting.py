"""Pages that show more below their own text: what the almanac, the registries and the weather know, or a form for
letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from blinker import signal

from nhipcau.almanac.holidays import holiday
from nhipcau.almanac.sky import WeatherTold, weather_told
from nhipcau.linked_data import trail
from nhipcau.model import About, Drawing, Edition, Frame, Link, Output, Page, Site, path_of, said
from nhipcau.model.output import Renderer
from nhipcau.model.publication import LETTERBOX
from nhipcau.web.letters import Letter
from nhipcau.web.maps import map_of

DAYS = 366
"""From the first of this month on: the page changes with the month, and not with the day."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Public holidays of one name that follow each other; `name` is a message for the catalogue."""

    name: tuple[str, str]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class VisitedVenue:
    """A venue that can be found: `map` may be ""."""

    link: Link
    address: str
    map: str


@dataclass(frozen=True, slots=True)
class VisitingPage:
    """What visiting.html sees."""

    frame: Frame
    edition: Edition
    links: tuple[Link, ...]
    weather: WeatherTold | None
    venues: tuple[VisitedVenue, ...]
    holidays: tuple[Holiday, ...]
    letter: Letter | None = None
    """What stands in the form for letters: nothing yet; None where there is no form."""
    letterbox: str = LETTERBOX


def page(site: Site, visited: Page, edition: Edition) -> VisitingPage:
    lang = edition.lang
    way = trail(site.publication, lang, "", site.link("page", visited.key, lang))
    return VisitingPage(
        frame=site.piece_frame(visited, edition, About(way)),
        edition=edition,
        links=site.resolved(edition.body, lang),
        weather=weather_told(site, lang) if "weather" in visited.shows else None,
        venues=tuple(_venues(site, lang)) if "venues" in visited.shows else (),
        holidays=_holidays(site) if "holidays" in visited.shows else (),
        letter=Letter() if "letterbox" in visited.shows and site.publication.letterbox else None,
    )


def _holidays(site: Site) -> tuple[Holiday, ...]:
    return tuple(holidays(site.this_month(), site.publication.holidays))


def holidays(first: date, country: str) -> list[Holiday]:
    """The public holidays of a country in the year that begins with a day."""
    found: list[Holiday] = []
    for day in (first + timedelta(days=n) for n in range(DAYS)):
        name = holiday(day, country)
        last = found[-1] if found else None
        if name and last and last.name == name and last.last == day - timedelta(days=1):
            found[-1] = replace(last, last=day)
        elif name:
            found.append(Holiday(name, day, day))
    return found


def _venues(site: Site, lang: str) -> Iterator[VisitedVenue]:
    for venue in site.content.venues:
        address, shown = said(venue.addresses, lang), venue.map or map_of(venue.coordinates)
        if address or shown:
            yield VisitedVenue(site.link("venue", venue.key, lang), address, shown)


def files(site: Site, renderer: Renderer, visited: Page) -> Iterator[Output]:
    for edition in visited.editions:
        one = page(site, visited, edition)
        yield Output(path_of(edition.url), (one,), renderer.page("visiting.html", edition.lang), edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (each,)) for each in site.content.pages if each.shows)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
