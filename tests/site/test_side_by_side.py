"""Stories beside their translations, on the sample site."""

from __future__ import annotations

import re

import pytest

from tests.exact.workshop import Workshop
from tests.site.conftest import Built

VIEW = re.compile(r"/(?:song-ngu|side-by-side)/\w+/$")


@pytest.fixture(scope="module")
def views(sample: Built):
    found = {page: tree for page, tree in sample.pages.items() if VIEW.search(page)}
    assert len(found) > 40
    return found


def test_every_story_in_two_languages_leads_to_its_view_and_back(sample: Built, views) -> None:
    for address, tree in views.items():
        story = VIEW.sub("/", address)
        ways = tree.xpath("//*[contains(@class, 'parallel__row--ways')]//a")
        assert ways[0].get("href") == story
        assert sample.pages[ways[1].get("href")].get("lang") == ways[1].get("hreflang") != tree.get("lang")
        assert sample.pages[story].xpath("//*[@class='beside']/a/@href") == [address]
    linked = [page for page, tree in sample.pages.items() if tree.xpath("//*[@class='beside']")]
    assert len(linked) == len(views)


def test_both_titles_and_every_paragraph_of_both_stand_on_the_page(sample: Built, views) -> None:
    for address, tree in views.items():
        ways = tree.xpath("//*[contains(@class, 'parallel__row--ways')]//a/@href")
        for number, story in enumerate(ways):
            column = ("parallel__own", "parallel__other")[number]
            said = " ".join(tree.xpath(f"//*[contains(@class, '{column}')]//text()"))
            told = sample.pages[story].xpath(
                "//h1//text() | //*[@class='prose']/*[not(self::figure) and not(contains(@class, 'gallery'))]//text()"
            )
            missing = [line for line in told if " ".join(line.split()) not in " ".join(said.split())]
            assert missing == [], address


def test_each_column_speaks_its_language(views) -> None:
    for tree in views.values():
        own = tree.get("lang")
        (other,) = {each.get("lang") for each in tree.xpath("//*[contains(@class, 'prose')]")} - {own}
        for cell in tree.xpath("//*[contains(@class, 'prose')]"):
            assert cell.get("lang") == (other if "parallel__other" in cell.get("class") else own)


def test_translations_made_paragraph_by_paragraph_are_shown_so(views) -> None:
    """The sample stories are; the few rows that are not whole hold a passage that one side has in two paragraphs."""
    rows = [
        row for tree in views.values() for row in tree.xpath("//*[contains(@class, 'parallel__row--matter')]")
    ]
    whole = [row for row in rows if all(len(cell) == 1 for cell in row)]
    assert len(whole) / len(rows) > 0.97


def test_a_publication_may_do_without(tmp_path) -> None:
    shop = Workshop(tmp_path, settings={"SIDE_BY_SIDE": False})
    shop.registries()
    shop.story("2024-10-01-cau")
    files = shop.build()
    assert "2024/10/cau/index.html" in files
    assert not any("song-ngu" in path for path in files)
    assert 'class="beside"' not in (tmp_path / "output" / "2024/10/cau/index.html").read_text(
        encoding="utf-8"
    )
