"""A venue as a Place. https://schema.org/Place"""

from __future__ import annotations

from typing import Protocol

from nhipcau.linked_data.things import Thing, place, thing
from nhipcau.model import Coordinates, Link, Publication


class VenueShown(Protocol):
    """The page of a venue in one language."""

    @property
    def venue(self) -> Link: ...
    @property
    def description(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def coordinates(self) -> Coordinates | None: ...
    @property
    def map(self) -> str: ...
    @property
    def url(self) -> str: ...


def venue_place(page: VenueShown, publication: Publication) -> Thing:
    """The place itself, known by the address of its page here; `sameAs` is its own site."""
    found = place(page.venue.text, page.address, page.coordinates, page.venue.url, publication)
    return found | thing("Place", description=page.description, hasMap=page.map, sameAs=page.url)
