"""What a reader does with a story in a real browser: choose its colours, send it on, print it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.conftest import SITE

STORIES = {"vi": "/2024/10/ngay-hoi-van-hoa-vi-hoa-binh/", "en": "/en/2024/10/culture-festival-for-peace/"}
LIGHT, DARK = "rgb(253, 252, 249)", "rgb(23, 21, 19)"
"""The paper of either scheme."""

pytestmark = pytest.mark.browser


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url, wait_until="load")
    return page


@pytest.mark.parametrize("lang", STORIES)
def test_the_chosen_colours_are_kept_from_page_to_page_and_given_up_again(
    browser: Browser, address: str, lang: str
) -> None:
    with browser.new_context(color_scheme="light") as context:
        page = opened(context, address + STORIES[lang])
        assert paper(page) == LIGHT
        choices = page.locator("#scheme input")
        choices.first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert paper(page) == DARK
        page.goto(address + "/")
        assert paper(page) == DARK
        assert page.locator("#scheme input:checked").get_attribute("value") == "dark"
        page.locator("#scheme input").first.check()
        assert paper(page) == LIGHT
        page.reload()
        assert paper(page) == LIGHT


def test_a_choice_in_one_window_shows_in_the_others(browser: Browser, address: str) -> None:
    with browser.new_context(color_scheme="light") as context:
        one, other = opened(context, address + "/"), opened(context, address + "/en/")
        one.locator("#scheme input[value=dark]").check()
        other.locator("#scheme input[value=dark]:checked").wait_for()
        assert paper(other) == DARK


def test_where_storage_is_forbidden_the_choice_lasts_as_long_as_the_page(
    browser: Browser, address: str
) -> None:
    with browser.new_context(color_scheme="light") as context:
        forbid = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
        context.add_init_script(forbid)
        page = opened(context, address + STORIES["vi"])
        page.locator("#scheme input[value=dark]").check()
        assert paper(page) == DARK


def test_without_scripts_there_is_no_control_that_does_nothing(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = opened(context, address + STORIES["vi"])
        assert not page.locator("#scheme").is_visible()
        assert page.locator(".share button:visible").count() == 0
        assert page.locator(".share a:visible").count() == 3


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Đã sao chép. Bạn có thể dán vào Zalo hay bất cứ đâu."),
        ("en", "Copied. Paste it into Zalo or wherever you like."),
    ],
)
def test_the_link_is_copied_and_that_is_said(browser: Browser, address: str, lang: str, said: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = opened(context, address + STORIES[lang])
        page.locator("[data-share=copy]").focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").get_by_text(said).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == SITE + STORIES[lang]


def test_where_nothing_can_be_copied_the_link_stands_there_to_be_taken(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        context.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
        page = opened(context, address + STORIES["vi"])
        page.locator("[data-share=copy]").click()
        page.get_by_role("status").get_by_text(SITE + STORIES["vi"]).wait_for()


def test_the_sheet_of_the_device_gets_title_and_address(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(
            "navigator.share = (what) => { window.shared = what; return Promise.resolve(); }"
        )
        page = opened(context, address + STORIES["vi"])
        page.get_by_role("button", name="Zalo và ứng dụng khác").click()
        assert page.evaluate("window.shared") == {
            "title": page.locator("h1").inner_text().replace("\n", " "),
            "url": SITE + STORIES["vi"],
        }


def test_only_addresses_elsewhere_are_for_other_hosts(browser: Browser, address: str) -> None:
    """Nothing of the page is asked of anybody but the site itself."""
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + STORIES["vi"], wait_until="networkidle")
        assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}


@pytest.mark.parametrize("lang", STORIES)
def test_on_paper_there_is_one_column_with_the_addresses_of_links_and_of_the_page(
    browser: Browser, address: str, lang: str
) -> None:
    with browser.new_context(color_scheme="dark", viewport={"width": 720, "height": 1000}) as context:
        page = opened(context, address + STORIES[lang])
        page.emulate_media(media="print")
        assert paper(page) == "rgb(255, 255, 255)"
        hidden = (".nav", ".strip", ".footer", ".share", ".story__related", ".neighbours", ".masthead__tools")
        for name in hidden:
            assert page.locator(f"{name}:visible").count() == 0, name
        assert SITE + STORIES[lang] in page.locator(".on-paper").inner_text()
        after = "link => getComputedStyle(link, '::after').content"
        link = page.locator(".prose a[href^='/']").first
        assert link.evaluate(after) == f'" ({SITE}{link.get_attribute("href")})"'
