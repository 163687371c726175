"""The calendar and the page of an event in a real browser: narrow and wide, in both languages, without scripts too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)
MONTHS = {"vi": "/lich/2024-10/", "en": "/en/calendar/2024-10/"}
EVENTS = {"vi": "/su-kien/pho-di-bo-ho-hoan-kiem/", "en": "/en/events/hoan-kiem-walking-space/"}
EVERY = [
    pytest.param(width, scripts, id=f"{width}-{'scripts' if scripts else 'plain'}")
    for width in WIDTHS
    for scripts in (True, False)
]
LATE_IN_HANOI = "2024-10-09T17:30:00Z"
"""Half past midnight on 10 October in Hanoi, and still the 9th where most readers abroad are."""

WITHIN = """() => [...document.querySelectorAll("main *")].every(
  (each) => each.getBoundingClientRect().right <= document.documentElement.clientWidth + 1
)"""

pytestmark = pytest.mark.browser


def opened(browser: Browser, url: str, width: int, scripts: bool) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    if scripts:
        page.clock.set_fixed_time(LATE_IN_HANOI)
    page.goto(url, wait_until="load")
    return page


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side."""
    return bool(page.evaluate(WITHIN))


@pytest.mark.parametrize(("width", "scripts"), EVERY)
@pytest.mark.parametrize("lang", MONTHS)
def test_a_month_is_a_table_where_there_is_room_and_always_a_list(
    browser: Browser, address: str, lang: str, width: int, scripts: bool
) -> None:
    page = opened(browser, address + MONTHS[lang], width, scripts)
    assert page.locator("table.month").is_visible() is (width > 768)
    assert page.locator("ol.agenda").is_visible()
    assert page.locator("ol.agenda > li").count() == 6
    assert fits(page)
    today = page.locator("[aria-current='date']")
    assert today.count() == (2 if scripts else 0)  # once in the table, once in the list
    if scripts:
        assert set(page.locator("[aria-current='date'] time").all_text_contents()[0].split()[:1]) == {"10"}
    page.context.close()


@pytest.mark.parametrize("lang", MONTHS)
def test_a_bar_lies_under_all_its_days(browser: Browser, address: str, lang: str) -> None:
    page = opened(browser, address + MONTHS[lang], 1280, False)
    bar = page.locator(".month__bar").first.bounding_box()
    friday, sunday = (page.locator(f"#d-2024-10-0{day}").bounding_box() for day in (4, 6))
    assert bar
    assert friday
    assert sunday
    assert abs(bar["x"] - friday["x"]) < 8
    assert abs(bar["x"] + bar["width"] - sunday["x"] - sunday["width"]) < 8
    page.context.close()


@pytest.mark.parametrize(("width", "scripts"), EVERY)
@pytest.mark.parametrize("lang", EVENTS)
def test_an_event_tells_when_it_takes_place_and_how_to_keep_it(
    browser: Browser, address: str, lang: str, width: int, scripts: bool
) -> None:
    page = opened(browser, address + EVENTS[lang], width, scripts)
    zone = {"vi": "giờ Việt Nam (GMT+7)", "en": "Vietnam time (GMT+7)"}[lang]
    told = page.locator(".event-facts").inner_text()
    assert zone in told
    assert {"vi": "Hằng tuần", "en": "Every week"}[lang] in told
    assert page.locator(".event-facts__series li").count() == 0  # one breath says what a list would
    top, cover = page.locator(".event-top").bounding_box(), page.locator(".story__cover img").bounding_box()
    assert top
    assert cover
    assert top["y"] + top["height"] <= cover["y"]
    assert top["y"] <= 400 or width < 1280
    download = page.locator(".subscribe a[type='text/calendar']")
    assert download.get_attribute("href") == f"{EVENTS[lang]}calendar.ics"
    assert fits(page)
    page.context.close()
