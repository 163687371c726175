"""People: a page for each, with the offices held and the stories by or about them, and all of them from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blinker import signal

from nhipcau.languages import Words, alphabet
from nhipcau.languages.alphabet import given_name_first
from nhipcau.linked_data import Thing, portrait, trail
from nhipcau.model import (
    About,
    Card,
    Drawing,
    Frame,
    Group,
    Link,
    ListedName,
    Output,
    Person,
    Publication,
    Roll,
    Site,
    path_of,
    said,
)
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office held; `since` and `until` are None where open or unknown."""

    title: str
    organisation: Link
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What person.html sees."""

    frame: Frame
    name: str
    description: str
    offices: tuple[OfficeLine, ...]
    roll: Roll[Card]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        person = self.frame.trail[-1].link
        held = [(office.title, office.organisation) for office in self.offices if office.until is None]
        yield portrait(self.frame, person, self.description, held, publication)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """What people.html sees: every person under a letter, in the order of the language, and the newsroom's desks."""

    frame: Frame
    groups: tuple[Group, ...]
    desks: tuple[Link, ...]


def pages(site: Site, person: Person, lang: str) -> Iterator[PersonPage]:
    offices = tuple(
        OfficeLine(
            said(office.titles, lang),
            site.link("organisation", office.organisation, lang),
            office.since,
            office.until,
        )
        for office in person.offices
    )
    feeds = site.feeds(lang, "person", person.key)
    way = trail(site.publication, lang, "people", site.link("person", person.key, lang))
    urls = site.urls("person", person.key)
    for frame, roll in site.rolls(
        site.cards(site.of("person", person.key), lang), urls, lang, About(way, feeds)
    ):
        yield PersonPage(frame, person.name(lang), said(person.descriptions, lang), offices, roll)


def index(site: Site, lang: str) -> PeoplePage:
    people = site.content.people
    names = [_name(site, person, lang) for person in people if not person.desk]
    by_given_name = given_name_first if lang == "vi" else str
    desks = tuple(site.link("person", person.key, lang) for person in people if person.desk)
    way = trail(site.publication, lang, "people")
    return PeoplePage(
        site.frame(lang, site.urls("person"), About(way)), alphabet(names, lang, by_given_name), desks
    )


def _name(site: Site, person: Person, lang: str) -> ListedName:
    """A person in the list: with the office last taken up of those still held, and the number of stories."""
    held = [office for office in person.offices if office.until is None]
    office = max(held, key=lambda office: office.since or date.min, default=None)
    note = said(office.titles, lang) if office else ""
    return ListedName(site.link("person", person.key, lang), note, len(site.of("person", person.key)))


def rolls(site: Site, renderer: Renderer, person: Person, lang: str) -> Iterator[Output]:
    """The pages of one person in one language."""
    make = renderer.page("person.html", lang)
    for each in pages(site, person, lang):
        yield Output(path_of(each.frame.url), (each,), make, "registry/people.toml")


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all people."""
    one = index(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("people.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for lang in (language.code for language in site.languages):
        yield from (Drawing(rolls, (person, lang)) for person in site.content.people)
        yield Drawing(lists, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
