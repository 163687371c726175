"""The calendar entries of events and anniversaries, in one language: facts from the value, words from the catalogue.

Every language's file has every entry, with the same facts and one UID; what is not written in a language stands there
in the words that it has, and says which language they are in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from nhipcau.almanac.agreed import agreed
from nhipcau.almanac.ics import CANCELLED, CONFIRMED, CalendarEntry, sequence, uid
from nhipcau.languages import Words
from nhipcau.model import AnniversaryLine, Event, EventEdition, Publication, Site


@dataclass(frozen=True, slots=True)
class EventItem:
    """An event as a calendar file needs it: the edition whose words it takes, and the names that go with them."""

    event: Event
    edition: EventEdition
    organisers: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnniversaryItem:
    """An anniversary in one year, as a calendar file needs it."""

    key: str
    line: AnniversaryLine
    topics: tuple[str, ...]
    lunar: bool = False


def event_item(site: Site, event: Event, lang: str) -> EventItem:
    """An event as readers of `lang` get it."""
    edition = event.best(lang)
    names = tuple(link.text for link in site.links("organisation", event.organisers, lang))
    topics = tuple(link.text for link in site.links("topic", event.topics, lang))
    return EventItem(event, edition, names, topics)


def event_entry(words: Words, item: EventItem, publication: Publication) -> CalendarEntry:
    """An event with its series.

    DTSTAMP is `modified`, or else the start: of an event that says no more, the one instant which its record is sure
    to know, and the same in every build.
    """
    event, edition = item.event, item.edition
    day = event.period.all_day
    return CalendarEntry(
        uid=uid("event", event.key, publication),
        zone="" if day else str(event.period.start.tzinfo),
        stamp=event.modified or event.period.start,
        sequence=sequence(event.modified),
        start=event.period.first_day if day else event.period.start,
        end=event.period.last_day if day else event.period.end,
        **_repeats(event),
        status=CANCELLED if event.status == "cancelled" or event.undated else CONFIRMED,
        summary=title_in_lists(words, item.event, item.edition),
        lang=edition.lang,
        description="\n".join(_description(words, item)),
        location="" if event.status == "online" else _place(edition),
        url=publication.absolute(edition.url),
        conference=event.online,
        categories=item.topics,
        geo=(event.coordinates.latitude, event.coordinates.longitude) if event.coordinates else None,
    )


def event_entries(words: Words, item: EventItem, publication: Publication) -> Iterator[CalendarEntry]:
    """An event with its series, and each time of it that is moved, by the time that it takes place instead of."""
    whole = event_entry(words, item, publication)
    yield whole
    for moved in item.event.moved:
        day = moved.period.all_day
        yield replace(
            whole,
            start=moved.period.first_day if day else moved.period.start,
            end=moved.period.last_day if day else moved.period.end,
            instead=_start(moved.start, item.event),
            rrule="",
            exdates=(),
            rdates=(),
        )


def _repeats(event: Event) -> dict[str, Any]:
    """The rule of a series, its exceptions and what is added; or else every time, where programs do not agree what the
    rule gives, or there is none. A time that is moved is here where its rule has it."""
    if event.recurrence and agreed(event.recurrence):
        return {
            "rrule": event.recurrence,
            "exdates": tuple(_start(at, event) for at in event.exceptions),
            "rdates": tuple(_start(at, event) for at in event.extra),
        }
    by_rule = {moved.period: moved.start for moved in event.moved}
    starts = sorted(by_rule.get(period, period.start) for period in event.times)
    return {"rdates": tuple(_start(at, event) for at in starts) if event.repeats else ()}


def _start(at: datetime, event: Event) -> date:
    return at.date() if event.period.all_day else at


def title_in_lists(words: Words, event: Event, edition: EventEdition) -> str:
    """The title, with what programs that know no status of an event would not say."""
    title = edition.title
    if edition.lang != words.code:  # a note in another language than the title's would be nobody's
        return title
    if event.status == "cancelled":
        # Translators: the title of an event in a calendar program.
        return words.pgettext("calendar entry", "Cancelled: {title}").format(title=title)
    if event.undated:
        return words.pgettext("calendar entry", "Postponed: {title}").format(title=title)
    return title


def _place(edition: EventEdition) -> str:
    return ", ".join(filter(None, (edition.place, edition.address)))


def _description(words: Words, item: EventItem) -> Iterator[str]:
    event, edition = item.event, item.edition
    if edition.lang != words.code:
        yield edition.summary
        return
    if event.previously:
        old = words.occasion(event.previously.start, event.previously.end, event.previously.all_day)
        # Translators: where an event was put off; the date is that of the first announcement.
        yield words.pgettext("calendar entry", "Originally announced for {date}.").format(date=old)
    if event.status == "online":
        yield words.gettext("This event has moved online.")
        if edition.place:
            # Translators: where an event was to take place that has moved online.
            yield words.pgettext("calendar entry", "It was to be at {place}.").format(place=_place(edition))
    yield edition.summary
    if item.organisers:
        said = words.pgettext("calendar entry", "Organisers: {names}")
        yield said.format(names="; ".join(item.organisers))
    for said, address in (
        (words.pgettext("calendar entry", "Online: {address}"), event.online),
        (words.pgettext("calendar entry", "Registration: {address}"), event.register),
    ):
        if address:
            yield said.format(address=address)


def anniversary_entry(words: Words, item: AnniversaryItem, publication: Publication) -> CalendarEntry:
    """An anniversary in one year, a whole day that leaves its reader free; stamped with the beginning of that day.

    It is known by its year, also when the day of founding is corrected; one by the moon, which can come twice in a
    year, by its day.
    """
    line = item.line
    when = line.day.isoformat() if item.lunar else str(line.day.year)
    own = line.link.lang == words.code
    return CalendarEntry(
        uid=uid("anniversary", f"{item.key}-{when}", publication),
        stamp=datetime.combine(line.day, time(), publication.clock),
        start=line.day,
        end=line.day,
        summary=words.anniversary(line.count, line.phrase, line.kind) if own else line.link.text,
        lang=line.link.lang,
        url=publication.absolute(line.link.url),
        categories=item.topics,
        busy=False,
    )
