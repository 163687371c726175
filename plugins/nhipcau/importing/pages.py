"""A page of the web: its headline, date, text and all that stands around them, by a profile or by what is usual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from nhipcau.importing import lines
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.head_matter import HeadMatter, head_matter
from nhipcau.importing.marking import marked
from nhipcau.importing.matter import matter
from nhipcau.importing.page_parts import PageParts, take_fields, take_title
from nhipcau.importing.page_text import text_of
from nhipcau.importing.parsing import parsed, refuse
from nhipcau.importing.peeling import peel
from nhipcau.importing.profiles import SiteProfile, compiled, portal_profile
from nhipcau.importing.rest import rest
from nhipcau.importing.settling import settled
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, Saved, Useless


@dataclass(frozen=True, slots=True)
class WebPage:
    """Pages of the web, with a profile or without; `name` as it stands after --from."""

    name: str
    profile: SiteProfile | None = None

    def knows(self, saved: Saved) -> float:
        head = saved.head(2048).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        markup = head.startswith((b"<!doctype html", b"<html")) or b"<body" in head or b"<head" in head
        if not (markup or "html" in saved.media) or b"<rss" in head or b"\0" in head:
            return 0.0
        if self.profile and self.profile.hosts:
            return (
                0.8
                if (urlsplit(saved.address).hostname or "").removeprefix("www.") in self.profile.hosts
                else 0.0
            )
        return 0.5

    def parts(self, saved: Saved) -> Iterator[Saved]:
        yield saved

    def read(self, saved: Saved) -> Iterator[Article]:
        yield read_page(saved, self.profile or SiteProfile("html"))


def portal_pages(name: str) -> WebPage:
    """The pages of a portal that the package knows."""
    return WebPage(name, portal_profile(name))


def read_page(saved: Saved, profile: SiteProfile) -> Article:
    """The article of a page; Useless where it has none."""
    root = parsed(saved)
    base = saved.address or f"{NOWHERE}/{quote(saved.name)}"
    page = PageParts(root, base, head_matter(root, base))
    whole = text_of(root)
    refuse(root, page.head, whole)
    body = _body(root, profile)
    take_title(page, profile, body)
    take_fields(page, profile, body)
    if body is None:
        raise Useless("list" if len(root.findall(".//a")) > 10 else "short" if whole else "empty", whole)
    peel(page, body)
    told = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    markdown, shots, left, said = marked(told, base)
    around = list(rest(root, body))
    source = counted(said)
    for line in (*page.ledger, *around):
        source.update(counted(line.words))
    article = Article(
        source=saved.name,
        origin=_origin(saved, profile),
        lang=profile.language or tongue(plain(markdown)) or page.head.lang,
        body=markdown,
        shots=shots,
        **_told_fields(saved, page),
    )
    return settled(article, source, [*page.ledger, *left, *around])


def _told_fields(saved: Saved, page: PageParts) -> dict[str, Any]:
    """What the page tells around its text; what only its head tells counts where the page shows nothing."""
    sections = tuple(words for words, _ in page.many.get("section", [])[-1:])
    topics = tuple(dict.fromkeys(words for words, _ in page.many.get("topics", [])))
    return {
        "title": page.found.get("title", ""),
        "standfirst": page.found.get("standfirst", ""),
        "byline": _who(page),
        "credit": page.found.get("credit", ""),
        "date": page.head.date or page.found.get("date", ""),
        "sections": sections or _told(page.head.section),
        "topics": topics or tuple(page.head.topics),
        "views": int(page.found["views"]) if page.found.get("views") else None,
        "addresses": _addresses(saved, page.head),
        "translations": tuple(each for each in page.head.others if each != saved.address),
        "cover": page.head.image,
        "related": tuple(page.many.get("related", ())),
    }


def _body(root: HtmlElement, profile: SiteProfile) -> HtmlElement | None:
    for selector in profile.select.get("body", ()):
        found = [each for each in compiled(selector)(root) if text_of(each)]
        if found:
            return max(found, key=lambda each: len(text_of(each)))
    return matter(root)


def _who(page: PageParts) -> str:
    words = page.found.get("byline", "") or page.head.byline
    return lines.byline(words) or re.sub(r"^(?:by|bởi)\s+", "", words, flags=re.I)


def _told(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _origin(saved: Saved, profile: SiteProfile) -> str:
    host = (urlsplit(saved.address).hostname or "").removeprefix("www.")
    return (
        profile.name
        if profile.name != "html"
        else host
        if host and not saved.address.startswith(NOWHERE)
        else "html"
    )


def _addresses(saved: Saved, head: HeadMatter) -> tuple[str, ...]:
    """Where the page stood, and where it says that it stands."""
    mine = (saved.address,) if saved.address else ()
    said = (head.address,) if head.address and "://" in head.address else ()
    return tuple(dict.fromkeys(each for each in (*mine, *said) if each))
