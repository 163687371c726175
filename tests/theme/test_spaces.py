"""Words that stand apart on a page are apart when it is copied, or read without its styles."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.theme.drawing import pages, render

INLINE = ["a", "abbr", "b", "em", "i", "q", "s", "small", "span", "strong", "time", "u"]


@pytest.mark.parametrize("template", sorted({template for template, _, _ in pages().values()}))
def test_no_words_of_two_elements_run_together(template: str) -> None:
    for drawn_with, lang, page in pages().values():
        if drawn_with == template:
            assert list(_joined(BeautifulSoup(render(template, lang, page), "lxml"))) == []


def _joined(page: BeautifulSoup) -> list[str]:
    found = []
    for element in page.body.find_all(INLINE):
        beside = element.next_sibling
        if isinstance(beside, Tag) and beside.name in INLINE:
            before, after = element.get_text(), beside.get_text()
            if before[-1:].isalnum() and after[:1].isalnum():
                found.append(f"{before[-30:]}|{after[:30]}")
    return found
