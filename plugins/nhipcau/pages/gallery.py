"""All photos by year, event and person, with the terms on which they may be used again, where a page has these.

A list of a year, an event or a person is numbered from the oldest, so that a new photo changes the newest page of each
that it is of, and one put into an old story at most those of its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from blinker import signal

from nhipcau.languages import Words
from nhipcau.linked_data import Thing, photographs, trail
from nhipcau.model import (
    About,
    Drawing,
    Figure,
    Frame,
    Link,
    Output,
    Publication,
    Roll,
    Site,
    Story,
    path_of,
)
from nhipcau.model.output import Renderer

NEWEST = 12
"""Photos on the first page of the gallery."""


@dataclass(frozen=True, slots=True)
class GalleryPicture:
    """A photo with the story that it comes from."""

    figure: Figure
    story: Link
    day: date

    @property
    def year(self) -> int:
        return self.day.year


@dataclass(frozen=True, slots=True)
class PhotosPage:
    """What photos.html sees: the photos of a year (`subject` is its number), an event or a person."""

    frame: Frame
    subject: Link
    roll: Roll[GalleryPicture]
    terms: Link

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        figures = (each.figure for each in self.roll.items)
        yield photographs(self.frame, self.subject.text, figures, self.terms, publication)


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """What gallery.html sees: the photos of the newest stories, and the ways to all others."""

    frame: Frame
    newest: tuple[GalleryPicture, ...]
    years: tuple[Link, ...]
    events: tuple[Link, ...]
    people: tuple[Link, ...]
    terms: Link


def pictures(site: Site, stories: Iterable[Story], lang: str) -> Iterator[GalleryPicture]:
    """The photos of stories in their order, each once: of a story its cover before those in its text."""
    shown: set[str] = set()
    for story in stories:
        edition = story.best(lang)
        covers = (edition.cover,) if edition.cover else ()
        for figure in (*covers, *edition.body.figures):
            if figure.photo.developed and figure.photo.digest not in shown:
                shown.add(figure.photo.digest)
                yield GalleryPicture(figure.alone, site.link("story", story.key, lang), story.date.date())


def terms(site: Site, lang: str) -> Link:
    return site.link("page", site.photo_terms(), lang)


def subject(site: Site, kind: str, key: str, lang: str) -> Link:
    """What a list of photos is of; it leads to the list."""
    urls = dict(site.gallery_urls(kind, key))
    if kind == "year":
        return Link(key, urls[lang], lang)
    named = site.link(kind, key, lang)
    return Link(named.text, urls[lang], named.lang)


def pages(site: Site, kind: str, key: str, lang: str) -> Iterator[PhotosPage]:
    """The newest page of a list of photos, and its numbered ones."""
    link = subject(site, kind, key, lang)
    by_story = groupby(pictures(site, site.pictured(kind, key), lang), lambda each: each.story)
    found = [
        each for _, those in by_story for each in reversed([*those])
    ]  # read downwards, a cover is the first
    about = About(trail(site.publication, lang, "gallery", link))
    for frame, roll in site.rolls(found, site.gallery_urls(kind, key), lang, about):
        yield PhotosPage(frame, link, roll, terms(site, lang))


def index(site: Site, lang: str) -> GalleryPage:
    known = site.galleries()
    links: dict[str, list[Link]] = {kind: [] for kind in ("year", "event", "person")}
    for kind, key in known:
        links[kind].append(subject(site, kind, key, lang))
    return GalleryPage(
        site.frame(lang, site.gallery_urls(), About(trail(site.publication, lang, "gallery"))),
        tuple(islice(pictures(site, site.latest(NEWEST), lang), NEWEST)),
        tuple(links["year"]),
        tuple(links["event"]),
        tuple(links["person"]),
        terms(site, lang),
    )


def lists(site: Site, renderer: Renderer, kind: str, key: str, lang: str) -> Iterator[Output]:
    """The pages of one list of photos in one language."""
    make = renderer.page("photos.html", lang)
    for each in pages(site, kind, key, lang):
        yield Output(path_of(each.frame.url), (each,), make)


def first(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The first page of the gallery."""
    one = index(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("gallery.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    if not site.photo_terms():
        return
    for lang in (language.code for language in site.languages):
        yield from (Drawing(lists, (*each, lang)) for each in site.galleries())
        yield Drawing(first, (lang,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
