"""An address that is not there: what the page says and offers, whatever page of that kind the host has."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

ASKED = "/2024/10/ngay-hoi-van-hoa/"
SAYS = {"vi": "Không tìm thấy trang", "en": "Page not found"}

pytestmark = pytest.mark.browser


def headings(page: Page) -> list[str]:
    """What is the matter, as each language says it, from the top."""
    return [each.inner_text() for each in page.locator("#missing :is(h1, [data-home] h2)").all()]


@pytest.mark.parametrize(("lang", "prefix"), [("vi", ""), ("en", "/en")])
def test_a_server_that_knows_the_languages_shows_that_of_the_address(
    browser: Browser, address: str, lang: str, prefix: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answer = page.goto(f"{address}{prefix}{ASKED}")
        assert answer
        assert answer.status == 404
        assert page.locator("html").get_attribute("lang") == lang
        assert headings(page) == [SAYS[lang], next(SAYS[each] for each in SAYS if each != lang)]
        assert page.locator("#search").input_value() == "ngay hoi van hoa"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_host_that_knows_one_page_has_both_languages_on_it(
    browser: Browser, address: str, scripts: bool
) -> None:
    """The page at the root, shown at an English address, as static hosts do."""
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.route(
            "**/en/2024/**", lambda route: route.fulfill(response=route.fetch(url=f"{address}/404.html"))
        )
        page.goto(f"{address}/en/2024/10/peace%20festival.html")
        assert headings(page) == [SAYS["en"], SAYS["vi"]] if scripts else [SAYS["vi"], SAYS["en"]]
        link = page.locator("[lang=en] [data-search]")
        found = urlsplit(str(link.get_attribute("href")))
        assert (found.path, found.query) == ("/en/search/", "q=peace+festival" if scripts else "")
        if scripts:
            assert page.title() == SAYS["en"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/s%C3%A1ch-v%C4%83n_hóa.html", "sách văn hóa"),
        ("/a/b/nghi-quyet-15-nq-tw", "nghi quyet 15 nq tw"),
        ("/2024/13/", ""),
        ("/100%25-that-su", "100 that su"),
    ],
)
def test_the_words_of_an_address_become_a_search(
    browser: Browser, address: str, path: str, words: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + path)
        assert page.locator("#search").input_value() == words


def test_the_latest_months_lead_to_their_place_in_the_archive(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/en/nothing/")
        page.locator("[aria-labelledby=months] a").first.click()
        page.wait_for_url("**/en/archive/*/#*")
        assert page.locator(":target").count() == 1
