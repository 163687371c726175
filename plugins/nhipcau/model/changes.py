"""When the site changes by itself: the instants at which something comes out, begins, ends or comes within reach.

There are more instants than changes, never fewer: a page may depend on the time only by way of what is listed here.
Which instant changes a page, and not only might, is for the press to say (`plugins/nhipcau/tracking/forecast.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from itertools import chain

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.event import Event
from nhipcau.model.registry import Notice
from nhipcau.model.story import FEATURED, NEWS, Story, birthday
from nhipcau.model.strips import announced, shifted, stays

NEAR = 31
"""Days ahead of an anniversary that other lists begin to name it beside them."""
HORIZONS = (NEAR, 183, 366)
"""Days ahead of an anniversary that some page begins to name it: other lists, the front page, and the list of all of
them."""

Reason = tuple[datetime, str]
"""An instant (aware), and what happens then: "strip: giai-phong-thu-do"."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment (aware, in the publication's zone) at which the site may change, and everything that happens then."""

    at: datetime
    reasons: tuple[str, ...]


def instants(content: Content, now: datetime, until: datetime, age_notice: int = 0) -> Sequence[Instant]:
    """Every instant after `now`, until the other moment, at which an output may change. Both are in the site's zone.

    `age_notice` is the publication's: after how many years a story says that it is old.
    """
    found: dict[datetime, dict[str, None]] = {}
    zone = now.tzinfo or UTC
    for at, reason in chain(
        _strips(content, now.date(), until.date(), zone),
        chain.from_iterable(_anniversary(each, now.year, until.year, zone) for each in content.anniversaries),
        chain.from_iterable(_event(each, zone) for each in content.events),
        chain.from_iterable(_story(each, age_notice, zone) for each in content.stories),
        ((midnight(each.gone, zone), "most read") for each in content.shelf("most_read")),
        _weather(content, zone),
        chain.from_iterable(_notice(each) for each in content.notices),
        _months(now.date(), until.date(), zone),
    ):
        if now < at <= until:
            found.setdefault(at.astimezone(zone), {})[reason] = None
    return [Instant(at, tuple(reasons)) for at, reasons in sorted(found.items())]


def midnight(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day. By way of UTC: where clocks go forward at midnight, that is one o'clock."""
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def _strips(content: Content, today: date, until: date, zone: tzinfo) -> Iterator[Reason]:
    """Entries come with the midnight of their first day, and leave with the one after their last."""
    for piece in announced(content):
        for stay in stays(piece, today, until, zone):
            for day in (stay.start, shifted(stay.end, 1), shifted(stay.occasion.last, 1)):
                yield midnight(day, zone), f"strip: {piece.key}"


def _anniversary(anniversary: Anniversary, since: int, until: int, zone: tzinfo) -> Iterator[Reason]:
    """Its day comes within reach, comes, and is over; and each year looks for it in that year and the next."""
    for year in range(since - 1, until + 3):
        if anniversary.year and not anniversary.days and not anniversary.founded:
            yield midnight(date(year, 1, 1), zone), f"anniversary: {anniversary.key}"
        for day in anniversary.days_in(year):
            reaches = (shifted(day, -days) for days in HORIZONS)
            for each in (day, shifted(day, 1), *reaches, date(year, 1, 1), date(year - 1, 1, 1)):
                yield midnight(each, zone), f"anniversary: {anniversary.key}"


def _event(event: Event, zone: tzinfo) -> Iterator[Reason]:
    """Each time it takes place it begins and ends; of whole days, with midnights."""
    for period in event.times:
        reason = f"event: {event.key}"
        if period.all_day:
            yield midnight(period.first_day, zone), reason
            yield midnight(shifted(period.last_day, 1), zone), reason
        else:
            yield period.start, reason
            yield period.end, reason
            if period.end == period.start:  # no end was told: it is on until its day is over
                yield midnight(shifted(period.end.date(), 1), period.end.tzinfo or zone), reason

    if by := event.register_by:
        yield by.ends, f"registration: {event.key}"


def _story(story: Story, age_notice: int, zone: tzinfo) -> Iterator[Reason]:
    """It comes out, is news and stands out for a while, and once it is old it says so."""
    if not story.draft:
        yield story.release or story.date, f"story: {story.key}"
        yield story.appeared + NEWS, f"news: {story.key}"
        for late in story.later:
            yield late.at, f"story: {story.key} ({late.edition.lang})"
        if story.featured:
            last = story.featured.until
            ends = midnight(shifted(last, 1), zone) if last else story.appeared + FEATURED
            yield ends, f"featured: {story.key}"
        if age_notice:
            yield midnight(birthday(story.date.date(), age_notice), zone), f"age: {story.key}"


def _weather(content: Content, zone: tzinfo) -> Iterator[Reason]:
    """What is said of a day is told from its midnight on, and no longer than it is true."""
    for each in content.shelf("weather"):
        yield midnight(each.day, zone), f"weather: {each.city}"
        yield midnight(each.gone, zone), f"weather: {each.city}"


def _notice(notice: Notice) -> Iterator[Reason]:
    """It begins, and it is over."""
    yield notice.start, f"notice: {notice.key}"
    yield notice.end, f"notice: {notice.key}"


def _months(today: date, until: date, zone: tzinfo) -> Iterator[Reason]:
    """Pages may speak of this month and the coming ones: the calendar, the outlook."""
    for month in range(today.year * 12 + today.month, until.year * 12 + until.month):
        first = date(month // 12, month % 12 + 1, 1)
        yield midnight(first, zone), f"month: {first:%Y-%m}"
