"""The budget of every page: what it weighs, what holds it up, and that nothing moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.pages import PAGES, SCROLL, weigh
from bench.server import served
from tests.site.conftest import Built

pytestmark = pytest.mark.browser

STORY = 30 * 1024
SEARCH = 33 * 1024
"""A page that finds what was meant, too, in modules of its own."""
FONTS = 130 * 1024
"""Bytes, compressed."""
STILL = 0.005
"""A shift that is 0.00 in every report."""


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_keeps_to_its_budget(browser: Browser, sample: Built, kind: str) -> None:
    with served(sample.folder) as address:
        found = [weigh(browser, address, path) for path in PAGES[kind]]
    for each in found:
        assert 0 < each.code <= (SEARCH if kind == "search" else STORY), each
        assert 0 < each.fonts <= FONTS, each
        assert each.font_files <= 3, each
        assert each.blocking == ("/theme/site.css",), each
        assert each.shift < STILL, each


def test_what_moves_is_measured(browser: Browser, sample: Built) -> None:
    page = browser.new_page()
    with served(sample.folder) as address:
        page.goto(address)
        page.evaluate("window.shift = 0")
        page.evaluate(
            """() => new PerformanceObserver((list) => {
                for (const each of list.getEntries()) window.shift += each.value;
            }).observe({ type: "layout-shift" })"""
        )
        page.wait_for_timeout(600)  # a shift soon after an input would not count
        page.evaluate(
            "document.querySelector('main').insertAdjacentHTML('beforebegin', '<p>' + 'x<br>'.repeat(9))"
        )
        page.evaluate(SCROLL)
        assert page.evaluate("window.shift") > STILL
    page.close()
