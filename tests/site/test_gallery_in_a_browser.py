"""A gallery in a real browser: by keyboard, by finger, and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from .waiting import until

STORIES = {"vi": "/2024/10/ngay-hoi-van-hoa-vi-hoa-binh/", "en": "/en/2024/10/culture-festival-for-peace/"}
NAMES = ["den-long", "trong-dong", "am-nhac", "pho-co", "non-la"]

pytestmark = pytest.mark.browser


@contextmanager
def gallery(browser: Browser, url: str, **how: object) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 740}, **how) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(url, wait_until="load")
        yield page


def shown(page: Page) -> tuple[str, str]:
    """The count below the photo, and which photo it is."""
    source = str(page.locator(".lightbox__figure img").get_attribute("src"))
    return page.locator(".lightbox__count").inner_text(), source.rpartition("/")[2].partition(".")[0]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') ?? ''")).rpartition("/")[2]


@pytest.mark.parametrize("lang", STORIES)
def test_all_photos_are_looked_at_by_keyboard_and_the_focus_comes_back_to_the_last(
    browser: Browser, address: str, lang: str
) -> None:
    with gallery(browser, address + STORIES[lang]) as page:
        page.locator(".figure__large").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(".lightbox").is_visible()
        seen = [shown(page)]
        for _ in NAMES:
            page.keyboard.press("ArrowRight")
            seen.append(shown(page))
        order = [(f"{number} / 5", name) for number, name in enumerate(NAMES, 1)]
        assert seen == [*order, order[0]]
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        assert shown(page) == order[3]
        caption = page.locator(".gallery__photo").nth(3).locator("figcaption").inner_text()
        assert page.locator(".lightbox__caption").inner_text() == caption
        page.keyboard.press("Escape")
        assert not page.locator(".lightbox").is_visible()
        assert focused(page) == "pho-co.jpg"


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", ("Trước", "Sau", "Đóng")), ("en", ("Previous", "Next", "Close"))]
)
def test_the_buttons_do_what_they_say(
    browser: Browser, address: str, lang: str, words: tuple[str, str, str]
) -> None:
    before, after, close = words
    with gallery(browser, address + STORIES[lang]) as page:
        page.locator(".figure__large").nth(1).click()
        page.get_by_role("button", name=after, exact=True).click()
        assert shown(page) == ("3 / 5", "am-nhac")
        page.get_by_role("button", name=before, exact=True).click()
        assert shown(page) == ("2 / 5", "trong-dong")
        page.get_by_role("button", name=close, exact=True).click()
        assert focused(page) == "trong-dong.jpg"


@pytest.mark.parametrize(
    ("aside", "down", "number"),
    [(-120, 10, "3 / 5"), (120, -10, "1 / 5"), (-20, 0, "2 / 5"), (-60, 200, "2 / 5")],
)
def test_a_swipe_turns_to_the_next_photo_and_other_movements_do_not(
    browser: Browser, address: str, aside: int, down: int, number: str
) -> None:
    with gallery(browser, address + STORIES["vi"]) as page:
        page.locator(".figure__large").nth(1).click()
        page.mouse.move(180, 300)
        page.mouse.down()
        page.mouse.move(180 + aside, 300 + down, steps=5)
        page.mouse.up()
        assert shown(page)[0] == number


def test_the_large_photo_is_whole_and_no_page_moves_behind_it(browser: Browser, address: str) -> None:
    with gallery(browser, address + STORIES["vi"]) as page:
        page.locator(".figure__large").first.click()
        box = page.locator(".lightbox__figure img").bounding_box()
        assert box
        assert box["width"] <= 360
        assert box["height"] <= 740
        assert (
            page.locator(".lightbox__figure img").evaluate("image => getComputedStyle(image).objectFit")
            == "contain"
        )
        until(page, "() => document.querySelector('.lightbox__figure img').naturalWidth > 0")
        assert page.evaluate("getComputedStyle(document.documentElement).overflow") == "hidden"


def test_a_photo_that_is_asked_for_in_another_tab_opens_there(browser: Browser, address: str) -> None:
    with gallery(browser, address + STORIES["vi"]) as page:
        with page.context.expect_page() as other:
            page.locator(".figure__large").first.click(modifiers=["ControlOrMeta"])
        assert other.value.url.endswith("/den-long.jpg")
        assert not page.locator(".lightbox").is_visible()


@pytest.mark.parametrize("lang", STORIES)
def test_without_scripts_every_photo_has_its_words_and_leads_to_its_file(
    browser: Browser, address: str, lang: str
) -> None:
    with gallery(browser, address + STORIES[lang], java_script_enabled=False) as page:
        assert page.locator(".gallery figcaption:visible").count() == 5
        assert page.locator(".lightbox:visible").count() == 0
        targets = [str(link.get_attribute("href")) for link in page.locator(".figure__large").all()]
        assert [url.rpartition("/")[2] for url in targets] == [f"{name}.jpg" for name in NAMES]
        assert all(page.request.get(address + url).ok for url in targets)
