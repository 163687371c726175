"""What a link to a page is shown with in a social network or a chat: a picture and its words (Open Graph)."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.model.media_types import TYPES
from nhipcau.model.pieces import Figure
from nhipcau.model.publication import Publication
from nhipcau.model.story import StoryEdition

CARD = "card.jpg"
"""The file beside a page that has a card of its own."""
CARD_SIZE = (1200, 630)
"""Pixels, as Facebook and others want it (developers.facebook.com/docs/sharing/webmasters/images)."""
SHOWN = frozenset(("jpg", "jpeg", "png", "webp", "gif"))
"""The endings of pictures that social networks show."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture: its address, its words, its size in pixels (0 where unknown) and its media type."""

    url: str
    alt: str
    width: int
    height: int
    type: str


def photo_preview(figure: Figure | None) -> Preview | None:
    """A photo as a preview. None for what no social network shows, such as a drawing in SVG."""
    if figure is None:
        return None
    photo = figure.photo
    ending = photo.ending.removeprefix(".")
    if ending not in SHOWN:
        return None
    return Preview(photo.url, figure.alt, photo.width, photo.height, TYPES[ending])


def story_preview(edition: StoryEdition, publication: Publication) -> Preview | None:
    """A story's card, which shows its title; without cards, its cover."""
    if not publication.social_cards:
        return photo_preview(edition.cover)
    return Preview(edition.url + CARD, edition.title, *CARD_SIZE, TYPES["jpg"])


def site_preview(lang: str, publication: Publication) -> Preview | None:
    """The card of the site, for pages that have nothing of their own to show; None without cards."""
    language = publication.language(lang)
    if not publication.social_cards:
        return None
    return Preview(
        language.home + CARD, f"{language.site_name}: {language.tagline}", *CARD_SIZE, TYPES["jpg"]
    )
