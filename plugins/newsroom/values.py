"""The values of the newsroom: what was read from `content/`, frozen.

Every piece (story, event, anniversary, page) has one *edition* for each language it is written in. Pieces name
each other and the registries by key; `Site` resolves them. All times are aware, in the publication's zone.
A `digest` stands for everything the value was read from: equal digests, equal values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import Generic, Literal, NamedTuple, TypeVar

from plugins.newsroom.photos import Photo
from plugins.newsroom.swift import Late, late, swift
from plugins.newsroom.wording import Wording, said


@swift
@dataclass(frozen=True, slots=True)
class Figure:
    """A photo as one language shows it."""

    photo: Photo
    alt: str
    caption: str = ""
    credit: str = ""


@swift
@dataclass(frozen=True, slots=True)
class Reference:
    """A link by key from a body: kind is "story", "event", "topic", ..."""

    kind: str
    key: str


@swift
@dataclass(frozen=True, slots=True)
class Body:
    """The converted Markdown of one edition. Its HTML is kept by digest, out of memory until it is printed."""

    digest: str
    words: int = 0
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    date: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A piece in one language."""

    lang: str
    title: str
    slug: str
    url: str
    file: str
    body: Body
    digest: str
    summary: str = ""
    cover: Figure | None = None
    aliases: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEdition(Edition):
    standfirst: str = ""
    dateline: str = ""
    translator: str = ""
    source: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """What happens at some time of an event."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEdition(Edition):
    place: str = ""
    address: str = ""
    programme: tuple[ProgrammeItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryEdition(Edition):
    phrase: str = ""
    """What follows "70th anniversary of"; the title where a language needs no change. Of an organisation, its name;
    of relations, the two sides ("Vietnam–Cuba")."""
    names: tuple[str, ...] = ()
    """Other names that writers use for it, by which a count of its years is known in a text."""


E = TypeVar("E", bound=Edition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[E]):
    """What one folder of content holds. `key` is the folder's name, `editions` are in the site's order."""

    key: str
    editions: tuple[E, ...]
    photos: tuple[Photo, ...] = ()
    digest: str

    def edition(self, lang: str) -> E | None:
        """The edition in `lang`, or None."""
        for edition in self.editions:
            if edition.lang == lang:
                return edition
        return None

    def speaks(self, lang: str) -> bool:
        """Whether it has an edition in `lang`."""
        return self.edition(lang) is not None

    def best(self, lang: str) -> E:
        """The edition in `lang`, or else in the first language there is."""
        return self.edition(lang) or self.editions[0]


@dataclass(frozen=True, slots=True)
class Strip:
    """A place in the header strip: from the first day until the last, both included."""

    start: date
    end: date
    order: int = 0


@dataclass(frozen=True, slots=True)
class StripAround:
    """A place in the header strip each time: from so many days before its first day until so many after its last."""

    before: int
    after: int
    order: int = 0


class Outline(NamedTuple):
    """What every build asks of the editions of every story. Editions are most of an archive, and come late: those that
    nobody looks at are not loaded."""

    languages: tuple[str, ...]
    translators: tuple[str, ...]
    """The keys of those who translated an edition."""
    moved: bool
    """Whether an edition has an address of earlier."""


def outline(editions: tuple[StoryEdition, ...]) -> Outline:
    """What every build asks of these editions."""
    return Outline(
        tuple([edition.lang for edition in editions]),
        tuple([edition.translator for edition in editions if edition.translator]),
        any(edition.aliases for edition in editions),
    )


@swift
@late("editions", outline)
@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Piece[StoryEdition]):
    date: datetime
    timed: bool
    """Whether the writer gave a time of day; without one, `date` is midnight."""
    section: str
    modified: datetime | None = None
    topics: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    draft: bool = False
    release: datetime | None = None
    featured: bool = False

    @property
    def outline(self) -> Outline:
        """What is known of its editions before they come."""
        return _EDITIONS.outline(self)

    def speaks(self, lang: str) -> bool:
        """Whether it has an edition in `lang`, which need not come to be asked that."""
        return lang in self.outline.languages

    @property
    def updated(self) -> datetime:
        return self.modified or self.date

    def out(self, now: datetime) -> bool:
        """Whether readers may see it: not a draft, and its release (or else its date) has come."""
        return not self.draft and (self.release or self.date) <= now


_EDITIONS: Late[Outline] = vars(Story)["editions"]


def birthday(day: date, years: int) -> date:
    """The day on which what is of `day` is so many years old; of a 29 February, 1 March of a common year."""
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`. Of an all-day period only the dates count, and `end` is its last day."""

    start: datetime
    end: datetime
    all_day: bool

    def over(self, now: datetime) -> bool:
        """Whether it has ended: of whole days with the last midnight, else at the very moment of its end.

        Where a start is told and no end, it is on until its day is over: nobody said that it is shorter.
        """
        if self.all_day or self.end == self.start:
            return self.end.date() < now.date()
        return self.end <= now

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day that it takes; what ends at midnight ends on the day before."""
        if self.all_day or self.end.time() != time() or self.end == self.start:
            return self.end.date()
        return self.end.date() - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Piece[EventEdition]):
    period: Period
    """The first time it takes place."""
    repeats: tuple[Period, ...] = ()
    """Every later time that its recurrence gives, up to a horizon that reading sets."""
    recurrence: str = ""
    """Its rule (RFC 5545, RRULE), UNTIL in the site's zone."""
    exceptions: tuple[datetime, ...] = ()
    """Starts that the rule gives, on which it does not take place."""
    status: str = "scheduled"
    """One of "scheduled", "cancelled", "postponed", "online" (moved online)."""
    previously: Period | None = None
    """Of a postponed event: the time it was first announced for. None where no new one is known yet."""
    coordinates: Coordinates | None = None
    online: str = ""
    """The address at which one takes part online."""
    organisers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    register: str = ""
    strip: Strip | StripAround | None = None
    modified: datetime | None = None

    @property
    def times(self) -> tuple[Period, ...]:
        """Every time it takes place, in order."""
        return (self.period, *self.repeats)

    @property
    def last(self) -> Period:
        return self.times[-1]

    @property
    def undated(self) -> bool:
        """Whether it is postponed and nobody knows until when: then `period` is the time that does not hold."""
        return self.status == "postponed" and self.previously is None

    def after(self, period: Period) -> tuple[Period, ...]:
        """The times after one of its own."""
        return self.times[self.times.index(period) + 1 :]

    def next(self, now: datetime) -> Period | None:
        """The time it takes place now or next; None when all is over."""
        for period in self.times:
            if not period.over(now):
                return period
        return None


AnniversaryKind = Literal["event", "organisation", "relation"]
"""What is commemorated: a day in history, the founding of an organisation, relations between two sides."""

Roundness = Literal["", "round", "five", "other"]


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Vietnamese lunar calendar; `leap` says that the month is the leap one."""

    day: int
    month: int
    leap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary(Piece[AnniversaryEdition]):
    founded: date | None
    """The day commemorated; None for a lunar day of unknown year."""
    kind: AnniversaryKind = "event"
    lunar: LunarDay | None = None
    days: tuple[date, ...] = ()
    """For a lunar anniversary: its solar date in each year that reading covers, ascending."""
    topics: tuple[str, ...] = ()
    strip: Strip | StripAround | None = None

    def on(self, year: int) -> date | None:
        """Its day in that year; None where it has none (a lunar year out of reach, or before it was founded)."""
        if self.lunar:
            return next((day for day in self.days if day.year == year), None)
        if self.founded is None or year < self.founded.year:
            return None
        try:
            return self.founded.replace(year=year)
        except ValueError:  # 29 February is kept on the 28th of a common year
            return self.founded.replace(year=year, day=28)

    def count(self, year: int) -> int | None:
        """How many years it is in that year; None where the year of founding is unknown."""
        return year - self.founded.year if self.founded else None

    def roundness(self, year: int) -> Roundness:
        """What kind of year it is; "" where nobody counts, and in the year of founding and before.

        Decrees 145/2013/NĐ-CP (commemorations) and 111/2018/NĐ-CP (founding, traditional and awareness days) go by
        the last figure of the count: 0 makes a "năm tròn", 5 a "năm lẻ 5", any other a "năm khác". In English a năm
        tròn is a round-number anniversary; "even-numbered" (from "năm chẵn", which people say for it) would be any
        count that divides by two.
        """
        count = self.count(year)
        if count is None or count < 1:
            return ""
        return "round" if count % 10 == 0 else "five" if count % 5 == 0 else "other"

    def next(self, today: date) -> date | None:
        """Its next day, today included; None where the calendar ends."""
        days = (self.on(year) for year in (today.year, today.year + 1))
        return next((day for day in days if day and day >= today and self.count(day.year) != 0), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Piece[Edition]):
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One table of a registry: a key, and its one name in each language."""

    key: str
    names: Wording
    slugs: Wording = ()
    descriptions: Wording = ()

    def name(self, lang: str) -> str:
        return said(self.names, lang)

    def slug(self, lang: str) -> str:
        return said(self.slugs, lang) or self.key


class Section(Entry):
    __slots__ = ()


class Topic(Entry):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A title someone holds; `since` and `until` are the first and the last day, None where open or unknown."""

    organisation: str
    titles: Wording
    since: date | None = None
    until: date | None = None

    def held(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    offices: tuple[Office, ...] = ()

    def office(self, day: date) -> Office | None:
        """The office held on that day: the one taken up last, where there are several."""
        held = [office for office in self.offices if office.held(day)]
        return max(held, key=lambda office: office.since or date.min, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entry):
    short: Wording = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Entry):
    """An official document; its names are its official titles."""

    number: str
    kinds: Wording
    date: date
    issuer: str = ""
    url: str = ""
