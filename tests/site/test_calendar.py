"""The calendar of the sample site: its month pages and its files, each held against the other and by other programs."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar, Component

from tests.site.conftest import ROOT, Built

PREFIXES = {"vi": ("", "lich"), "en": ("en/", "calendar")}
WORDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL")
ICAL_JS = ROOT / "node_modules" / "ical.js"


def calendar(sample: Built, lang: str) -> Calendar:
    return Calendar.from_ical((sample.folder / f"{PREFIXES[lang][0]}calendar.ics").read_bytes())


def entries(found: Calendar) -> dict[str, Component]:
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


def files(sample: Built) -> list[Path]:
    return sorted(sample.folder.rglob("*.ics"))


def months(sample: Built, lang: str) -> list[str]:
    prefix, word = PREFIXES[lang]
    return sorted(
        page for page in sample.pages if page.startswith(f"/{prefix}{word}/") and page[-2].isdigit()
    )


def test_every_calendar_file_is_valid_and_has_crlf_and_short_lines(sample: Built) -> None:
    assert len(files(sample)) > 50
    for path in files(sample):
        data = path.read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n")
        assert max(map(len, data.split(b"\r\n"))) <= 75
        for component in Calendar.from_ical(data).walk():
            assert component.errors == [], path
            assert all(name in component for name in component.required), path


def test_the_files_of_two_languages_have_the_same_uids_and_differ_in_words_alone(sample: Built) -> None:
    vietnamese, english = (entries(calendar(sample, lang)) for lang in PREFIXES)
    assert vietnamese.keys() == english.keys()
    assert len(vietnamese) == len(list(calendar(sample, "vi").walk("VEVENT")))

    def facts(event: Component) -> dict[str, object]:
        return {name: value for name, value in event.items() if name not in WORDS}

    for uid in vietnamese:
        assert facts(vietnamese[uid]) == facts(english[uid])
        assert vietnamese[uid]["summary"].params["LANGUAGE"] == "vi"
    assert {event["summary"].params["LANGUAGE"] for event in english.values()} == {"en"}


def test_events_long_past_are_kept(sample: Built) -> None:
    assert "event-sea-games-31@localhost" in entries(calendar(sample, "en"))


def test_each_file_is_found_from_the_page_beside_it(sample: Built) -> None:
    for lang, (prefix, word) in PREFIXES.items():
        page = sample.pages[f"/{prefix}{word}/"]
        assert page.xpath("//head/link[@type='text/calendar']/@href") == [
            f"http://localhost:8000/{prefix}calendar.ics"
        ]
        assert f"webcal://localhost:8000/{prefix}calendar.ics" in page.xpath("//main//a/@href"), lang


def on_pages(sample: Built, lang: str) -> dict[str, set[tuple[str, date]]]:
    """What each month's table shows: (address of the event, day), by the month's name."""
    found: dict[str, set[tuple[str, date]]] = defaultdict(set)
    for page in months(sample, lang):
        first = date.fromisoformat(f"{page[-8:-1]}-01")
        for cell in sample.pages[page].xpath("//table//td[@headers]"):
            days = [
                date.fromisoformat(name[2:]) for name in cell.get("headers").split() if name.startswith("d-")
            ]
            for link in cell.xpath(".//p[not(contains(@class, 'anniversary'))]/a/@href"):
                found[page] |= {
                    (link, day) for day in days if (day.year, day.month) == (first.year, first.month)
                }
    return found


def expanded(sample: Built, lang: str) -> dict[str, set[tuple[str, date]]]:
    """What the calendar file says of each month, by recurring_ical_events."""
    root = "http://localhost:8000"
    times = recurring_ical_events.of(calendar(sample, lang))
    found = {}
    for page in months(sample, lang):
        first = date.fromisoformat(f"{page[-8:-1]}-01")
        after = (first + timedelta(days=31)).replace(day=1)
        found[page] = set()
        for event in times.between(first, after):
            if str(event["uid"]).startswith("event-"):
                for day in days_of(event):
                    if first <= day < after:
                        found[page].add((str(event["url"]).removeprefix(root), day))
    return {page: days for page, days in found.items() if days}


def days_of(event: Component) -> list[date]:
    start, end = event["dtstart"].dt, event.end
    first = start.date() if hasattr(start, "date") else start
    last = (end - timedelta(seconds=1)).date() if hasattr(end, "date") and end > start else end
    last = last - timedelta(days=1) if not hasattr(start, "date") else last
    last = last.date() if hasattr(last, "date") else last
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("lang", PREFIXES)
def test_the_pages_show_the_days_that_other_programs_find_in_the_file(sample: Built, lang: str) -> None:
    assert on_pages(sample, lang) == expanded(sample, lang)


def test_ical_js_reads_the_file_and_finds_the_same_times(sample: Built) -> None:
    node = shutil.which("node")
    if not node or not ICAL_JS.exists():
        pytest.skip("no Node, or ical.js is not installed")
    file = sample.folder / "calendar.ics"
    command = [node, str(Path(__file__).parent / "expand.mjs"), str(file), "2024-01-01", "2027-01-01"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = recurring_ical_events.of(calendar(sample, "vi")).between(date(2023, 12, 1), date(2027, 1, 2))
    wanted = set()
    for event in found:
        start = event["dtstart"].dt
        if "2024" <= str(start)[:4] <= "2026":
            wanted.add(f"{event['uid']} {start.isoformat()[:19] if hasattr(start, 'hour') else start}")
    assert set(done.stdout.split("\n")) - {""} == wanted


@pytest.mark.parametrize("lang", PREFIXES)
def test_months_lead_to_each_other_and_end_where_the_record_ends(sample: Built, lang: str) -> None:
    pages = months(sample, lang)
    assert pages[0].endswith("/2022-04/")
    assert pages[-1].endswith("/2027-12/")
    assert len(pages) == 9 + 5 * 12
    for at, page in enumerate(pages):
        links = {link.get("rel"): link.get("href") for link in sample.pages[page].xpath("//main/div/nav/a")}
        assert links.get("prev") == (pages[at - 1] if at else None)
        assert links.get("next") == (pages[at + 1] if at + 1 < len(pages) else None)
    index = sample.pages[f"/{PREFIXES[lang][0]}{PREFIXES[lang][1]}/"]
    assert set(pages) <= set(index.xpath("//main//a/@href"))


def test_a_month_is_a_table_that_can_be_followed_by_ear(sample: Built) -> None:
    page = sample.pages["/lich/2024-10/"]
    (table,) = page.xpath("//table")
    assert table.findtext("caption") == "Sự kiện trong tháng 10 năm 2024"
    assert table.xpath("./thead//th/text()")[0] == "Thứ Hai"
    ids = set(table.xpath(".//th/@id"))
    for cell in table.xpath(".//td"):
        assert set(cell.get("headers").split()) <= ids
        days = [name for name in cell.get("headers").split() if name.startswith("d-")]
        assert len(days) == int(cell.get("colspan", "1"))
    for row in table.xpath(".//tbody/tr"):
        assert sum(int(cell.get("colspan", "1")) for cell in row) == 7


def test_lunar_days_and_holidays_stand_beside_the_solar_day(sample: Built) -> None:
    def said(page: str, day: str) -> str:
        (cell,) = sample.pages[page].xpath(f"//th[@id='d-{day}']")
        return " ".join(cell.text_content().split())

    assert said("/lich/2024-10/", "2024-10-01") == "1 âm lịch 29/8"
    assert said("/lich/2024-10/", "2024-10-03") == "3 âm lịch 1/9"
    assert said("/lich/2024-10/", "2024-10-10") == "10 âm lịch 8"
    assert said("/lich/2025-07/", "2025-07-25") == "25 âm lịch 1/6 nhuận"
    assert said("/lich/2024-04/", "2024-04-18") == "18 âm lịch 10 Giỗ Tổ Hùng Vương"
    assert said("/en/calendar/2024-09/", "2024-09-02") == "2 lunar calendar 30 National Day"
    assert said("/en/calendar/2024-02/", "2024-02-10") == "10 lunar calendar 1/1 Tet (Lunar New Year)"


def test_no_page_of_the_calendar_knows_what_day_it_is(sample: Built) -> None:
    for lang in PREFIXES:
        for page in months(sample, lang):
            assert not sample.pages[page].xpath("//main//*[@aria-current='date']")
