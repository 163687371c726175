"""Notices on all pages: there while they are in force, gone at the instant at which they end, and no dearer."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.exact.workshop import Workshop, changed

NOTICE = """[nghi-le]
vi = "Tòa soạn nghỉ lễ."
en = "The newsroom is closed."
start = 2024-10-22
end = 2024-10-23
link = "{page}lien-he"

[doi-gio]
vi = "Đổi giờ khai mạc."
en = "The opening has moved."
start = "22/10/2024 09:30"
end = 2024-10-22T18:00:00
level = "urgent"
link = "https://example.org/gio"
"""
PAGES = ("index.html", "en/index.html", "2024/10/bai/index.html", "404.html", "su-kien/index.html")
BEFORE, BEGUN = "2024-10-21T23:59:59+07:00", "2024-10-22T00:00+07:00"
LAST, OVER = "2024-10-23T23:59:59+07:00", "2024-10-24T00:00+07:00"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    made.story("2024-10-01-bai")
    made.piece("pages", "lien-he")
    told(made, NOTICE)
    return made


def told(shop: Workshop, text: str) -> None:
    (shop.content / "registry/notices.toml").write_text(text, encoding="utf-8")


def at(shop: Workshop, now: str) -> dict[str, str]:
    shop.now = now
    return shop.build()


def notices(shop: Workshop, path: str) -> list[Tag]:
    html = (shop.folder / "output" / path).read_text(encoding="utf-8")
    return BeautifulSoup(html, "lxml").select(".site-notices .site-notice")


def texts(shop: Workshop, path: str) -> list[str]:
    return [each.select_one(".site-notice__text").get_text() for each in notices(shop, path)]


def test_a_notice_stands_on_every_page_from_its_start_to_its_end(shop: Workshop) -> None:
    at(shop, BEFORE)
    assert [path for path in PAGES if notices(shop, path)] == []
    for now in (BEGUN, LAST):
        begun = at(shop, now)
        pages = [path for path in begun if path.endswith(".html")]
        assert [path for path in pages if not notices(shop, path)] == []
        assert texts(shop, "en/index.html") == ["The newsroom is closed."]
        assert shop.cold() == begun
    over = at(shop, OVER)
    assert [path for path in PAGES if notices(shop, path)] == []
    assert shop.cold() == over


def test_the_urgent_stands_first_and_leads_where_it_says(shop: Workshop) -> None:
    at(shop, "2024-10-22T09:30+07:00")
    assert texts(shop, "index.html") == ["Đổi giờ khai mạc.", "Tòa soạn nghỉ lễ."]
    urgent, quiet = notices(shop, "en/index.html")
    assert urgent.select_one(".site-notice__level").get_text() == "Urgent notice"
    assert [each.a["href"] for each in (urgent, quiet)] == [
        "https://example.org/gio",
        "/en/pages/lien-he-en/",
    ]
    at(shop, "2024-10-22T18:00+07:00")
    assert texts(shop, "index.html") == ["Tòa soạn nghỉ lễ."]


def test_a_notice_that_is_not_in_force_changes_no_file(shop: Workshop) -> None:
    before = at(shop, "2024-10-20T12:00+07:00")
    told(shop, NOTICE.replace("nghỉ lễ", "nghỉ hai ngày"))
    assert changed(before, at(shop, "2024-10-20T12:00+07:00")) == set()
    (shop.content / "registry/notices.toml").unlink()
    assert changed(before, at(shop, "2024-10-20T12:00+07:00")) == set()


def test_pages_stay_as_they_are_while_a_notice_does(shop: Workshop) -> None:
    begun = at(shop, "2024-10-22T20:00+07:00")
    assert at(shop, LAST) == begun
