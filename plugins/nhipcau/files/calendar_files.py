"""Calendar files: of everything in each language, and of each event, topic and anniversary.

Each is complete by itself and keeps what is past. The files of two languages differ in their words and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blinker import signal

from nhipcau.almanac.entries import AnniversaryItem, EventItem, anniversary_entry, event_entries, event_item
from nhipcau.almanac.ics import calendar
from nhipcau.languages import Words
from nhipcau.model import Anniversary, Drawing, Event, Output, Publication, Site, Subscription, path_of
from nhipcau.model.output import Renderer

Items = tuple[tuple[EventItem, ...], tuple[AnniversaryItem, ...]]


def file(words: Words, name: str, items: Items, publication: Publication) -> bytes:
    """A calendar of events and anniversaries, in the order of time."""
    events, days = items
    entries = [entry for item in events for entry in event_entries(words, item, publication)]
    entries += [anniversary_entry(words, item, publication) for item in days]
    return calendar(name, words.code, tuple(entries), publication)


def anniversary_items(site: Site, anniversary: Anniversary, lang: str) -> Iterator[AnniversaryItem]:
    """Its day in every year of the calendar's record."""
    first, last = site.record()
    topics = tuple(link.text for link in site.links("topic", anniversary.topics, lang))
    for year in range(first.year, last.year + 1):
        for day in anniversary.days_in(year):
            line = site.anniversary_line(anniversary, day, lang)
            yield AnniversaryItem(anniversary.key, line, topics, anniversary.lunar is not None)


def items(site: Site, events: Iterable[Event], anniversaries: Iterable[Anniversary], lang: str) -> Items:
    dated = (event for event in events if not event.period.vague)
    ordered = sorted(dated, key=lambda event: (event.period.start, event.key))
    days = [item for each in anniversaries for item in anniversary_items(site, each, lang)]
    return (
        tuple(event_item(site, event, lang) for event in ordered),
        tuple(sorted(days, key=lambda item: (item.line.day, item.key))),
    )


def every(site: Site, lang: str) -> Iterator[tuple[Subscription, Items]]:
    """Every calendar file of a language, with what it holds."""
    content = site.content
    for subscription in site.calendars(lang):
        yield subscription, items(site, content.events, content.anniversaries, lang)
    for event in content.events:
        for subscription in site.calendars(lang, "event", event.key):
            yield subscription, items(site, [event], [], lang)
    for topic in content.topics:
        for subscription in site.calendars(lang, "topic", topic.key):
            days = [each for each in content.anniversaries if topic.key in each.topics]
            yield subscription, items(site, site.concerning("topic", topic.key), days, lang)
    for anniversary in content.anniversaries:
        for subscription in site.calendars(lang, "anniversary", anniversary.key):
            events = site.concerning("anniversary", anniversary.key)
            yield subscription, items(site, events, [anniversary], lang)


def files(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """All calendar files of one language."""
    make = renderer.words(file, lang)
    for subscription, held in every(site, lang):
        yield Output(path_of(subscription.url), (subscription.name, held, site.publication), make)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
