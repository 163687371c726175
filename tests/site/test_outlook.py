"""The outlook and the anniversaries' pages, as readers and editors get them from the sample site."""

from __future__ import annotations

import csv
import json
from io import StringIO

import icalendar
import pytest

from tests.conftest import Site
from tests.site.conftest import Built

PLACES = {"vi": "/ky-niem/sap-toi/", "en": "/en/anniversaries/outlook/"}
NAMES = {"vi": "Kỷ niệm 60 năm thành lập ASEAN", "en": "60th anniversary of the founding of ASEAN"}


def sheet(sample: Built, lang: str) -> list[dict[str, str]]:
    data = (sample.folder / f"{PLACES[lang].lstrip('/')}outlook.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("lang", PLACES)
def test_the_page_the_table_and_the_calendar_have_the_same_days(sample: Built, lang: str) -> None:
    page = sample.pages[PLACES[lang]]
    shown = page.xpath("//p[@class='anniversary-line__day']/time/@datetime")
    rows = [next(iter(row.values())) for row in sheet(sample, lang)]
    assert shown == rows == sorted(rows)
    assert rows[0] >= "2026-11-22"
    assert rows[-1] <= "2029-11-30"
    text = (sample.folder / f"{PLACES[lang].lstrip('/')}calendar.ics").read_bytes()
    entries = icalendar.Calendar.from_ical(text).walk("VEVENT")
    days = [entry for entry in entries if str(entry["UID"]).startswith("outlook-")]
    assert [entry.decoded("DTSTART").isoformat() for entry in days] == rows
    assert not [entry for entry in entries if entry.errors]


@pytest.mark.parametrize("lang", PLACES)
def test_a_round_number_is_marked(sample: Built, lang: str) -> None:
    (row,) = [list(row.values()) for row in sheet(sample, lang) if NAMES[lang] in row.values()]
    kind = {"vi": "năm tròn", "en": "round number"}[lang]
    assert row[:4] == ["2027-08-08", NAMES[lang], "60", kind]
    text = sample.pages[PLACES[lang]].text_content()
    mark = {"vi": "Năm tròn", "en": "Round-number anniversary"}[lang]
    assert mark in text
    assert "even-number" not in text


def test_both_calendars_have_the_same_entries(sample: Built) -> None:
    uids = []
    for place in PLACES.values():
        text = (sample.folder / f"{place.lstrip('/')}calendar.ics").read_bytes()
        uids.append({str(entry["UID"]) for entry in icalendar.Calendar.from_ical(text).walk("VEVENT")})
    assert uids[0] == uids[1]


@pytest.mark.parametrize("lang", PLACES)
def test_readers_are_told_nothing_of_who_is_late(sample: Built, lang: str) -> None:
    files = [
        path.read_text(encoding="utf-8")
        for path in (sample.folder / PLACES[lang].lstrip("/")).iterdir()
        if path.is_file()
    ]
    assert len(files) == 3
    for told in (
        "Chưa có bài",
        "Đặt bài",
        "No stories yet",
        "Commission",
        "commission-",
        "Stories in",
        "Đã có bài",
    ):
        assert not [text for text in files if told in text], told


@pytest.mark.parametrize("lang", PLACES)
def test_every_link_of_the_outlook_leads_to_a_page(sample: Built, lang: str) -> None:
    root = "http://localhost:8000"
    for row in sheet(sample, lang):
        address = list(row.values())[-1].removeprefix(root)
        assert sample.holds(address), address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/ky-niem/ngay-thanh-lap-asean/", "còn 9 tháng nữa"),
        ("/en/anniversaries/founding-of-asean/", "in 9 months"),
        (
            "/ky-niem/ngay-thanh-lap-asean/2027/",
            "Ngày kỷ niệm: Chủ nhật, ngày 8 tháng 8 năm 2027, còn 9 tháng nữa",
        ),
        ("/ky-niem/giai-phong-thu-do/2024/", "Năm tròn"),
        ("/en/anniversaries/hanoi-liberation-day/2024/", "Round-number anniversary"),
    ],
)
def test_a_page_says_how_far_ahead_and_what_kind_of_year(sample: Built, address: str, said: str) -> None:
    assert said.lower() in sample.pages[address].text_content().lower()


@pytest.mark.parametrize("lang", PLACES)
def test_a_year_with_coverage_shows_events_stories_photos_and_the_other_years(
    sample: Built, lang: str
) -> None:
    place = {"vi": "/ky-niem/giai-phong-thu-do/", "en": "/en/anniversaries/hanoi-liberation-day/"}[lang]
    page = sample.pages[f"{place}2024/"]
    assert page.xpath("//section[@aria-labelledby='events']//article")
    assert page.xpath("//section[@aria-labelledby='coverage']//article")
    assert page.xpath("//section[@aria-labelledby='pictures']//figure//img/@alt")
    years = page.xpath("//ul[@class='years']//a/@href")
    assert {f"{place}{year}/" for year in (2023, 2024, 2026)} <= set(years)


def test_the_month_may_pass_and_the_pages_stay_as_they_are(site: Site) -> None:
    """A day that brings nothing changes nothing: a countdown in days would rewrite pages daily."""
    prints = []
    for day in ("2024-11-04", "2024-11-29"):
        done = site.build("-e", f'NOW="{day}T09:00+07:00"')
        assert done.returncode == 0, done.stderr
        kept = ("ky-niem/", "en/anniversaries/")
        prints.append({path: data for path, data in site.printed().items() if path.startswith(kept)})
    assert prints[0] == prints[1]
    assert len(prints[0]) > 10


def test_a_build_refuses_what_is_founded_in_the_future_and_keeps_the_last_site(site: Site) -> None:
    now = json.dumps("2024-10-11T09:00+07:00")
    assert site.build("-e", f"NOW={now}").returncode == 0
    before = site.printed()
    words = "---\ntitle: Ngày sai\nfounded: 2024-10-12\n---\nMột đoạn.\n"
    site.write("content/anniversaries/ngay-sai/index.vi.md", words)
    done = site.build("-e", f"NOW={now}")
    assert done.returncode == 1
    assert "index.vi.md:3: lỗi: “founded” ghi 12/10/2024, là ngày chưa đến." in done.stderr
    assert site.printed() == before
    assert "“founded” ghi 12/10/2024" in site.nhipcau("check", "-e", f"NOW={now}").stderr
    assert site.build("-e", 'NOW="2024-10-12T00:00+07:00"').returncode == 0


def test_the_command_prints_what_lies_ahead(site: Site) -> None:
    options = ("outlook", "--now", "2024-10-01T09:00+07:00", "--months", "12")
    done = site.nhipcau(*options)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Ngày        Kỷ niệm                                Số năm  Loại năm  Đã có bài  Đặt bài trước",
        "2024-10-10  Kỷ niệm 70 năm Ngày Giải phóng Thủ đô      70  năm tròn  vi en      2024-08-11",
        "2025-04-07  Giỗ Tổ Hùng Vương                                                   2025-03-17",
        "2025-10-10  Kỷ niệm 71 năm Ngày Giải phóng Thủ đô      71  năm khác             2025-09-19",
    ]
    assert len(site.nhipcau(*options, "--round").stdout.splitlines()) == 2
    late = site.nhipcau("outlook", "--now", "2025-09-30T09:00+07:00", "--months", "1")
    assert "2025-09-19 (đã quá hạn)" in late.stdout
    calendar = site.nhipcau(*options, "--ics").stdout
    assert "UID:commission-" in calendar
    table = site.nhipcau(*options, "--csv").stdout.removeprefix("\ufeff")
    assert table.splitlines()[1].startswith(
        "2024-10-10,Kỷ niệm 70 năm Ngày Giải phóng Thủ đô,70,năm tròn,vi en,"
    )
    empty = site.nhipcau(
        "outlook", "--now", "2024-11-01T09:00+07:00", "--months", "0", "-e", 'DESK_LANGUAGE="en"'
    )
    assert empty.stdout == "No anniversary lies ahead.\n"
