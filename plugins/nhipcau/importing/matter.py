"""The text of a page, found without a profile: by the names that software gives it, or where its paragraphs lie."""

from __future__ import annotations

from collections import defaultdict

from lxml.html import HtmlElement

from nhipcau.importing.page_text import has_bad_name, leaves, text_of
from nhipcau.importing.profiles import compiled
from nhipcau.importing.widening import widened

NAMED = (
    "[itemprop=articleBody]", ".entry-content", ".post-content", ".article-content", ".article-body", ".article__body",
    ".detail-content", ".content-detail", ".news-content", ".newscontent", ".news-detail", ".fck_detail", ".cms-body",
    ".detail__content", ".post-body", ".td-post-content", ".noidung", ".noi-dung", ".chitiet", ".chi-tiet", ".bodytext",
    "#content-detail", "#article-body", "#divNewsContent", ".journal-content-article", "article .content",
)  # fmt: skip
"""Selectors of what is the text, on the software that most old sites have."""
ENOUGH = 40
"""Words that a text has at least."""


def matter(root: HtmlElement) -> HtmlElement | None:
    """The element that holds the text of a page, or None where it has none."""
    for selector in NAMED:
        found = [each for each in compiled(selector)(root) if _words(each) >= ENOUGH]
        if found:
            return max(found, key=_words)
    densest = _densest(root)
    return None if densest is None else widened(densest)


def _words(element: HtmlElement) -> int:
    return len(text_of(element).split())


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
    good = {element: score for element, score in scores.items() if not has_bad_name(element)}
    best = max(good, key=lambda element: good[element], default=None)
    return best if best is not None and _words(best) >= ENOUGH else None
