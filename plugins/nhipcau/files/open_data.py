"""Public data: the stories of each year and all events as JSON, in each language (docs/data.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from blinker import signal

from nhipcau.model import (
    Drawing,
    Edition,
    Event,
    EventEdition,
    Output,
    Period,
    Piece,
    Site,
    Story,
    StoryEdition,
    path_of,
)
from nhipcau.model.output import Renderer
from nhipcau.syndication.records import (
    VERSION,
    Elsewhere,
    EventRecord,
    EventsFile,
    IndexFile,
    MonthRecord,
    MoveRecord,
    Named,
    PictureRecord,
    Point,
    StoriesFile,
    StoryRecord,
    json_file,
)


class Clerk:
    """Makes records of what a site has in one language. Its addresses are absolute."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site, self.lang = site, lang
        self.language = site.publication.language(lang)

    def at(self, url: str) -> str:
        return self.site.publication.absolute(url)

    def file(self, name: str) -> str:
        """The address of a file of the data, from the root of the site."""
        return f"{self.language.at('data')}{name}.json"

    def named(self, kind: str, key: str) -> Named:
        link = self.site.link(kind, key, self.lang)
        return Named(key, link.text, self.at(link.url))

    def all(self, kind: str, keys: Iterable[str]) -> tuple[Named, ...]:
        return tuple(self.named(kind, key) for key in keys)

    def picture(self, edition: Edition) -> PictureRecord | None:
        cover = edition.cover
        if cover is None:
            return None
        photo = cover.photo
        return PictureRecord(self.at(photo.url), cover.alt, cover.credit, photo.width, photo.height)

    def elsewhere(self, piece: Piece[Any], edition: Edition) -> tuple[Elsewhere, ...]:
        return tuple(
            Elsewhere(each.lang, self.at(each.url)) for each in piece.editions if each is not edition
        )

    def story(self, story: Story, edition: StoryEdition) -> StoryRecord:
        return StoryRecord(
            key=story.key,
            url=self.at(edition.url),
            title=edition.title,
            standfirst=edition.standfirst,
            summary=edition.summary,
            published=story.appeared,
            modified=story.modified,
            words=edition.body.words,
            section=self.named("section", story.section),
            topics=self.all("topic", story.topics),
            events=self.all("event", story.events),
            anniversaries=self.all("anniversary", story.anniversaries),
            people=self.all("person", story.people),
            organisations=self.all("organisation", story.organisations),
            authors=self.all("person", story.authors),
            translator=self.named("person", edition.translator) if edition.translator else None,
            source=edition.source,
            image=self.picture(edition),
            translations=self.elsewhere(story, edition),
        )

    def event(self, event: Event, edition: EventEdition) -> EventRecord:
        period, point = event.period, event.coordinates
        return EventRecord(
            key=event.key,
            url=self.at(edition.url),
            title=edition.title,
            summary=edition.summary,
            status="rescheduled" if event.previously else event.status,
            start=begin(period),
            end=end(period),
            previous_start=begin(event.previously) if event.previously else None,
            recurrence=event.recurrence,
            exceptions=tuple(_when(at, period) for at in event.exceptions),
            moved=tuple(
                MoveRecord(_when(each.start, period), begin(each.period), end(each.period))
                for each in event.moved
            ),
            extra=tuple(_when(at, period) for at in event.extra),
            place=edition.place,
            address=edition.address,
            coordinates=Point(point.latitude, point.longitude) if point else None,
            online=event.online,
            register=event.register,
            register_by=_deadline(event),
            capacity=event.capacity or None,
            fee=event.fee,
            languages=event.spoken,
            access=edition.access,
            organisers=self.all("organisation", event.organisers),
            people=self.all("person", event.people),
            topics=self.all("topic", event.topics),
            anniversaries=self.all("anniversary", event.anniversaries),
            image=self.picture(edition),
            announced=event.announced,
            modified=event.modified,
            calendar=self.at(f"{edition.url}calendar.ics"),
            translations=self.elsewhere(event, edition),
        )


def _when(at: datetime, period: Period) -> date:
    return at.date() if period.all_day else at


def _deadline(event: Event) -> date | None:
    by = event.register_by
    return (by.at if by.timed else by.at.date()) if by else None


def begin(period: Period) -> date | str:
    """The moment it begins, the day where it takes whole days, or the month or year where no day is fixed."""
    if period.vague:
        return period.first_day.isoformat()[: 7 if period.vague == "month" else 4]
    return period.first_day if period.all_day else period.start


def end(period: Period) -> date | None:
    """The moment it ends, or its last day; None where nobody said."""
    if period.vague:
        return None
    if period.all_day:
        return period.last_day
    return period.end if period.end != period.start else None


def stories(site: Site, renderer: Renderer, lang: str, month: str) -> Iterator[Output]:
    """The file of one month ("2024-10"), if anything was written in that language."""
    clerk = Clerk(site, lang)
    found = [(story, story.edition(lang)) for story in reversed(site.of("month", month))]
    records = tuple(clerk.story(story, edition) for story, edition in found if edition)
    if records:
        yield Output(
            path_of(clerk.file(f"stories/{month}")), (StoriesFile(VERSION, lang, month, records),), json_file
        )


def events(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    clerk = Clerk(site, lang)
    found = [(event, event.edition(lang)) for event in site.content.events]
    records = [clerk.event(event, edition) for event, edition in found if edition]
    records.sort(key=lambda record: (str(record.start), record.key))
    told = EventsFile(VERSION, lang, site.publication.zone, tuple(records))
    yield Output(path_of(clerk.file("events")), (told,), json_file)


def index(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    clerk = Clerk(site, lang)
    months = [
        month
        for month in reversed(site.story_months())
        if any(story.speaks(lang) for story in site.of("month", month))
    ]
    others = [Clerk(site, each.code) for each in site.languages if each.code != lang]
    told = IndexFile(
        version=VERSION,
        name=clerk.language.site_name,
        language=lang,
        url=clerk.at(clerk.language.home),
        stories=tuple(MonthRecord(month, clerk.at(clerk.file(f"stories/{month}"))) for month in months),
        events=clerk.at(clerk.file("events")),
        translations=tuple(Elsewhere(each.lang, each.at(each.file("index"))) for each in others),
    )
    yield Output(path_of(clerk.file("index")), (told,), json_file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for lang in (language.code for language in site.languages):
        yield Drawing(index, (lang,))
        yield Drawing(events, (lang,))
        yield from (Drawing(stories, (lang, month)) for month in site.story_months())


def register() -> None:
    signal("nhipcau.draw").connect(draw)
