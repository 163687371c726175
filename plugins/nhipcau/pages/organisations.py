"""Organisations: a page for each, with who holds or held its offices, its events, its documents and the stories that
name it, and all of them from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blinker import signal

from nhipcau.languages import Words, alphabet
from nhipcau.linked_data import Thing, body, trail
from nhipcau.model import (
    About,
    Card,
    DocumentLine,
    Drawing,
    Event,
    EventLine,
    Frame,
    Group,
    Link,
    ListedName,
    Office,
    Organisation,
    Output,
    Person,
    Publication,
    Roll,
    Site,
    path_of,
    said,
)
from nhipcau.model.document_lists import in_order
from nhipcau.model.event_lists import by_time
from nhipcau.model.output import Renderer

PAST, DOCUMENTS = 10, 20
"""How many of its past events and of its documents are listed, the latest first: lists of their own have all."""


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """Who holds an office, or held it; `since` and `until` are None where open or unknown. `note` is what is known of
    the person, where nobody says from when or until when, "" elsewhere."""

    person: Link
    title: str
    since: date | None
    until: date | None
    note: str


@dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """What is known of an organisation. `short` may be "", and so may `url`, the address of its own site.

    Of `heads` and of `others` with an office, those who hold it now come first; of `past` events and of `documents`
    the latest are there. `leading` are the pieces other than stories that lead to it.
    """

    short: str
    url: str
    until: date | None
    successor: Link | None
    predecessors: tuple[Link, ...]
    country: Link | None
    heads: tuple[OfficeHolder, ...]
    others: tuple[OfficeHolder, ...]
    upcoming: tuple[EventLine, ...]
    past: tuple[EventLine, ...]
    documents: tuple[DocumentLine, ...]
    leading: tuple[Link, ...]

    @property
    def described(self) -> bool:
        """Whether anything is known of the organisation itself."""
        return bool(
            self.short or self.url or self.until or self.country or self.successor or self.predecessors
        )


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """What organisation.html sees. `profile` is None on numbered pages of stories, which must not change with it."""

    frame: Frame
    organisation: Link
    description: str
    profile: OrganisationProfile | None
    roll: Roll[Card]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        if self.profile:
            yield body(self.organisation, self.description, self.profile, publication)


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """What organisations.html sees: every organisation under its letter, in the order of the language."""

    frame: Frame
    groups: tuple[Group, ...]


def pages(site: Site, organisation: Organisation, lang: str) -> Iterator[OrganisationPage]:
    """The organisation's page, and its numbered ones where many stories name it."""
    key, link = organisation.key, site.link("organisation", organisation.key, lang)
    about = About(trail(site.publication, lang, "organisations", link))
    cards = site.cards(site.of("organisation", key), lang)
    known = profile(site, organisation, lang)
    for frame, roll in site.rolls(cards, site.urls("organisation", key), lang, about):
        description = said(organisation.descriptions, lang)
        yield OrganisationPage(frame, link, description, None if roll.number else known, roll)


def profile(site: Site, organisation: Organisation, lang: str) -> OrganisationProfile:
    key, successor, country = organisation.key, organisation.successor, organisation.country
    before = [each.key for each in site.content.organisations if each.successor == key]
    issued = in_order(each for each in site.content.documents if each.issuer == key)[-DOCUMENTS:]
    upcoming, past = by_time(site, site.concerning("organisation", key), lang, PAST)
    return OrganisationProfile(
        short=said(organisation.short, lang),
        url=organisation.url,
        until=organisation.until,
        successor=site.link("organisation", successor, lang) if successor else None,
        predecessors=site.links("organisation", before, lang),
        country=site.link("country", country, lang) if country else None,
        heads=_holders(site, key, lang, head=True),
        others=_holders(site, key, lang, head=False),
        upcoming=upcoming,
        past=past,
        documents=tuple(site.document_line(each.key, lang) for each in reversed(issued)),
        leading=tuple(
            site.link(kind, each.key, lang)
            for kind, each in site.leading("organisation", key)
            if not (isinstance(each, Event) and key in each.organisers)
        ),
    )


def _holders(site: Site, key: str, lang: str, head: bool) -> tuple[OfficeHolder, ...]:
    """Who holds or held an office, at its head or another: those who hold it now, then the latest of before."""
    found = [
        _holder(site, person, office, lang)
        for person in site.content.people
        for office in person.offices
        if office.organisation == key and office.head is head
    ]
    found.sort(key=lambda each: (each.until or date.max, each.since or date.min), reverse=True)
    return tuple(found)


def _holder(site: Site, person: Person, office: Office, lang: str) -> OfficeHolder:
    since, until = office.since, office.until
    note = "" if since or until else said(person.descriptions, lang)
    return OfficeHolder(site.link("person", person.key, lang), said(office.titles, lang), since, until, note)


def index(site: Site, lang: str) -> OrganisationsPage:
    names = [
        ListedName(site.link("organisation", each.key, lang), count=len(site.of("organisation", each.key)))
        for each in site.content.organisations
    ]
    about = About(trail(site.publication, lang, "organisations"))
    return OrganisationsPage(site.frame(lang, site.urls("organisation"), about), alphabet(names, lang))


def rolls(site: Site, renderer: Renderer, organisation: Organisation, lang: str) -> Iterator[Output]:
    """The pages of one organisation in one language."""
    make = renderer.page("organisation.html", lang)
    for each in pages(site, organisation, lang):
        yield Output(path_of(each.frame.url), (each,), make, "registry/organisations.toml")


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all organisations."""
    one = index(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("organisations.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    """Nothing at all where no organisation is known."""
    organisations = site.content.organisations
    for lang in (language.code for language in site.languages if organisations):
        yield from (Drawing(rolls, (organisation, lang)) for organisation in organisations)
        yield Drawing(lists, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
