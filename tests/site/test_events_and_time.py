"""Events at other places and at odd hours, anniversaries by the moon: on pages, in calendar files, as linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from tests.conftest import Site, lay_out

NOW = "2026-06-10T12:00+07:00"
EVENTS = {
    "paris": """start: 2026-06-20 19:00 Europe/Paris
end: 2026-06-21 02:00 Europe/Paris
place: Paris
programme: [{time: "19:00", text: Mở}, {time: 20h, text: Nói}, {time: 0h30, text: Hát}]""",
    "thu-bay-paris": """start: 2026-10-10 20:00 Europe/Paris
end: 2026-10-10 22:00 Europe/Paris
recurrence: "freq=weekly; count=4; byday=sa"
""",
    "thu-nam-paris": 'start: 2026-10-08 10:00 Europe/Paris\nrecurrence: "FREQ=WEEKLY;COUNT=4"',
    "tokyo": "start: 2026-06-25 14:00 Asia/Tokyo\nend: 2026-06-25 16:00 Asia/Tokyo",
    "hiep-dinh": "start: 1973-01-27 11:00 Europe/Paris",
    "dem-truoc": "start: 1973-01-27 20:00",
    "rat-xa": "start: 2206-06-13 08:00",
    "rat-dai": "start: 2026-06-09 08:00\nend: 2062-06-10 09:00",
    "nua-dem": "start: 2026-06-12 00:00\nend: 2026-06-12 02:00",
    "het-ngay": "start: 2026-06-10\nend: 2026-06-10",
    "giao-thua": """start: 2026-12-31 20:00
end: 2027-01-01 01:00
programme: [{time: "20:00", text: Một}, {time: "22:00", text: Hai}, {time: "00:00", text: Ba}]""",
    "dang-dien-ra": "start: 2026-06-10 08:00\nend: 2026-06-10 18:00\nrecurrence: FREQ=WEEKLY;COUNT=5",
    "huy": "start: 2026-06-11 08:00\nstatus: cancelled\nrecurrence: FREQ=WEEKLY;COUNT=5",
    "truc-tuyen": """start: 2026-06-11 08:00
status: online
place: Nhà A
online: https://hop.example/x
register: "mailto:ai@bao.example"
""",
    "da-doi": "start: 2026-05-11 08:00\nstatus: postponed\npreviously: 2026-05-01 08:00",
    "sap-doi": "start: 2026-07-11 08:00\nstatus: postponed\npreviously: 2026-07-01 08:00",
    "chuoi-cu": "start: 2024-01-06 08:00\nrecurrence: FREQ=MONTHLY;BYDAY=1SA;UNTIL=20260502",
    "don-cu": "start: 2025-12-24 08:00",
    "le-ky-niem": "start: 2024-10-10 08:00\nrecurrence: FREQ=YEARLY\nanniversaries: [giai-phong-thu-do]",
    "hoi-thao": """start: 2026-06-20 08:00
end: 2026-06-20 11:00
register: https://ve.example/dang-ky
register_by: 15/6/2026
fee: 50.000 đồng
capacity: 1.200 chỗ
spoken: [vi, en]
access: Có lối cho xe lăn ở cổng sau.""",
    "het-han": "start: 2026-06-20 08:00\nregister: https://ve.example/x\nregister_by: 10/6/2026 11:00\nfee: Miễn phí",
    "chua-ro": "start: tháng 7/2026",
    "trong-nam": "start: 2027",
    "nhuan": "start: 2024-02-29 09:00\nrecurrence: FREQ=YEARLY;COUNT=3",
}
ANNIVERSARIES = {"hai-lan": "20/11 lunar", "ba-muoi": "30/12 âm lịch", "thang-nhuan": "15/6 nhuận âm lịch"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = lay_out(tmp_path_factory.mktemp("events") / "site")
    for kind, pieces in (("events", EVENTS), ("anniversaries", ANNIVERSARIES)):
        for key, told in pieces.items():
            facts = told if kind == "events" else f"founded: {told}"
            made.write(f"content/{kind}/{key}/index.vi.md", f"---\ntitle: {key}\n{facts}\n---\nMột đoạn.\n")
            made.write(f"content/{kind}/{key}/index.en.md", f"---\ntitle: {key}\nslug: {key}\n---\nA line.\n")
    settings = made.root / "pelicanconf.py"
    settings.write_text(f'{settings.read_text()}\nNOW = "{NOW}"\nSEARCH = False\nSOCIAL_CARDS = False\n')
    built = made.build()
    assert built.returncode == 0, built.stdout + built.stderr
    return made


def page(site: Site, path: str) -> str:
    return (site.output / path / "index.html").read_text()


def words(html: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def facts(site: Site, key: str, lang: str = "vi") -> str:
    path = f"su-kien/{key}" if lang == "vi" else f"en/events/{key}"
    found = re.search(r'<dl class="event-facts">(.*?)</dl>', page(site, path), re.S)
    assert found
    return words(found[1])


def linked(site: Site, key: str) -> dict[str, Any]:
    scripts = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page(site, f"su-kien/{key}"), re.S
    )
    things = [thing for script in scripts for thing in json.loads(script)["@graph"]]
    return next(thing for thing in things if thing["@type"] == "Event")


def calendar(site: Site, path: str) -> Calendar:
    return Calendar.from_ical((site.output / path / "calendar.ics").read_bytes())


def expanded(site: Site, path: str, since: str, until: str) -> Iterator[datetime]:
    days = (tuple(map(int, each.split("-"))) for each in (since, until))
    found = recurring_ical_events.of(calendar(site, path)).between(*days)
    return iter(sorted(each["dtstart"].dt for each in found))


def test_an_event_far_away_is_told_by_the_clock_there_and_then_by_ours(site: Site) -> None:
    told = facts(site, "paris")
    assert "19:00 ngày 20 tháng 6 – 02:00 ngày 21 tháng 6 năm 2026, giờ Paris" in told
    assert "(tức 00:00–07:00, ngày 21 tháng 6 năm 2026 giờ Việt Nam)" in told
    assert "2–4 pm Tokyo time (that is, 12 noon – 2 pm Vietnam time)" in facts(site, "tokyo", "en")
    found = linked(site, "paris")
    assert (found["startDate"], found["endDate"]) == (
        "2026-06-20T19:00:00+02:00",
        "2026-06-21T02:00:00+02:00",
    )


def test_its_programme_is_by_the_clock_there_and_past_midnight_on_the_next_day(site: Site) -> None:
    found = re.search(r'<ol class="programme">(.*?)</ol>', page(site, "su-kien/paris"), re.S)
    assert found
    assert re.findall(r'datetime="([^"]+T[^"]+)"', found[1]) == [
        "2026-06-20T19:00:00+02:00",
        "2026-06-20T20:00:00+02:00",
        "2026-06-21T00:30:00+02:00",
    ]
    assert (
        words(found[1]).index("20 tháng 6")
        < words(found[1]).index("19:00")
        < words(found[1]).index("21 tháng 6")
    )


def test_a_calendar_file_tells_the_zone_of_the_place(site: Site) -> None:
    data = (site.output / "su-kien/paris/calendar.ics").read_text()
    assert "DTSTART;TZID=Europe/Paris:20260620T190000" in data
    assert "TZID:Europe/Paris" in data
    assert "TZOFFSETTO:+0200" in data
    everything = (site.output / "calendar.ics").read_text()
    for zone in ("Europe/Paris", "Asia/Tokyo", "Asia/Ho_Chi_Minh"):
        assert everything.count(f"TZID:{zone}\n") == 1
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in everything


def test_the_month_has_it_on_the_day_of_the_place_with_our_time(site: Site) -> None:
    table = page(site, "lich/2026-06")
    bars = re.findall(r'headers="[^"]*d-2026-06-20[^"]*">(.*?)</td>', table, re.S)
    told = words(" ".join(bars))
    assert "19:00 giờ Paris (tức 00:00, ngày 21 tháng 6 giờ Việt Nam)" in told


def test_a_rule_runs_in_the_zone_of_its_start(site: Site) -> None:
    """Paris leaves summer time on 25 October 2026: from then on 10:00 there is 16:00 in Hanoi."""
    told = facts(site, "thu-nam-paris")
    assert "15:00 giờ Việt Nam" in told
    assert re.search(r"29 tháng 10 năm 2026 giờ Paris \(tức 16:00 giờ Việt Nam\)", told)
    saturdays = [
        f"{at:%a %d %H:%M}" for at in expanded(site, "su-kien/thu-bay-paris", "2026-10-01", "2026-12-01")
    ]
    assert saturdays == ["Sat 10 20:00", "Sat 17 20:00", "Sat 24 20:00", "Sat 31 20:00"]


def test_before_1975_nothing_is_told_by_a_clock_that_was_not_hanois(site: Site) -> None:
    assert facts(site, "hiep-dinh").endswith("11:00, ngày 27 tháng 1 năm 1973 giờ Paris")
    assert "GMT" not in facts(site, "dem-truoc")
    assert linked(site, "dem-truoc")["startDate"] == "1973-01-27T20:00:00"


def test_a_day_far_ahead_has_a_page_of_its_month_and_none_of_those_between(site: Site) -> None:
    months = {path.name for path in (site.output / "lich").iterdir() if path.is_dir()}
    assert {"2027-12", "2062-06", "2206-06"} <= months
    assert not {"2028-01", "2062-05", "2100-01", "2206-05"} & months
    assert 'href="/lich/2062-06/"' in page(site, "lich/2206-06")
    assert "rat-xa" in page(site, "lich/2206-06")


def test_midnight_is_called_midnight(site: Site) -> None:
    assert "midnight–2 am" in facts(site, "nua-dem", "en")
    assert "00:00–02:00" in facts(site, "nua-dem")


def test_what_comes_after_midnight_comes_last_in_a_programme(site: Site) -> None:
    found = re.search(r'<ol class="programme">(.*?)</ol>', page(site, "su-kien/giao-thua"), re.S)
    assert found
    assert re.findall(r"Một|Hai|Ba(?!y)", words(found[1]))[-1] == "Ba"
    assert "2027-01-01T00:00:00+07:00" in found[1]


def test_what_is_on_is_not_told_as_next(site: Site) -> None:
    assert "Đang diễn ra" in facts(site, "dang-dien-ra")
    assert "trên đây là lần tới" not in facts(site, "dang-dien-ra")
    assert "On now" in facts(site, "dang-dien-ra", "en")
    listed = words(page(site, "su-kien"))
    assert re.search(r"dang-dien-ra .{0,120}?Đang diễn ra", listed)


def test_a_series_that_is_called_off_says_nothing_of_next_times(site: Site) -> None:
    told = facts(site, "huy")
    assert "định kỳ" not in told
    assert "18 tháng 6" not in told
    assert "eventSchedule" not in linked(site, "huy")


def test_what_has_moved_online_has_left_its_place(site: Site) -> None:
    told = facts(site, "truc-tuyen")
    assert "Trước dự kiến tại Nhà A" in told
    found = linked(site, "truc-tuyen")
    assert [place["@type"] for place in found["location"]] == ["VirtualLocation"]
    assert "offers" not in found
    (event,) = calendar(site, "su-kien/truc-tuyen").walk("VEVENT")
    assert "location" not in event
    assert "Trước dự kiến tại Nhà A" in event["description"]


def test_a_new_date_is_marked_as_new_until_it_is_over(site: Site) -> None:
    listed = page(site, "su-kien")
    marks = {
        key: "Lịch mới" in article
        for key in ("da-doi", "sap-doi")
        for article in re.findall(r'<article class="event-line.*?</article>', listed, re.S)
        if f"/{key}/" in article
    }
    assert marks == {"da-doi": False, "sap-doi": True}


def test_past_events_stand_by_their_last_time_the_newest_first(site: Site) -> None:
    past = page(site, "su-kien").partition('id="past"')[2]
    assert past.index("/chuoi-cu/") < past.index("/don-cu/")


def test_a_yearly_event_is_on_the_page_of_each_year_in_which_it_was_held(site: Site) -> None:
    for year in (2024, 2025, 2026):
        told = page(site, f"ky-niem/giai-phong-thu-do/{year}")
        assert "/su-kien/le-ky-niem/" in told
        assert f"10 tháng 10 năm {year}" in words(told)
    assert not (site.output / "ky-niem/giai-phong-thu-do/2040").exists()


def test_a_lunar_day_that_comes_twice_in_a_year_is_twice_in_everything(site: Site) -> None:
    """20/11: on 8 January and on 28 December 2026, next on 17 December 2027."""
    events = calendar(site, "ky-niem/hai-lan").walk("VEVENT")
    days = {str(event["uid"]): event["dtstart"].dt for event in events}
    assert len(days) == len(events)
    assert {date(2026, 1, 8), date(2026, 12, 28), date(2027, 12, 17)} <= set(days.values())
    assert "/ky-niem/hai-lan/" in page(site, "lich/2026-12")
    assert "/ky-niem/hai-lan/" in page(site, "lich/2026-01")
    outlook = words(page(site, "ky-niem/sap-toi"))
    assert "28 tháng 12 năm 2026" in outlook
    assert "28 tháng 12 năm 2026" in words(page(site, "ky-niem/hai-lan"))
    told = words(page(site, "ky-niem/hai-lan/2026"))
    assert "8 tháng 1 năm 2026" in told
    assert "28 tháng 12 năm 2026" in told


def test_a_thirtieth_is_kept_on_the_twenty_ninth_of_a_short_month_and_the_page_says_so(site: Site) -> None:
    days = {event["dtstart"].dt for event in calendar(site, "ky-niem/ba-muoi").walk("VEVENT")}
    assert {date(2024, 2, 9), date(2025, 1, 28), date(2026, 2, 16), date(2027, 2, 5)} <= days
    assert "Tháng thiếu thì vào ngày 29" in words(page(site, "ky-niem/ba-muoi"))
    assert "on the 29th" in words(page(site, "en/anniversaries/ba-muoi"))


def test_a_day_of_a_leap_month_is_kept_in_the_plain_month_in_other_years(site: Site) -> None:
    days = {event["dtstart"].dt for event in calendar(site, "ky-niem/thang-nhuan").walk("VEVENT")}
    assert {date(2025, 8, 8), date(2026, 7, 28)} <= days
    assert "Năm không có tháng nhuận ấy thì vào tháng thường" in words(page(site, "ky-niem/thang-nhuan"))


def test_what_it_takes_to_take_part_is_told_to_people_and_machines(site: Site) -> None:
    told = facts(site, "hoi-thao")
    for each in ("50.000 đồng", "1.200", "Tiếng Việt và tiếng Anh", "Có lối cho xe lăn ở cổng sau."):
        assert each in told
    assert "Hạn đăng ký: ngày 15 tháng 6 năm 2026" in words(page(site, "su-kien/hoi-thao"))
    assert "Register by 15 June 2026" in words(page(site, "en/events/hoi-thao"))
    found = linked(site, "hoi-thao")
    assert found["offers"]["price"] == "50000"
    assert found["offers"]["availabilityEnds"] == "2026-06-16T00:00:00+07:00"
    assert (found["maximumAttendeeCapacity"], found["inLanguage"]) == (1200, ["vi", "en"])
    assert found["isAccessibleForFree"] is False


def test_after_the_deadline_nobody_is_asked_to_register(site: Site) -> None:
    html = page(site, "su-kien/het-han")
    assert "https://ve.example/x" not in html
    assert "Đã hết hạn đăng ký" in words(html)
    assert "Miễn phí" in facts(site, "het-han")
    assert "offers" not in linked(site, "het-han")


def test_a_calendar_can_be_followed_in_google_and_its_address_copied(site: Site) -> None:
    html = page(site, "su-kien/hoi-thao")
    assert re.search(
        r'href="https://calendar\.google\.com/calendar/r\?cid=webcal%3A%2F%2F[^"]*hoi-thao[^"]*\.ics"', html
    )
    assert re.search(r'class="subscribe" data-url="https://[^"]*/su-kien/hoi-thao/calendar\.ics"', html)


def test_an_event_whose_day_is_not_fixed_has_its_month_and_no_day(site: Site) -> None:
    assert "Tháng 7 năm 2026 (chưa ấn định ngày)" in facts(site, "chua-ro")
    assert "July 2026 (day to be announced)" in facts(site, "chua-ro", "en")
    assert "2027 (day to be announced)" in facts(site, "trong-nam", "en")
    assert (linked(site, "chua-ro")["startDate"], linked(site, "trong-nam")["startDate"]) == (
        "2026-07",
        "2027",
    )
    assert "endDate" not in linked(site, "chua-ro")
    data = json.loads((site.output / "du-lieu/events.json").read_text())
    assert [each["start"] for each in data["events"] if each["key"] == "chua-ro"] == ["2026-07"]


def test_it_is_among_those_to_come_at_the_end_of_its_month_and_in_no_calendar(site: Site) -> None:
    assert "chua-ro" not in (site.output / "calendar.ics").read_text()
    assert not (site.output / "su-kien/chua-ro/calendar.ics").exists()
    assert "chua-ro" not in page(site, "lich/2026-07")
    listed = page(site, "su-kien")
    assert listed.index("/su-kien/sap-doi/") < listed.index("/su-kien/chua-ro/")


def test_the_rule_of_29_february_says_the_day(site: Site) -> None:
    data = (site.output / "su-kien/nhuan/calendar.ics").read_text()
    assert "RRULE:FREQ=YEARLY;COUNT=3;BYMONTHDAY=29;BYMONTH=2" in data
    assert [at.year for at in expanded(site, "su-kien/nhuan", "2024-01-01", "2040-01-01")] == [
        2024,
        2028,
        2032,
    ]
