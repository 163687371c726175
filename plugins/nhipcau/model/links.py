"""What lists and texts show of the things of a site: links, cards and lines, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from nhipcau.model.addresses import Addresses
from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.event import Event, Period
from nhipcau.model.pieces import Body
from nhipcau.model.publication import Publication
from nhipcau.model.registry import Document, Person
from nhipcau.model.story import Story
from nhipcau.model.views import (
    AnniversaryLine,
    AnniversaryYear,
    Billing,
    Card,
    DocumentLine,
    EventLine,
    FeedLink,
    Link,
    Subscription,
)
from nhipcau.model.wording import said


class Links(Addresses):
    """The index, where each thing can be shown in a language. What was shown once is kept."""

    def __init__(self, publication: Publication, content: Content, now: datetime) -> None:
        super().__init__(publication, content, now)
        self._links: dict[tuple[str, str, str], Link] = {}
        self._cards: dict[tuple[str, str], Card] = {}
        self._feeds: dict[tuple[str, str, str], tuple[FeedLink, ...]] = {}
        self._paged: dict[str, frozenset[int]] = {}

    def link(self, kind: str, key: str, lang: str) -> Link:
        """The name of a thing in `lang` (or else in the language it has), and where it leads.

        A story that is not out, an organisation without an address of its own: a Link without `url`.
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

    def feeds(self, lang: str, kind: str = "language", key: str = "") -> tuple[FeedLink, ...]:
        """The feed of a section, topic, event or person, or of all that is written in `lang`; with "event" and no key,
        that of the events announced.

        None where no story of it is written in that language: an empty feed would be a promise nobody keeps.
        """
        found = self._feeds.get((lang, kind, key))
        if found is None:
            found = self._feeds[lang, kind, key] = self._feed(lang, kind, key)
        return found

    def _feed(self, lang: str, kind: str, key: str) -> tuple[FeedLink, ...]:
        if kind == "event" and not key:
            home = dict(self.urls(kind))[lang]
            name = self.publication.language(lang).site_name
            return (FeedLink(name, f"{home}atom.xml", f"{home}feed.json"),) if self.announced(lang) else ()
        if not any(story.speaks(lang) for story in self.of(kind, key or lang)):
            return ()
        language = self.publication.language(lang)
        link = self.link(kind, key, lang) if key else Link(language.site_name, language.home, lang)
        return (FeedLink(link.text, f"{link.url}atom.xml", f"{link.url}feed.json"),)

    def calendars(self, lang: str, kind: str = "language", key: str = "") -> tuple[Subscription, ...]:
        """The calendar file of a topic, event or anniversary, or of everything, as readers of `lang` get it.

        None for a topic or an event that has no day of its own, and for a piece that is not written in that language.
        """
        language = self.publication.language(lang)
        link = self.link(kind, key, lang) if key else Link(language.site_name, language.home, lang)
        piece = self._pieces.get((kind, key))
        if isinstance(piece, Event) and piece.period.vague:
            return ()
        events = (event for event in self.content.events if not event.period.vague)
        dated: tuple[Event | Anniversary, ...] = (*events, *self.content.anniversaries)
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

    def document_line(self, key: str, lang: str) -> DocumentLine:
        """An official document as it is cited; KeyError where there is none."""
        document = self._entries["document", key]
        assert isinstance(document, Document)
        kind = said(document.kinds, lang)
        return DocumentLine(self.link("document", key, lang), kind, document.number, document.date)

    def event_line(self, event: Event, period: Period, lang: str) -> EventLine:
        """An event at one of its times. What was put off and has a new time is "moved" there, and not postponed, until
        that time is over."""
        status = "moved" if event.previously else event.status
        if status == "moved" and period.over(self.now):
            status = "scheduled"
        place = "" if status == "online" else event.best(lang).place
        on = self.on(event) and period.on(self.now)
        return EventLine(self.link("event", event.key, lang), period, place, status, on)

    def anniversary_year(self, anniversary: Anniversary, year: int, lang: str) -> AnniversaryYear:
        """An anniversary of which no day is known, in a year."""
        edition = anniversary.best(lang)
        count = anniversary.count(year) or None
        return AnniversaryYear(
            link=Link(edition.title, edition.url, edition.lang),
            phrase=(edition.phrase if count else "") or edition.title,
            year=year,
            month=anniversary.month,
            count=count,
            kind=anniversary.kind,
            roundness=anniversary.roundness(year),
        )

    def anniversary_line(self, anniversary: Anniversary, day: date, lang: str) -> AnniversaryLine:
        """An anniversary in the year of `day`, which leads to that year's page, or else to the anniversary's own."""
        edition = anniversary.best(lang)
        if anniversary.key not in self._paged:
            self._paged[anniversary.key] = frozenset(self.years_of(anniversary))
        paged = day.year in self._paged[anniversary.key]
        url = self.year_url(anniversary, day.year, edition.lang) if paged else edition.url
        link = Link(edition.title, url, edition.lang)
        count = anniversary.count(day) or None
        phrase = (edition.phrase if count else "") or edition.title
        return AnniversaryLine(link, phrase, day, count, anniversary.kind, anniversary.roundness(day))
