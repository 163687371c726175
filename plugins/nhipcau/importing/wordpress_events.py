"""An event of The Events Calendar, a plugin of WordPress, as an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nhipcau.importing.values import Article, LedgerLine
from nhipcau.importing.wordpress_posts import post_article

_ADDRESS = ("_VenueAddress", "_VenueCity", "_VenueProvince", "_VenueCountry")


def event_article(source: str, told: Mapping[str, Any]) -> Article:
    """The event: when and where it takes place, out of its settings; what has no place here is told in the ledger."""
    article, meta = post_article(source, told, "event"), told["meta"]
    venue = told["named"].get(meta.get("_EventVenueID", ""), {})
    parts = [venue.get("meta", {}).get(name, "") for name in _ADDRESS]
    event = {
        "start": _when(meta, "_EventStartDate"),
        "end": _when(meta, "_EventEndDate"),
        "place": " ".join(venue.get("title", "").split()),
        "address": ", ".join(filter(None, parts)),
        "register": meta.get("_EventURL", ""),
    }
    if event["end"] == event["start"]:
        event["end"] = ""
    if not re.fullmatch(r"https?://[^\s\"<>]+", event["register"]):
        event["register"] = ""
    lines = [
        *article.lines,
        *(LedgerLine("setting", name, note=meta[name]) for name in _LEFT if meta.get(name)),
    ]
    return replace(
        article, date="", event={name: value for name, value in event.items() if value}, lines=tuple(lines)
    )


_LEFT = ("_EventCost", "_EventRecurrence", "_EventOrganizerID")


def _when(meta: Mapping[str, str], name: str) -> str:
    """A day, or a moment with the zone of the place."""
    told = meta.get(name, "")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?", told):
        return ""
    if meta.get("_EventAllDay") in ("yes", "1", "true") or len(told) < 16:
        return told[:10]
    zone = meta.get("_EventTimezone", "")
    return f"{told[:16]} {zone}" if re.fullmatch(r"[A-Z][A-Za-z]+/[A-Za-z_/]+", zone) else told[:16]
