"""A story as a NewsArticle, held against what schema.org and Google ask for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from nhipcau.linked_data import article
from nhipcau.model import Story
from tests.linked_data.pages import ROOT, things, within
from tests.theme.drawing import drawn_by, pages, render

STORIES = drawn_by("story.html")
STORY = "2024/10/70-nam-giai-phong-thu-do/index.html"
RECOMMENDED = {
    "author": ("name", "url"),
    "dateModified": (),
    "datePublished": (),
    "headline": (),
    "image": ("url",),
}
"""What Google reads of an article, all of it recommended and nothing required; with what it reads of each thing.

Source: developers.google.com/search/docs/appearance/structured-data/article, "Structured data type definitions"."""
WITHOUT_A_PHOTO = "2024/03/mau-ao-xanh/index.html"


def page_of(key: str, lang: str = "vi") -> Any:
    return next(
        page
        for template, each, page in pages().values()
        if template == "story.html" and each == lang and page.story.key.endswith(key)
    )


@pytest.mark.parametrize("path", STORIES)
def test_an_article_has_all_that_google_recommends(path: str) -> None:
    one = things("NewsArticle")[path]
    assert RECOMMENDED.keys() <= one.keys()
    for name in RECOMMENDED:
        for each in one[name] if isinstance(one[name], list) else ():
            assert set(RECOMMENDED[name]) <= each.keys()


def test_every_story_page_has_one_and_no_other_page_has() -> None:
    assert sorted(things("NewsArticle")) == STORIES


@pytest.mark.parametrize("path", STORIES)
def test_every_address_is_absolute_and_every_moment_has_its_zone(path: str) -> None:
    for thing in within(things("NewsArticle")[path]):
        for name in ("@id", "url", "mainEntityOfPage"):
            assert thing.get(name, "https://").startswith(("https://", "http://"))
        for name in ("datePublished", "dateModified"):
            if thing["@type"] == "NewsArticle" and name in thing:
                assert datetime.fromisoformat(thing[name]).tzinfo is not None


def test_a_story_without_a_photo_has_its_card_for_a_picture() -> None:
    (picture,) = things("NewsArticle")[WITHOUT_A_PHOTO]["image"]
    assert picture["url"] == f"{ROOT}/2024/03/mau-ao-xanh/card.jpg"
    assert (picture["width"], picture["height"]) == (1200, 630)


def test_a_full_story_tells_all_it_knows() -> None:
    one = things("NewsArticle")[STORY]
    assert one["datePublished"] == "2024-10-10T09:30:00+07:00"
    assert one["dateModified"] == "2024-10-10T15:05:00+07:00"
    assert one["inLanguage"] == "vi"
    assert one["articleSection"] == "Lịch sử"
    assert one["keywords"] == ["Hòa bình", "Di sản", "Đối ngoại nhân dân"]
    assert one["dateline"] == "Hà Nội"
    assert one["wordCount"] == 640
    assert one["isAccessibleForFree"] is True
    assert one["correction"][0]["datePublished"] == "2024-10-10"
    assert [each["name"] for each in one["about"]] == [
        "Ngày hội Văn hóa vì hòa bình",
        "Ngày Giải phóng Thủ đô",
        "Nguyễn Ngọc Kỳ",
        "Nguyễn Thị Ngọc Thanh",
    ]
    assert one["about"][2]["jobTitle"] == "Chủ tịch"
    photos = {"cot-co.jpg", "long-bien.jpg", "ao-dai.jpg"}
    assert {each["url"].removeprefix(f"{ROOT}/photos/") for each in one["image"]} == photos


def test_a_translation_names_its_original_and_the_original_its_translations() -> None:
    vietnamese, english = things("NewsArticle")[STORY], things("NewsArticle")[f"en/{STORY}"]
    assert english["translator"]["name"] == "Nhịp Cầu translators"
    assert english["translationOfWork"]["@id"] == vietnamese["@id"]
    assert [each["@id"] for each in vietnamese["workTranslation"]] == [english["@id"]]
    assert "workTranslation" not in english
    assert "translationOfWork" not in vietnamese


def test_the_edition_without_a_translator_is_the_original_whatever_the_order_of_languages() -> None:
    page = page_of("hoc-sinh-nhat-ban")
    first, second = page.story.editions
    turned = replace(page.story, editions=(replace(first, translator="to-dich"), second))
    assert "translationOfWork" in _said(page, turned, 0)
    assert "workTranslation" in _said(page, turned, 1)


def test_no_edition_is_called_the_original_where_each_has_a_translator() -> None:
    page = page_of("hoc-sinh-nhat-ban")
    both = replace(
        page.story, editions=tuple(replace(each, translator="to-dich") for each in page.story.editions)
    )
    for number in (0, 1):
        assert not {"translationOfWork", "workTranslation"} & _said(page, both, number).keys()


def _said(page: Any, story: Story, number: int) -> dict[str, Any]:
    from nhipcau.languages import Catalogue, Words
    from nhipcau.showroom.publication import PUBLICATION

    words = Words("en", Catalogue("en"), PUBLICATION.clock)
    return article(replace(page, story=story, edition=story.editions[number]), words, PUBLICATION)


@pytest.mark.parametrize(
    "title",
    ["</script><script>alert(1)</script>", "<!--<script>", "]]>", 'a "b" \\ c', "\u2028 & \u2029", "Ắ Ế Ỗ ₫"],
)
def test_no_title_ends_the_block_or_changes_on_the_way(title: str) -> None:
    import json

    page = page_of("nha-hat-xam")
    edition = replace(page.edition, title=title)
    drawn_page = render(
        "story.html",
        "vi",
        replace(page, edition=edition, story=replace(page.story, editions=(edition,))),
    )
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', drawn_page, re.S)
    assert len(blocks) == 1
    assert not re.search("[<>&\u2028\u2029]", blocks[0])
    assert json.loads(blocks[0])["@graph"][0]["headline"] == title
