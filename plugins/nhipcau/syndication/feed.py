"""What a feed tells, whatever the format. Addresses are absolute, times aware."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from nhipcau.languages.catalogues import pgettext
from nhipcau.model import Body, Link

NONE: Mapping[str, str] = MappingProxyType({})
ICON = "/theme/icons/icon-512.png"
TAGS = 2026
"""A year in which the domain was ours, as a tag has to name one."""
# Translators: a feed that tells of events as they are announced, on pages and in programs that read feeds.
ANNOUNCED = pgettext("feed", "Events newly announced")


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who wrote; `url` is their page on the site."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The same story in another language."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story or an event in a feed.

    `id` is a tag URI (RFC 4151), outliving a new slug and a corrected day; `url` its address.
    """

    id: str
    url: str
    lang: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[Author, ...]
    topics: tuple[str, ...]
    image: str = ""
    translations: tuple[Translation, ...] = ()
    body: Body | None = None
    """Its whole text, in a feed that has more than summaries; `links` answer its references, in their order."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `page` shows the same stories to readers, `atom` and `json` are its own addresses."""

    lang: str
    title: str
    subtitle: str
    page: str
    atom: str
    json: str
    icon: str
    author: Author
    updated: datetime
    entries: tuple[FeedEntry, ...]
