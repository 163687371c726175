"""Social cards: beside each story's page a picture with its headline, and one of the site for all other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from blinker import signal

from nhipcau.languages import Words
from nhipcau.model import CARD, Drawing, Output, Photo, Publication, Site, Story, path_of
from nhipcau.model.output import Renderer
from nhipcau.pictures import Files, cards
from nhipcau.pictures.fonts import FontFile, Fonts
from nhipcau.pictures.fonts import fonts as find_fonts
from nhipcau.pictures.mark import found_mark
from nhipcau.problems import fontless, unreadable_font
from nhipcau.web.colours import Palette, palette_of


@dataclass(frozen=True, slots=True)
class SharingCard:
    """What a card shows; `date` is None on that of the site."""

    headline: str
    section: str
    date: datetime | None
    name: str
    photo: Photo | None


def drawn(
    files: Files,
    words: Words,
    shown: SharingCard,
    mark: tuple[str, str],
    palette: Palette,
    fonts: tuple[FontFile, ...],
) -> bytes:
    """The card as a picture, its date in words."""
    note = words.sentence(words.date(shown.date)) if shown.date else ""
    said = cards.CardWords(shown.section, shown.headline, shown.name, note)
    return cards.card(files, said, shown.photo, mark, palette, fonts)


def files(
    site: Site,
    renderer: Renderer,
    story: Story,
    mark: tuple[str, str],
    palette: Palette,
    fonts: tuple[FontFile, ...],
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
        yield Output(path_of(edition.url + CARD), (shown, mark, palette, fonts), make, edition.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
    mark = found_mark(renderer.static())
    if not site.publication.social_cards or not mark:
        return
    known, palette = _fonts(site.publication), palette_of(renderer)
    fonts = known.found
    for code in known.missing:
        renderer.warn(fontless(code, site.publication.language(code).name))
    for path in known.unreadable:
        renderer.warn(unreadable_font(path))
    yield from (Drawing(files, (story, mark, palette, fonts)) for story in site.stories)
    for language in site.languages:
        shown = SharingCard(language.tagline, "", None, language.site_name, None)
        make = renderer.pictures(drawn, language.code)
        yield Output(path_of(language.home + CARD), (shown, mark, palette, fonts), make)


def _fonts(publication: Publication) -> Fonts:
    return find_fonts((language.code for language in publication.languages), publication.card_fonts)


def tool(publication: Publication) -> Fonts | None:
    """The fonts of this machine that cards are set in, in case one came or went since the last build."""
    return _fonts(publication) if publication.social_cards else None


def register() -> None:
    signal("nhipcau.tools").connect(tool)
    signal("nhipcau.draw").connect(draw)
