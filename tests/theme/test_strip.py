"""The strip as readers meet it: in their language, with the day, and with what is wrong said plainly."""

from __future__ import annotations

from functools import cache

import pytest
from bs4 import BeautifulSoup, Tag

from nhipcau.showroom.newspaper import drawn, site
from tests.theme.drawing import render

ENTRIES = {
    "vi": [
        ("Kỷ niệm 70 năm Ngày Giải phóng Thủ đô", "Ngày 10 tháng 10 năm 2024", ""),
        ("Ngày hội Văn hóa vì hòa bình", "19–20 tháng 10 năm 2024", ""),
        ("Đêm nhạc Mỹ Latinh", "Ngày 5 tháng 12 năm 2024", "Đã hủy"),
    ],
    "en": [
        ("70th anniversary of Hanoi’s Liberation Day", "10 October 2024", ""),
        ("Culture for Peace Festival", "19–20 October 2024", ""),
        ("A night of Latin American music", "5 December 2024", "Cancelled"),
    ],
}
FRONTS = {"vi": "index.html", "en": "en/index.html"}


@cache
def strip(path: str) -> Tag | None:
    """The strip on one of the example pages."""
    template, lang, page = next(found[1:] for found in drawn(site()) if found[0] == path)
    return BeautifulSoup(render(template, lang, page), "lxml").find(class_="strip")


def words(entry: Tag, part: str) -> str:
    found = entry.find(class_=f"strip__{part}")
    return found.get_text(strip=True) if found else ""


@pytest.mark.parametrize("lang", FRONTS)
def test_each_entry_is_said_in_the_language_of_the_page(lang: str) -> None:
    found = strip(FRONTS[lang])
    assert found
    entries = found.find_all(class_="strip__entry")
    assert [
        (words(entry, "link"), words(entry, "when"), words(entry, "status")) for entry in entries
    ] == ENTRIES[lang]


@pytest.mark.parametrize("lang", FRONTS)
def test_each_entry_leads_to_a_page_of_the_site_in_that_language(lang: str) -> None:
    paths = {path for path, *_ in drawn(site())}
    found = strip(FRONTS[lang])
    assert found
    for link in found.find_all("a"):
        assert link["href"].lstrip("/") + "index.html" in paths
        assert link["href"].startswith("/en/") is (lang == "en")


def test_the_strip_is_a_landmark_with_a_name() -> None:
    found = strip("index.html")
    assert found
    assert found.name == "nav"
    assert found.find(id=found["aria-labelledby"]).get_text() == "Tiêu điểm"


def test_a_page_that_an_entry_leads_to_is_marked_in_it() -> None:
    found = strip("su-kien/ngay-hoi-van-hoa/index.html")
    assert found
    assert [link["href"] for link in found.find_all("a", attrs={"aria-current": "page"})] == [
        "/su-kien/ngay-hoi-van-hoa/"
    ]


@pytest.mark.parametrize(
    "path", ["2024/10/70-nam-giai-phong-thu-do/index.html", "luu-tru/2024/trang/1/index.html"]
)
def test_a_page_of_the_archive_has_none(path: str) -> None:
    assert strip(path) is None
