"""Maps: where a point is shown to readers."""

from __future__ import annotations

from nhipcau.model import Coordinates

ZOOM = 17
"""Of a map: a few streets around."""


def map_of(point: Coordinates | None) -> str:
    """OpenStreetMap's page of a point: it needs no account, and a reader's own map program takes the address too."""
    if point is None:
        return ""
    query = f"mlat={point.latitude}&mlon={point.longitude}"
    return f"https://www.openstreetmap.org/?{query}#map={ZOOM}/{point.latitude}/{point.longitude}"
