"""Where an event is held: what it does not say of its place itself, its venue says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from nhipcau.model import Event, EventEdition, Venue
from nhipcau.reading.pieces import digested


def settled(piece: Any, venues: Iterable[Venue]) -> Any:
    """An event with the place, address and coordinates of its venue where it states none; any other piece as it is."""
    if not isinstance(piece, Event) or not piece.venue:
        return piece
    venue = next((each for each in venues if each.key == piece.venue), None)
    if venue is None:
        return piece
    return digested(
        replace(
            piece,
            editions=tuple(_placed(edition, venue) for edition in piece.editions),
            coordinates=piece.coordinates or venue.coordinates,
        )
    )


def _placed(edition: EventEdition, venue: Venue) -> EventEdition:
    return replace(
        edition,
        place=edition.place or venue.name(edition.lang),
        address=edition.address or dict(venue.addresses).get(edition.lang, ""),
        access=edition.access or dict(venue.access).get(edition.lang, ""),
    )
