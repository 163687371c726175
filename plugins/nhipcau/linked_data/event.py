"""An event as an Event.

https://schema.org/Event, and for what Google reads of it
https://developers.google.com/search/docs/appearance/structured-data/event
"""

from __future__ import annotations

from typing import Protocol

from nhipcau.languages import Words
from nhipcau.linked_data.schedule import schedules
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
    def open(self) -> bool: ...
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
        inLanguage=list(event.spoken) or edition.lang,
        startDate=begins,
        endDate=ends,
        previousStartDate=_moments(event.previously, words)[0] if event.previously else None,
        eventStatus=VOCABULARY + STATUS["moved" if event.previously else event.status],
        eventAttendanceMode=_attendance(event, edition),
        location=_locations(page, publication),
        image=[image(edition.cover, publication)] if edition.cover else None,
        organizer=[organisation(each, publication) for each in page.organisers],
        offers=_offer(page, words),
        isAccessibleForFree=None if event.fee is None else not event.fee,
        maximumAttendeeCapacity=event.capacity or None,
        about=[
            thing("Thing", id=known_as(each.url, "anniversary", publication), name=each.text)
            for each in page.anniversaries
        ],
        keywords=[topic.text for topic in page.topics],
        eventSchedule=_sole(schedules(event, words, publication.zone)),
        sameAs=[publication.absolute(each.url) for each in event.editions if each is not edition],
    )


def _moments(period: Period, words: Words) -> tuple[str, str | None]:
    """When it begins and ends: days where it takes whole days, moments with their offset else, a month or year where no
    day is fixed. None: nobody said."""
    if period.vague:
        return period.first_day.isoformat()[: 7 if period.vague == "month" else 4], None
    if period.all_day:
        return period.first_day.isoformat(), period.last_day.isoformat()
    return words.stamp(period.start), words.stamp(period.end) if period.end != period.start else None


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


def _sole(things: list[Thing]) -> Thing | list[Thing]:
    return things[0] if len(things) == 1 else things


def _offer(page: EventShown, words: Words) -> Thing | None:
    """What one may still register for, at an address on the web: a letter is no offer."""
    event = page.event
    if not page.open or not event.register.startswith("http"):
        return None
    price = {} if event.fee is None else {"price": str(event.fee), "priceCurrency": "VND"}
    by = event.register_by
    return thing("Offer", url=event.register, **price, availabilityEnds=words.stamp(by.ends) if by else None)
