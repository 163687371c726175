"""The pages that are given to the program which makes the index: what they say, and how they spell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lxml import html

from nhipcau.languages import Catalogue, Words
from nhipcau.model import Body, Figure, Link, Photo
from nhipcau.search.entries import IndexEntry, entries
from nhipcau.search.shards import Shard
from nhipcau.search.staging import spelt, staged
from tests.model.making import site, story

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WORDS = Words("vi", Catalogue("vi"), HANOI)
PHOTO = Photo("ho.jpg", "ho.jpg", "/ho.jpg", 30, 20, "x")
ENTRY = IndexEntry(
    url="/2024/10/duong/",
    kind="story",
    title='Đường <hoa> & "hoà bình"',
    lead="Lời dẫn.",
    body=Body("body", figures=(Figure(PHOTO, "Hồ", "Mặt hồ.", "Quang Thái"),)),
    links=(),
    section="Hà Nội",
    date=datetime(2024, 10, 10, tzinfo=HANOI),
    names=("Nguyễn Văn Đức", "Hòa bình", "", "Nguyễn Văn Đức"),
    filters=(("section", "ha-noi"), ("year", "2024"), ("event", "le-hoi"), ("event", "hoi-sach")),
)


def prose(body: Body, links: Sequence[Link], draw: Callable[[Figure, bool], str]) -> str:
    return f"<p>Thân bài đẹp.</p>{draw(body.figures[0], False)}<p>Cờ {draw(body.figures[0], True)}đỏ.</p>"


def page(entry: IndexEntry = ENTRY) -> html.HtmlElement:
    return html.document_fromstring(staged(WORDS, prose, entry).decode())


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Đường đi", "D\u0335ường d\u0335i"),
        ("hoà thuý khoẻ", "hòa thúy khỏe"),
        ("hòa", "hòa"),
        ("D-Day", "D-Day"),
        ("Việt Nam - Cuba, 1960–2025", "Việt Nam\ufe63 Cuba, 1960–2025"),
    ],
)
def test_the_index_spells_đ_as_a_d_with_a_mark_tones_in_the_classic_place_and_dashes_on_words(
    text: str, index: str
) -> None:
    assert spelt(text) == index


def test_a_staged_page_holds_title_names_lead_body_and_captions_to_be_searched() -> None:
    text = " ".join(page().body.text_content().split())
    head = 'D\u0335ường <hoa> & "hòa bình" Nguyễn Văn D\u0335ức · Hòa bình Lời dẫn.'
    assert text == f"{head} Thân bài d\u0335ẹp.Mặt hồ. Quang TháiCờ d\u0335ỏ."


def test_what_results_show_beside_the_text_is_data() -> None:
    found = {each.get("data-pagefind-meta"): each.get("content") for each in page().xpath("//meta[@content]")}
    assert found["title[content]"] == 'D\u0335ường <hoa> & "hòa bình"'
    assert found["names[content]"] == "Nguyễn Văn D\u0335ức · Hòa bình"
    assert found["kicker[content]"] == "Hà Nội"
    assert found["date[content]"] == WORDS.date(ENTRY.date or datetime.max, "medium")


def test_each_filter_is_an_attribute_of_its_own() -> None:
    found = [
        (each.get("data-pagefind-filter"), each.get("content"))
        for each in page().xpath("//meta[@data-pagefind-filter]")
    ]
    assert found == [(f"{facet}[content]", key) for facet, key in ENTRY.filters]


def test_a_page_says_its_language() -> None:
    assert page().get("lang") == "vi"


def test_a_story_is_filed_under_the_same_keys_in_every_language() -> None:
    made = site([story("2024-10-10", "hoi", topics=("hoa-binh",))])
    found = {lang: next(entries(made, Shard(lang, (2024,)))) for lang in ("vi", "en")}
    assert found["vi"].filters == found["en"].filters == (("section", "tin"), ("year", "2024"))
    assert (found["vi"].section, found["en"].section) == ("Tin", "News")
    assert found["vi"].url != found["en"].url
