"""The index: which pieces there are, and which belong together. Pure; "now" is an argument."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice, takewhile
from typing import Any

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.event import Event, Period
from nhipcau.model.kinds import KINDS, Kinds
from nhipcau.model.pieces import Edition, Piece
from nhipcau.model.story import FEATURED, NEWS, Story, StoryEdition

KINSHIPS = ("event", "anniversary", "topic")
"""What makes two stories kin, the closest first."""
LED_TO = frozenset(("document", "organisation", "country"))
"""The kinds of things that have the stories whose texts lead to them among theirs."""
LASTING = timedelta(days=731)
"""Longer than any event of which each month is worth a page."""
RECENT = 100
"""Among how many of the newest stories of a language those are sought that stand out."""
ANNOUNCED = 20
"""Events at most that are news: who reads feeds comes at least once a month."""
SILENCE = 30
"""Years without an event, before which the calendar has no empty months."""


class Index:
    """Answers questions about the content as it is at `now` (aware, in the publication's zone).

    Stories are known by their *rank*: their place among all that are out, in the order in which they came out, so that
    a posting list is an ascending row of integers. Every answer that is a sequence of stories is oldest first unless it
    says otherwise.
    """

    def __init__(self, content: Content, now: datetime, kinds: Kinds = KINDS) -> None:
        if any(story.later for story in content.stories):
            content = content.with_shelf("stories", tuple(story.as_of(now) for story in content.stories))
        self.content = content
        self.now = now
        self.kinds = {kind.name: kind for kind in kinds}
        self.stories: list[Story] = sorted(
            (story for story in content.stories if story.out(now)),
            key=lambda story: (story.appeared, story.key),
        )
        self._ranks = {story.key: rank for rank, story in enumerate(self.stories)}
        self._years = sorted({story.date.year for story in self.stories})
        self._months = sorted({month_of(story) for story in self.stories})
        self._postings: dict[tuple[str, str], list[int]] = defaultdict(list)
        for rank, story in enumerate(self.stories):
            for posting in _postings(story):
                self._postings[posting].append(rank)

    @property
    def today(self) -> date:
        return self.now.date()

    def pieces(self) -> tuple[Piece[Edition], ...]:
        """Every piece that readers may see, stories (oldest first) before all others."""
        stories: list[Any] = self.stories
        return (*stories, *(piece for piece in self.content.pieces() if not isinstance(piece, Story)))

    def this_month(self) -> date:
        """The first day of the month that it is."""
        return self.today.replace(day=1)

    # Stories

    def hidden(self) -> tuple[Story, ...]:
        """What readers may not see yet: stories that wait, drafts, and as a story of its own what is a draft in one
        language."""
        parts = []
        for story in self.content.stories:
            if not self.is_out(story.key) and not story.withdrawn:
                parts.append(story)
            if story.drafts:
                parts.append(replace(story.apart(story.drafts, story.draft_photos, "drafts"), draft=True))
            for late in story.later:
                apart = story.apart((late.edition,), late.photos, late.edition.lang)
                parts.append(replace(apart, release=late.at))
        return tuple(parts)

    def notices(self) -> tuple[tuple[Story, StoryEdition], ...]:
        """Every edition that was withdrawn after it had come out, with its story."""
        withdrawn = (each for each in self.content.stories if each.gone or each.withdrawn)
        return tuple(
            (story, each) for story in withdrawn if story.appeared <= self.now for each in story.notices
        )

    def of(self, kind: str, key: str) -> Sequence[Story]:
        """Stories of a "section", "topic", "event", "anniversary", "series", "person", "year", "month" or "language",
        and those that cite a "document", name an "organisation" or lead to a "country"."""
        return [self.stories[rank] for rank in self._postings.get((kind, key), ())]

    def kinships(self) -> Iterable[tuple[str, str]]:
        """The lists of stories that are kin to each other, as `of` is asked for them."""
        return [posting for posting in self._postings if posting[0] in KINSHIPS]

    def latest(self, count: int, lang: str = "") -> Sequence[Story]:
        """The newest stories, of those written in `lang` if it is given; newest first."""
        ranks = self._postings.get(("language", lang), []) if lang else range(len(self.stories))
        return [self.stories[rank] for rank in reversed(ranks[-count:])]

    def years(self) -> Sequence[int]:
        """The years that have stories, ascending."""
        return self._years

    def story_months(self) -> Sequence[str]:
        """The months that have stories, as "2024-10", ascending."""
        return self._months

    def is_out(self, key: str) -> bool:
        """Whether the story with that key is on the site."""
        return key in self._ranks

    def neighbours(self, story: Story, lang: str) -> tuple[Story | None, Story | None]:
        """The stories just before and just after it among those written in `lang`."""
        ranks = self._postings[("language", lang)]
        at = bisect_left(ranks, self._ranks[story.key])
        before = self.stories[ranks[at - 1]] if at else None
        after = self.stories[ranks[at + 1]] if at + 1 < len(ranks) else None
        return before, after

    def related(self, story: Story, count: int = 3) -> tuple[Story, ...]:
        """The nearest in time within the same event, then anniversary, then topic; nearest first.

        A new story can enter only the answers of the `count` newest in each list it joins, so the archive stays
        as it is. Of two equally near the older comes first.
        """
        found: dict[int, None] = {}
        own = self._ranks[story.key]
        for posting in _kinships(story):
            for rank in self._nearest(self._postings[posting], own, count):
                if len(found) == count:
                    return tuple(self.stories[rank] for rank in found)
                found[rank] = None
        return tuple(self.stories[rank] for rank in found)

    def _nearest(self, ranks: list[int], own: int, count: int) -> Iterable[int]:
        when = self.stories[own].appeared
        at = bisect_left(ranks, own)
        around = ranks[max(0, at - count) : at][::-1] + ranks[at + 1 : at + 1 + count]
        return sorted(around, key=lambda rank: abs(self.stories[rank].appeared - when))[:count]

    def photo_terms(self) -> str:
        """The key of the page with the terms on which photos may be used again; "" where there is none, and so no
        gallery."""
        return next((page.key for page in self.content.pages if page.photo_terms), "")

    def galleries(self) -> tuple[tuple[str, str], ...]:
        """What has photos that readers may see, as kind and key: each "year" (the newest first), "event" and "person"
        that a story with a photo is of."""
        return self._galleries

    @cached_property
    def _galleries(self) -> tuple[tuple[str, str], ...]:
        asked = [("year", str(year)) for year in reversed(self._years)]
        asked += [("event", event.key) for event in self.content.events]
        asked += [("person", person.key) for person in self.content.people]
        return tuple(each for each in asked if any(map(_pictured, self.pictured(*each))))

    def pictured(self, kind: str, key: str) -> Sequence[Story]:
        """The stories whose photos are of a "year", an "event" or a "person": of these, one that a story is about, and
        not who wrote it."""
        found = self.of(kind, key)
        return [story for story in found if key in story.people] if kind == "person" else found

    def leading(self, kind: str, key: str) -> Sequence[tuple[str, Piece[Edition]]]:
        """The pieces other than stories with a text that leads to a thing, each with the name of its kind."""
        return self._leading.get((kind, key), ())

    @cached_property
    def _leading(self) -> dict[tuple[str, str], list[tuple[str, Piece[Edition]]]]:
        found = defaultdict[tuple[str, str], list[tuple[str, Piece[Edition]]]](list)
        for kind in self.kinds.values():
            for piece in self.content.shelf(kind.plural) if kind.piece and kind.name != "story" else ():
                bodies = (edition.body for edition in piece.editions)
                for reference in dict.fromkeys(each for body in bodies for each in body.references):
                    found[reference.kind, reference.key].append((kind.name, piece))
        return found

    # Events

    def ahead(self, event: Event) -> Period | None:
        """The time at which an event takes place now or next; None when all is over."""
        return event.next(self.now)

    def on(self, event: Event) -> bool:
        """Whether an event is taking place now."""
        held = event.status != "cancelled" and not event.undated
        return held and any(period.on(self.now) for period in event.times)

    def registration_open(self, event: Event) -> bool:
        """Whether one may register for an event now."""
        return event.registration_open(self.now)

    def recent(self) -> Sequence[Story]:
        """The stories that came out within the last two days, the newest first: those that are news."""
        newest = takewhile(lambda story: story.appeared > self.now - NEWS, reversed(self.stories))
        return list(newest)

    def featured(self, lang: str) -> Sequence[Story]:
        """The stories written in a language that stand out now, the newest first: of the newest hundred."""
        return [story for story in self.latest(RECENT, lang) if self._stands_out(story)]

    def _stands_out(self, story: Story) -> bool:
        featured = story.featured
        if featured is None:
            return False
        return self.today <= featured.until if featured.until else self.now < story.appeared + FEATURED

    def upcoming(self) -> Sequence[tuple[Event, Period]]:
        """Events that are on or ahead, each with its next time, soonest first; one of a month without a day
        comes at that month's end."""
        ahead = [(event, period) for event in self.content.events if (period := self.ahead(event))]
        return sorted(ahead, key=lambda pair: (pair[1].end if pair[1].vague else pair[1].start, pair[0].key))

    def past(self) -> Sequence[Event]:
        """Events that are over, by their last time, the latest first."""
        gone = [event for event in self.content.events if self.ahead(event) is None]
        return sorted(gone, key=lambda event: (event.last.start, event.key), reverse=True)

    def announced(self, lang: str) -> Sequence[Event]:
        """The events written in a language that were announced last, latest first; none of which nobody says when."""
        told = [(each.announced, each.key, each) for each in self.content.events if each.announced]
        newest = sorted(told, key=lambda row: row[:2], reverse=True)
        return list(islice((event for _, _, event in newest if event.speaks(lang)), ANNOUNCED))

    def concerning(self, kind: str, key: str) -> Sequence[Event]:
        """The events that name a "topic", an "anniversary" and so on, in the order of time."""
        named = self.kinds[kind].named_by
        found = [event for event in self.content.events if key in named(event)]
        return sorted(found, key=lambda event: (event.period.start, event.key))

    def record(self) -> tuple[date, date]:
        """The first days of the first and the last month of the calendar as a whole.

        It begins with the first event, and ends with next year, so that a month comes at the turn of a year and at no
        other midnight. What lies long before all others, or farther ahead, has months of its own.
        """
        first, last = date(self.now.year, 1, 1), date(self.now.year + 1, 12, 1)
        days = sorted({event.period.first_day.replace(day=1) for event in self.content.events})
        for day in reversed([day for day in days if day < first]):
            if first.year - day.year > SILENCE:
                break
            first = day
        return first, last

    def months(self) -> Sequence[date]:
        """The first day of every month that has a page, ascending: those of the record, and of what lies beyond it the
        months in which something takes place (of what lasts for years, begins or ends)."""
        month, last = self.record()
        beyond = {day for event in self.content.events for day in _months(event.period)}
        found = {day for day in beyond if not month <= day <= last}
        while month <= last:
            found.add(month)
            month = (month + timedelta(days=31)).replace(day=1)
        return sorted(found)

    # Anniversaries

    def coming(self, days: int) -> Sequence[tuple[Anniversary, date]]:
        """Anniversaries whose day is today or within that many days, soonest first."""
        today = self.today
        limit = today + timedelta(days=days)
        dated = [(anniversary, anniversary.next(today)) for anniversary in self.content.anniversaries]
        soon = [(anniversary, day) for anniversary, day in dated if day and day <= limit]
        return sorted(soon, key=lambda pair: (pair[1], pair[0].key))

    def years_of(self, anniversary: Anniversary) -> Sequence[int]:
        """The years of an anniversary that have a page: those with stories or events, and the one that lies ahead."""
        key = anniversary.key
        covered = {story.date.year for story in self.of("anniversary", key)}
        ahead = anniversary.next(self.today)
        last = max(self.now.year, ahead.year if ahead else 0)
        held = {year for event in self._for(anniversary) for year in _years(event) if year <= last}
        years = covered | held | ({ahead.year} if ahead else set())
        return sorted(year for year in years if anniversary.on(year))

    def in_year(self, anniversary: Anniversary, year: int) -> Sequence[Story]:
        """The stories that name an anniversary in one year, newest first."""
        found = [story for story in self.of("anniversary", anniversary.key) if story.date.year == year]
        return found[::-1]

    def events_of(self, anniversary: Anniversary, year: int) -> Sequence[tuple[Event, Period]]:
        """The events held for an anniversary in one year, each with its first time in it, in the order of time."""
        found = [
            (event, next(period for period in event.times if period.first_day.year == year))
            for event in self._for(anniversary)
            if year in _years(event)
        ]
        return sorted(found, key=lambda pair: (pair[1].start, pair[0].key))

    def _for(self, anniversary: Anniversary) -> Iterable[Event]:
        return (event for event in self.content.events if anniversary.key in event.anniversaries)


def _pictured(story: Story) -> bool:
    return any(photo.developed for photo in story.photos)


def _years(event: Event) -> set[int]:
    """The years in which an event begins once or more."""
    return {period.first_day.year for period in event.times}


def month_of(story: Story) -> str:
    """The month of a story, as "2024-10"."""
    return story.date.isoformat()[:7]


def _postings(story: Story) -> Iterable[tuple[str, str]]:
    """Every list that a story stands in, each once."""
    yield "section", story.section
    yield "year", str(story.date.year)
    yield "month", month_of(story)
    outline = story.outline
    yield from (("language", lang) for lang in outline.languages)
    yield from _kinships(story)
    for series in dict.fromkeys(story.series):
        yield "series", series
    for person in dict.fromkeys((*story.authors, *story.people, *outline.translators)):
        yield "person", person
    documents = [("document", key) for key in story.documents]
    organisations = [("organisation", key) for key in story.organisations]
    led_to = [each for each in outline.references if each[0] in LED_TO]
    yield from dict.fromkeys((*documents, *organisations, *led_to))


def _kinships(story: Story) -> Iterable[tuple[str, str]]:
    """The lists that make two stories kin, the closest first."""
    for kind, keys in zip(KINSHIPS, (story.events, story.anniversaries, story.topics), strict=True):
        yield from ((kind, key) for key in dict.fromkeys(keys))


def _months(period: Period) -> Iterator[date]:
    """The first day of every month that a period touches; of one that lasts for years, of its first and its last."""
    month, last = period.first_day.replace(day=1), period.last_day.replace(day=1)
    if last - month > LASTING:
        yield from (month, last)
        return
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)
