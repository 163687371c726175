"""The page for an address that is not there, one for each language.

A static host knows only the one at the root, whatever the address. So each says in the other languages too what is the
matter; a script puts the language of the address first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blinker import signal

from nhipcau.linked_data import trail
from nhipcau.model import About, Drawing, Frame, Masthead, Output, Site, path_of
from nhipcau.model.output import Renderer

MONTHS = 6
"""How many months are named at most."""


@dataclass(frozen=True, slots=True)
class ArchiveMonth:
    """A month's place in the archive."""

    first: date
    url: str


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What 404.html sees, beside the words of the languages of `others`. `months` are the latest with stories."""

    frame: Frame
    months: tuple[ArchiveMonth, ...]
    others: tuple[Masthead, ...]


def months(site: Site, lang: str) -> Iterator[ArchiveMonth]:
    """The months of the newest stories, as many as a list page holds: those stand at their year's own address."""
    newest = site.latest(site.publication.page_size)
    found = dict.fromkeys(story.date.date().replace(day=1) for story in newest)
    for first in list(found)[:MONTHS]:
        yield ArchiveMonth(first, f"{dict(site.archive_urls(first.year))[lang]}#{first:%Y-%m}")


def file(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    urls = [(language.code, f"{language.home}404.html") for language in site.languages]
    others = [code for code, _ in urls if code != lang]
    frame = site.frame(lang, urls, About(trail(site.publication, lang), indexed=False))
    page = MissingPage(frame, tuple(months(site, lang)), tuple(site.masthead(each) for each in others))
    yield Output(path_of(frame.url), (page,), renderer.page("404.html", lang, *others))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(file, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
