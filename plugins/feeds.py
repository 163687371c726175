"""Atom feeds (RFC 4287): of each language, and of each section, topic, event and person in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from blinker import signal

from plugins.newsroom import Link, Output, Site, Story, StoryEdition, path_of

LENGTH = 20
"""Entries at most: who reads feeds comes at least once a month."""
ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story in a feed. `id` is the address it was first published at: a new slug makes a new entry (RFC 4287, 4.2.6)."""

    id: str
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


def feed(site: Site, link: Link, page: str, stories: list[Story], title: str = "") -> Feed | None:
    """The feed at `link`, of the newest of `stories` (oldest first); None where none is written in its language."""
    lang = link.lang
    language = site.publication.language(lang)
    entries = tuple(_entry(site, story, lang) for story in reversed(stories) if story.edition(lang))[:LENGTH]
    if not entries:
        return None
    return Feed(
        lang=lang,
        title=f"{title} – {language.site_name}" if title else language.site_name,
        subtitle="" if title else language.tagline,
        url=site.publication.url + link.url,
        page=site.publication.url + page,
        author=site.publication.author,
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _entry(site: Site, story: Story, lang: str) -> FeedEntry:
    edition = story.edition(lang)
    assert edition is not None
    authors = tuple(link.text for link in site.links("person", story.authors, lang))
    topics = tuple(link.text for link in site.links("topic", story.topics, lang))
    url = site.publication.url + edition.url
    return FeedEntry(url, edition, story.date, story.updated, authors, topics)


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
    ElementTree.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.id})
    for author in entry.authors:
        _text(ElementTree.SubElement(element, "author"), "name", author)
    for topic in entry.topics:
        ElementTree.SubElement(element, "category", {"term": topic})
    _text(element, "summary", entry.edition.summary)


def _text(parent: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(parent, name).text = words


def feeds(site: Site, lang: str) -> Iterator[Feed | None]:
    home = site.publication.language(lang).home
    yield feed(site, site.feed(lang), home, list(site.of("language", lang)))
    content = site.content
    for kind, entries in (
        ("section", content.sections),
        ("topic", content.topics),
        ("person", content.people),
    ):
        for entry in entries:
            link = site.link(kind, entry.key, lang)
            yield feed(
                site, site.feed(lang, kind, entry.key), link.url, list(site.of(kind, entry.key)), link.text
            )
    for event in content.events:
        link = site.link("event", event.key, lang)
        if link.lang == lang:
            yield feed(
                site,
                site.feed(lang, "event", event.key),
                link.url,
                list(site.of("event", event.key)),
                link.text,
            )


def draw(site: Site, compositor: Any) -> Iterator[Output]:
    for language in site.languages:
        for one in feeds(site, language.code):
            if one:
                yield Output(path_of(one.url.removeprefix(site.publication.url)), (one,), atom)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
