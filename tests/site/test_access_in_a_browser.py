"""axe-core finds no fault with any kind of page: in each language, light and dark, narrow and wide.

A page of one language is looked at narrow in the light and wide in the dark, and that of the other the other way round.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.exact.workshop import Workshop
from tests.site.conftest import ROOT, shown
from tests.site.kinds import LANGUAGES, SEARCHES, every_page, search
from tests.site.uncommon import PAGES as UNCOMMON

LOOKS = {"vi": ((360, "light"), (1280, "dark")), "en": ((1280, "light"), (360, "dark"))}
"""In which widths and schemes the pages of a language are looked at."""
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: `npm ci` brings it"),
]


@pytest.fixture(scope="module")
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def faults(page: Page, scheme: Any = "light") -> list[str]:
    """What axe finds on the page as it is now, in that scheme."""
    page.emulate_media(color_scheme=scheme)
    found: dict[str, Any] = page.evaluate("options => axe.run(options)", RULES)
    return [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def looked_at(browser: Browser, axe: str, url: str, paths: list[str]) -> dict[str, list[str]]:
    """The faults of pages by width, scheme and address; pages without any are left out."""
    # Without motion: axe would measure a colour that is still on its way to another.
    page = browser.new_page(reduced_motion="reduce")
    page.add_init_script(axe)
    told = {}
    for path in paths:
        page.goto(url + path)
        for width, scheme in LOOKS[str(page.evaluate("document.documentElement.lang"))]:
            page.set_viewport_size({"width": width, "height": 900})
            told[f"{width} {scheme} {path}"] = faults(page, scheme)
    page.close()
    return {where: found for where, found in told.items() if found}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_no_fault(browser: Browser, address: str, axe: str, lang: str) -> None:
    assert looked_at(browser, axe, address, every_page(lang)) == {}


def test_axe_finds_no_fault_in_long_lists(browser: Browser, long_lists: str, axe: str) -> None:
    paths = ["/chuyen-muc/van-hoa/", "/chuyen-muc/van-hoa/trang/1/", "/en/topics/peace/page/1/"]
    assert looked_at(browser, axe, long_lists, paths) == {}


def test_axe_finds_no_fault_in_what_the_sample_has_not(
    browser: Browser, uncommon_address: str, axe: str
) -> None:
    assert looked_at(browser, axe, uncommon_address, [*UNCOMMON]) == {}


def test_axe_finds_no_fault_where_there_is_nothing_yet(browser: Browser, nothing_yet: str, axe: str) -> None:
    paths = ["/", "/en/", "/su-kien/", "/en/events/", "/ky-niem/", "/en/sections/culture/", "/luu-tru/"]
    assert looked_at(browser, axe, nothing_yet, paths) == {}


@pytest.mark.parametrize(("path", "query"), SEARCHES)
def test_axe_finds_no_fault_in_what_a_search_finds(
    browser: Browser, address: str, axe: str, path: str, query: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.add_init_script(axe)
    page.goto(address + path)
    search(page, query)
    assert [faults(page, scheme) for scheme in ("light", "dark")] == [[], []]
    page.close()


def test_notices_on_all_pages_have_no_fault_and_are_not_printed(
    browser: Browser, axe: str, tmp_path: Path
) -> None:
    site = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    site.registries()
    site.story("2024-10-01-bai")
    site.piece("pages", "lien-he")
    span = 'start = 2024-10-01\nend = 2024-10-31\nlink = "{page}lien-he"\n'
    words = 'vi = "Tòa soạn nghỉ đến thứ Hai."\nen = "The newsroom is closed to Monday."\n'
    text = f'[nghi]\n{words}{span}\n[khan]\n{words}{span}level = "urgent"\n'
    (site.content / "registry/notices.toml").write_text(text, encoding="utf-8")
    site.build()
    with shown(tmp_path / "output") as url:
        assert looked_at(browser, axe, url, ["/2024/10/bai/", "/en/404.html"]) == {}
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{url}/2024/10/bai/")
        assert [each.is_visible() for each in page.locator(".site-notice").all()] == [True, True]
        page.emulate_media(media="print")
        assert [each.is_visible() for each in page.locator(".site-notice").all()] == [False, False]
        page.close()


def test_axe_would_see_a_fault(browser: Browser, address: str, axe: str) -> None:
    page = browser.new_page()
    page.add_init_script(axe)
    page.goto(address)
    page.evaluate(
        "document.querySelector('main h1, main h2').insertAdjacentHTML('afterend', '<img src=\"/x.jpg\">')"
    )
    assert [fault.partition(":")[0] for fault in faults(page)] == ["image-alt"]
    page.evaluate("document.adoptedStyleSheets = [new CSSStyleSheet()]")
    page.evaluate("document.adoptedStyleSheets[0].replaceSync('.footer p { color: #777; background: #666 }')")
    assert {fault.partition(":")[0] for fault in faults(page, "dark")} >= {"color-contrast"}
    page.close()
