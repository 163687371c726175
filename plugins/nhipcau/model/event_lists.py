"""Lists of events on the pages of what they name."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.model.event import Event
from nhipcau.model.site import Site
from nhipcau.model.views import EventLine


def by_time(
    site: Site, events: Iterable[Event], lang: str, latest: int
) -> tuple[tuple[EventLine, ...], tuple[EventLine, ...]]:
    """Events in the order of time, as two lists: those on or to come, soonest first, and so many of those past, the
    latest first."""
    held = [(event, site.ahead(event)) for event in events]
    coming = sorted(((period, event) for event, period in held if period), key=lambda pair: pair[0].start)
    past = [event for event, period in held if not period][-latest:]
    return (
        tuple(site.event_line(event, period, lang) for period, event in coming),
        tuple(site.event_line(event, event.last, lang) for event in reversed(past)),
    )
