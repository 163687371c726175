"""The site by keyboard alone: the way through a page, and where one is on it, in both schemes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Built
from tests.site.kinds import KINDS, SEARCHES, search

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  let behind = element.parentElement;
  while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  const parts = [...document.body.children];
  return {
    part: parts.findIndex((part) => part.contains(element)),
    landmark: element.closest("body > *")?.tagName ?? "",
    name: (element.ariaLabel || element.textContent || element.id).trim(),
    width: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    outline: style.outlineColor,
    behind: getComputedStyle(behind || document.documentElement).backgroundColor,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.left < innerWidth,
  };
}"""
LEAST = 3.0
"""The contrast that a mark of focus needs against what is behind it (WCAG 2.2, 1.4.11)."""


def rgb(colour: str) -> list[float]:
    return [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def walk(page: Page) -> list[dict[str, Any]]:
    """What each press of Tab leads to, until it leads back or out of the page."""
    steps: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        step: dict[str, Any] = page.evaluate(FOCUSED)
        if step["part"] < 0 or (steps and step["part"] < steps[-1]["part"]):
            break
        steps.append(step)
    return steps


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_first_stop_is_a_way_past_the_menus(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    page.goto(address + path)
    skip = page.locator(".skip")
    assert not skip.is_visible() or skip.bounding_box()["y"] < 0  # type: ignore[index]
    page.keyboard.press("Tab")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["front", "story", "month"])
def test_one_can_see_where_one_is_and_goes_from_top_to_bottom(
    browser: Browser, address: str, kind: str, width: int, scheme: Any
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(address + KINDS[kind][1])
    steps = walk(page)
    page.close()
    assert [step["landmark"] for step in (steps[0], steps[1], steps[-1])] == ["A", "HEADER", "FOOTER"]
    assert "MAIN" in {step["landmark"] for step in steps}
    assert [step for step in steps if not step["seen"] or step["width"] < 2] == []
    assert [step for step in steps if contrast(step["outline"], step["behind"]) < LEAST] == []


def test_nothing_answers_a_click_that_a_key_cannot_reach(sample: Built) -> None:
    feigned = "//*[@onclick or @role='button' or @role='link'][not(self::button or self::a[@href])]"
    for path, page in sample.pages.items():
        assert (
            page.xpath(f"{feigned} | //*[@tabindex > 0] | //a[not(@href or @id or ancestor::template)]") == []
        ), path


@pytest.mark.parametrize(("path", "query"), SEARCHES)
def test_a_search_is_made_by_keyboard_alone(browser: Browser, address: str, path: str, query: str) -> None:
    page = browser.new_page()
    page.goto(address + path)
    search(page, query)
    assert page.locator("#search-status").inner_text().endswith(("”.", "”"))
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.search-result') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: path not in url)
    page.close()


def test_a_search_for_nothing_is_named_an_error(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/404.html")
    field = page.get_by_role("main").get_by_role("searchbox")
    assert field.evaluate("element => element.labels[0].textContent.trim()")
    field.press("Enter")
    assert page.url == f"{address}/404.html"
    assert field.evaluate("element => element.matches(':focus') && element.validationMessage")
    page.close()
