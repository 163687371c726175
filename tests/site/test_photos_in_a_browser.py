"""Photos in a real browser: the right files and no others are fetched, and nothing moves when they come."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route

from bench.pages import SCROLL

from .waiting import until

WIDTHS = (360, 1280)
PLACES = {"story": "/2024/10/ngay-hoi-van-hoa-vi-hoa-binh/", "front": "/"}
SHIFTS = """
window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(each => window.shifts += each.value))
  .observe({type: "layout-shift", buffered: true});
"""
NAME = re.compile(
    r"/photos/(?P<stem>.+?)\.(?P<mark>[0-9a-f]{8})(?:-(?P<shape>\d+x\d+))?-(?P<width>\d+)\.(?P<kind>\w+)$"
)

pytestmark = pytest.mark.browser


@contextmanager
def opened(browser: Browser, url: str, width: int, sharpness: float = 1) -> Iterator[tuple[Page, list[str]]]:
    """A page read down to its end, and the addresses of the photos that it fetched."""
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=sharpness)
    page, fetched = context.new_page(), []

    def slowly(route: Route) -> None:
        fetched.append(route.request.url)
        time.sleep(0.05)  # as over a telephone's network: the words are there first
        route.continue_()

    page.add_init_script(SHIFTS)
    page.route("**/photos/**", slowly)
    page.route(
        "**/*.woff2", lambda route: route.abort()
    )  # a face that comes late moves lines: another matter
    page.goto(url, wait_until="load")
    read_to_the_end(page)
    yield page, fetched
    context.close()


def read_to_the_end(page: Page) -> None:
    page.evaluate(SCROLL)
    until(
        page,
        "() => [...document.querySelectorAll('main img')].every(each => each.complete && each.naturalWidth)",
    )


@pytest.mark.parametrize("sharpness", [1, 2])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", PLACES)
def test_each_photo_is_fetched_once_in_a_modern_format_as_large_as_it_is_shown_and_moves_nothing(
    browser: Browser, address: str, place: str, width: int, sharpness: float
) -> None:
    with opened(browser, address + PLACES[place], width, sharpness) as (page, fetched):
        files = [NAME.search(url) for url in fetched]
        assert all(files), fetched
        assert [found["kind"] for found in files if found].count("avif") >= 1
        assert {found["kind"] for found in files if found} == {"avif", "webp"}
        shown = page.evaluate(
            "[...document.querySelectorAll('main img')].map(each => [each.currentSrc, each.clientWidth])"
        )
        assert page.evaluate("window.shifts") == 0
    assert len(fetched) == len(set(fetched)) == len({url for url, _ in shown})
    for url, room in shown:
        found = NAME.search(url)
        assert found
        assert int(found["width"]) <= max(320, 2.2 * room * sharpness), (url, room)
        assert int(found["width"]) >= min(0.75 * room * sharpness, 800), (url, room)


@pytest.mark.parametrize("width", WIDTHS)
def test_room_is_kept_for_photos_that_never_come(browser: Browser, address: str, width: int) -> None:
    """On a story: as much as they take when they are there."""
    heights = []
    for blocked in (True, False):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        if blocked:
            page.route("**/photos/**", lambda route: route.abort())
        page.goto(address + PLACES["story"], wait_until="load")
        if not blocked:
            read_to_the_end(page)
        heights.append([each["height"] for each in page.evaluate(BOXES)])
        context.close()
    assert heights[0] == pytest.approx(heights[1], abs=1)
    assert min(heights[0]) > 60


BOXES = (
    "[...document.querySelectorAll('main img')].map(each => ({height: each.getBoundingClientRect().height}))"
)


def test_a_browser_that_knows_no_modern_format_is_shown_jpeg(browser: Browser, address: str) -> None:
    """What it would take, since none is at hand: the `img` alone."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address + PLACES["story"])
    page.evaluate("document.querySelectorAll('picture > source').forEach(each => each.remove())")
    until(page, "() => document.querySelector('main img').currentSrc.endsWith('-800.jpg')")
    until(
        page,
        "() => document.querySelector('main img').complete && document.querySelector('main img').naturalWidth",
    )
    context.close()
