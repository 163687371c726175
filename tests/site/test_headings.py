"""Whoever goes from heading to heading, or from part to part, finds each with a name of its own."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from tests.site.conftest import Built


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_no_two_pages_of_a_language_have_the_same_main_heading(sample: Built) -> None:
    """But a story and its view beside its translation, which search engines are told to leave out."""
    pages = [
        page
        for page in sample.pages.values()
        if not page.xpath("//meta[@name='robots'][@content='noindex'] | //meta[@http-equiv='refresh']")
    ]
    headings = Counter((page.get("lang"), words(page.find(".//h1"))) for page in pages)
    assert [heading for heading, times in headings.items() if times > 1] == []


def test_every_heading_and_landmark_has_a_name(sample: Built) -> None:
    for address, page in sample.pages.items():
        headings = page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4][not(ancestor::template)]")
        assert [each.tag for each in headings if not words(each)] == [], address
        named = page.xpath(
            "//nav[not(@aria-label or @aria-labelledby)] | //section[not(@aria-label or @aria-labelledby)]"
        )
        assert [each.get("class") for each in named] == [], address


def test_ids_are_unique_and_what_refers_to_one_finds_it(sample: Built) -> None:
    for address, page in sample.pages.items():
        ids = page.xpath("//@id")
        assert [each for each, times in Counter(ids).items() if times > 1] == [], address
        named = page.xpath(
            "//@aria-labelledby | //@aria-describedby | //@aria-controls | //@for | //@headers"
        )
        assert {each for value in named for each in value.split()} <= set(ids), address
