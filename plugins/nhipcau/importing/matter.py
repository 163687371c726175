"""The text of a page, found without a profile: by the names that software gives it, or where its paragraphs lie."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

from nhipcau.importing.profiles import compiled

NAMED = (
    "[itemprop=articleBody]", ".entry-content", ".post-content", ".article-content", ".article-body", ".article__body",
    ".detail-content", ".content-detail", ".news-content", ".newscontent", ".news-detail", ".fck_detail", ".cms-body",
    ".detail__content", ".post-body", ".td-post-content", ".noidung", ".noi-dung", ".chitiet", ".chi-tiet", ".bodytext",
    "#content-detail", "#article-body", "#divNewsContent", ".journal-content-article", "article .content",
)  # fmt: skip
"""Selectors of what is the text, on the software that most old sites have."""
ENOUGH = 40
"""Words that a text has at least."""
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


def matter(root: HtmlElement) -> HtmlElement | None:
    """The element that holds the text of a page, or None where it has none."""
    for selector in NAMED:
        found = [each for each in compiled(selector)(root) if _words(each) >= ENOUGH]
        if found:
            return max(found, key=_words)
    return _densest(root)


def _words(element: HtmlElement) -> int:
    return len(text_of(element).split())


def text_of(element: HtmlElement) -> str:
    """What an element says, blocks kept apart, without code and style."""
    return " ".join(" ".join(pieces(element)).split())


def pieces(element: HtmlElement) -> Iterator[str]:
    """The texts of an element in reading order; a blank stands between blocks, and nothing within a line."""
    found: list[str] = []
    _gather(element, found)
    yield "".join(found)


def _gather(element: HtmlElement, found: list[str]) -> None:
    """Walk with a stack of its own: pages have ten thousand levels."""
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        inline = tag in INLINE or ":" in tag
        if done:
            if not inline:
                found.append(" ")
            if node is not element and node.tail:
                found.append(node.tail)
            continue
        if not tag or tag in ("script", "style", "noscript", "template", "head"):
            found.append(" " if tag else "")
            if node is not element and node.tail:
                found.append(node.tail)
            continue
        if not inline:
            found.append(" ")
        if node.text:
            found.append(node.text)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
     "var", "wbr")
)  # fmt: skip
"""The elements that a line goes through."""


def _densest(root: HtmlElement) -> HtmlElement | None:
    """The element in which most of the paragraphs lie, by their length and without their links."""
    scores: dict[HtmlElement, float] = defaultdict(float)
    for leaf in leaves(root):
        text = " ".join(leaf.text_content().split())
        links = sum(len(link.text_content()) for link in leaf.iter("a"))
        if len(text) < 40 or 2 * links > len(text):
            continue
        score = 1 + text.count(",") + min(len(text) / 100, 4)
        parent = leaf.getparent()
        if parent is not None:
            scores[parent] += score
            above = parent.getparent()
            if above is not None:
                scores[above] += score / 2
    good = {element: score for element, score in scores.items() if not _is_bad(element)}
    best = max(good, key=lambda element: good[element], default=None)
    return best if best is not None and _words(best) >= ENOUGH else None


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


def _is_bad(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_BAD.search(named)) and element.tag not in ("body", "main", "article")
