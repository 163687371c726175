"""Story pages: `/2024/10/<slug>/`, one for each language a story is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from blinker import signal

from nhipcau.languages import Words
from nhipcau.linked_data import Thing, article, trail
from nhipcau.model import (
    About,
    Alternate,
    Billing,
    Card,
    DocumentLine,
    Drawing,
    Frame,
    Link,
    Output,
    Publication,
    Site,
    Story,
    StoryEdition,
    path_of,
)
from nhipcau.model.comments import Comment
from nhipcau.model.output import Renderer
from nhipcau.model.publication import COMMENTS
from nhipcau.web.sharing import Sharing, sharing


@dataclass(frozen=True, slots=True)
class Embargo:
    """A story that is not out: a draft, or one that waits until a moment."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """That a story is the `number`th part of `count` of a series, and the parts beside it."""

    series: Link
    number: int
    count: int
    previous: Link | None
    next: Link | None


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
    series: tuple[SeriesPart, ...] = ()
    comments: tuple[Comment, ...] = ()
    answer: str = ""
    """Where a comment is sent; "" where none is taken."""
    cited_as: str = ""
    """Its whole address, where it says how to cite it."""
    preview: Embargo | None = None
    """Why readers cannot see it yet, where only a preview shows it."""

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield article(self, words, publication)


def page(site: Site, story: Story, edition: StoryEdition) -> StoryPage:
    """All that the page of one edition shows."""
    before, after = site.neighbours(story, edition.lang)
    return replace(
        _alone(site, story, edition),
        side_by_side=site.side_by_side(story, edition.lang),
        related=site.cards(site.related(story), edition.lang),
        previous=site.link("story", before.key, edition.lang) if before else None,
        next=site.link("story", after.key, edition.lang) if after else None,
        aged=site.aged(story),
        comments=tuple(site.comments(story.key)),
        answer=COMMENTS if site.publication.comments else "",
        series=tuple(part(site, story, key, edition.lang) for key in story.series),
    )


def part(site: Site, story: Story, series: str, lang: str) -> SeriesPart:
    """Which part of a series a story is: they go by the order in which they came out."""
    keys = [each.key for each in site.of("series", series)]
    at = keys.index(story.key)
    before, after = keys[:at][-1:], keys[at + 1 :][:1]
    return SeriesPart(
        site.link("series", series, lang),
        at + 1,
        len(keys),
        site.link("story", before[0], lang) if before else None,
        site.link("story", after[0], lang) if after else None,
    )


def preview(site: Site, story: Story, edition: StoryEdition) -> StoryPage:
    """The page of an edition that readers cannot see yet: it has no place among the others."""
    waits = Embargo(None if story.draft else story.release or story.date)
    alone = _alone(site, story, edition)
    return replace(alone, frame=replace(alone.frame, indexed=False), preview=waits)


def _alone(site: Site, story: Story, edition: StoryEdition) -> StoryPage:
    """What a page shows of the story itself, and of nothing around it."""
    lang, day = edition.lang, story.date.date()
    section = site.link("section", story.section, lang)
    way = trail(site.publication, lang, "", section, Link(edition.title, edition.url, lang))
    return StoryPage(
        frame=site.piece_frame(story, edition, About(way, site.feeds(lang, "section", story.section))),
        story=story,
        edition=edition,
        links=site.resolved(edition.body, lang),
        side_by_side=(),
        section=section,
        topics=site.links("topic", story.topics, lang),
        events=site.links("event", story.events, lang),
        anniversaries=site.links("anniversary", story.anniversaries, lang),
        authors=site.links("person", story.authors, lang),
        translator=site.link("person", edition.translator, lang) if edition.translator else None,
        people=tuple(site.billing(key, day, lang) for key in story.people),
        organisations=site.links("organisation", story.organisations, lang),
        documents=tuple(site.document_line(key, lang) for key in story.documents),
        related=(),
        previous=None,
        next=None,
        share=sharing(site.publication.absolute(edition.url), edition.title),
        aged=False,
        cited_as=site.publication.absolute(edition.url) if site.publication.citation else "",
    )


def pages(site: Site, renderer: Renderer, story: Story) -> Iterator[Output]:
    """The page of each edition."""
    for edition in story.editions:
        make = renderer.page("story.html", edition.lang)
        yield Output(path_of(edition.url), (page(site, story, edition),), make, edition.file)


def previews(site: Site, renderer: Renderer, story: Story) -> Iterator[Output]:
    """The page of each edition, with a band that says why readers cannot see it."""
    for edition in story.editions:
        make = renderer.page("story.html", edition.lang)
        yield Output(path_of(edition.url), (preview(site, story, edition),), make, edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    """The pages of all stories that are out, and in a preview those of all others."""
    for story in site.stories:
        yield Drawing(pages, (story,))
    for story in site.previewed():
        yield Drawing(previews, (story,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
