"""Where things stand: the things of a site by kind and key, and the address of each in every language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.content import Content
from nhipcau.model.index import Index
from nhipcau.model.pieces import Edition, Piece
from nhipcau.model.publication import Language, Publication
from nhipcau.model.registry import Entry
from nhipcau.model.story import Story
from nhipcau.model.views import Alternate


class Addresses(Index):
    """The index, with the languages of a publication: every thing has its addresses."""

    def __init__(self, publication: Publication, content: Content, now: datetime) -> None:
        super().__init__(content, now, publication.kinds)
        self.publication = publication
        self._pieces: dict[tuple[str, str], Piece[Edition]] = {}
        self._entries: dict[tuple[str, str], Entry] = {}
        for kind in publication.kinds:
            things: dict[tuple[str, str], Any] = self._pieces if kind.piece else self._entries
            things.update(((kind.name, each.key), each) for each in content.shelf(kind.plural))

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.publication.languages

    def entry(self, kind: str, key: str) -> Entry:
        """A registry's entry; KeyError where there is none."""
        return self._entries[kind, key]

    def piece(self, kind: str, key: str) -> Piece[Edition]:
        """A story, event, anniversary or page; KeyError where there is none."""
        return self._pieces[kind, key]

    def url(self, kind: str, entry: Entry, lang: str) -> str:
        """The address of an entry of a kind that has pages."""
        return self.publication.language(lang).at(self.kinds[kind].plural, entry.slug(lang))

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

    def withdrawn_urls(self) -> tuple[tuple[str, str], ...]:
        """The address of each notice of a withdrawn edition, and every one that stood below it, each with that of the
        notice."""
        found = {}
        for story, edition in self.notices():
            found[edition.url] = edition.url
            word = self.publication.language(edition.lang).paths.side_by_side
            others = {each.lang for each in (*story.notices, *story.editions)} - {edition.lang}
            found |= {f"{edition.url}{word}/{lang}/": edition.url for lang in sorted(others)}
        return tuple(sorted(found.items()))

    def archive_urls(self, year: int | None = None) -> tuple[tuple[str, str], ...]:
        """The archive of one year, or the list of its years."""
        return tuple((item.code, item.at("archive", str(year) if year else "")) for item in self.languages)

    def gallery_urls(self, kind: str = "", key: str = "") -> tuple[tuple[str, str], ...]:
        """The photos of a "year", an "event" or a "person", or of all of them."""
        return tuple(
            (item.code, item.at("gallery", self._gallery(kind, key, item))) for item in self.languages
        )

    def _gallery(self, kind: str, key: str, language: Language) -> str:
        if kind == "event":
            return f"{language.paths.events}/{self._pieces[kind, key].best(language.code).slug}"
        return (
            f"{language.paths.people}/{self._entries[kind, key].slug(language.code)}"
            if kind == "person"
            else key
        )

    def calendar_urls(self, month: date | None = None) -> tuple[tuple[str, str], ...]:
        """The calendar of one month, or the list of its months."""
        slug = month.isoformat()[:7] if month else ""
        return tuple((item.code, item.at("calendar", slug)) for item in self.languages)

    def search_urls(self) -> tuple[tuple[str, str], ...]:
        """The page of the search."""
        return tuple((item.code, item.at("search")) for item in self.languages)

    def outlook_urls(self) -> tuple[tuple[str, str], ...]:
        """The anniversaries of the coming years."""
        return tuple((item.code, item.at("anniversaries", item.paths.outlook)) for item in self.languages)
