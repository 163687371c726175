"""The feed of events as they are announced: what stands in it, in which order, and that a warm build keeps it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from nhipcau.model import Refused
from tests.exact.workshop import Workshop

FEEDS = ("su-kien/atom.xml", "su-kien/feed.json", "en/events/atom.xml", "en/events/feed.json")


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    made.story("2024-10-05-khac")
    made.piece("events", "dem-nhac", start="2024-11-02 19:00", place="Nhà hát", announced="2024-10-01 09:00")
    made.piece("events", "dem-tho", start="2024-11-01", announced="2024-10-03", topics=["chu-de-1"])
    made.piece("events", "dem-kin", start="2024-11-03 19:00")
    return made


def told(site: Workshop, path: str = "su-kien/feed.json") -> list[dict[str, Any]]:
    return json.loads((site.folder / "output" / path).read_bytes())["items"]


def test_events_stand_in_it_by_their_announcement_the_latest_first(site: Workshop) -> None:
    site.build()
    assert [item["title"] for item in told(site)] == ["dem-tho vi", "dem-nhac vi"]
    assert [item["title"] for item in told(site, "en/events/feed.json")] == ["dem-tho en", "dem-nhac en"]
    assert [item["date_published"] for item in told(site)] == [
        "2024-10-03T00:00:00+07:00",
        "2024-10-01T09:00:00+07:00",
    ]
    assert told(site)[0]["tags"] == ["Chủ đề 1"]


def test_an_entry_says_when_and_where_before_all_else(site: Workshop) -> None:
    site.build()
    assert told(site)[1]["summary"] == (
        "19:00 giờ Việt Nam (GMT+7), ngày 2 tháng 11 năm 2024 · Nhà hát · Về dem-nhac."
    )
    assert told(site, "en/events/feed.json")[1]["summary"].startswith("2 November 2024, 7 pm")


def test_both_formats_tell_the_same_and_are_valid(site: Workshop) -> None:
    site.build()
    rules = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "site/atom.rng"))
    for folder, lang in (("su-kien", "vi"), ("en/events", "en")):
        data = (site.folder / "output" / folder / "atom.xml").read_bytes()
        assert rules.validate(etree.fromstring(data).getroottree())
        read = feedparser.parse(data)
        assert read.feed.language == lang
        assert [each.id for each in read.entries] == [
            each["id"] for each in told(site, f"{folder}/feed.json")
        ]


def test_the_page_of_events_leads_to_it_by_its_name(site: Workshop) -> None:
    site.build()
    for page, feed, name in (
        ("su-kien", "/su-kien/atom.xml", "Sự kiện mới công bố"),
        ("en/events", "/en/events/atom.xml", "Events newly announced"),
    ):
        shown = etree.HTML((site.folder / "output" / page / "index.html").read_text(encoding="utf-8"))
        (link,) = shown.xpath("//link[@type='application/atom+xml']")
        assert (link.get("title"), link.get("href").endswith(feed)) == (name, True)
        assert name in shown.xpath(f"string(//footer//li[a/@href='{feed}'])")


def test_where_no_event_says_when_it_was_announced_there_is_no_such_feed(site: Workshop) -> None:
    site.piece("events", "dem-nhac", start="2024-11-02 19:00")
    site.piece("events", "dem-tho", start="2024-11-01")
    assert not set(FEEDS) & set(site.build())
    shown = (site.folder / "output/su-kien/index.html").read_text(encoding="utf-8")
    assert 'href="/atom.xml"' in shown


def test_what_is_called_off_or_moved_online_is_told_as_such(site: Workshop) -> None:
    site.piece(
        "events", "dem-nhac", start="2024-11-02 19:00", announced="2024-10-01 09:00", status="cancelled",
        modified="2024-10-10 08:00",
    )  # fmt: skip
    site.piece(
        "events", "dem-tho", start="2024-11-01", announced="2024-10-03", place="Nhà B", status="online",
        online="https://hop.example/x",
    )  # fmt: skip
    site.build()
    online, off = told(site)
    assert off["title"] == "Đã hủy: dem-nhac vi"
    assert off["date_modified"] == "2024-10-10T08:00:00+07:00"
    assert "Nhà B" not in online["summary"]


def test_a_warm_build_gives_the_feeds_that_a_cold_one_does(site: Workshop) -> None:
    site.build()
    changes: tuple[dict[str, Any], ...] = (
        {"start": "2024-11-03 19:00", "announced": "2024-10-04"},
        {"start": "2024-11-05 19:00", "announced": "2024-10-04"},
        {"start": "2024-11-05 19:00"},
    )
    seen = []
    for facts in changes:
        site.piece("events", "dem-kin", **facts)
        warm = site.build()
        assert warm == site.build("cold", "cold-cache")
        seen.append(warm["su-kien/atom.xml"])
    assert len(set(seen)) == 3


def test_an_announcement_to_come_is_an_error_with_its_field(site: Workshop) -> None:
    site.piece("events", "dem-kin", start="2024-11-05", announced="2024-10-21")
    with pytest.raises(
        Refused, match=r"“announced” is 2024-10-21, which is still to come.*is on the site already"
    ):
        site.build()
