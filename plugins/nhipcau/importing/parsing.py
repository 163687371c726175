"""A saved page as a tree, its letters as they were meant; and the pages that say nothing."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from nhipcau.convert.spelling import decode, respelt
from nhipcau.importing.head_matter import HeadMatter
from nhipcau.importing.page_text import text_of
from nhipcau.importing.profiles import compiled
from nhipcau.importing.values import Saved, Useless
from nhipcau.languages import normalise

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOTHING = re.compile(
    r"\b(?:40[0134]|50[0-4])\b|not found|forbidden|access denied|server error|page unavailable"
    r"|không (?:tìm thấy|tồn tại)"
    r"|lỗi (?:hệ thống|máy chủ)|trang (?:bạn tìm|này) không|bảo trì|under maintenance|an error occurred",
    re.I,
)
_KEPT = r"</?(?!(?:p|h[1-6]|a|img{}|br|title|meta|link|head|script|style)\b)[a-z][^>]*>"
_WRAPPING = tuple(re.compile(_KEPT.format(kept), re.I) for kept in ("|ul|ol|li", ""))
"""Tags that wrap others, as a page may have them by the thousand; and with them those of lists."""
HEAD = ("title", "meta", "link", "base", "style", "script", "noscript", "template")
"""What stands in the head of a page (HTML, 4.2)."""
SHORT = 150
"""Words of a page that can be nothing but a form or an excuse."""


def parsed(saved: Saved) -> HtmlElement:
    """The page as a tree, its letters as they were meant."""
    text, _ = decode(saved.read(), saved.charset)
    text = _UNREADABLE.sub("", text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise Useless("empty")
    root = _tree(text)
    for wrapping in _WRAPPING:
        if root is None:  # deeper than any parser goes, and all that lies there would be lost
            root = _tree(wrapping.sub("\n", text))
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
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):
        return None
    _have_body(root)
    return root


def _have_body(root: HtmlElement) -> None:
    """Where nobody wrote `<body>`, which HTML allows, the parser has what it knows no element of in the head."""
    head, body = root.find("head"), root.find("body")
    inside = list(head) if head is not None else []
    first = next((place for place, each in enumerate(inside) if each.tag not in (*HEAD, etree.Comment)), None)
    if first is None:
        return
    if body is None:
        body = root.makeelement("body", {})
        root.append(body)
    inside[-1].tail, body.text = (inside[-1].tail or "") + (body.text or ""), None
    body[:0] = inside[first:]


def refuse(root: HtmlElement, head: HeadMatter, whole: str) -> None:
    """Raise Useless for pages that ask for a password, and for those that say that there is nothing."""
    if len(whole.split()) > SHORT:
        return
    if compiled("input[type=password]")(root):
        raise Useless("login", whole)
    first = next((text_of(each) for each in root.iter("h1", "h2") if text_of(each)), "")
    if _NOTHING.search(f"{head.page_title} {first}"):
        raise Useless("error", whole)
