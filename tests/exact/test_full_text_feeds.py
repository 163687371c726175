"""Feeds with whole texts: every address in them is whole, what they lead to is known, and they change with the text."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image

from tests.exact.workshop import ROOT, Workshop, changed

BODY = """Gặp []({person}an) ở [trang chủ](/), [bạn](https://example.org/ban).[^1]

![Mặt hồ](ho.jpg "Hồ [sáng]({topic}chu-de-0). Ảnh: An & Bình")

## Một mục

| a | b |
|---|--:|
| 1 | 2 |

[^1]: Ghi chú."""
FEED, JSON = "atom.xml", "feed.json"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    quick = {"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False}
    made = Workshop(tmp_path, settings={**quick, "FEEDS_FULL_TEXT": True, "SITEURL": "https://bao.example"})
    made.registries()
    folder = made.story("2024-10-01-bai", langs="vi", body=BODY)
    Image.new("RGB", (60, 40), "teal").save(folder / "ho.jpg")
    return made


def entry(shop: Workshop) -> BeautifulSoup:
    """The text of the one entry, as a reader of feeds has it."""
    told = feedparser.parse((shop.folder / "output" / FEED).read_bytes())
    assert not told.bozo
    (content,) = told.entries[0].content
    return BeautifulSoup(content.value, "lxml")


def test_a_feed_has_the_whole_text_with_whole_addresses(shop: Workshop) -> None:
    shop.build()
    text = entry(shop)
    assert text.h2.get_text() == "Một mục"
    assert text.td.get_text() == "1"
    assert text.img["alt"] == "Mặt hồ"
    assert "An & Bình" in text.figcaption.get_text()
    hrefs = [each["href"] for each in text.find_all("a", href=True)]
    assert "https://bao.example/nhan-vat/an/" in hrefs
    assert "https://bao.example/chu-de/chu-de-0/" in hrefs
    assert [each for each in (*hrefs, text.img["src"]) if not each.startswith("https://")] == []
    assert any(each.startswith("https://bao.example/2024/10/bai/#") for each in hrefs)
    path = text.img["src"].removeprefix("https://bao.example/")
    assert (shop.folder / "output" / path).is_file()


def test_both_formats_say_the_same_and_keep_to_their_rules(shop: Workshop) -> None:
    shop.build()
    (item,) = json.loads((shop.folder / "output" / JSON).read_text(encoding="utf-8"))["items"]
    assert BeautifulSoup(item["content_html"], "lxml") == entry(shop)
    assert "content_text" not in item
    rules = etree.RelaxNG(etree.parse(ROOT / "tests/site/atom.rng"))
    assert rules.validate(etree.parse(shop.folder / "output" / FEED)), rules.error_log.last_error


def test_a_feed_changes_with_a_text_and_with_what_it_leads_to(shop: Workshop) -> None:
    before = shop.build()
    shop.story("2024-10-01-bai", langs="vi", body=BODY.replace("Một mục", "Hai mục"))
    after = shop.build()
    assert after == shop.cold()
    assert {FEED, JSON} <= changed(before, after)
    people = (shop.content / "registry/people.toml").read_text(encoding="utf-8")
    (shop.content / "registry/people.toml").write_text(
        people.replace("Trần An", "Trần Văn An"), encoding="utf-8"
    )
    last = shop.build()
    assert last == shop.cold()
    assert {FEED, JSON} <= changed(after, last)


def test_without_the_setting_feeds_have_summaries_and_stay_when_a_text_changes(shop: Workshop) -> None:
    shop.settings["FEEDS_FULL_TEXT"] = False
    before = shop.build()
    assert b"<content" not in (shop.folder / "output" / FEED).read_bytes()
    shop.story("2024-10-01-bai", langs="vi", body=BODY.replace("Hai", "Ba"), summary="Tóm tắt.")
    middle = shop.build()
    shop.story("2024-10-01-bai", langs="vi", body=BODY.replace("| 1 |", "| 3 |"), summary="Tóm tắt.")
    assert FEED in changed(before, middle)
    assert not {FEED, JSON} & changed(middle, shop.build())
