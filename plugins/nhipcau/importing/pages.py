"""A page of the web: its headline, date, text and all that stands around them, by a profile or by what is usual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from nhipcau.convert.spelling import decode, respelt
from nhipcau.importing import lines
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.head_matter import HeadMatter, head_matter
from nhipcau.importing.marking import marked
from nhipcau.importing.matter import matter, text_of
from nhipcau.importing.peeling import peel
from nhipcau.importing.profiles import SiteProfile, compiled, portal_profile
from nhipcau.importing.rest import rest
from nhipcau.importing.settling import settled
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, LedgerLine, Saved, Useless
from nhipcau.languages import normalise

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOTHING = re.compile(
    r"\b(?:40[0134]|50[0-4])\b|not found|forbidden|access denied|server error|page unavailable"
    r"|không (?:tìm thấy|tồn tại)"
    r"|lỗi (?:hệ thống|máy chủ)|trang (?:bạn tìm|này) không|bảo trì|under maintenance|an error occurred",
    re.I,
)
_WRAPPING = re.compile(
    r"</?(?!(?:p|h[1-6]|a|img|ul|ol|li|br|title|meta|link|head|script|style)\b)[a-z][^>]*>", re.I
)
"""Tags that wrap others, as a page may have them by the thousand."""
SHORT = 150
"""Words of a page that can be nothing but a form or an excuse."""
USUAL = {
    "standfirst": (
        ".sapo",
        ".standfirst",
        ".article-lead",
        ".entry-summary",
        ".lead",
        "[itemprop=description]",
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


@dataclass(frozen=True, slots=True)
class WebPage:
    """Pages of the web, with a profile or without; `name` as it stands after --from."""

    name: str
    profile: SiteProfile | None = None

    def knows(self, saved: Saved) -> float:
        head = saved.head(2048).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        markup = head.startswith((b"<!doctype html", b"<html")) or b"<body" in head or b"<head" in head
        if not (markup or "html" in saved.media) or b"<rss" in head:
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
    _refuse(root, page.head, whole)
    body = _body(root, profile)
    _title(page, profile, body)
    _fields(page, profile, body)
    if body is None:
        raise Useless("list" if len(root.findall(".//a")) > 10 else "empty", whole)
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


def parsed(saved: Saved) -> HtmlElement:
    """The page as a tree, its letters as they were meant."""
    text, _ = decode(saved.read(), saved.charset)
    text = _UNREADABLE.sub("", text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise Useless("empty")
    root = _tree(text)
    if root is None:  # deeper than any parser goes, and all that lies there would be lost
        root = _tree(_WRAPPING.sub("\n", text))
    if root is None:
        raise Useless("unreadable")
    read, _ = respelt(text_of(root))
    for node in root.iter():
        if node.text:
            node.text = normalise(read(node.text) if read else node.text)
        if node.tail:
            node.tail = normalise(read(node.tail) if read else node.tail)
    return root


def _tree(text: str) -> HtmlElement | None:
    """The tree of a page; None where a parser does not get to its end."""
    parser = HTMLParser(huge_tree=True)
    try:
        root = document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return None if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log) else root


def _refuse(root: HtmlElement, head: HeadMatter, whole: str) -> None:
    """Raise Useless for pages that ask for a password, and for those that say that there is nothing."""
    if len(whole.split()) > SHORT:
        return
    if compiled("input[type=password]")(root):
        raise Useless("login", whole)
    first = next((text_of(each) for each in root.iter("h1", "h2") if text_of(each)), "")
    if _NOTHING.search(f"{head.page_title} {first}"):
        raise Useless("error", whole)


def _body(root: HtmlElement, profile: SiteProfile) -> HtmlElement | None:
    for selector in profile.select.get("body", ()):
        found = [each for each in compiled(selector)(root) if text_of(each)]
        if found:
            return max(found, key=lambda each: len(text_of(each)))
    return matter(root)


def _title(page: PageParts, profile: SiteProfile, body: HtmlElement | None) -> None:
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


def _fields(page: PageParts, profile: SiteProfile, body: HtmlElement | None) -> None:
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
    page.take(name, element)
    return True


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


def label(element: HtmlElement) -> str:
    """An element as a selector would name it: `div#news.content`."""
    ident, names = element.get("id") or "", (element.get("class") or "").split()[:3]
    return str(element.tag) + (f"#{ident}" if ident else "") + "".join(f".{name}" for name in names)
