"""What the head of a page tells of it: for search engines, for social networks, for readers of other languages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from nhipcau.importing.lines import when

_ARTICLES = frozenset(("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "Report"))


@dataclass(slots=True)
class HeadMatter:
    """What the head tells, each "" where it does not."""

    title: str = ""
    page_title: str = ""
    date: str = ""
    modified: str = ""
    description: str = ""
    byline: str = ""
    section: str = ""
    topics: list[str] = field(default_factory=list)
    image: str = ""
    address: str = ""
    lang: str = ""
    others: list[str] = field(default_factory=list)
    """The addresses of the same page in other languages."""


def head_matter(root: HtmlElement, base: str) -> HeadMatter:
    """The head of a page; addresses are made absolute with `base`."""
    metas = dict(_metas(root))
    found = HeadMatter(
        title=metas.get("og:title", ""),
        page_title=" ".join((root.findtext(".//head/title") or "").split()),
        date=_moment(
            metas, "article:published_time", "pubdate", "publishdate", "dc.date.issued", "datepublished"
        ),
        modified=_moment(metas, "article:modified_time"),
        description=metas.get("og:description", "") or metas.get("description", ""),
        byline=metas.get("article:author", "") if "/" not in metas.get("article:author", "") else "",
        section=metas.get("article:section", ""),
        image=_absolute(base, metas.get("og:image", "")),
        address=_absolute(base, metas.get("og:url", "")),
        lang=(root.get("lang") or metas.get("og:locale", "") or "")
        .replace("_", "-")
        .partition("-")[0]
        .lower(),
    )
    _links(root, base, found)
    for told in _linked_data(root):
        _article(told, found)
    return found


def _metas(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            yield name.lower(), content


def _moment(metas: Mapping[str, str], *names: str) -> str:
    told = next((metas[name] for name in names if name in metas), "")
    found = when(told)
    return found.told if found else ""


def _absolute(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""


def _links(root: HtmlElement, base: str, found: HeadMatter) -> None:
    for link in root.iter("link"):
        kinds, address = (link.get("rel") or "").lower().split(), _absolute(base, link.get("href") or "")
        if "canonical" in kinds and address:
            found.address = address
        elif "alternate" in kinds and link.get("hreflang") not in (None, "x-default") and address:
            found.others.append(address)


def _linked_data(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The things of schema.org that the page is."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                told = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            graph = told.get("@graph", [told]) if isinstance(told, dict) else told
            for each in graph if isinstance(graph, list) else ():
                if isinstance(each, dict) and _ARTICLES & set(_listed(each.get("@type"))):
                    yield each


def _article(told: Mapping[str, Any], found: HeadMatter) -> None:
    found.title = _words(told.get("headline")) or found.title
    dated = when(_words(told.get("datePublished")))
    found.date = found.date or (dated.told if dated else "")
    authors = [
        _words(each.get("name") if isinstance(each, dict) else each) for each in _listed(told.get("author"))
    ]
    found.byline = found.byline or ", ".join(filter(None, authors))
    found.section = found.section or _words(next(iter(_listed(told.get("articleSection"))), ""))
    keywords = told.get("keywords")
    found.topics += keywords.split(",") if isinstance(keywords, str) else map(_words, _listed(keywords))
    found.topics = [each.strip() for each in found.topics if each.strip()]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
