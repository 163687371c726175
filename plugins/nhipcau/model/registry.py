"""The entries of the registries: each has a key, and one name in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from nhipcau.model.event import Coordinates
from nhipcau.model.pieces import Reference
from nhipcau.model.wording import Wording, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One table of a registry: a key, and its one name in each language."""

    key: str
    names: Wording
    slugs: Wording = ()
    descriptions: Wording = ()
    aliases: tuple[str, ...] = ()
    """Addresses that its page once had, in whichever language."""

    def name(self, lang: str) -> str:
        return said(self.names, lang)

    def slug(self, lang: str) -> str:
        return said(self.slugs, lang) or self.key


class Section(Entry):
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Entry):
    """What stories are about."""

    country: str = ""
    """The key of the country that it is about."""


class Country(Entry):
    """A partner country; what concerns it names it: topics and organisations."""

    __slots__ = ()


class StorySeries(Entry):
    """Stories that belong together in the order in which they come out."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A title someone holds; `since` and `until` are the first and the last day, None where open or unknown."""

    organisation: str
    titles: Wording
    since: date | None = None
    until: date | None = None
    head: bool = False
    """Whether who holds it is at the head of the organisation."""

    def held(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: Office) -> bool:
        """Whether there is a day on which both are held."""
        begins = max(self.since or date.min, other.since or date.min)
        return begins <= min(self.until or date.max, other.until or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """A person whom texts name, or a desk that signs them."""

    offices: tuple[Office, ...] = ()
    desk: bool = False
    """Whether it is no person but a desk of the newsroom, under whose name several write."""

    def office(self, day: date) -> Office | None:
        """The office held on that day: the one taken up last, where there are several."""
        held = [office for office in self.offices if office.held(day)]
        return max(held, key=lambda office: office.since or date.min, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entry):
    """An organisation that texts name."""

    short: Wording = ()
    url: str = ""
    until: date | None = None
    """The last day on which it was there."""
    successor: str = ""
    """The key of the one that does its work since."""
    country: str = ""
    """The key of the country that it is from, or whose friends it brings together."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies beside a registry and goes out as it is."""

    name: str
    """The file's name as the registry writes it, in NFC."""
    file: str
    """Where it lies, relative to the content folder."""
    url: str
    """Its address, percent-encoded."""
    size: int
    """In bytes."""
    digest: str

    @property
    def ending(self) -> str:
        """The end of its name without the dot, in lower case: what kind of file it is."""
        return self.name.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Entry):
    """An official document; its names are its official titles.

    `kind_slugs` are the words in the addresses of the lists of its kind. `url` is the address of its text elsewhere,
    `file` the text itself.
    """

    number: str
    kinds: Wording
    kind_slugs: Wording = ()
    date: date
    issuer: str = ""
    url: str = ""
    file: Attachment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Entry):
    """A place where events are held. `access` tells how to get in; `map` is the address of one elsewhere."""

    addresses: Wording = ()
    coordinates: Coordinates | None = None
    map: str = ""
    access: Wording = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Entry):
    """What every page says at its top, in the words of its names, from `start` on and until before `end` (both aware).

    `level` is "urgent" for what nobody may miss. `thing` is what it leads to on this site, `url` elsewhere.
    """

    start: datetime
    end: datetime
    level: Literal["note", "urgent"] = "note"
    thing: Reference | None = None
    url: str = ""

    def in_force(self, now: datetime) -> bool:
        return self.start <= now < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class PressItem(Entry):
    """What the page for the press offers: somebody to ask (`email`, `phone`), a `file` to take, or the stories of a
    `topic`."""

    email: str = ""
    phone: str = ""
    file: Attachment | None = None
    topic: str = ""
