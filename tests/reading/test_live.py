"""Live coverage and timelines: what is made of a text, in which order, and what is told of one that lacks its times."""

# ruff: noqa: E501

from __future__ import annotations

import re

import pytest

from nhipcau.model import Story
from tests.conftest import Site

FOLDER = "content/stories/2024/2024-10-14-truc-tiep"


def told(site: Site, body: str, live: bool = True) -> None:
    facts = "live: true\n" if live else ""
    words = f"---\ntitle: Trực tiếp\ndate: 2024-10-14 08:00\nsection: van-hoa\n{facts}---\n\n{body}\n"
    site.write(f"{FOLDER}/index.vi.md", words)


def said(site: Site) -> list[str]:
    return [problem.text() for problem in site.problems() if problem.file.startswith(FOLDER)]


def read(site: Site) -> tuple[Story, str]:
    reading = site.read()
    story = next(each for each in reading.content.stories if each.key == "2024-10-14-truc-tiep")
    return story, reading.bodies(story.editions[0].body.digest)


def test_the_newest_entry_comes_first_and_the_opening_stays_at_the_head(site: Site) -> None:
    told(
        site,
        "Mở đầu.[^1]\n\n## 09:30 Khai mạc\n\nCờ lên.\n\n### Nhỏ\n\nLời.\n\n## 9h45: *Múa* lân\n\nTrống.\n\n[^1]: Chú.",
    )
    story, html = read(site)
    first, second = story.editions[0].entries
    assert (first.title, f"{first.at:%d %H:%M}", first.text) == ("Múa lân", "14 09:45", "Trống.")
    assert (second.title, second.text) == ("Khai mạc", "Cờ lên. Nhỏ Lời.")
    places = [
        html.index(words) for words in ("Mở đầu.", "<em>Múa</em> lân", "Khai mạc", "Nhỏ", 'class="footnote"')
    ]
    assert places == sorted(places)
    assert html.count("<article") == html.count("</article>") == 2
    assert '<time datetime="2024-10-14T09:45:00+07:00">09:45</time></a> <em>Múa</em> lân</h2>' in html
    # What readers are shown as the last change is the newest entry.
    assert story.updated == first.at
    assert not said(site)


def test_an_entry_after_midnight_says_its_day(site: Site) -> None:
    told(
        site,
        "## 23:50 Gần nửa đêm\n\nA.\n\n## 07:00, 1/1/2025 Sang năm\n\nD.\n\n## 00:10, ngày 15 tháng 10 năm 2024: Sang ngày\n\nB.\n\n## 10:00, đến 2024 rồi\n\nC.",
    )
    story, html = read(site)
    assert [each.title for each in story.editions[0].entries] == [
        "Sang năm",
        "Sang ngày",
        "Gần nửa đêm",
        ", đến 2024 rồi",
    ]
    assert ">00:10, ngày 15 tháng 10 năm 2024</time>" in html


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Chỉ có lời.", "Live coverage has no entries: no heading of the text begins with a time. Begin each with its time: ## 09:30 The flag goes up."),
        ("## 09:30 Một\n\n## Hai", "The heading “Hai” of live coverage does not begin with a time. Begin it with one, ## 09:30 …, or make it a smaller heading: ### …."),
        ("## 29:30 Một", "There is no such time of day as “29:30”. They go from 00:00 to 24:00."),
    ],
)  # fmt: skip
def test_an_entry_without_its_time_is_told(site: Site, body: str, expected: str) -> None:
    told(site, body)
    assert said(site)[0] == expected


def test_a_story_that_is_not_live_keeps_its_order(site: Site) -> None:
    told(site, "## 09:30 Một\n\n## 09:40 Hai", live=False)
    story, html = read(site)
    assert not story.editions[0].entries
    assert html.index("Một") < html.index("Hai")


def test_a_timeline_is_a_list_of_dates(site: Site) -> None:
    body = "> [!TIMELINE] Các *mốc*\n> - 10/10/1954: Tiếp quản.\n> - Tháng 9/1973: [Thăm](https://example.org/).\n> - **1975** – Xong.\n>\n>   Thêm."
    told(site, body, live=False)
    _, html = read(site)
    assert re.findall(r'<time class="timeline__when" datetime="([^"]*)">([^<]*)</time>', html) == [
        ("1954-10-10", "10/10/1954"),
        ("1973-09", "Tháng 9/1973"),
        ("1975", "1975"),
    ]
    assert '<p class="timeline__title">Các <em>mốc</em></p>' in html
    assert html.count("<ol>") == 1
    assert "Thêm." in html
    assert not said(site)


def test_an_item_of_a_timeline_without_its_date_is_told_and_stays(site: Site) -> None:
    told(site, "> [!TIMELINE]\n> - Rồi mai: gì đó.\n> - 1975: Xong.", live=False)
    _, html = read(site)
    assert "Rồi mai: gì đó." in html
    assert said(site) == [
        "“Rồi mai: gì đó.” stands in a timeline, and does not begin with its date. "
        "Write - 10/10/1954: what happened; a month or a year will do."
    ]
