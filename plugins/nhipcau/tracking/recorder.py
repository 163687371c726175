"""The recorder: a Site that notes what it was asked, as *dependencies* whose values say whether answers have changed.

A dependency is a tuple of words such as ("story", "2024-10-10-x") or ("beside", "2024-10-10-x", "vi"). Two sites that
agree on the value of a dependency give the same answers to the questions that note it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.event import Event, Period
from nhipcau.model.frames import NOTHING, About
from nhipcau.model.kinds import KINDS, Kind
from nhipcau.model.lists import Dated
from nhipcau.model.pieces import Body, Edition, Piece
from nhipcau.model.publication import Language, Publication
from nhipcau.model.registry import Entry
from nhipcau.model.site import Site
from nhipcau.model.story import Story
from nhipcau.model.views import (
    Alternate,
    AnniversaryLine,
    AnniversaryYear,
    Billing,
    Card,
    DocumentLine,
    EventLine,
    Frame,
    Link,
    Roll,
)

Dependency = tuple[str, ...]
T = TypeVar("T", bound=Dated)

NOW: Dependency = ("now",)
ALL: Dependency = ("all",)
PLURALS = frozenset(kind.plural for kind in KINDS)
"""What the shelves of the content are called."""
ASKED = frozenset(
    (
        "pieces",
        "notices",
        "withdrawn_urls",
        "years",
        "story_months",
        "record",
        "months",
        "galleries",
        "photo_terms",
        "recent",
        "featured",
        "this_month",
        "upcoming",
        "near",
        "past",
        "announced",
        "leading",
        "most_read",
        "weather",
        "comments",
        "strip",
        "masthead",
        "feeds",
        "calendars",
    )
)
"""Questions in plain words whose answers are small: their dependencies are the answers themselves."""


class Recorder:
    """Answers as a Site does, and notes in `dependencies` what the answers depend on.

    What has no method here counts as depending on all content and on the time: a question that is added to Site makes
    the drawings that ask it slow, until someone says here what it looks at, but never wrong.
    """

    def __init__(self, site: Site, dependencies: set[Dependency]) -> None:
        self._site = site
        self._note = dependencies.add

    def __getattr__(self, name: str) -> Any:
        known = getattr(self._site, name)
        if name not in ASKED:
            self._note(ALL)
            self._note(NOW)
            return known

        def asked(*words: str) -> Any:
            self._note((name, *words))
            return known(*words)

        return asked

    # The publication is no dependency: the press counts the settings among the fingerprint.

    @property
    def publication(self) -> Publication:
        return self._site.publication

    @property
    def languages(self) -> tuple[Language, ...]:
        return self._site.languages

    @property
    def kinds(self) -> dict[str, Kind[object]]:
        return self._site.kinds

    @property
    def now(self) -> datetime:
        self._note(NOW)
        return self._site.now

    @property
    def today(self) -> date:
        self._note(("today",))
        return self._site.today

    @property
    def content(self) -> Any:
        return Shelves(self._site.content, self._note)

    # One thing

    def entry(self, kind: str, key: str) -> Entry:
        self._note((kind, key))
        return self._site.entry(kind, key)

    def piece(self, kind: str, key: str) -> Piece[Edition]:
        self._note((kind, key))
        return self._site.piece(kind, key)

    def is_out(self, key: str) -> bool:
        self._note(("story", key))
        return self._site.is_out(key)

    def link(self, kind: str, key: str, lang: str) -> Link:
        self._note((kind, key))
        return self._site.link(kind, key, lang)

    def links(self, kind: str, keys: Iterable[str], lang: str) -> tuple[Link, ...]:
        return tuple(self.link(kind, key, lang) for key in keys)

    def resolved(self, body: Body, lang: str) -> tuple[Link, ...]:
        return tuple(self.link(reference.kind, reference.key, lang) for reference in body.references)

    def billing(self, key: str, day: date, lang: str) -> Billing:
        for office in getattr(self.entry("person", key), "offices", ()):
            self._note(("organisation", office.organisation))
        return self._site.billing(key, day, lang)

    def document_line(self, key: str, lang: str) -> DocumentLine:
        self._note(("document", key))
        return self._site.document_line(key, lang)

    def event_line(self, event: Event, period: Period, lang: str) -> EventLine:
        self._note(("event", event.key))
        self._note(("ahead", event.key))
        return self._site.event_line(event, period, lang)

    def anniversary_year(self, anniversary: Anniversary, year: int, lang: str) -> AnniversaryYear:
        self._note(("anniversary", anniversary.key))
        return self._site.anniversary_year(anniversary, year, lang)

    def anniversary_line(self, anniversary: Anniversary, day: date, lang: str) -> AnniversaryLine:
        self._note(("anniversary", anniversary.key))
        self._note(("years of", anniversary.key))
        return self._site.anniversary_line(anniversary, day, lang)

    # Addresses

    def urls(self, kind: str, key: str = "") -> tuple[tuple[str, str], ...]:
        if key:
            self._note((kind, key))
        return self._site.urls(kind, key)

    def url(self, kind: str, entry: Entry, lang: str) -> str:
        return self._site.url(kind, entry, lang)

    def side_by_side(self, story: Story, lang: str) -> tuple[Alternate, ...]:
        self._note(("story", story.key))
        return self._site.side_by_side(story, lang)

    def year_url(self, anniversary: Anniversary, year: int, lang: str) -> str:
        return self._site.year_url(anniversary, year, lang)

    def search_urls(self) -> tuple[tuple[str, str], ...]:
        return self._site.search_urls()

    def outlook_urls(self) -> tuple[tuple[str, str], ...]:
        return self._site.outlook_urls()

    def archive_urls(self, year: int | None = None) -> tuple[tuple[str, str], ...]:
        return self._site.archive_urls(year)

    def gallery_urls(self, kind: str = "", key: str = "") -> tuple[tuple[str, str], ...]:
        if kind in ("event", "person"):
            self._note((kind, key))
        return self._site.gallery_urls(kind, key)

    def calendar_urls(self, month: date | None = None) -> tuple[tuple[str, str], ...]:
        return self._site.calendar_urls(month)

    # Stories and events together

    def of(self, kind: str, key: str) -> Sequence[Story]:
        self._note(("of", kind, key))
        return self._site.of(kind, key)

    def pictured(self, kind: str, key: str) -> Sequence[Story]:
        self._note(("of", kind, key))
        return self._site.pictured(kind, key)

    def neighbours(self, story: Story, lang: str) -> tuple[Story | None, Story | None]:
        self._note(("beside", story.key, lang))
        return self._site.neighbours(story, lang)

    def latest(self, count: int, lang: str = "") -> Sequence[Story]:
        self._note(("latest", str(count), lang))
        return self._site.latest(count, lang)

    def related(self, story: Story, count: int = 3) -> tuple[Story, ...]:
        self._note(("kin", story.key, str(count)))
        return self._site.related(story, count)

    def aged(self, story: Story) -> bool:
        self._note(("aged", story.key))
        return self._site.aged(story)

    def card(self, story: Story, lang: str) -> Card:
        self._note(("story", story.key))
        self._note(("section", story.section))
        return self._site.card(story, lang)

    def cards(self, stories: Iterable[Story], lang: str) -> tuple[Card, ...]:
        return tuple(self.card(story, lang) for story in stories)

    def ahead(self, event: Event) -> Period | None:
        self._note(("ahead", event.key))
        return self._site.ahead(event)

    def on(self, event: Event) -> bool:
        self._note(("ahead", event.key))
        return self._site.on(event)

    def registration_open(self, event: Event) -> bool:
        self._note(("ahead", event.key))
        return self._site.registration_open(event)

    def concerning(self, kind: str, key: str) -> Sequence[Event]:
        self._note(("content", "events"))
        return self._site.concerning(kind, key)

    def coming(self, days: int) -> Sequence[tuple[Anniversary, date]]:
        self._note(("coming", str(days)))
        return self._site.coming(days)

    def years_of(self, anniversary: Anniversary) -> Sequence[int]:
        self._note(("anniversary", anniversary.key))
        self._note(("years of", anniversary.key))
        return self._site.years_of(anniversary)

    def in_year(self, anniversary: Anniversary, year: int) -> Sequence[Story]:
        self._note(("of", "anniversary", anniversary.key))
        return self._site.in_year(anniversary, year)

    def events_of(self, anniversary: Anniversary, year: int) -> Sequence[tuple[Event, Period]]:
        self._note(("content", "events"))
        return self._site.events_of(anniversary, year)

    # Frames and lists

    def frame(self, lang: str, alternates: Iterable[tuple[str, str]], about: About = NOTHING) -> Frame:
        self._note(("masthead", lang))
        self._note(("feeds", lang))
        if about.strip:
            self._note(("strip", lang))
        return self._site.frame(lang, alternates, about)

    def piece_frame(self, piece: Piece[Edition], edition: Edition, about: About = NOTHING) -> Frame:
        self._note(("masthead", edition.lang))
        self._note(("feeds", edition.lang))
        if not isinstance(piece, Story):
            self._note(("strip", edition.lang))
        return self._site.piece_frame(piece, edition, about)

    def rolls(
        self, items: Sequence[T], urls: Iterable[tuple[str, str]], lang: str, about: About = NOTHING
    ) -> Iterator[tuple[Frame, Roll[T]]]:
        self._note(("masthead", lang))
        self._note(("feeds", lang))
        self._note(("strip", lang))
        return self._site.rolls(items, urls, lang, about)


class Shelves:
    """The content, one shelf a dependency. What is no shelf counts as depending on all of them."""

    def __init__(self, content: Content, note: Callable[[Dependency], None]) -> None:
        self._content = content
        self._note = note

    def __getattr__(self, name: str) -> Any:
        self._note(("content", name) if name in PLURALS else ALL)
        return getattr(self._content, name)

    def entries(self, kind: Kind[T]) -> tuple[T, ...]:
        self._note(("content", kind.plural))
        return self._content.entries(kind)

    def shelf(self, plural: str) -> tuple[Any, ...]:
        self._note(("content", plural))
        return self._content.shelf(plural)

    def pieces(self) -> tuple[Piece[Edition], ...]:
        self._note(ALL)
        return self._content.pieces()
