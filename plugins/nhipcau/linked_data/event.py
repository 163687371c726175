"""An event as an Event.

https://schema.org/Event, and for what Google reads of it
https://developers.google.com/search/docs/appearance/structured-data/event
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from nhipcau.languages import Words
from nhipcau.linked_data.schedule import schedule
from nhipcau.linked_data.things import Thing, image, known_as, organisation, place, thing
from nhipcau.model import Event, EventEdition, Link, Period, Publication

PART = "event"
STATUS = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved": "EventRescheduled",
    "online": "EventMovedOnline",
}
"""By the status of an event; "moved" is one that was postponed and has a new time."""
VOCABULARY = "https://schema.org/"


class EventShown(Protocol):
    """The page of one edition of an event: the time that counts now, and what the event names in that language."""

    @property
    def event(self) -> Event: ...
    @property
    def edition(self) -> EventEdition: ...
    @property
    def period(self) -> Period: ...
    @property
    def over(self) -> bool: ...
    @property
    def venue(self) -> Link | None: ...
    @property
    def organisers(self) -> tuple[Link, ...]: ...
    @property
    def topics(self) -> tuple[Link, ...]: ...
    @property
    def anniversaries(self) -> tuple[Link, ...]: ...


def occasion(page: EventShown, words: Words, publication: Publication) -> Thing:
    """One edition of an event, at the time that its page shows: the next one, or else the last.

    One that is put off and has no new time yet keeps the old one: so says EventPostponed.
    """
    event, edition = page.event, page.edition
    begins, ends = _moments(page.period, words)
    return thing(
        "Event",
        id=known_as(edition.url, PART, publication),
        url=publication.absolute(edition.url),
        name=edition.title,
        description=edition.summary,
        inLanguage=edition.lang,
        startDate=begins,
        endDate=ends,
        previousStartDate=_moments(event.previously, words)[0] if event.previously else None,
        eventStatus=VOCABULARY + STATUS["moved" if event.previously else event.status],
        eventAttendanceMode=_attendance(event, edition),
        location=_locations(page, publication),
        image=[image(edition.cover, publication)] if edition.cover else None,
        organizer=[organisation(each, publication) for each in page.organisers],
        offers=thing("Offer", url=event.register) if _open(page) else None,
        about=[
            thing("Thing", id=known_as(each.url, "anniversary", publication), name=each.text)
            for each in page.anniversaries
        ],
        keywords=[topic.text for topic in page.topics],
        eventSchedule=schedule(event, words, publication.zone),
        sameAs=[publication.absolute(each.url) for each in event.editions if each is not edition],
    )


def _moments(period: Period, words: Words) -> tuple[str, str | None]:
    """When it begins and ends: days where it takes whole days, moments with their offset else. None: nobody said."""
    start: date | datetime = period.first_day if period.all_day else period.start
    end: date | datetime = period.last_day if period.all_day else period.end
    return words.iso(start), words.iso(end) if period.all_day or end != start else None


def _attendance(event: Event, edition: EventEdition) -> str | None:
    if event.status == "online" or (event.online and not edition.place):
        return f"{VOCABULARY}OnlineEventAttendanceMode"
    if not edition.place:
        return None
    return f"{VOCABULARY}{'Mixed' if event.online else 'Offline'}EventAttendanceMode"


def _locations(page: EventShown, publication: Publication) -> list[Thing]:
    """Where it takes place: a place, the web, or both. What has moved online has left its place."""
    event, edition = page.event, page.edition
    moved = event.status == "online"
    found = []
    if edition.place and not moved:
        at = page.venue.url if page.venue else ""
        address = edition.address or edition.place
        found.append(place(edition.place, address, event.coordinates, at, publication))
    if event.online or moved:
        found.append(thing("VirtualLocation", url=event.online or publication.absolute(edition.url)))
    return found


def _open(page: EventShown) -> bool:
    """Whether one may still register."""
    return bool(page.event.register) and not page.over and page.event.status != "cancelled"
