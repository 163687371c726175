"""Social cards: beside each story's page a picture with its headline, and one of the site for all other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from blinker import signal

from nhipcau.languages import Words
from nhipcau.model import CARD, Drawing, Output, Photo, Site, Story, path_of
from nhipcau.model.output import Renderer
from nhipcau.pictures import Files, cards
from nhipcau.pictures.mark import found_mark
from nhipcau.web.colours import Palette, palette_of


@dataclass(frozen=True, slots=True)
class SharingCard:
    """What a card shows; `date` is None on that of the site."""

    headline: str
    section: str
    date: datetime | None
    name: str
    photo: Photo | None


def drawn(files: Files, words: Words, shown: SharingCard, mark: tuple[str, str], palette: Palette) -> bytes:
    """The card as a picture, its date in words."""
    note = words.sentence(words.date(shown.date)) if shown.date else ""
    said = cards.CardWords(shown.section, shown.headline, shown.name, note)
    return cards.card(files, said, shown.photo, mark, palette)


def files(
    site: Site, renderer: Renderer, story: Story, mark: tuple[str, str], palette: Palette
) -> Iterator[Output]:
    """The card of each edition."""
    for edition in story.editions:
        photo = edition.cover.photo if edition.cover else None
        shown = SharingCard(
            headline=edition.title,
            section=site.link("section", story.section, edition.lang).text,
            date=story.date,
            name=site.publication.language(edition.lang).site_name,
            photo=photo if photo and photo.developed else None,
        )
        make = renderer.pictures(drawn, edition.lang)
        yield Output(path_of(edition.url + CARD), (shown, mark, palette), make, edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
    mark = found_mark(renderer.static())
    if not site.publication.social_cards or not mark:
        return
    palette = palette_of(renderer)
    yield from (Drawing(files, (story, mark, palette)) for story in site.stories)
    for language in site.languages:
        shown = SharingCard(language.tagline, "", None, language.site_name, None)
        make = renderer.pictures(drawn, language.code)
        yield Output(path_of(language.home + CARD), (shown, mark, palette), make)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
