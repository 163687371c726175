"""From articles of old sites to pieces of the new one: one folder, its files, its pictures, and the ledger of each."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from nhipcau.importing.claims import Taken, old_path
from nhipcau.importing.counting import counted
from nhipcau.importing.mapping import NameMapping, people
from nhipcau.importing.photos import UnfitPhoto, fit
from nhipcau.importing.scrapes import wanted
from nhipcau.importing.shelf import SavedFiles, known_as
from nhipcau.importing.values import Article, LedgerLine, Shot
from nhipcau.importing.writing import Quoted, file_text, one_line
from nhipcau.languages import slugify
from nhipcau.model import Publication
from nhipcau.problems import N_

KINDS = {"story": "stories", "event": "events", "page": "pages"}
_FIGURE = re.compile(r"^(?P<lead>[ >\t]*(?:[-*]|\d+\.)?[ \t]*)!\[[^\n]*?\]\(<?(?P<mark>nhipcau-picture-\d+)>?[^\n]*\)[ \t]*$", re.M)
_TO = re.compile(r"\]\(<?(?P<address>https?://[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?P<title> \"[^\"\n]*\")?\)")
MARK = "nhipcau-picture-{}"
"""What a body calls its pictures until it is known which of them can be had."""

Related = {"vi": "Xem thêm", "en": "See also"}
"""What stands above the related stories of an old page, where they came too."""


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
        return f"{KINDS[self.piece]}/{year}{self.key}"


@dataclass(slots=True)
class Composed:
    """What a group became: its files by name, and the ledger of each of its articles."""

    files: dict[str, bytes] = field(default_factory=dict)
    ledgers: dict[str, tuple[LedgerLine, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes files of groups. `target` gives the key of the story that stood at an old address or has that headline, or
    ""; `zone` is the site's."""

    publication: Publication
    mapping: NameMapping
    taken: Taken
    shelf: SavedFiles
    target: Callable[[str], str]
    events: Callable[[str], tuple[str, ...]] = lambda source: ()

    def compose(self, group: PieceGroup) -> Composed:
        done = Composed()
        pictures = _Pictures(self.shelf, done.files)
        for place, (lang, article, day) in enumerate(group.editions):
            lines = list(article.lines)
            body = self._body(group, article, pictures, lines)
            fields = self._words(group, lang, article, day, lines)
            if not place:
                fields = self._facts(group, lines) | fields
                fields |= self._cover(article, pictures, lines)
            remarks = self._remarks(article, lines)
            done.files[f"index.{lang}.md"] = file_text(fields, body, remarks).encode()
            done.ledgers[article.source] = tuple(lines)
        return done

    def _facts(self, group: PieceGroup, lines: list[LedgerLine]) -> dict[str, object]:
        """What is stated once, out of all editions."""
        articles = [article for _, article, _ in group.editions]
        topics = tuple(dict.fromkeys(key for each in articles for key in self._keys("topics", each.topics, lines)))
        if group.piece == "event":
            return dict(articles[0].event) | {"topics": topics}
        if group.piece == "page":
            return {}
        names = [name for each in articles for name in each.sections or ("",)]
        sections = [key for name in names if (key := self.mapping.tables["sections"].get(name, ""))]
        authors = [key for name in people(articles[0].byline) if (key := self.mapping.tables["people"].get(name, ""))]
        return {
            "date": min(local(each.date, self.publication) for each in articles),
            "section": sections[0] if sections else self.mapping.tables["sections"].get("", ""),
            "topics": topics,
            "authors": tuple(dict.fromkeys(authors)),
            "events": self.events(group.key),
            "status": "draft" if all(each.draft for each in articles) else "",
        }

    def _keys(self, table: str, names: Sequence[str], lines: list[LedgerLine]) -> tuple[str, ...]:
        found = self.mapping.tables[table]
        for name in names:
            if not found.get(name):
                lines.append(LedgerLine("unmapped", table, name, N_("Give it a key in import/mapping.toml.")))
        return tuple(dict.fromkeys(found[name] for name in names if found.get(name)))

    def _words(
        self, group: PieceGroup, lang: str, article: Article, day: str, lines: list[LedgerLine]
    ) -> dict[str, object]:
        """What belongs to one language."""
        fields: dict[str, object] = {"title": Quoted(article.title)}
        slug = self._slug(group, lang, article)
        if slug:
            fields["slug"] = slug
        if article.standfirst:
            fields["standfirst" if group.piece == "story" else "summary"] = Quoted(article.standfirst)
        if group.piece == "event":
            fields |= {name: Quoted(article.event_words[name]) for name in ()}
        if group.piece == "story":
            fields |= {name: Quoted(value) for name in ("dateline",) if (value := article.dateline)}
            fields |= {"source": Quoted(article.credit)} if article.credit else {}
            if article.views is not None:
                fields["views"] = ({"from": article.origin, "count": str(article.views), "on": day},)
        paths = tuple(dict.fromkeys(filter(None, map(old_path, article.addresses))))
        led = []
        for path in paths:
            if self.taken.alias(path):
                led.append(Quoted(path))
            elif not group.piece:
                lines.append(LedgerLine("address", path))
        return fields | {"aliases": tuple(led)}

    def _slug(self, group: PieceGroup, lang: str, article: Article) -> str:
        """The slug, where it is another than that which reading makes."""
        language = self.publication.language(lang)
        name = group.key[11:] if group.piece == "story" else group.key
        made = slugify(article.title)
        default = name if lang == self.publication.main.code or not made else made
        wanted = made or name
        slug = self.taken.slug(language, KINDS[group.piece], group.key, wanted)
        return "" if slug == default else slug

    def _remarks(self, article: Article, lines: list[LedgerLine]) -> list[str]:
        """What a person is to confirm, as comments in the file."""
        open_names = [name for name in people(article.byline) if not self.mapping.tables["people"].get(name)]
        if not open_names:
            return []
        lines.append(LedgerLine("byline", "", note=N_("Give it a key in import/mapping.toml.")))
        return [f"byline: {', '.join(open_names)}"]

    def _cover(self, article: Article, pictures: _Pictures, lines: list[LedgerLine]) -> dict[str, object]:
        """The picture that the old site showed above the text."""
        if not article.cover:
            return {}
        shot = next((each for each in article.shots if known_as(each.address) == known_as(article.cover)), None)
        name = pictures.name(shot or Shot("", article.cover), lines)
        if not name:
            return {}
        return {"cover": name} | ({} if shot else {"cover_alt": Quoted(article.title)})

    def _body(self, group: PieceGroup, article: Article, pictures: _Pictures, lines: list[LedgerLine]) -> str:
        """The Markdown with its pictures beside it, and its links to stories that came too."""
        shots = {shot.mark: shot for shot in article.shots}

        def figure(found: re.Match[str]) -> str:
            shot = shots[found["mark"]]
            name = pictures.name(shot, lines)
            if name:
                told = found[0].replace(found["mark"], name, 1)
                return told.replace("![]", f"![{_bare(article.title)}]", 1)
            return ""

        def link(found: re.Match[str]) -> str:
            key = self.target(found["address"])
            return f"]({{story}}{key})" if key and key != group.key else found[0]

        body = _TO.sub(link, _FIGURE.sub(figure, article.body))
        return re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n" + self._related(group, article)

    def _related(self, group: PieceGroup, article: Article) -> str:
        """The related stories of the old page that came too, below the text."""
        found = {}
        for words, address in article.related:
            key = (self.target(address) if address else "") or self.target(words)
            if key and key != group.key:
                found.setdefault(key, words)
        if not found:
            return ""
        items = "\n".join(f"- [{_bare(words)}]({{story}}{key})" for key, words in found.items())
        return f"\n**{Related.get(article.lang, Related['en'])}**\n\n{items}\n"


def _bare(words: str) -> str:
    """Words without what would be markup in a link."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", one_line(words))


def local(told: str, publication: Publication) -> str:
    """A date as the site's clocks show it: "2023-08-20 09:16", "2023-08-20"."""
    if len(told) <= 16:
        return told
    return datetime.fromisoformat(told).astimezone(publication.clock).strftime("%Y-%m-%d %H:%M")


class _Pictures:
    """The pictures of one piece: each address once, its file under a name of its own."""

    def __init__(self, shelf: SavedFiles, files: dict[str, bytes]) -> None:
        self._shelf, self._files = shelf, files
        self._names: dict[str, str] = {}

    def name(self, shot: Shot, lines: list[LedgerLine]) -> str:
        """The file that has a picture, "" where it cannot be had; then its words go from the text to the ledger."""
        key = shot.address or shot.mark
        if key not in self._names:
            self._names[key] = self._kept(shot, lines)
        if not self._names[key]:
            self._miss(shot, lines)
        return self._names[key]

    def _kept(self, shot: Shot, lines: list[LedgerLine]) -> str:
        data = base64.b64decode(shot.data) if shot.data else self._shelf.find(shot.address)
        if data is None:
            return ""
        try:
            name, data = fit(shot.address or shot.mark, data)
        except UnfitPhoto as bad:
            lines.append(LedgerLine("picture", shot.address, note=bad.reason))
            return ""
        same = next((known for known, held in self._files.items() if held == data), "")
        if same:
            return same
        stem, _, ending = name.rpartition(".")
        number = 2
        while name in self._files:
            name, number = f"{stem}-{number}.{ending}", number + 1
        self._files[name] = data
        return name

    def _miss(self, shot: Shot, lines: list[LedgerLine]) -> None:
        words = " ".join(filter(None, (shot.caption, shot.credit)))
        moved = counted(words).total()
        for place, line in enumerate(lines):
            if line.became == "body" and moved:
                moved = min(moved, line.count)
                lines[place] = replace(line, count=line.count - moved)
        note = wanted(shot.caption or shot.alt, shot.credit, "the text")
        lines.append(LedgerLine("caption", shot.address, words or shot.alt, note, moved))


def summed(ledgers: Mapping[str, Sequence[LedgerLine]]) -> dict[str, int]:
    """How many words became what, over all sources."""
    sums: dict[str, int] = {}
    for lines in ledgers.values():
        for line in lines:
            sums[line.became] = sums.get(line.became, 0) + line.count
    return {name: sums[name] for name in sorted(sums) if sums[name]}
