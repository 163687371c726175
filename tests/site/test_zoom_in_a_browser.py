"""The site as readers change it: zoomed, spaced, enlarged, without motion, in colours of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.site.kinds import LANGUAGES, every_page
from tests.site.uncommon import PAGES as UNCOMMON

from .waiting import until

pytestmark = pytest.mark.browser

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = (each) => each.getBoundingClientRect().right > width + 1;
  const held = (each) => {
    for (let box = each.parentElement; box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  return [...document.body.querySelectorAll("*")].filter((each) => wide(each) && !held(each));
}"""
"""What makes a page scroll sideways."""

CLIPPED = """() => [...document.body.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  if (style.clipPath !== "none" || !each.checkVisibility() || !each.textContent.trim()) return false;
  const cut = (overflow) => overflow === "hidden" || overflow === "clip";
  return (cut(style.overflowX) && each.scrollWidth > each.clientWidth + 1)
    || (cut(style.overflowY) && each.scrollHeight > each.clientHeight + 1);
})"""
"""Elements that cut their own words off."""

TIGHT = """() => [...document.querySelectorAll("h1, h2, h3, h4")].filter((each) => {
  const style = getComputedStyle(each);
  return parseFloat(style.lineHeight) < 1.249 * parseFloat(style.fontSize) || parseFloat(style.letterSpacing) < 0;
})"""
"""Headings whose lines would touch where marks are stacked, as in Ắ, Ế and Ỗ."""

MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
  if (!each.checkVisibility()) return false;
  const style = getComputedStyle(each);
  const lasts = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
  return lasts || style.animationName !== "none" || style.scrollBehavior === "smooth";
})"""

BARE = """() => [...document.querySelectorAll("button, input, select, .button")].filter((each) => {
  const drawn = ["radio", "checkbox"].includes(each.type); // by the browser itself
  return !drawn && each.checkVisibility() && getComputedStyle(each).borderStyle === "none";
})"""
"""Fields and buttons that show by their background alone, which forced colours take away."""

ALIKE = """() => [...document.querySelectorAll("[aria-current]")].filter((each) => {
  const shape = (one) => {
    const style = getComputedStyle(one);
    return [style.borderWidth, style.borderBlockEndColor, style.outlineWidth, style.outlineStyle, style.fontWeight,
      style.textDecorationLine].join();
  };
  const fellows = [...(each.closest("ul, ol, tbody")?.querySelectorAll(each.tagName) ?? [])];
  const others = fellows.filter((one) => !one.hasAttribute("aria-current"));
  return each.checkVisibility() && others.some((one) => shape(one) === shape(each));
})"""
"""What is the present one of several, and looks like the others but for its ground."""

LOPSIDED = """() => {
  const main = document.querySelector("main");
  const name = document.querySelector(".masthead__inner");
  if (!name || main.getBoundingClientRect().height < 600) return []; // a form alone; too little to fill a page
  const gutter = parseFloat(getComputedStyle(name).paddingInlineStart);
  const paper = name.getBoundingClientRect();
  const boxes = [...main.querySelectorAll("img, input, select, button, td, h1, h2, h3, p, li, dd")]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden"))
    .map((each) => each.getBoundingClientRect());
  const before = Math.min(...boxes.map((box) => box.left)) - paper.left - gutter;
  const after = paper.right - gutter - Math.max(...boxes.map((box) => box.right));
  return after > 64 && Math.abs(after - before) > 64 ? [main.firstElementChild] : [];
}"""
"""What hangs to one side of a wide page: what neither reaches to where the masthead ends nor stands in the middle."""

SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
"""What WCAG 2.2 (1.4.12) lets readers ask for."""

ENLARGED = "html { font-size: 200% !important; }"

DRESSED = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}"""
"""Styles of the reader's own, which the site's policy does not reach."""

Found = dict[str, list[str]]


def elements(page: Page, script: str) -> list[str]:
    """The beginnings of the elements that a script finds."""
    return page.evaluate(f"() => ({script})().map((each) => each.outerHTML.slice(0, 120))")  # type: ignore[no-any-return]


def survey(page: Page) -> Found:
    """All that is wrong with the page on show under each change that a reader can make."""
    found: Found = {}

    def look(change: str, script: str) -> None:
        found.setdefault(change, []).extend(elements(page, script))

    look("no motion", MOVING)
    look("headings", TIGHT)
    for width in (1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        look(f"wide {width}", LOPSIDED)
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 512})
        look(f"zoom to {width}", SIDEWAYS)
    for change, css, width in (
        ("spaced", SPACED, 360),
        ("spaced", SPACED, 1280),
        ("enlarged", ENLARGED, 640),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(DRESSED, css)
        look(change, CLIPPED)
        look(change, SIDEWAYS)
    page.evaluate(DRESSED, "")
    page.emulate_media(forced_colors="active")
    look("forced colours", BARE)
    look("forced colours", ALIKE)
    page.emulate_media(forced_colors="none")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_page_bears_what_readers_change(browser: Browser, address: str, lang: str) -> None:
    """Zoomed to 200 and 400 percent of 1280 pixels nothing scrolls sideways (WCAG 2.2, 1.4.4 and 1.4.10); spaced and
    enlarged nothing is cut off (1.4.12); headings have room for stacked marks; nothing moves where less is asked for;
    in forced colours fields and buttons keep an edge, and of several things the present one its mark; on a wide page
    nothing hangs to one side."""
    assert surveyed(browser, address, every_page(lang)) == {}


def test_so_do_the_pages_that_the_sample_has_not(browser: Browser, uncommon_address: str) -> None:
    assert surveyed(browser, uncommon_address, [*UNCOMMON]) == {}


def surveyed(browser: Browser, address: str, paths: list[str]) -> dict[str, Found]:
    """What is wrong with each page; those with which nothing is are left out."""
    page = browser.new_page(reduced_motion="reduce")
    found: dict[str, Found] = {}
    for path in paths:
        page.goto(address + path)
        wrong = {change: elements for change, elements in survey(page).items() if elements}
        if wrong:
            found[path] = wrong
    page.close()
    return found


def test_the_survey_would_see_each_fault(browser: Browser, address: str) -> None:
    faulty = """#main { scroll-behavior: smooth }
        h1, h2 { line-height: 1.1 !important }
        main { min-block-size: 600px }
        #missing { max-inline-size: 40rem; margin-inline: 0 }
        @media (max-width: 1000px) { main p { inline-size: 90rem; max-inline-size: none !important } }
        .headline__standfirst { block-size: 1rem; overflow: clip }
        .search-form__button { border-style: none !important }"""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/404.html")
    page.evaluate("() => document.head.append(Object.assign(document.createElement('link'), {id: 'faulty'}))")
    page.route("**/faulty.css", lambda route: route.fulfill(content_type="text/css", body=faulty))
    page.evaluate("() => Object.assign(faulty, {rel: 'stylesheet', href: '/faulty.css'})")
    until(page, "() => faulty.sheet !== null")
    assert [change for change, wrong in survey(page).items() if not wrong] == []
    page.close()


def test_forced_colours_keep_the_mark_and_the_focus(browser: Browser, address: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator(".masthead__mark").evaluate("element => getComputedStyle(element).color") != paper
    page.close()
