"""Event pages, and the list of events: what is on and ahead first, then what is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from blinker import signal

from nhipcau.languages import Words
from nhipcau.linked_data import Thing, occasion, trail
from nhipcau.model import (
    About,
    Billing,
    Card,
    Drawing,
    Event,
    EventEdition,
    EventLine,
    Frame,
    Link,
    Moved,
    Near,
    Output,
    Period,
    Publication,
    Roll,
    Site,
    path_of,
)
from nhipcau.model.nearby import nearby
from nhipcau.model.output import Renderer
from nhipcau.syndication import ANNOUNCED
from nhipcau.web.maps import map_of
from nhipcau.web.sharing import Sharing, sharing

FOLLOWING = 4
"""Times of a series that are told after the next one: of a weekly one, the coming month."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """What event.html sees. `period` is the next time, or when `over` the last; `coverage` is newest first.

    `following` are the times after it, none where it was called off, `missed` the starts between them on which it does
    not take place, and `moved` those among them all that are at another time than the rule has them.
    """

    frame: Frame
    event: Event
    edition: EventEdition
    links: tuple[Link, ...]
    period: Period
    over: bool
    on: bool
    """Whether it is taking place now."""
    open: bool
    """Whether one may register."""
    following: tuple[Period, ...]
    missed: tuple[datetime, ...]
    moved: tuple[Moved, ...]
    venue: Link | None
    map: str
    """Where its place is shown on a map, "" where nobody knows."""
    organisers: tuple[Link, ...]
    people: tuple[Billing, ...]
    topics: tuple[Link, ...]
    anniversaries: tuple[Link, ...]
    coverage: tuple[Card, ...]
    share: Sharing

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield occasion(self, words, publication)


@dataclass(frozen=True, slots=True)
class EventsPage:
    """What events.html sees. On the numbered pages of past events, `upcoming` is empty and nothing is `near`."""

    frame: Frame
    upcoming: tuple[EventLine, ...]
    past: Roll[EventLine]
    near: Near | None


def page(site: Site, event: Event, edition: EventEdition) -> EventPage:
    """All that the page of one edition of an event shows."""
    lang = edition.lang
    ahead = site.ahead(event)
    period = ahead or event.last
    following = () if event.status == "cancelled" or event.undated else event.after(period)[:FOLLOWING]
    subscriptions = () if ahead is None else site.calendars(lang, "event", event.key)
    way = trail(site.publication, lang, "events", site.link("event", event.key, lang))
    return EventPage(
        frame=site.piece_frame(
            event, edition, About(way, site.feeds(lang, "event", event.key), subscriptions)
        ),
        event=event,
        edition=edition,
        links=site.resolved(edition.body, lang),
        period=period,
        over=ahead is None,
        on=site.on(event),
        following=following,
        missed=tuple(at for at in event.exceptions if following and period.start < at < following[-1].start),
        open=site.registration_open(event),
        moved=tuple(each for each in event.moved if each.period in (period, *following)),
        venue=site.link("venue", event.venue, lang) if event.venue else None,
        map="" if event.status == "online" else map_of(event.coordinates),
        organisers=site.links("organisation", event.organisers, lang),
        people=tuple(site.billing(key, period.start.date(), lang) for key in event.people),
        topics=site.links("topic", event.topics, lang),
        anniversaries=site.links("anniversary", event.anniversaries, lang),
        coverage=site.cards(site.of("event", event.key)[::-1], lang),
        share=sharing(site.publication.absolute(edition.url), edition.title),
    )


def index(site: Site, lang: str) -> Iterator[EventsPage]:
    """The list of events: upcoming ones on its first page, past ones on all."""
    ahead, over = site.upcoming(), site.past()
    upcoming = tuple(site.event_line(event, period, lang) for event, period in ahead)
    past = [site.event_line(event, event.last, lang) for event in reversed(over)]
    listed = (*(event for event, _ in ahead), *over[: site.publication.page_size])
    near = replace(nearby(site, lang, listed), events=())
    feeds = tuple(replace(feed, message=ANNOUNCED) for feed in site.feeds(lang, "event"))
    about = About(trail(site.publication, lang, "events"), feeds, site.calendars(lang))
    for frame, roll in site.rolls(past, site.urls("event"), lang, about):
        yield EventsPage(frame, () if roll.number else upcoming, roll, None if roll.number else near)


def files(site: Site, renderer: Renderer, event: Event) -> Iterator[Output]:
    """The page of each edition."""
    for edition in event.editions:
        make = renderer.page("event.html", edition.lang)
        yield Output(path_of(edition.url), (page(site, event, edition),), make, edition.file)


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The pages of the list of events."""
    make = renderer.page("events.html", lang)
    for each in index(site, lang):
        yield Output(path_of(each.frame.url), (each,), make)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (event,)) for event in site.content.events)
    yield from (Drawing(lists, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
