"""The Site: the index, and what its values look like in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.event import Event, Period
from nhipcau.model.index import Index
from nhipcau.model.lists import sheets
from nhipcau.model.pieces import Body, Edition, Piece
from nhipcau.model.previews import Preview, photo_preview, site_preview, story_preview
from nhipcau.model.publication import Language, Publication
from nhipcau.model.registry import Entry, Person
from nhipcau.model.story import Story, StoryEdition, birthday
from nhipcau.model.strips import Announced, Occasion, current
from nhipcau.model.views import (
    Alternate,
    AnniversaryLine,
    Billing,
    Card,
    Crumb,
    EventLine,
    FeedLink,
    Frame,
    Indexes,
    Link,
    Masthead,
    Roll,
    StripEntry,
    Subscription,
    Switch,
)
from nhipcau.model.wording import said

T = TypeVar("T")


class Site(Index):
    """One `Site` a build: every plugin draws its outputs from it, and nothing changes it.

    `publication` gives addresses and languages, `now` is aware and in the publication's zone.
    """

    def __init__(self, publication: Publication, content: Content, now: datetime) -> None:
        super().__init__(content, now, publication.kinds)
        self.publication = publication
        self._pieces: dict[tuple[str, str], Piece[Edition]] = {}
        self._entries: dict[tuple[str, str], Entry] = {}
        for kind in publication.kinds:
            things: dict[tuple[str, str], Any] = self._pieces if kind.piece else self._entries
            things.update(((kind.name, each.key), each) for each in content.shelf(kind.plural))
        self._links: dict[tuple[str, str, str], Link] = {}
        self._cards: dict[tuple[str, str], Card] = {}
        self._feeds: dict[tuple[str, str, str], tuple[FeedLink, ...]] = {}
        self._mastheads: dict[str, Masthead] = {}
        self._paged: dict[str, frozenset[int]] = {}
        self._strips: dict[str, tuple[StripEntry, ...]] = {}

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.publication.languages

    def entry(self, kind: str, key: str) -> Entry:
        """A registry's entry; KeyError where there is none."""
        return self._entries[kind, key]

    def piece(self, kind: str, key: str) -> Piece[Edition]:
        """A story, event, anniversary or page; KeyError where there is none."""
        return self._pieces[kind, key]

    # Links and cards

    def link(self, kind: str, key: str, lang: str) -> Link:
        """The name of a thing in `lang` (or else in the language it has), and where it leads.

        A story that is not out, an organisation or document without an address of its own: a Link without `url`.
        Raises KeyError for a key that no registry and no folder has.
        """
        found = self._links.get((kind, key, lang))
        if found is None:
            found = self._links[kind, key, lang] = self._link(kind, key, lang)
        return found

    def links(self, kind: str, keys: Iterable[str], lang: str) -> tuple[Link, ...]:
        return tuple(self.link(kind, key, lang) for key in keys)

    def _link(self, kind: str, key: str, lang: str) -> Link:
        if (kind, key) in self._entries:
            entry = self._entries[kind, key]
            url = self.url(kind, entry, lang) if self.kinds[kind].paged else getattr(entry, "url", "")
            return Link(entry.name(lang), url, lang)
        edition = self._pieces[kind, key].best(lang)
        hidden = kind == "story" and not self.is_out(key)
        return Link(edition.title, "" if hidden else edition.url, edition.lang)

    def url(self, kind: str, entry: Entry, lang: str) -> str:
        """The address of an entry of a kind that has pages."""
        return self.publication.language(lang).at(self.kinds[kind].plural, entry.slug(lang))

    def feeds(self, lang: str, kind: str = "language", key: str = "") -> tuple[FeedLink, ...]:
        """The feed of a section, topic, event or person, or of all that is written in `lang`.

        None where no story of it is written in that language: an empty feed would be a promise nobody keeps.
        """
        found = self._feeds.get((lang, kind, key))
        if found is None:
            found = self._feeds[lang, kind, key] = self._feed(lang, kind, key)
        return found

    def _feed(self, lang: str, kind: str, key: str) -> tuple[FeedLink, ...]:
        if not any(story.speaks(lang) for story in self.of(kind, key or lang)):
            return ()
        language = self.publication.language(lang)
        link = self.link(kind, key, lang) if key else Link(language.site_name, language.home, lang)
        return (FeedLink(link.text, f"{link.url}atom.xml", f"{link.url}feed.json"),)

    def calendars(self, lang: str, kind: str = "language", key: str = "") -> tuple[Subscription, ...]:
        """The calendar file of a topic, event or anniversary, or of everything, as readers of `lang` get it.

        None for a topic that has no day of its own, and for a piece that is not written in that language.
        """
        language = self.publication.language(lang)
        link = self.link(kind, key, lang) if key else Link(language.site_name, language.home, lang)
        dated: tuple[Event | Anniversary, ...] = (*self.content.events, *self.content.anniversaries)
        if link.lang != lang or (kind == "topic" and not any(key in each.topics for each in dated)):
            return ()
        url = f"{link.url}calendar.ics"
        return (Subscription(link.text, url, self.publication.webcal(url)),)

    def resolved(self, body: Body, lang: str) -> tuple[Link, ...]:
        """Where the references of a body lead, in their order."""
        return tuple(self.link(reference.kind, reference.key, lang) for reference in body.references)

    def card(self, story: Story, lang: str) -> Card:
        """A story as a list in `lang` shows it."""
        found = self._cards.get((story.key, lang))
        if found is None:
            found = self._cards[story.key, lang] = self._card(story, lang)
        return found

    def cards(self, stories: Iterable[Story], lang: str) -> tuple[Card, ...]:
        return tuple(self.card(story, lang) for story in stories)

    def _card(self, story: Story, lang: str) -> Card:
        edition = story.best(lang)
        section = self.link("section", story.section, lang)
        return Card(
            edition.url,
            edition.lang,
            edition.title,
            edition.summary,
            story.date,
            story.timed,
            section,
            edition.cover,
        )

    def billing(self, key: str, day: date, lang: str) -> Billing:
        """A person, with the office held on `day`."""
        person = self._entries["person", key]
        office = person.office(day) if isinstance(person, Person) else None
        if office is None:
            return Billing(self.link("person", key, lang), "", "")
        return Billing(
            self.link("person", key, lang),
            said(office.titles, lang),
            self._entries["organisation", office.organisation].name(lang),
        )

    def event_line(self, event: Event, period: Period, lang: str) -> EventLine:
        """An event at one of its times. What was put off and has a new time is "moved" there, and not postponed."""
        status = "moved" if event.previously else event.status
        return EventLine(self.link("event", event.key, lang), period, event.best(lang).place, status)

    def anniversary_line(self, anniversary: Anniversary, day: date, lang: str) -> AnniversaryLine:
        """An anniversary in the year of `day`, which leads to that year's page, or else to the anniversary's own."""
        edition = anniversary.best(lang)
        if anniversary.key not in self._paged:
            self._paged[anniversary.key] = frozenset(self.years_of(anniversary))
        paged = day.year in self._paged[anniversary.key]
        url = self.year_url(anniversary, day.year, edition.lang) if paged else edition.url
        link = Link(edition.title, url, edition.lang)
        count = anniversary.count(day.year) or None
        phrase = (edition.phrase if count else "") or edition.title
        return AnniversaryLine(link, phrase, day, count, anniversary.kind, anniversary.roundness(day.year))

    # Addresses

    def urls(self, kind: str, key: str = "") -> tuple[tuple[str, str], ...]:
        """The address of a thing in every language it has one in, as (language, address) pairs.

        Without a key: of the index of that kind, such as all topics.
        """
        if (kind, key) in self._pieces:
            return tuple((edition.lang, edition.url) for edition in self._pieces[kind, key].editions)
        slugs = self._entries[kind, key].slug if key else lambda _: ""
        return tuple(
            (item.code, item.at(self.kinds[kind].plural, slugs(item.code))) for item in self.languages
        )

    def year_url(self, anniversary: Anniversary, year: int, lang: str) -> str:
        """The page of one year of an anniversary, in `lang` or else in the language it has."""
        return f"{anniversary.best(lang).url}{year}/"

    def side_by_side(self, story: Story, lang: str) -> tuple[Alternate, ...]:
        """The pages of a story in `lang` beside each other language that it is written in: that language, and where.

        None where the story does not speak `lang`, or the site has no such pages.
        """
        own = story.edition(lang)
        if not own or not self.publication.side_by_side:
            return ()
        base = f"{own.url}{self.publication.language(lang).paths.side_by_side}/"
        return tuple(
            Alternate(each.lang, f"{base}{each.lang}/") for each in story.editions if each is not own
        )

    def archive_urls(self, year: int | None = None) -> tuple[tuple[str, str], ...]:
        """The archive of one year, or the list of its years."""
        return tuple((item.code, item.at("archive", str(year) if year else "")) for item in self.languages)

    def calendar_urls(self, month: date | None = None) -> tuple[tuple[str, str], ...]:
        """The calendar of one month, or the list of its months."""
        slug = f"{month:%Y-%m}" if month else ""
        return tuple((item.code, item.at("calendar", slug)) for item in self.languages)

    def search_urls(self) -> tuple[tuple[str, str], ...]:
        """The page of the search."""
        return tuple((item.code, item.at("search")) for item in self.languages)

    def outlook_urls(self) -> tuple[tuple[str, str], ...]:
        """The anniversaries of the coming years."""
        return tuple((item.code, item.at("anniversaries", item.paths.outlook)) for item in self.languages)

    def rolls(
        self,
        items: Sequence[T],
        urls: Iterable[tuple[str, str]],
        lang: str,
        feeds: tuple[FeedLink, ...] = (),
        calendars: tuple[Subscription, ...] = (),
        trail: tuple[Crumb, ...] = (),
    ) -> Iterator[tuple[Frame, Roll[T]]]:
        """The pages of a list (oldest first) that stands at `urls`, each with its frame."""
        bases = dict(urls)
        words = {item.code: item.paths.numbered for item in self.languages}

        def at(code: str, number: int | None) -> str:
            if number is None:
                return ""
            return f"{bases[code]}{words[code]}/{number}/" if number else bases[code]

        for sheet in sheets(items, self.publication.page_size):
            own = [(code, at(code, sheet.number)) for code in bases]
            frame = self.frame(lang, own, feeds, strip=not sheet.number, calendars=calendars, trail=trail)
            yield frame, Roll(sheet.number, sheet.items, at(lang, sheet.older), at(lang, sheet.newer))

    def aged(self, story: Story) -> bool:
        """Whether a story is so old that its page says so. None grows young again: a page changes by this once."""
        years = self.publication.age_notice
        return years > 0 and birthday(story.date.date(), years) <= self.today

    # Frames

    def masthead(self, lang: str) -> Masthead:
        """What all pages in `lang` share."""
        if lang not in self._mastheads:
            language = self.publication.language(lang)
            pages = sorted(self.content.pages, key=lambda page: (page.order, page.key))
            self._mastheads[lang] = Masthead(
                lang=lang,
                site_name=language.site_name,
                tagline=language.tagline,
                home=language.home,
                manifest=f"{language.home}manifest.webmanifest",
                indexes=Indexes(
                    topics=language.at("topics"),
                    people=language.at("people"),
                    events=language.at("events"),
                    anniversaries=language.at("anniversaries"),
                    calendar=language.at("calendar"),
                    archive=language.at("archive"),
                    search=language.at("search"),
                ),
                sections=self.links("section", (section.key for section in self.content.sections), lang),
                pages=self.links("page", (page.key for page in pages), lang),
            )
        return self._mastheads[lang]

    def strip(self, lang: str) -> tuple[StripEntry, ...]:
        """The header strip of today: what is current among events and anniversaries."""
        if lang not in self._strips:
            today = current(self.content, self.now.date())
            self._strips[lang] = tuple(self._strip_entry(piece, occasion, lang) for piece, occasion in today)
        return self._strips[lang]

    def _strip_entry(self, piece: Announced, occasion: Occasion, lang: str) -> StripEntry:
        if isinstance(piece, Event):
            return StripEntry(event=self.event_line(piece, occasion.period or piece.period, lang))
        line = self.anniversary_line(piece, occasion.first, lang)
        if occasion.first.year not in self.years_of(
            piece
        ):  # a year that is over and of which nothing was written
            line = replace(line, link=self.link("anniversary", piece.key, lang))
        return StripEntry(anniversary=line)

    def frame(
        self,
        lang: str,
        alternates: Iterable[tuple[str, str]],
        feeds: tuple[FeedLink, ...] = (),
        preview: Preview | None = None,
        indexed: bool = True,
        strip: bool = True,
        calendars: tuple[Subscription, ...] = (),
        trail: tuple[Crumb, ...] = (),
        canonical: str = "",
    ) -> Frame:
        """The frame of a page in `lang`; `alternates` are (language, address) pairs, its own included.

        A page that has no `feeds` of its own names those of all that is written in its language. Without `strip` it
        says nothing of what is current on the site, and does not change with it. With another `canonical` address it is
        not indexed.
        """
        known = dict(alternates)
        switches = tuple(
            Switch(
                language.code, language.name, known.get(language.code, language.home), language.code in known
            )
            for language in self.languages
        )
        ordered = tuple(
            Alternate(item.code, known[item.code]) for item in self.languages if item.code in known
        )
        default = known.get(self.publication.main.code, ordered[0].url)
        return Frame(
            lang=lang,
            url=known[lang],
            alternates=ordered,
            default=default,
            switches=switches,
            masthead=self.masthead(lang),
            feeds=feeds or self.feeds(lang),
            preview=preview or site_preview(lang, self.publication),
            indexed=indexed and not canonical,
            calendars=calendars,
            strip=self.strip(lang) if strip else (),
            trail=trail,
            canonical=canonical,
        )

    def piece_frame(
        self,
        piece: Piece[Edition],
        edition: Edition,
        feeds: tuple[FeedLink, ...] = (),
        calendars: tuple[Subscription, ...] = (),
        trail: tuple[Crumb, ...] = (),
    ) -> Frame:
        """The frame of a piece's own page."""
        urls = [(each.lang, each.url) for each in piece.editions]
        strip = not isinstance(piece, Story)
        preview = (
            story_preview(edition, self.publication)
            if isinstance(edition, StoryEdition)
            else photo_preview(edition.cover)
        )
        return self.frame(edition.lang, urls, feeds, preview, strip=strip, calendars=calendars, trail=trail)
