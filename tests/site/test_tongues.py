"""Each passage of the sample site says its language where that is not the page's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from tests.site.conftest import Built

ONLY_VIETNAMESE = re.compile("[ơưđƠƯĐ]|[ạảấầẩẫậắằẳẵặẻẽếềểễệỉịỏốồổỗộớờởỡợủứừửữựỷỵ]", re.I)
"""Letters that no other language of these pages has."""

SILENT = {"script", "style", "title"}


def texts(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Every text of the body with the language it stands in."""

    def walk(element: HtmlElement, lang: str) -> Iterator[tuple[str, str]]:
        inner = element.get("lang", lang)
        yield element.text or "", inner
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SILENT:
                yield from walk(child, inner)
            yield child.tail or "", inner

    yield from walk(page.find("body"), page.get("lang"))


def names(sample: Built, lang: str) -> set[str]:
    """The main headings of the pages of a language: titles of pieces, names of sections, topics and people."""
    pages = (page for page in sample.pages.values() if page.get("lang") == lang)
    return {heading.text_content().strip() for page in pages for heading in page.iter("h1")}


def test_vietnamese_in_english_pages_is_marked(sample: Built) -> None:
    for address, page in sample.pages.items():
        unmarked = [
            text.strip() for text, lang in texts(page) if lang != "vi" and ONLY_VIETNAMESE.search(text)
        ]
        assert unmarked == [], address


def test_a_title_of_the_other_edition_is_marked_wherever_it_stands(sample: Built) -> None:
    vietnamese, english = names(sample, "vi"), names(sample, "en")
    seen = set()
    for address, page in sample.pages.items():
        for text, lang in texts(page):
            if text.strip() in vietnamese ^ english:
                own = "vi" if text.strip() in vietnamese else "en"
                assert lang == own, (address, text)
                seen.add((page.get("lang"), own))
    assert {("vi", "en"), ("en", "vi")} <= seen
