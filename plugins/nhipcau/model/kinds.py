"""The kinds of things there are: what each is called, and which of them have pages. Said here, and nowhere else.

A kind is either one of *pieces*, which lie in folders of `content/`, or of *entries*, which stand in a registry. What
reading must know of it besides (its fields, and what makes a value of them) is said in `reading/kinds.py`.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Generic, TypeVar

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.event import Event
from nhipcau.model.pieces import Page
from nhipcau.model.registry import (
    Country,
    Document,
    Notice,
    Organisation,
    Person,
    PressItem,
    Section,
    StorySeries,
    Topic,
    Venue,
)
from nhipcau.model.story import Story
from nhipcau.model.wording import Wording

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Kind(Generic[V]):
    """A kind of things whose values are of the class V.

    `name` is what links and `Site` call it ("person"). `plural` ("people") is the folder or the registry that holds
    them, the field by which others name many of them, and the path word (`Paths`) of their pages. With `paged`, each
    has a page under that word; with `listed`, all of them have one together, which is not there while an
    `optional` kind has none.
    """

    name: str
    plural: str
    piece: bool = False
    paged: bool = True
    listed: bool = False
    optional: bool = False
    """Whether there is no such page of all of them on a site that has none."""
    also: tuple[str, ...] = ()
    """Other fields in which things name many of them."""
    linked: bool = True
    """Whether texts can lead to them by key."""
    words: Wording = ()
    """The path word in each language whose settings name none; elsewhere it is the plural."""

    def named_by(self, thing: object) -> tuple[str, ...]:
        """The keys of this kind that a value names, in its field for many of them or for one."""
        one = getattr(thing, self.name, "") if self.name != self.plural else ""
        many: tuple[str, ...] = getattr(thing, self.plural, ())
        for field in self.also:
            many += getattr(thing, field, ())
        return (one, *many) if one else many

    def indexed(self, things: Sized) -> bool:
        """Whether all of them have a page together, where these are all."""
        return self.listed and (not self.optional or len(things) > 0)


STORY: Kind[Story] = Kind("story", "stories", piece=True, paged=False)
"""Not paged: a story's page stands under its month."""
EVENT: Kind[Event] = Kind("event", "events", piece=True, listed=True)
ANNIVERSARY: Kind[Anniversary] = Kind("anniversary", "anniversaries", piece=True, listed=True)
PAGE: Kind[Page] = Kind("page", "pages", piece=True)
SECTION: Kind[Section] = Kind("section", "sections")
TOPIC: Kind[Topic] = Kind("topic", "topics", listed=True)
PERSON: Kind[Person] = Kind("person", "people", listed=True)
ORGANISATION: Kind[Organisation] = Kind(
    "organisation",
    "organisations",
    listed=True,
    optional=True,
    also=("organisers",),
    words=(("vi", "to-chuc"),),
)
COUNTRY: Kind[Country] = Kind("country", "countries", listed=True, optional=True, words=(("vi", "quoc-gia"),))
DOCUMENT: Kind[Document] = Kind("document", "documents", listed=True, words=(("vi", "van-ban"),))
VENUE: Kind[Venue] = Kind("venue", "venues", listed=True, words=(("vi", "dia-diem"),))
SERIES: Kind[StorySeries] = Kind("series", "series", listed=True, optional=True, words=(("vi", "loat-bai"),))
NOTICE: Kind[Notice] = Kind("notice", "notices", paged=False, linked=False)
PRESS: Kind[PressItem] = Kind(
    "press", "press", paged=False, listed=True, optional=True, linked=False, words=(("vi", "bao-chi"),)
)

Kinds = tuple[Kind[object], ...]
KINDS: Kinds = (  # type: ignore[assignment]
    STORY,
    EVENT,
    ANNIVERSARY,
    PAGE,
    SECTION,
    TOPIC,
    PERSON,
    ORGANISATION,
    COUNTRY,
    DOCUMENT,
    VENUE,
    SERIES,
    NOTICE,
    PRESS,
)
"""The kinds that every site has; a site may have more (`Publication.kinds`)."""
