"""axe-core finds no fault with any kind of page: in each language, light and dark, narrow and wide."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import ROOT
from tests.site.kinds import KINDS, LANGUAGES, SEARCHES, search

WIDTHS = (360, 1280)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: `npm ci` brings it"),
]


@pytest.fixture(scope="module")
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now."""
    found: dict[str, Any] = page.evaluate("options => axe.run(options)", OPTIONS)
    return [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def looked_at(browser: Browser, axe: str, url: str, paths: list[str], scheme: Any) -> dict[str, list[str]]:
    """The faults of pages in one scheme at every width, by width and address; pages without any are left out."""
    # Without motion: axe would measure a colour that is still on its way to another.
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    page.add_init_script(axe)
    told = {}
    for path in paths:
        page.goto(url + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            told[f"{width} {path}"] = faults(page)
    page.close()
    return {where: found for where, found in told.items() if found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_no_fault(browser: Browser, address: str, axe: str, lang: str, scheme: str) -> None:
    paths = [addresses[LANGUAGES.index(lang)] for addresses in KINDS.values()]
    assert looked_at(browser, axe, address, paths, scheme) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_long_lists(browser: Browser, long_lists: str, axe: str, scheme: str) -> None:
    paths = ["/chuyen-muc/van-hoa/", "/chuyen-muc/van-hoa/trang/1/", "/en/topics/peace/page/1/"]
    assert looked_at(browser, axe, long_lists, paths, scheme) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_where_there_is_nothing_yet(
    browser: Browser, nothing_yet: str, axe: str, scheme: str
) -> None:
    paths = ["/", "/en/", "/su-kien/", "/en/events/", "/ky-niem/", "/en/sections/culture/", "/luu-tru/"]
    assert looked_at(browser, axe, nothing_yet, paths, scheme) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "query"), SEARCHES)
def test_axe_finds_no_fault_in_what_a_search_finds(
    browser: Browser, address: str, axe: str, path: str, query: str, scheme: Any
) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    page.add_init_script(axe)
    page.goto(address + path)
    search(page, query)
    assert faults(page) == []
    page.close()


def test_axe_would_see_a_fault(browser: Browser, address: str, axe: str) -> None:
    page = browser.new_page()
    page.add_init_script(axe)
    page.goto(address)
    page.evaluate(
        "document.querySelector('main h1, main h2').insertAdjacentHTML('afterend', '<img src=\"/x.jpg\">')"
    )
    assert [fault.partition(":")[0] for fault in faults(page)] == ["image-alt"]
    page.close()
