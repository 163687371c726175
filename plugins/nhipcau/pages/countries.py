"""Partner countries: a page for each, made of what names it: topics, organisations, and their events and stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blinker import signal

from nhipcau.languages import Words, alphabet
from nhipcau.linked_data import Thing, collection, trail
from nhipcau.model import (
    About,
    Card,
    Country,
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
    Story,
    path_of,
    said,
)
from nhipcau.model.event_lists import by_time
from nhipcau.model.output import Renderer

PAST = 10
"""How many past events are listed, the latest first: the list of events has all."""
Sources = tuple[tuple[str, str], ...]
"""The kind and key of each thing whose stories and events are a country's: itself, and what names it."""


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """What the site has of a country: `anniversaries` are those of its topics, `leading` the pieces other than stories
    that lead to it; of `past` events the latest are there."""

    topics: tuple[Link, ...]
    organisations: tuple[Link, ...]
    anniversaries: tuple[Link, ...]
    upcoming: tuple[EventLine, ...]
    past: tuple[EventLine, ...]
    leading: tuple[Link, ...]

    @property
    def described(self) -> bool:
        """Whether anything belongs to the country besides events and stories."""
        return bool(self.topics or self.organisations or self.anniversaries)


@dataclass(frozen=True, slots=True)
class CountryPage:
    """What country.html sees. `profile` is None on the numbered pages of stories, which must not change with it."""

    frame: Frame
    country: Link
    description: str
    profile: CountryProfile | None
    roll: Roll[Card]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield collection(self.frame, self.country.text, self.description, publication)


@dataclass(frozen=True, slots=True)
class CountriesPage:
    """What countries.html sees: every country under its letter, in the order of the language."""

    frame: Frame
    groups: tuple[Group, ...]


def sources(site: Site, key: str) -> Sources:
    content = site.content
    topics = (("topic", each.key) for each in content.topics if each.country == key)
    organisations = (("organisation", each.key) for each in content.organisations if each.country == key)
    return (("country", key), *topics, *organisations)


def stories(site: Site, found: Sources) -> Sequence[Story]:
    """The stories of any of these, oldest first, each once."""
    known = {story.key: story for kind, key in found for story in site.of(kind, key)}
    return sorted(known.values(), key=lambda story: (story.appeared, story.key))


def pages(site: Site, country: Country, lang: str) -> Iterator[CountryPage]:
    """The country's page, and its numbered ones where there are many stories."""
    found, link = sources(site, country.key), site.link("country", country.key, lang)
    about = About(trail(site.publication, lang, "countries", link))
    known = profile(site, country.key, found, lang)
    cards = site.cards(stories(site, found), lang)
    for frame, roll in site.rolls(cards, site.urls("country", country.key), lang, about):
        description = said(country.descriptions, lang)
        yield CountryPage(frame, link, description, None if roll.number else known, roll)


def profile(site: Site, country: str, found: Sources, lang: str) -> CountryProfile:
    topics, organisations = (
        [key for kind, key in found if kind == name] for name in ("topic", "organisation")
    )
    occasions = [each.key for each in site.content.anniversaries if set(topics) & set(each.topics)]
    events = {event.key: event for kind, key in found for event in site.concerning(kind, key)}
    in_order = sorted(events.values(), key=lambda event: (event.last.start, event.key))
    upcoming, past = by_time(site, in_order, lang, PAST)
    return CountryProfile(
        topics=site.links("topic", topics, lang),
        organisations=site.links("organisation", organisations, lang),
        anniversaries=site.links("anniversary", occasions, lang),
        upcoming=upcoming,
        past=past,
        leading=tuple(site.link(kind, each.key, lang) for kind, each in site.leading("country", country)),
    )


def index(site: Site, lang: str) -> CountriesPage:
    names = [
        ListedName(site.link("country", each.key, lang), count=len(stories(site, sources(site, each.key))))
        for each in site.content.countries
    ]
    about = About(trail(site.publication, lang, "countries"))
    return CountriesPage(site.frame(lang, site.urls("country"), about), alphabet(names, lang))


def rolls(site: Site, renderer: Renderer, country: Country, lang: str) -> Iterator[Output]:
    """The pages of one country in one language."""
    make = renderer.page("country.html", lang)
    for each in pages(site, country, lang):
        yield Output(path_of(each.frame.url), (each,), make, "registry/countries.toml")


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all countries."""
    one = index(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("countries.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    """Nothing at all where no country is known."""
    countries = site.content.countries
    for lang in (language.code for language in site.languages if countries):
        yield from (Drawing(rolls, (country, lang)) for country in countries)
        yield Drawing(lists, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
