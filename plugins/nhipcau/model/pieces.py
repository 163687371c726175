"""What every kind of piece is made of: editions, bodies, figures.

Every piece (story, event, anniversary, page) has one *edition* for each language it is written in. Pieces name
each other and the registries by key; `Site` resolves them. All times are aware, in the publication's zone.
A `digest` stands for everything the value was read from: equal digests, equal values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from nhipcau.model.fast_pickling import fast_pickling
from nhipcau.model.photos import Photo
from nhipcau.model.recordings import Recording


@fast_pickling
@dataclass(frozen=True, slots=True)
class Figure:
    """A photo as one language shows it."""

    photo: Photo
    alt: str
    caption: str = ""
    credit: str = ""
    html: str = ""
    """The caption as clean HTML, where it holds more than plain words; as in a body, with holes for links by key."""

    @property
    def alone(self) -> Figure:
        """The figure as it is shown away from its body, where nothing fills the holes."""
        return replace(self, html="") if "\ue000" in self.html else self


@fast_pickling
@dataclass(frozen=True, slots=True)
class Reference:
    """A link by key from a body: kind is "story", "event", "topic", ..."""

    kind: str
    key: str


@fast_pickling
@dataclass(frozen=True, slots=True)
class Body:
    """The converted Markdown of one edition. Its HTML is kept by digest, out of memory until it is printed."""

    digest: str
    words: int = 0
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    recordings: tuple[Recording, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right in a text after it had come out, and when."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class Behind:
    """An edition whose facts were since corrected in another language, and on which day, where that is told."""

    lang: str
    day: date | None = None


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
    behind: Behind | None = None
    """Only while it is so."""


E_co = TypeVar("E_co", bound=Edition, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[E_co]):
    """What one folder of content holds. `key` is the folder's name, `editions` are in the site's order."""

    key: str
    editions: tuple[E_co, ...]
    photos: tuple[Photo, ...] = ()
    digest: str

    def edition(self, lang: str) -> E_co | None:
        """The edition in `lang`, or None."""
        for edition in self.editions:
            if edition.lang == lang:
                return edition
        return None

    def speaks(self, lang: str) -> bool:
        """Whether it has an edition in `lang`."""
        return self.edition(lang) is not None

    def best(self, lang: str) -> E_co:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Piece[Edition]):
    """A page of the site that belongs to no day, such as the one about it."""

    order: int = 0
    photo_terms: bool = False
    """Whether it has the terms on which photos may be used again; with such a page there is a gallery of all photos."""
    shows: tuple[str, ...] = ()
    """What stands below its text: "weather", "venues", "holidays"."""
    terms: bool = False
    """Whether it has the terms on which what the site shows may be used again."""
