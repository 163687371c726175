"""A page that is taken apart: its headline, and what is told around its text, by a profile or by what is usual."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml.html import HtmlElement

from nhipcau.importing import lines
from nhipcau.importing.head_matter import HeadMatter
from nhipcau.importing.page_text import label, text_of
from nhipcau.importing.profiles import SiteProfile, compiled
from nhipcau.importing.values import LedgerLine

USUAL = {
    "standfirst": (
        ".sapo",
        ".standfirst",
        ".article-lead",
        ".entry-summary",
        ".lead",
        "p.description",
        "[itemprop=description]:not(figcaption)",
    ),
    "byline": (
        "[rel=author]",
        "[itemprop=author]",
        ".byline",
        ".author-name",
        ".post-author",
        ".tacgia",
        ".author",
    ),
    "views": (".post-views-count", ".view-count", ".views", ".luotxem", ".hits"),
    "date": (
        "time[datetime]",
        "[itemprop=datePublished]",
        ".entry-date",
        ".post-date",
        ".news-date",
        ".ngaydang",
        ".date",
    ),
    "section": ("[rel~=category]", ".breadcrumb a", ".breadcrumbs a", "[itemprop=articleSection]"),
    "topics": ("[rel=tag]", ".tags a", ".post-tags a", ".tag-links a"),
    "related": (".related a", ".related-posts a", ".tin-lien-quan a", ".tinkhac a", ".other-news a"),
}
"""Where the parts of a page stand on most sites."""


@dataclass(slots=True)
class PageParts:
    """A page that is being taken apart."""

    root: HtmlElement
    base: str
    head: HeadMatter
    ledger: list[LedgerLine] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    many: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def take(self, name: str, element: HtmlElement, words: str = "") -> None:
        """Take an element off the page that tells a field, and say so in the ledger."""
        told = text_of(element)
        self.found.setdefault(name, words or told)
        self.note(name, element)

    def note(self, became: str, element: HtmlElement) -> None:
        self.ledger.append(LedgerLine(became, label(element), text_of(element)))
        if element.getparent() is not None:
            element.drop_tree()


def take_title(page: PageParts, profile: SiteProfile, body: HtmlElement | None) -> None:
    """The headline: where the profile says, or the heading that the head of the page names too, or the only one."""
    told = page.head.title
    for selector in profile.select.get("title", ()):
        for element in compiled(selector)(page.root):
            if text_of(element) and element is not body:
                return page.take("title", element)
    headings = [each for each in page.root.iter("h1", "h2", "h3") if text_of(each) and each is not body]
    named = [each for each in headings if _names(page.head, text_of(each))]
    first = [each for each in headings if each.tag == "h1"]
    chosen = next(iter(named), first[0] if len(first) == 1 else None)
    if chosen is not None and not any(each is body for each in chosen.iterdescendants()):
        return page.take("title", chosen)
    if told:
        page.found["title"] = told
    return None


def _names(head: HeadMatter, words: str) -> bool:
    """Whether the head of the page names a heading."""
    bare = re.sub(r"\W+", "", words).casefold()
    page = re.sub(r"\W+", "", head.page_title).casefold()
    return lines.same(words, head.title) or (len(bare) > 8 and page.startswith(bare))


def take_fields(page: PageParts, profile: SiteProfile, body: HtmlElement | None) -> None:
    """All else that is told around the text; what the profile says is to be left goes."""
    for name in ("date", "views", "byline", "credit", "standfirst", "section", "topics", "related"):
        said = profile.select.get(name) or USUAL.get(name, ())
        for selector in said:
            found = [
                each for each in compiled(selector)(page.root) if not _holds(each, body) and text_of(each)
            ]
            if found and _told_by(page, name, found):
                break
    for why, selector in profile.leave:
        for element in compiled(selector)(page.root):
            if not _holds(element, body) and text_of(element):
                page.note(why, element)


def _holds(element: HtmlElement, body: HtmlElement | None) -> bool:
    """Whether an element is the text, has it in it, or is no longer on the page."""
    above = body
    while above is not None:
        if above is element:
            return True
        above = above.getparent()
    return element.getparent() is None


def _told_by(page: PageParts, name: str, found: list[HtmlElement]) -> bool:
    """Take a field from the elements that may tell it; whether they did."""
    if name in ("section", "topics", "related"):
        told = [(text_of(each), urljoin(page.base, each.get("href") or "")) for each in found]
        page.many[name] = [(words, address) for words, address in told if len(words) < 300]
        if name != "related":
            for each in found:
                page.note({"section": "section", "topics": "topic"}[name], each)
        return True
    element, words = found[0], text_of(found[0])
    if name == "date":
        moment = lines.when(words) or lines.when(element.get("datetime") or "")
        if not moment or len(words) > 2 * lines.LONGEST:
            return False
        count = lines.views(words)
        if count is not None:
            page.found["views"] = str(count)
        page.take("date", element, moment.told)
        return True
    if name == "views":
        count = lines.views(words) if not words.replace(".", "").isdigit() else int(words.replace(".", ""))
        if count is None:
            return False
        page.take("views", element, str(count))
        return True
    if name == "byline" and len(words) > 60:
        return False
    if name == "byline" and (taken := lines.source(words)):
        page.take("credit", element, taken)
        return True
    page.take(name, element)
    return True
