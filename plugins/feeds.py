"""Atom feeds (RFC 4287): of each language, and of each section, topic, event and person in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from blinker import signal

from plugins.newsroom import Drawing, Output, Site, Story, StoryEdition, path_of

LENGTH = 20
"""Entries at most: who reads feeds comes at least once a month."""
ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story in a feed. `id` is a tag URI (RFC 4151) of its key, so that it outlives a new slug; `url` its address."""

    id: str
    url: str
    edition: StoryEdition
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed; addresses are absolute."""

    lang: str
    title: str
    subtitle: str
    url: str
    page: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def feeds(site: Site, lang: str, kind: str = "language", key: str = "") -> Iterator[Feed]:
    """The feed of the newest stories of a thing that are written in `lang`, if there is one."""
    language = site.publication.language(lang)
    root = site.publication.url
    for link in site.feeds(lang, kind, key):
        stories = [story for story in reversed(site.of(kind, key or lang)) if story.edition(lang)][:LENGTH]
        entries = tuple(_entry(site, story, lang) for story in stories)
        yield Feed(
            lang=lang,
            title=f"{link.text} – {language.site_name}" if key else language.site_name,
            subtitle="" if key else language.tagline,
            url=root + link.url,
            page=root + link.url.removesuffix("atom.xml"),
            author=site.publication.author,
            updated=max(entry.updated for entry in entries),
            entries=entries,
        )


def _entry(site: Site, story: Story, lang: str) -> FeedEntry:
    edition = story.edition(lang)
    assert edition is not None
    authors = tuple(link.text for link in site.links("person", story.authors, lang))
    topics = tuple(link.text for link in site.links("topic", story.topics, lang))
    host = urlsplit(site.publication.url).hostname
    tag = f"tag:{host},{story.date:%Y-%m-%d}:{story.key}/{lang}"
    url = site.publication.url + edition.url
    return FeedEntry(tag, url, edition, story.date, story.updated, authors, topics)


def atom(feed: Feed) -> bytes:
    """The feed as XML."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, f"{XML}lang": feed.lang})
    _text(root, "id", feed.url)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated.isoformat())
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.url})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    _text(ElementTree.SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _append(root, entry)
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="utf-8") + b"\n"


def _append(root: ElementTree.Element, entry: FeedEntry) -> None:
    element = ElementTree.SubElement(root, "entry", {f"{XML}lang": entry.edition.lang})
    _text(element, "id", entry.id)
    _text(element, "title", entry.edition.title)
    _text(element, "published", entry.published.isoformat())
    _text(element, "updated", entry.updated.isoformat())
    ElementTree.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    for author in entry.authors:
        _text(ElementTree.SubElement(element, "author"), "name", author)
    for topic in entry.topics:
        ElementTree.SubElement(element, "category", {"term": topic})
    _text(element, "summary", entry.edition.summary)


def _text(parent: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(parent, name).text = words


def files(site: Site, compositor: Any, lang: str, kind: str, key: str) -> Iterator[Output]:
    """The feed of one thing in one language."""
    for feed in feeds(site, lang, kind, key):
        yield Output(path_of(feed.url.removeprefix(site.publication.url)), (feed,), atom)


def draw(site: Site, compositor: Any) -> Iterator[Drawing]:
    content = site.content
    for lang in (language.code for language in site.languages):
        yield Drawing(files, (lang, "language", ""))
        for kind, things in (
            ("section", content.sections),
            ("topic", content.topics),
            ("person", content.people),
            ("event", [event for event in content.events if event.edition(lang)]),
        ):
            yield from (Drawing(files, (lang, kind, thing.key)) for thing in things)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
