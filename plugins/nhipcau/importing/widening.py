"""From the element in which most paragraphs of a page lie to all of its text: a photo in a table before them, a
standfirst in a box of its own."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from nhipcau.importing import lines
from nhipcau.importing.page_text import SKIPPED, has_bad_name, text_of

LEVELS = 30
"""Elements around the paragraphs that are looked at."""
PROSE = 12
"""Words of what goes on with a text; what has fewer, and no photo, is a doubt."""
_FRAME = re.compile(
    r"©|\bcopyright\b|all rights reserved|bản quyền thuộc|giấy phép (?:số|hoạt động|xuất bản)|\w@\w"
    r"|\b(?:điện thoại|hotline|tel|fax|e-?mail)\s*:",
    re.I,
)
"""What the foot of a page says."""


def widened(body: HtmlElement) -> HtmlElement:
    """The widest element around the paragraphs that holds nothing but their text."""
    best = inner = body
    for _ in range(LEVELS):
        outer = inner.getparent()
        if outer is None or outer.tag in ("body", "html") or has_bad_name(outer):
            break
        beside = [each for each in outer if each is not inner and isinstance(each.tag, str) and text_of(each)]
        if not all(map(_goes_on, beside)):
            break
        inner = outer
        doubt = sum(map(_words, filter(_is_doubt, beside)))
        if sum(map(_words, beside)) > 3 * doubt:
            best = outer
    return best


def _words(element: HtmlElement) -> int:
    return len(text_of(element).split())


def _is_doubt(element: HtmlElement) -> bool:
    return _words(element) < PROSE and element.find(".//img") is None


def _goes_on(element: HtmlElement) -> bool:
    """Whether what stands beside a text can be of it: no menu, no form, no headline, no date, no list of others."""
    words = text_of(element)
    if element.tag in SKIPPED or element.tag == "h1" or has_bad_name(element) or _FRAME.search(words):
        return False
    if element.find(".//h1") is not None or lines.is_dated(words) or lines.ends_text(words):
        return False
    links = sum(len(text_of(link)) for link in element.iter("a") if link.find(".//img") is None)
    return 4 * links <= len(words) and not any(
        each.tag in SKIPPED or has_bad_name(each) or lines.ends_text(text_of(each))
        for each in element.iterdescendants("form", "nav", "aside", "div", "ul", "h2", "h3", "h4")
    )
