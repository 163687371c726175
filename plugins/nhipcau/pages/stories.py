"""Story pages: `/2024/10/<slug>/`, one for each language a story is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.languages import Words
from nhipcau.linked_data import Thing, article, trail
from nhipcau.model import (
    About,
    Alternate,
    Billing,
    Card,
    Document,
    Drawing,
    Frame,
    Link,
    Output,
    Publication,
    Site,
    Story,
    StoryEdition,
    path_of,
    said,
)
from nhipcau.model.output import Renderer
from nhipcau.web.sharing import Sharing, sharing


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An official document as a page cites it; `link.url` may be empty."""

    link: Link
    kind: str
    document: Document


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What story.html sees. `links` answer the references of the body, in their order.

    `aged`: it is so old that readers should be told. `side_by_side` are the pages with this edition and another beside
    each other.
    """

    frame: Frame
    story: Story
    edition: StoryEdition
    links: tuple[Link, ...]
    side_by_side: tuple[Alternate, ...]
    section: Link
    topics: tuple[Link, ...]
    events: tuple[Link, ...]
    anniversaries: tuple[Link, ...]
    authors: tuple[Link, ...]
    translator: Link | None
    people: tuple[Billing, ...]
    organisations: tuple[Link, ...]
    documents: tuple[DocumentLine, ...]
    related: tuple[Card, ...]
    previous: Link | None
    next: Link | None
    share: Sharing
    aged: bool

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield article(self, words, publication)


def page(site: Site, story: Story, edition: StoryEdition) -> StoryPage:
    """All that the page of one edition shows."""
    lang, day = edition.lang, story.date.date()
    before, after = site.neighbours(story, lang)
    section = site.link("section", story.section, lang)
    way = trail(site.publication, lang, "", section, Link(edition.title, edition.url, lang))
    return StoryPage(
        frame=site.piece_frame(story, edition, About(way, site.feeds(lang, "section", story.section))),
        story=story,
        edition=edition,
        links=site.resolved(edition.body, lang),
        side_by_side=site.side_by_side(story, lang),
        section=section,
        topics=site.links("topic", story.topics, lang),
        events=site.links("event", story.events, lang),
        anniversaries=site.links("anniversary", story.anniversaries, lang),
        authors=site.links("person", story.authors, lang),
        translator=site.link("person", edition.translator, lang) if edition.translator else None,
        people=tuple(site.billing(key, day, lang) for key in story.people),
        organisations=site.links("organisation", story.organisations, lang),
        documents=tuple(document_line(site, key, lang) for key in story.documents),
        related=site.cards(site.related(story), lang),
        previous=site.link("story", before.key, lang) if before else None,
        next=site.link("story", after.key, lang) if after else None,
        share=sharing(site.publication.absolute(edition.url), edition.title),
        aged=site.aged(story),
    )


def document_line(site: Site, key: str, lang: str) -> DocumentLine:
    """An official document, with its kind in words."""
    document = site.entry("document", key)
    assert isinstance(document, Document)
    return DocumentLine(site.link("document", key, lang), said(document.kinds, lang), document)


def pages(site: Site, renderer: Renderer, story: Story) -> Iterator[Output]:
    """The page of each edition."""
    for edition in story.editions:
        make = renderer.page("story.html", edition.lang)
        yield Output(path_of(edition.url), (page(site, story, edition),), make, edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    """The pages of all stories that are out."""
    for story in site.stories:
        yield Drawing(pages, (story,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
