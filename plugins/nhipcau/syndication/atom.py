"""A feed as Atom: RFC 4287."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from nhipcau.languages import rfc3339
from nhipcau.syndication.feed import NONE, Feed, FeedEntry

ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"


def atom(feed: Feed, texts: Mapping[str, str] = NONE) -> bytes:
    """The feed as XML; `texts` are the HTML of entries by their ids, in a feed with whole texts."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, f"{XML}lang": feed.lang})
    _text(root, "id", feed.atom)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", rfc3339(feed.updated))
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.atom})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    _text(ElementTree.SubElement(root, "author"), "name", feed.author.name)
    for entry in feed.entries:
        _append(root, entry, texts.get(entry.id, ""))
    ElementTree.indent(root)
    said = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{said}\n'.encode()


def _append(root: ElementTree.Element, entry: FeedEntry, html: str) -> None:
    element = ElementTree.SubElement(root, "entry", {f"{XML}lang": entry.lang})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", rfc3339(entry.published))
    _text(element, "updated", rfc3339(entry.updated))
    ElementTree.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    for author in entry.authors:
        person = ElementTree.SubElement(element, "author")
        _text(person, "name", author.name)
        if author.url:
            _text(person, "uri", author.url)
    for topic in entry.topics:
        ElementTree.SubElement(element, "category", {"term": topic})
    _text(element, "summary", entry.summary)
    if html:
        ElementTree.SubElement(element, "content", {"type": "html"}).text = html


def _text(parent: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(parent, name).text = words
