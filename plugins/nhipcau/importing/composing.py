"""From articles of old sites to pieces of the new one: one folder, its files, its pictures, and the ledger of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nhipcau.importing.beside import Beside
from nhipcau.importing.bodies import body_text
from nhipcau.importing.claims import Taken, address, old_path
from nhipcau.importing.mapping import NameMapping, people
from nhipcau.importing.shelf import SavedFiles
from nhipcau.importing.values import Article, LedgerLine, Shot
from nhipcau.importing.writing import Quoted, file_text
from nhipcau.languages import slugify
from nhipcau.model import Publication
from nhipcau.problems import N_

FOLDERS = {"story": "stories", "event": "events", "page": "pages"}
_PLACES = ("place", "address")
"""What an event tells in words of a language."""
TO_MAP = N_("Give it a key in import/mapping.toml.")
TAKEN = N_("Another page has this address.")


@dataclass(frozen=True, slots=True)
class PieceGroup:
    """The articles that are one piece, by language in the order of the site's, each with the day of its first reading;
    and its key."""

    key: str
    piece: str
    editions: tuple[tuple[str, Article, str], ...]

    @property
    def folder(self) -> str:
        """The folder of the piece, below the content."""
        year = f"{self.key[:4]}/" if self.piece == "story" else ""
        return f"{FOLDERS[self.piece]}/{year}{self.key}"


@dataclass(slots=True)
class Composed:
    """What a group became: its files by name, and the ledger of each of its articles."""

    files: dict[str, bytes] = field(default_factory=dict)
    ledgers: dict[str, list[LedgerLine]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """The file that has what stood at an old address."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the files of groups. `target` gives the key of the piece that stood at an old address, or has that
    headline, or ""; `events` the events that a story is known to tell of."""

    publication: Publication
    mapping: NameMapping
    taken: Taken
    shelf: SavedFiles
    target: Callable[[str], str]
    events: Callable[[str], tuple[str, ...]] = lambda key: ()
    slugs: dict[tuple[str, str], str] = field(default_factory=dict)

    def claim(self, key: str, piece: str, lang: str, title: str) -> None:
        """Take the address of an edition. All are taken before any old address is."""
        name = key[11:] if piece == "story" else key
        language = self.publication.language(lang)
        self.slugs[key, lang] = self.taken.slug(language, FOLDERS[piece], key, slugify(title) or name)

    def compose(self, group: PieceGroup, *, decided: bool = True) -> Composed:
        """The files of a piece; of one that is undecided without what would claim an address."""
        done = Composed()
        beside = Beside(self.shelf, done.files)
        cover = _cover([article for _, article, _ in group.editions], beside)
        for place, (lang, article, day) in enumerate(group.editions):
            lines = list(article.lines)
            beside.lang = lang
            services = self.publication.film_services
            body = body_text(group.key, article, beside, self.target, services, lines)
            fields = self._words(group, lang, article, day)
            if decided:
                fields |= self._addresses(group, lang, article, lines)
            if not place:
                fields = self._facts(group, lines) | fields | {"cover": cover}
            if cover:
                fields["cover_alt"] = Quoted(_seen(article, cover, beside))
            done.files[f"index.{lang}.md"] = file_text(fields, body, self._remarks(article, lines)).encode()
            done.ledgers[article.source] = lines
        done.pictures = {address: name for address, name in beside.names.items() if name}
        return done

    def _facts(self, group: PieceGroup, lines: list[LedgerLine]) -> dict[str, object]:
        """What is stated once, out of all editions."""
        articles = [article for _, article, _ in group.editions]
        topics = self._keys("topics", [name for each in articles for name in each.topics], lines)
        if group.piece == "event":
            told = {name: value for name, value in articles[0].event.items() if name not in _PLACES}
            return told | {"topics": topics}
        if group.piece == "page":
            return {}
        names = [name for each in articles for name in each.sections]
        sections = [key for name in names if (key := self.mapping.tables["sections"].get(name, ""))]
        authors = [
            key for name in people(articles[0].byline) if (key := self.mapping.tables["people"].get(name, ""))
        ]
        dates = [local(each.date, self.publication) for each in articles if each.date]
        return {
            "date": min(dates, default=""),
            "section": sections[0] if sections else self.mapping.tables["sections"].get("", ""),
            "topics": topics,
            "authors": tuple(dict.fromkeys(authors)),
            "events": self.events(group.key),
            "status": "draft" if all(each.draft for each in articles) else "",
        }

    def _keys(self, table: str, names: Sequence[str], lines: list[LedgerLine]) -> tuple[str, ...]:
        found = self.mapping.tables[table]
        lines += [
            LedgerLine("unmapped", table, name, TO_MAP)
            for name in dict.fromkeys(names)
            if not found.get(name)
        ]
        return tuple(dict.fromkeys(found[name] for name in names if found.get(name)))

    def _words(self, group: PieceGroup, lang: str, article: Article, day: str) -> dict[str, object]:
        """What belongs to one language."""
        fields: dict[str, object] = {"title": Quoted(article.title)} if article.title else {}
        if group.piece != "story":
            told = {name: Quoted(article.event[name]) for name in _PLACES if article.event.get(name)}
            return fields | told | ({"summary": Quoted(article.standfirst)} if article.standfirst else {})
        words = {"standfirst": article.standfirst, "dateline": article.dateline, "source": article.credit}
        fields |= {name: Quoted(value) for name, value in words.items() if value}
        if article.views is not None:
            fields["views"] = ({"from": article.origin, "count": article.views, "on": day},)
        return fields

    def _addresses(
        self, group: PieceGroup, lang: str, article: Article, lines: list[LedgerLine]
    ) -> dict[str, object]:
        """The slug, where it is another than reading makes; and the old addresses that lead on."""
        language = self.publication.language(lang)
        name = group.key[11:] if group.piece == "story" else group.key
        slug, made = self.slugs[group.key, lang], slugify(article.title)
        usual = name if language == self.publication.main or not made else made
        own = address(language, FOLDERS[group.piece], group.key, slug)
        led = []
        for path in dict.fromkeys(filter(None, map(old_path, article.addresses))):
            if self.taken.alias(path):
                led.append(Quoted(path))
            elif path.rstrip("/") != own.rstrip("/"):
                lines.append(LedgerLine("address", path, note=TAKEN))
        return {"slug": "" if slug == usual else slug, "aliases": tuple(led)}

    def _remarks(self, article: Article, lines: list[LedgerLine]) -> list[str]:
        """What a person is to confirm, as comments in the file."""
        open_names = [name for name in people(article.byline) if not self.mapping.tables["people"].get(name)]
        if not open_names:
            return []
        lines.append(LedgerLine("unmapped", "people", ", ".join(open_names), TO_MAP))
        return [f"byline: {', '.join(open_names)}"]


def _cover(articles: Sequence[Article], beside: Beside) -> str:
    """The file of the picture that the old site showed above the text, "" where there is none."""
    for article in articles:
        if article.cover and (name := beside.picture(Shot("", article.cover), [])):
            return name
    return ""


def _seen(article: Article, cover: str, beside: Beside) -> str:
    """What the cover shows, as the text tells of the same picture; or else the title."""
    shown = (shot for shot in article.shots if beside.names.get(shot.address) == cover)
    return next((shot.alt or shot.caption for shot in shown if shot.alt or shot.caption), article.title)


def local(told: str, publication: Publication) -> str:
    """A date as the site's clocks show it: "2023-08-20 09:16", "2023-08-20"."""
    if len(told) <= 16:
        return told
    return datetime.fromisoformat(told).astimezone(publication.clock).strftime("%Y-%m-%d %H:%M")


def missing(article: Article, publication: Publication) -> tuple[str, ...]:
    """What an article lacks to be a piece: "title", "date", "text", "language"."""
    lacks: Mapping[str, bool] = {
        "title": not slugify(article.title) and not article.title,
        "date": not article.date
        if article.piece == "story"
        else article.piece == "event" and not article.event.get("start"),
        "text": not article.body.strip(),
        "language": article.lang not in {language.code for language in publication.languages},
    }
    return tuple(name for name, lacking in lacks.items() if lacking)
