"""The page for the press: whom to ask, the latest releases, and files to take. There where something is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.languages import Words
from nhipcau.linked_data import Thing, collection, trail
from nhipcau.model import (
    About,
    Attachment,
    Card,
    Drawing,
    Frame,
    Link,
    Output,
    PressItem,
    Publication,
    Site,
    path_of,
    said,
)
from nhipcau.model.output import Renderer

RELEASES = 6
"""How many stories of a topic are listed, the latest first: its own page has all."""
ORIGIN = "registry/press.toml"


@dataclass(frozen=True, slots=True)
class PressContact:
    """Somebody to ask. What is not told is ""."""

    name: str
    description: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class PressFile:
    """A file to take."""

    name: str
    description: str
    file: Attachment


@dataclass(frozen=True, slots=True)
class Releases:
    """The latest stories of a topic; `link` leads to all of them, under the name that they have here."""

    link: Link
    description: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PressPage:
    """What press.html sees."""

    frame: Frame
    contacts: tuple[PressContact, ...]
    releases: tuple[Releases, ...]
    kit: tuple[PressFile, ...]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield collection(self.frame, words.gettext("For the press"), "", publication)


def page(site: Site, lang: str) -> PressPage:
    items = site.content.press
    about = About(trail(site.publication, lang, "press"))
    return PressPage(
        frame=site.frame(lang, site.urls("press"), about),
        contacts=tuple(
            PressContact(each.name(lang), said(each.descriptions, lang), each.email, each.phone)
            for each in items
            if each.email or each.phone
        ),
        releases=tuple(_releases(site, each, lang) for each in items if each.topic),
        kit=tuple(
            PressFile(each.name(lang), said(each.descriptions, lang), each.file)
            for each in items
            if each.file
        ),
    )


def _releases(site: Site, item: PressItem, lang: str) -> Releases:
    link = Link(item.name(lang), site.link("topic", item.topic, lang).url, lang)
    latest = site.of("topic", item.topic)[: -RELEASES - 1 : -1]
    return Releases(link, said(item.descriptions, lang), site.cards(latest, lang))


def room(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The page in one language."""
    one = page(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("press.html", lang), ORIGIN)


def files(site: Site, renderer: Renderer, *attachments: Attachment) -> Iterator[Output]:
    """The files to take, each at its own address."""
    for each in attachments:
        yield Output(path_of(each.url), (each.file, each.digest), renderer.file("content"), ORIGIN)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    items = site.content.press
    yield from (Drawing(room, (language.code,)) for language in site.languages if items)
    cited = {each.file.url for each in site.content.documents if each.file}
    kit = {each.file.url: each.file for each in items if each.file and each.file.url not in cited}
    if kit:
        yield Drawing(files, tuple(kit.values()))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
