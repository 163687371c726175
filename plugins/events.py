"""Event pages, and the list of events: what is on and ahead first, then what is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from blinker import signal

from plugins.newsroom import (
    Billing,
    Card,
    Event,
    EventEdition,
    EventLine,
    Frame,
    Link,
    Output,
    Period,
    Roll,
    Site,
    path_of,
)


@dataclass(frozen=True, slots=True)
class EventPage:
    """What event.html sees. `period` is the next time, or when `over` the last; `coverage` is newest first."""

    frame: Frame
    event: Event
    edition: EventEdition
    links: tuple[Link, ...]
    period: Period
    over: bool
    organisers: tuple[Link, ...]
    people: tuple[Billing, ...]
    topics: tuple[Link, ...]
    anniversaries: tuple[Link, ...]
    coverage: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """What events.html sees. `upcoming` is empty on the numbered pages of past events."""

    frame: Frame
    upcoming: tuple[EventLine, ...]
    past: Roll[EventLine]


def page(site: Site, event: Event, edition: EventEdition) -> EventPage:
    """All that the page of one edition of an event shows."""
    lang = edition.lang
    ahead = event.next(site.now)
    period = ahead or event.last
    return EventPage(
        frame=site.piece_frame(event, edition, site.feeds(lang, "event", event.key)),
        event=event,
        edition=edition,
        links=site.resolved(edition.body, lang),
        period=period,
        over=ahead is None,
        organisers=site.links("organisation", event.organisers, lang),
        people=tuple(site.billing(key, period.start.date(), lang) for key in event.people),
        topics=site.links("topic", event.topics, lang),
        anniversaries=site.links("anniversary", event.anniversaries, lang),
        coverage=site.cards(site.of("event", event.key)[::-1], lang),
    )


def index(site: Site, lang: str) -> Iterator[EventsPage]:
    """The list of events: upcoming ones on its first page, past ones on all."""
    upcoming = tuple(site.event_line(event, period, lang) for event, period in site.upcoming())
    past = [site.event_line(event, event.last, lang) for event in reversed(site.past())]
    for frame, roll in site.rolls(past, site.urls("event"), lang):
        yield EventsPage(frame, () if roll.number else upcoming, roll)


def draw(site: Site, compositor: Any) -> Iterator[Output]:
    for event in site.content.events:
        for edition in event.editions:
            make = compositor.page("event.html", edition.lang)
            yield Output(path_of(edition.url), (page(site, event, edition),), make, edition.file)
    for language in site.languages:
        make = compositor.page("events.html", language.code)
        for each in index(site, language.code):
            yield Output(path_of(each.frame.url), (each,), make)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
