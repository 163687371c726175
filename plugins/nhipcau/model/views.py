"""What pages show of the values: links, cards, and the frame around every page. Frozen, and cheap to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from urllib.parse import quote

from nhipcau.model.anniversary import AnniversaryKind, Roundness
from nhipcau.model.event import Period
from nhipcau.model.pieces import Figure
from nhipcau.model.previews import Preview

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, unless `url` is "". `lang` is that of the words and of the page behind them."""

    text: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Card:
    """A story as a list shows it. Its `lang` may differ from the page's: then the page must mark it."""

    url: str
    lang: str
    title: str
    summary: str
    date: datetime
    section: Link
    cover: Figure | None

    @property
    def year(self) -> int:
        return self.date.year


@dataclass(frozen=True, slots=True)
class Billing:
    """A person as a piece names them: with the office held on that day, "" where none is known."""

    person: Link
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list, with the time that matters there: its next one, or its last."""

    link: Link
    period: Period
    place: str
    status: str
    on: bool = False
    """Whether it is taking place now."""

    @property
    def year(self) -> int:
        return self.period.first_day.year


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An official document as it is cited: its title, its kind in words ("" where nobody says), its number and day."""

    link: Link
    kind: str
    number: str
    date: date

    @property
    def year(self) -> int:
        return self.date.year


@dataclass(frozen=True, slots=True)
class AnniversaryLine:
    """An anniversary in a list: its day in one year, and how many years it is then.

    `count` is None where nobody knows, and in the year of founding.
    """

    link: Link
    phrase: str
    day: date
    count: int | None
    kind: AnniversaryKind = "event"
    roundness: Roundness = ""


@dataclass(frozen=True, slots=True)
class Near:
    """What is near, to stand beside a list: the next events, the anniversaries within a month, and topics of what the
    list has."""

    events: tuple[EventLine, ...] = ()
    anniversaries: tuple[AnniversaryLine, ...] = ()
    topics: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events or self.anniversaries or self.topics)


@dataclass(frozen=True, slots=True)
class AnniversaryYear:
    """An anniversary in a year, of which no day is known, and at most a `month`."""

    link: Link
    phrase: str
    year: int
    month: int | None
    count: int | None
    kind: AnniversaryKind = "event"
    roundness: Roundness = ""


@dataclass(frozen=True, slots=True)
class StripEntry:
    """An entry of the header strip: an event with the time that it is there for, or an anniversary in that year."""

    event: EventLine | None = None
    anniversary: AnniversaryLine | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page of a list, with its number; 0 is the newest. `gap`: the pages between the one before and this are left
    out."""

    number: int
    url: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Roll(Generic[T]):
    """One page of a list, newest first.

    `number` counts from the oldest; 0 is the list's own address, with the newest. `older` and `newer` are the
    addresses of the pages beside it, "" at the ends; `pages` are those beside it and both ends, and `years` lead to
    where each year begins, of this page and the older ones. Both are empty where there is one page.
    """

    number: int
    items: tuple[T, ...]
    older: str
    newer: str
    pages: tuple[Numbered, ...] = ()
    years: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name in an A to Z: what is said beside it, and how many stories there are."""

    link: Link
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Names under one letter of an A to Z."""

    letter: str
    names: tuple[ListedName, ...]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page that a page belongs to, or itself. `message`, the context and the English text of a message for the
    catalogue, names one of the site's own lists; any other page is called what its link says."""

    link: Link
    message: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed: of what it tells, and its addresses as Atom and as JSON Feed. `message`, the context and the English text
    of a message for the catalogue, names what is neither a thing of the site nor the whole of it."""

    name: str
    atom: str
    json: str
    message: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar file: its name, its address on this site, and the one at which calendar programs follow it."""

    name: str
    url: str
    webcal: str

    @property
    def https(self) -> str:
        """The address to put into programs that know none beginning with webcal."""
        return f"https{self.webcal.removeprefix('webcal')}"

    @property
    def google(self) -> str:
        """Where Google Calendar asks whether to follow it."""
        return f"https://calendar.google.com/calendar/r?cid={quote(self.webcal, safe='')}"


@dataclass(frozen=True, slots=True)
class Switch:
    """An entry of the language switcher. `exact`: it leads to the same page, not only to the front page."""

    lang: str
    name: str
    url: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Indexes:
    """The addresses, in one language, of the lists that every page leads to."""

    topics: str
    people: str
    venues: str
    documents: str
    events: str
    anniversaries: str
    calendar: str
    archive: str
    search: str
    series: str = ""
    """Where there is any."""
    gallery: str = ""
    """Where the site has one."""
    organisations: str = ""
    """"" where none is known; and so are the next."""
    countries: str = ""
    press: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """What all pages say for a time, and where it leads, if anywhere: `link` to a page of this site, `elsewhere` to
    another site, whose host is its text."""

    text: str
    urgent: bool
    link: Link | None = None
    elsewhere: Link | None = None


@dataclass(frozen=True, slots=True)
class LegalLine:
    """A part of the legal foot, such as "editor", and its words; `lang` differs from the page's where it has none."""

    part: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What all pages of one language share."""

    lang: str
    site_name: str
    tagline: str
    home: str
    manifest: str
    indexes: Indexes
    sections: tuple[Link, ...]
    pages: tuple[Link, ...]
    newsletter: str = ""
    """Where readers ask for the newsletter, "" where there is none."""
    notices: tuple[NoticeLine, ...] = ()
    """What is to be said at the top of every page now, the urgent first."""
    legal: tuple[LegalLine, ...] = ()
    """Who answers for the site."""
    terms: Link | None = None
    """The page with the terms on which what stands here may be used again."""

    @property
    def menu(self) -> tuple[str, ...]:
        """The addresses that the main menu leads to."""
        indexes = self.indexes
        lists = (indexes.events, indexes.calendar, indexes.anniversaries, indexes.topics)
        return (*(section.url for section in self.sections), *lists)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page carries around its own matter.

    `alternates` are this page in every language it exists in, itself included; `default` is the one for readers of
    any other language (hreflang "x-default"); `feeds` are those that tell of what the page shows, `calendars`
    the calendar files that hold its days; `strip` is what is current on the site today, and empty on the pages that
    must not change with it. `trail` are the pages from the front page down to this one, which is the last of them where
    it has a name that stays. `canonical` is the page whose matter this one shows in another way, "" on nearly all.
    `preview` is what a link to it is shown with. `policy` narrows what the site lets pages frame to what this one does;
    "" where the site lets none.
    """

    lang: str
    url: str
    alternates: tuple[Alternate, ...]
    default: str
    switches: tuple[Switch, ...]
    masthead: Masthead
    feeds: tuple[FeedLink, ...] = ()
    preview: Preview | None = None
    indexed: bool = True
    calendars: tuple[Subscription, ...] = ()
    strip: tuple[StripEntry, ...] = ()
    trail: tuple[Crumb, ...] = ()
    canonical: str = ""
    policy: str = ""

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The pages that lead to this one, for readers: none where that is the front page alone, to which every page
        leads."""
        above = tuple(crumb for crumb in self.trail if crumb.link.url != self.url)
        return above if len(above) > 1 else ()

    @property
    def here(self) -> str:
        """The page's own address where the main menu leads to it; "" on all other pages."""
        return self.url if self.url in self.masthead.menu else ""
