"""What goes through an import, as values: what an old site left, the articles in it, and the lines of the ledger."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol

PIECES = ("story", "event", "page")


@dataclass(frozen=True, slots=True)
class Saved:
    """Something that an old site left: a page, an export, a text, a picture.

    `name` is what the ledger calls it, `address` where it stood on the web ("" where nobody knows), `media` and
    `charset` what its carrier says of it. It lies at `path`, or in `data`.
    """

    name: str
    address: str = ""
    media: str = ""
    charset: str = ""
    path: Path | None = None
    data: bytes = b""

    def read(self) -> bytes:
        """All of it."""
        return self.path.read_bytes() if self.path else self.data

    def head(self, size: int = 4096) -> bytes:
        """Its beginning, by which a kind knows its own; in UTF-8 where it says that it is UTF-16."""
        if self.path:
            with self.path.open("rb") as file:
                found = file.read(size)
        else:
            found = self.data[:size]
        wide = found.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return found.decode("utf-16", "ignore").encode("utf-8", "ignore") if wide else found


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What a part of a source became, or why it was left.

    `became` is a field of the story ("title", "date", …) or a key of `REASONS`; `part` says which part it is, `words`
    are its words, `note` what a person may want to know or do. `count` is how many of the source's words it has.
    """

    became: str
    part: str
    words: str = ""
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of an article, a film or a sound: what its Markdown calls it, its address, and what is told below it.
    `data` has its bytes in base64, where the source held them. Of a film, `poster` is the address of its still, and
    `tracks` are the languages and the addresses of its captions."""

    mark: str
    address: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    data: str = ""
    poster: str = ""
    tracks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text of an old site in our terms, before it is known what the new one calls its sections and people.

    `date` is "2023-08-20 09:16" or "2023-08-20", "" where the source has none, and so is `title`: nothing is invented.
    `origin` says whose count `views` is. In `body`, which is our Markdown, pictures are called by the marks of `shots`.
    `addresses` are those where readers found it, `places` others by which texts of its site name it. `translations` are
    names that all editions of one story share in the old system, or addresses of the others.
    """

    source: str
    origin: str
    piece: str = "story"
    lang: str = ""
    title: str = ""
    standfirst: str = ""
    dateline: str = ""
    credit: str = ""
    byline: str = ""
    date: str = ""
    modified: str = ""
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    views: int | None = None
    addresses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    body: str = ""
    shots: tuple[Shot, ...] = ()
    cover: str = ""
    related: tuple[tuple[str, str], ...] = ()
    draft: bool = False
    event: Mapping[str, str] = field(default_factory=dict)
    traits: tuple[str, ...] = ()
    lines: tuple[LedgerLine, ...] = ()
    words: int = 0
    """How many words the source has."""

    @property
    def is_piece(self) -> bool:
        """Whether it is a text; else it only tells of what a source has besides."""
        return self.piece in PIECES


class SourceKind(Protocol):
    """A kind of source: how to know one, and what articles are in it.

    A plugin adds one with the signal "nhipcau.source". `name` stands after `--from`. `knows` says from 0 to 1 how sure
    it is that a source is of the kind. `parts` takes a source apart that holds many, so that all cores may read them
    (as a page is, it gives itself); `read` gives the articles of one part. Both raise nothing on foreign bytes but
    `Unfit`.
    """

    @property
    def name(self) -> str: ...

    def knows(self, saved: Saved) -> float: ...

    def parts(self, saved: Saved) -> Iterator[Saved]: ...

    def read(self, saved: Saved) -> Iterator[Article]: ...


class Useless(Exception):
    """A source that gives no article: `reason` is a key of `REASONS`, `words` what it says."""

    def __init__(self, reason: str, words: str = "", note: str = "") -> None:
        self.reason, self.words, self.note = reason, words, note
        super().__init__(reason, words, note)  # so that it can be sent from one process to another


def to_json(article: Article) -> str:
    """An article as the record keeps it; empty fields are left out."""
    return json.dumps({name: value for name, value in asdict(article).items() if value}, ensure_ascii=False)


def from_json(text: str) -> Article:
    """An article as the record kept it."""
    told: dict[str, Any] = json.loads(text)
    tuples = {each.name for each in fields(Article) if str(each.type).startswith("tuple")}
    told |= {name: tuple(told[name]) for name in tuples & set(told)}
    told["shots"] = tuple(_shot(each) for each in told.get("shots", ()))
    told["lines"] = tuple(LedgerLine(**each) for each in told.get("lines", ()))
    told["related"] = tuple((words, address) for words, address in told.get("related", ()))
    return Article(**told)


def _shot(told: dict[str, Any]) -> Shot:
    tracks = tuple((lang, address) for lang, address in told["tracks"])
    return Shot(**told | {"tracks": tracks})
