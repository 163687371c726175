"""The publication: its address, its time zone and its languages, as the settings give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from nhipcau.model.kinds import KINDS, Kinds
from nhipcau.model.recordings import origins
from nhipcau.model.weather import WeatherSource
from nhipcau.model.wording import Wording

COMMENTS = "/-comments/"
LETTERBOX = "/-letterbox/"
"""The path at which a server of its own takes comments."""
NEWSLETTER = "/-newsletter/"
"""The path below which readers ask for the newsletter, and leave it: its own server answers there."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The path words of one language, such as "chuyen-muc" for sections. They never change by themselves."""

    sections: str
    topics: str
    events: str
    anniversaries: str
    people: str
    archive: str
    calendar: str
    outlook: str
    """The word under anniversaries: "sap-toi" in /ky-niem/sap-toi/."""
    pages: str
    search: str
    numbered: str
    """The word before a list page's number: "trang" in /chu-de/hoa-binh/trang/3/."""
    side_by_side: str
    """The word under a story, before the language beside it: "song-ngu" in /2024/10/cau-long-bien/song-ngu/en/."""
    data: str
    """The word under which the public data stands: "du-lieu" in /du-lieu/events.json."""
    gallery: str = "gallery"
    """The word under which all photos stand: "thu-vien-anh" in /thu-vien-anh/2026/."""
    others: Wording = ()
    """The words of kinds that are no field here, by the kind's plural."""

    def word(self, plural: str) -> str:
        """The word for a kind or one of the site's own pages; a kind that was given none has its plural."""
        return dict(self.others).get(plural) or str(getattr(self, plural, plural))


@dataclass(frozen=True, slots=True)
class Language:
    """One edition of the site.

    `code` is a BCP 47 code, `name` the language's name in itself, `prefix` the first path segment ("" for none).
    """

    code: str
    name: str
    prefix: str
    site_name: str
    tagline: str
    paths: Paths

    @property
    def home(self) -> str:
        """The address of the front page: "/" or "/en/"."""
        return f"/{self.prefix}/" if self.prefix else "/"

    def story(self, day: date, slug: str) -> str:
        """A story's address: its month and its slug, never its section, which may change."""
        return f"{self.home}{day.year:04d}/{day.month:02d}/{slug}/"

    def at(self, kind: str, slug: str = "") -> str:
        """The address of a section, topic, event, anniversary, person, year or page, or of their index.

        `kind` is a field of `Paths`, or the plural of a kind.
        """
        return f"{self.home}{self.paths.word(kind)}/" + (f"{slug}/" if slug else "")


@dataclass(frozen=True)
class Publication:
    """What every page shares.

    `url` is the site's root without a final slash; the first of `languages` is the main one (`x-default`);
    `zone` names the time zone in which writers give times; `page_size` is how many stories a list page holds,
    `strip_limit` how many entries the header strip has room for. The stories on an anniversary should be commissioned
    `commission_days` before it, or `commission_days_round` where its years are a round number. A story says that it is
    old from `age_notice` years after its day on; 0 is never. With `social_cards` each story has a picture of its
    headline, with which links to it are shown. `holidays` is the country whose public holidays the calendar shows
    ("vn"), or "" for none.
    """

    url: str
    zone: str
    languages: tuple[Language, ...]
    page_size: int = 20
    author: str = ""
    social_cards: bool = True
    card_fonts: tuple[str, ...] = ()
    """Files of fonts for cards in scripts that our own faces lack."""
    strip_limit: int = 3
    commission_days: int = 21
    commission_days_round: int = 60
    age_notice: int = 2
    holidays: str = ""
    search: bool = True
    """Whether readers can search the site."""
    side_by_side: bool = True
    """Whether stories in several languages have pages with two of them beside each other."""
    typography: bool = True
    confirmed_since: date | None = None
    """From which day on the translations of stories wait until they are confirmed; None where none does."""
    """Whether what writers type is printed with the marks of print: “…” for "…"."""
    weather: WeatherSource | None = None
    comments: bool = False
    """Whether readers can comment on stories."""
    letterbox: bool = False
    """Whether readers can write to the newsroom by a form."""
    newsletter: bool = False
    """Whether readers can have a newsletter."""
    most_read: int = 0
    """How many of the stories that were read most within a week the front page names."""
    kinds: Kinds = KINDS
    """The kinds of things that the site has."""
    ids: str = ""
    """The domain in the ids of feeds and calendars, where it is not that of `url`: ids outlive a move."""
    film_services: tuple[str, ...] = ()
    """The services of which pages may frame films, once a reader asks for one (`SERVICES`)."""
    full_text_feeds: bool = False
    """Whether feeds of stories have whole texts, and not summaries alone."""
    legal: tuple[tuple[str, Wording], ...] = ()
    """Who answers for the site, as its foot says: parts such as "editor", each with its words."""
    citation: bool = False
    """Whether each story says how to cite it."""
    indexnow_key: str = ""
    """By which search engines believe who tells them of new pages, or "" where nobody does."""

    @cached_property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def id_domain(self) -> str:
        """The domain in what feeds and calendars know a story or an event by, for ever."""
        return self.ids or (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def framed(self) -> tuple[str, ...]:
        """The origins of the films that pages may frame."""
        return origins(self.film_services)

    def absolute(self, url: str) -> str:
        """An address of this site with its root before it; "" stays, and so does an address elsewhere."""
        return self.url + url if url.startswith("/") else url

    def webcal(self, url: str) -> str:
        """The address at which calendar programs follow a file of this site."""
        return f"webcal://{self.url.partition('://')[2]}{url}"

    @property
    def main(self) -> Language:
        return self.languages[0]

    def language(self, code: str) -> Language:
        """The language with that code; KeyError where the site has none."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)
