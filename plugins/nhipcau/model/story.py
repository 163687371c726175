"""A story, and its editions, which come when somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime, timedelta
from hashlib import blake2b
from typing import Literal, NamedTuple

from nhipcau.model.fast_pickling import LazyField, fast_pickling, lazy
from nhipcau.model.photos import Photo
from nhipcau.model.pieces import Correction, Edition, Piece

NEWS = timedelta(days=2)
"""How long a story is news to search engines (Google's news sitemaps)."""
FEATURED = timedelta(days=7)
"""How long a featured story stands out, where nobody says until when."""

LeadSize = Literal["small", "standard", "large", "full"]


@dataclass(frozen=True, slots=True)
class Featured:
    """That a story stands out on the front page: to the end of the day `until`, or for seven days, and how large."""

    until: date | None = None
    size: LeadSize = "large"


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """An entry of live coverage: `name` is that of its heading on the page, `text` how it begins."""

    name: str
    at: datetime
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ViewCount:
    """How often a text was read on the site where it stood before, as that site told on a day."""

    origin: str
    count: int
    on: date


@fast_pickling
@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEdition(Edition):
    """A story in one language."""

    standfirst: str = ""
    dateline: str = ""
    translator: str = ""
    source: str = ""
    corrections: tuple[Correction, ...] = ()
    reason: str = ""
    """Why it was withdrawn, for readers."""
    entries: tuple[LiveEntry, ...] = ()
    """Those of live coverage, the newest first."""
    views: tuple[ViewCount, ...] = ()


class Outline(NamedTuple):
    """What every build asks of the editions of every story. Editions are most of an archive, and come late: those that
    nobody looks at are not loaded."""

    languages: tuple[str, ...]
    translators: tuple[str, ...]
    """The keys of those who translated an edition."""
    moved: bool
    """Whether an edition has an address of earlier."""
    references: tuple[tuple[str, str], ...]
    """The kind and key of each thing that a text leads to, once."""
    digests: tuple[str, ...]
    """The digest of each edition, in the order of the languages."""
    named: str
    """Stands for what others show of them when they name the story: titles and addresses."""

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of the official documents that a text leads to."""
        return tuple([key for kind, key in self.references if kind == "document"])


def outline(editions: tuple[StoryEdition, ...]) -> Outline:
    """What every build asks of these editions."""
    return Outline(
        tuple([edition.lang for edition in editions]),
        tuple([edition.translator for edition in editions if edition.translator]),
        any(edition.aliases for edition in editions),
        tuple(
            dict.fromkeys(
                [
                    (reference.kind, reference.key)
                    for edition in editions
                    for reference in edition.body.references
                ]
            )
        ),
        tuple([edition.digest for edition in editions]),
        blake2b(
            "\n".join([f"{edition.lang} {edition.url} {edition.title}" for edition in editions]).encode(),
            digest_size=16,
        ).hexdigest(),
    )


@fast_pickling
@dataclass(frozen=True, slots=True)
class LateEdition:
    """An edition that comes out later than its story, with what it shows; `place` is its own among the site's
    languages."""

    edition: StoryEdition
    at: datetime
    place: int
    photos: tuple[Photo, ...] = ()


@fast_pickling
@lazy("editions", outline)
@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Piece[StoryEdition]):
    """A story, in all its languages: facts stand here once."""

    date: datetime
    timed: bool
    """Whether the writer gave a time of day; without one, `date` is midnight."""
    section: str
    modified: datetime | None = None
    topics: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    draft: bool = False
    release: datetime | None = None
    featured: Featured | None = None
    live: bool = False
    """Whether it is live coverage, told in entries."""
    drafts: tuple[StoryEdition, ...] = ()
    """Editions that are drafts where others are not; a story of nothing but drafts is one itself."""
    draft_photos: tuple[Photo, ...] = ()
    """What its drafts show, and what may be no more than theirs."""
    gone: tuple[StoryEdition, ...] = ()
    """Editions that are withdrawn where others are not."""
    later: tuple[LateEdition, ...] = ()
    """Editions that come out after the others; none where the story is no more than a draft."""
    places: tuple[int, ...] = ()
    """Those of its editions among the site's languages, where some come out later."""
    withdrawn: bool = False
    """Whether all that was published of it is withdrawn: then its editions are those."""

    @property
    def notices(self) -> tuple[StoryEdition, ...]:
        """The editions that are withdrawn: a notice stands at the address of each."""
        return self.editions if self.withdrawn else self.gone

    @property
    def outline(self) -> Outline:
        """What is known of its editions before they come."""
        return _EDITIONS.outline(self)

    def speaks(self, lang: str) -> bool:
        """Whether it has an edition in `lang`, which need not come to be asked that."""
        return lang in self.outline.languages

    @property
    def appeared(self) -> datetime:
        """When it comes out: by its place among all others, and to those who follow, it is of that moment."""
        return self.release or self.date

    @property
    def updated(self) -> datetime:
        """When it last changed for its readers, who have seen no change from before it came out."""
        return max(self.modified, self.appeared) if self.modified else self.appeared

    def out(self, now: datetime) -> bool:
        """Whether readers may see it: neither a draft nor withdrawn, and its release (or else its date) has come."""
        return not self.draft and not self.withdrawn and self.appeared <= now

    def as_of(self, now: datetime) -> Story:
        """The story with the editions that are out by then; itself where none came later than it."""
        come = [each for each in self.later if each.at <= now]
        if not come or self.draft or self.withdrawn:
            return self
        own = list(zip(self.places, self.editions, strict=True)) + [
            (each.place, each.edition) for each in come
        ]
        own.sort(key=lambda pair: pair[0])
        photos = {photo.name: photo for each in come for photo in each.photos} | {
            photo.name: photo for photo in self.photos
        }
        return replace(
            self,
            editions=tuple(edition for _, edition in own),
            places=tuple(place for place, _ in own),
            photos=tuple(photos[name] for name in sorted(photos)),
            later=tuple(each for each in self.later if each not in come),
            digest=f"{self.digest} {' '.join(each.edition.lang for each in come)}",
        )

    def apart(self, editions: tuple[StoryEdition, ...], photos: tuple[Photo, ...], name: str) -> Story:
        """Some of its editions that readers do not see, as a story of its own."""
        digest = f"{self.digest} {name}"
        whole = replace(self, editions=editions, photos=photos, drafts=(), later=(), places=(), digest=digest)
        return replace(whole, draft_photos=(), gone=(), withdrawn=False)


_EDITIONS: LazyField[Outline] = vars(Story)["editions"]


def birthday(day: date, years: int) -> date:
    """The day on which what is of `day` is so many years old; of a 29 February, 1 March of a common year."""
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
