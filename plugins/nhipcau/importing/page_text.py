"""What the elements of a page say, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

SKIPPED = frozenset(
    (
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "button",
        "head",
    )
)
_BLOCK = frozenset(
    ("p", "div", "td", "li", "blockquote", "section", "article", "main", "center", "table", "ul", "ol", "pre",
    "h1", "h2",
     "h3", "h4", "tr", "tbody", "figure", "dl", "body")
)  # fmt: skip
_BAD = re.compile(
    r"comment|footer|sidebar|menu|breadcrumb|related|share|widget|banner|popup|cookie|login|binh-?luan", re.I
)


def text_of(element: HtmlElement) -> str:
    """What an element says, blocks kept apart, without code and style."""
    return " ".join(" ".join(pieces(element)).split())


def pieces(element: HtmlElement) -> Iterator[str]:
    """The texts of an element in reading order; a blank stands between blocks, and nothing within a line."""
    found: list[str] = []
    _gather(element, found)
    yield "".join(found)


def _gather(element: HtmlElement, found: list[str]) -> None:
    """Walk with a stack of its own, of elements and of what follows them: pages have ten thousand levels."""
    stack: list[HtmlElement | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            found.append(node)
            continue
        tag = node.tag
        if not isinstance(tag, str):
            continue
        if tag in _UNSAID:
            found.append(" ")
            continue
        if not (tag in INLINE or ":" in tag):
            found.append(" ")
            stack.append(" ")
        if node.text:
            found.append(node.text)
        for child in reversed(node):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)


_UNSAID = frozenset(("script", "style", "noscript", "template", "head"))
INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
     "var", "wbr")
)  # fmt: skip
"""The elements that a line goes through."""


def leaves(root: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks that hold no other block, outside of what is no text."""
    stack = [root]
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str) or node.tag in SKIPPED:
            continue
        if node.tag in _BLOCK and not any(child.tag in _BLOCK for child in node):
            yield node
        else:
            stack.extend(reversed(node))


def has_bad_name(element: HtmlElement) -> bool:
    """Whether an element is named as what stands around a text."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_BAD.search(named)) and element.tag not in ("body", "main", "article")


def label(element: HtmlElement) -> str:
    """An element as a selector would name it: `div#news.content`."""
    ident, names = element.get("id") or "", (element.get("class") or "").split()[:3]
    return str(element.tag) + (f"#{ident}" if ident else "") + "".join(f".{name}" for name in names)
