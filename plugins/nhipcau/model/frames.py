"""Frames: what every page has around its matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from nhipcau.model import kinds
from nhipcau.model.content import Content
from nhipcau.model.event import Event
from nhipcau.model.kinds import Kind
from nhipcau.model.links import Links
from nhipcau.model.lists import Dated, sheets
from nhipcau.model.pieces import Edition, Piece
from nhipcau.model.previews import Preview, photo_preview, site_preview, story_preview
from nhipcau.model.publication import NEWSLETTER, Language, Publication
from nhipcau.model.recordings import framed
from nhipcau.model.story import Story, StoryEdition
from nhipcau.model.strips import Announced, Occasion, current
from nhipcau.model.views import (
    Alternate,
    Crumb,
    FeedLink,
    Frame,
    Indexes,
    LegalLine,
    Link,
    Masthead,
    NoticeLine,
    Numbered,
    Roll,
    StripEntry,
    Subscription,
    Switch,
)
from nhipcau.model.wording import said

T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself besides where it stands.

    A page that has no `feeds` of its own names those of all that is written in its language, and one without `preview`
    the site's. Without `strip` it says nothing of what is current on the site, and does not change with it. With
    another `canonical` address it is not indexed. `trail` is the way to it from the front page. `framed` are the
    origins that it frames, once a reader asks for a film.
    """

    trail: tuple[Crumb, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    calendars: tuple[Subscription, ...] = ()
    preview: Preview | None = None
    indexed: bool = True
    strip: bool = True
    canonical: str = ""
    framed: tuple[str, ...] = ()


NOTHING = About()
QUOTED_NONE = "'none'"
"""No origin, as a Content Security Policy says it."""


class Frames(Links):
    """The index, where each page has its frame."""

    def __init__(self, publication: Publication, content: Content, now: datetime) -> None:
        super().__init__(publication, content, now)
        self._mastheads: dict[str, Masthead] = {}
        self._strips: dict[str, tuple[StripEntry, ...]] = {}

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
                newsletter=f"{NEWSLETTER}?lang={lang}" if self.publication.newsletter else "",
                indexes=Indexes(
                    topics=language.at("topics"),
                    people=language.at("people"),
                    venues=language.at("venues"),
                    documents=language.at("documents"),
                    events=language.at("events"),
                    anniversaries=language.at("anniversaries"),
                    calendar=language.at("calendar"),
                    archive=language.at("archive"),
                    search=language.at("search"),
                    gallery=language.at("gallery") if self.photo_terms() else "",
                    series=self._index(kinds.SERIES, language),
                    organisations=self._index(kinds.ORGANISATION, language),
                    countries=self._index(kinds.COUNTRY, language),
                    press=self._index(kinds.PRESS, language),
                ),
                sections=self.links("section", (section.key for section in self.content.sections), lang),
                pages=self.links("page", (page.key for page in pages), lang),
                notices=tuple(self._notices(lang)),
                legal=tuple(self._legal(lang)),
                terms=next((self.link("page", each.key, lang) for each in pages if each.terms), None),
            )
        return self._mastheads[lang]

    def _legal(self, lang: str) -> Iterator[LegalLine]:
        """Each part in `lang`, or else in the language it has."""
        for part, words in self.publication.legal:
            code = lang if said(words, lang) else words[0][0]
            yield LegalLine(part, said(words, code), code)

    def _index(self, kind: Kind[Any], language: Language) -> str:
        """Where all things of a kind are listed, "" where they are not."""
        return language.at(kind.plural) if kind.indexed(self.content.entries(kind)) else ""

    def _notices(self, lang: str) -> Iterator[NoticeLine]:
        """The notices in force, the urgent first, then the latest."""
        held = [notice for notice in self.content.notices if notice.in_force(self.now)]
        for notice in sorted(held, key=lambda each: (each.level == "urgent", each.start), reverse=True):
            thing, url = notice.thing, notice.url
            link = self.link(thing.kind, thing.key, lang) if thing else None
            elsewhere = Link(urlsplit(url).netloc or url, url, lang) if url else None
            leads = link if link and link.url else None
            yield NoticeLine(notice.name(lang), notice.level == "urgent", leads, elsewhere)

    def strip(self, lang: str) -> tuple[StripEntry, ...]:
        """The header strip of today: what is current among events and anniversaries."""
        if lang not in self._strips:
            today = current(self.content, self.now)
            self._strips[lang] = tuple(self._strip_entry(piece, occasion, lang) for piece, occasion in today)
        return self._strips[lang]

    def _strip_entry(self, piece: Announced, occasion: Occasion, lang: str) -> StripEntry:
        if isinstance(piece, Event):
            event = self.event_line(piece, occasion.period or piece.period, lang)
            # It stands on all pages, which hours leave as they are.
            return StripEntry(event=replace(event, on=False))
        line = self.anniversary_line(piece, occasion.first, lang)
        if occasion.first.year not in self.years_of(
            piece
        ):  # a year that is over and of which nothing was written
            line = replace(line, link=self.link("anniversary", piece.key, lang))
        return StripEntry(anniversary=line)

    def frame(self, lang: str, alternates: Iterable[tuple[str, str]], about: About = NOTHING) -> Frame:
        """The frame of a page in `lang`; `alternates` are (language, address) pairs, its own included."""
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
            feeds=about.feeds or self.feeds(lang),
            preview=about.preview or site_preview(lang, self.publication),
            indexed=about.indexed and not about.canonical,
            calendars=about.calendars,
            strip=self.strip(lang) if about.strip else (),
            trail=about.trail,
            canonical=about.canonical,
            policy=f"frame-src {' '.join(about.framed) or QUOTED_NONE}"
            if self.publication.film_services
            else "",
        )

    def piece_frame(self, piece: Piece[Edition], edition: Edition, about: About = NOTHING) -> Frame:
        """The frame of a piece's own page: that of a story has no strip, so that the archive stays as it is."""
        urls = [(each.lang, each.url) for each in piece.editions]
        preview = (
            story_preview(edition, self.publication)
            if isinstance(edition, StoryEdition)
            else photo_preview(edition.cover)
        )
        frames = framed(edition.body.recordings)
        own = replace(about, preview=preview, strip=not isinstance(piece, Story), framed=frames)
        return self.frame(edition.lang, urls, own)

    def rolls(
        self, items: Sequence[T], urls: Iterable[tuple[str, str]], lang: str, about: About = NOTHING
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
            frame = self.frame(lang, own, replace(about, strip=not sheet.number))
            older, newer = at(lang, sheet.older), at(lang, sheet.newer)
            years = tuple(Link(str(year), at(lang, number), lang) for year, number in sheet.years)
            alone = not (older or newer)
            pages = () if alone else tuple(_numbered(sheet.near, partial(at, lang)))
            yield frame, Roll(sheet.number, sheet.items, older, newer, pages, () if alone else years)


def _numbered(numbers: Sequence[int], at: Callable[[int], str]) -> Iterator[Numbered]:
    """The pages of some numbers, descending but for the newest, which is 0 and has none."""
    for before, number in zip((0, *numbers), numbers, strict=False):
        yield Numbered(number, at(number), gap=before - number > 1)
