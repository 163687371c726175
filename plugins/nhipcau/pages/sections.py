"""Section and topic pages with all their stories, and the list of topics from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.languages import Words, alphabet
from nhipcau.linked_data import Thing, collection, trail
from nhipcau.model import (
    About,
    Card,
    Drawing,
    Frame,
    Group,
    Link,
    ListedName,
    Near,
    Output,
    Publication,
    Roll,
    Site,
    path_of,
    said,
)
from nhipcau.model.nearby import nearby
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class SectionPage:
    """What section.html and topic.html see. On numbered pages nothing is `near`: they would change with it."""

    frame: Frame
    link: Link
    description: str
    roll: Roll[Card]
    near: Near | None

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield collection(self.frame, self.link.text, self.description, publication)


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """What topics.html sees: every topic under its letter, in the order of the language."""

    frame: Frame
    groups: tuple[Group, ...]


def pages(site: Site, kind: str, key: str, lang: str) -> Iterator[SectionPage]:
    """The newest page of a section or topic, and its numbered ones."""
    link = site.link(kind, key, lang)
    description = said(site.entry(kind, key).descriptions, lang)
    feeds = site.feeds(lang, kind, key)
    calendars = site.calendars(lang, kind, key) if kind == "topic" else ()
    way = trail(site.publication, lang, "topics" if kind == "topic" else "", link)
    urls = site.urls(kind, key)
    about = About(way, feeds, calendars)
    stories = site.of(kind, key)
    for frame, roll in site.rolls(site.cards(stories, lang), urls, lang, about):
        newest = stories[len(stories) - len(roll.items) :]
        near = None if roll.number else nearby(site, lang, newest, key if kind == "topic" else "")
        yield SectionPage(frame, link, description, roll, near)


def topics(site: Site, lang: str) -> TopicsPage:
    names = [
        ListedName(site.link("topic", topic.key, lang), count=len(site.of("topic", topic.key)))
        for topic in site.content.topics
    ]
    way = trail(site.publication, lang, "topics")
    return TopicsPage(site.frame(lang, site.urls("topic"), About(way)), alphabet(names, lang))


def rolls(site: Site, renderer: Renderer, kind: str, key: str, lang: str) -> Iterator[Output]:
    """The pages of one section or topic in one language."""
    make = renderer.page(f"{kind}.html", lang)
    for each in pages(site, kind, key, lang):
        yield Output(path_of(each.frame.url), (each,), make, f"registry/{kind}s.toml")


def index(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all topics."""
    one = topics(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("topics.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for lang in (language.code for language in site.languages):
        for kind, entries in (("section", site.content.sections), ("topic", site.content.topics)):
            for entry in entries:
                yield Drawing(rolls, (kind, entry.key, lang))
        yield Drawing(index, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
