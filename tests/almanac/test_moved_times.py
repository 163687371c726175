"""Times of a series that are moved or added: as our pages have them, and as calendar programs read our files."""

from __future__ import annotations

import recurring_ical_events
from icalendar import Calendar

from nhipcau.almanac.entries import EventItem, event_entries
from nhipcau.almanac.ics import calendar
from nhipcau.languages import Catalogue, Words
from nhipcau.linked_data.schedule import schedules
from nhipcau.model import Event
from tests.conftest import Site
from tests.model.making import HANOI, publication

WORDS = Words("vi", Catalogue("vi"), HANOI)
WEEKLY = """start: 2026-06-06 19:00
end: 2026-06-06 21:00
recurrence: FREQ=WEEKLY;COUNT=4
except: 2026-06-27
moved: [{from: 2026-06-13, to: 14/6/2026 20h}, {from: 2026-06-20, to: 2026-06-20 18:00, end: 2026-06-20 22:30}]
extra: [2026-07-10, 2026-07-11 08:30]"""
HELD = [
    ("2026-06-06 19:00", "21:00"),
    ("2026-06-14 20:00", "22:00"),
    ("2026-06-20 18:00", "22:30"),
    ("2026-07-10 19:00", "21:00"),
    ("2026-07-11 08:30", "10:30"),
]


def event(site: Site, facts: str) -> Event:
    site.write("content/events/chuoi/index.vi.md", f"---\ntitle: Chuỗi\n{facts}\n---\nMột đoạn.\n")
    (found,) = (each for each in site.read().content.events if each.key == "chuoi")
    return found


def complaints(site: Site, facts: str) -> list[str]:
    site.write("content/events/chuoi/index.vi.md", f"---\ntitle: Chuỗi\n{facts}\n---\nMột đoạn.\n")
    return [each.text() for each in site.problems() if "chuoi" in each.file and each.level == "error"]


def expanded(event: Event) -> list[tuple[str, str]]:
    """What recurring-ical-events makes of the file that we print of it."""
    item = EventItem(event, event.editions[0], (), ())
    told = calendar("x", "vi", tuple(event_entries(WORDS, item, publication())), publication())
    found = recurring_ical_events.of(Calendar.from_ical(told)).between((2026, 1, 1), (2027, 1, 1))
    times = sorted((each["dtstart"].dt, each["dtend"].dt) for each in found)
    return [(f"{start:%Y-%m-%d %H:%M}", f"{end:%H:%M}") for start, end in times]


def test_a_series_has_its_moved_and_extra_times_where_they_are(site: Site) -> None:
    found = event(site, WEEKLY)
    assert [(f"{each.start:%Y-%m-%d %H:%M}", f"{each.end:%H:%M}") for each in found.times] == HELD


def test_a_calendar_program_has_the_same_times(site: Site) -> None:
    assert expanded(event(site, WEEKLY)) == HELD


def test_so_it_has_of_a_rule_that_programs_do_not_agree_on(site: Site) -> None:
    odd = WEEKLY.replace("2026-06-06", "2026-06-13").replace(
        "FREQ=WEEKLY;COUNT=4", "FREQ=YEARLY;BYWEEKNO=24,25;COUNT=4"
    )
    odd = odd.replace("except: 2026-06-27\n", "").replace("{from: 2026-06-13, to: 14/6/2026 20h}, ", "")
    found = event(site, odd)
    assert found.moved
    held = [
        (f"{each.start:%Y-%m-%d %H:%M}", f"{each.end:%H:%M}")
        for each in found.times
        if each.start.year == 2026
    ]
    assert expanded(found) == held


def test_an_event_without_a_rule_may_take_place_on_further_days(site: Site) -> None:
    found = event(site, "start: 2026-06-06\nextra: [7/6/2026, 2026-06-20]")
    assert [each.first_day.isoformat() for each in found.times] == ["2026-06-06", "2026-06-07", "2026-06-20"]
    item = EventItem(found, found.editions[0], (), ())
    told = calendar("x", "vi", tuple(event_entries(WORDS, item, publication())), publication())
    days = recurring_ical_events.of(Calendar.from_ical(told)).between((2026, 1, 1), (2027, 1, 1))
    assert sorted(each["dtstart"].dt.isoformat() for each in days) == [
        "2026-06-06",
        "2026-06-07",
        "2026-06-20",
    ]


def test_machines_hear_of_every_time_that_no_rule_gives(site: Site) -> None:
    ruled, *single = schedules(event(site, WEEKLY), WORDS, "Asia/Ho_Chi_Minh")
    assert [each[:10] for each in ruled["exceptDate"]] == ["2026-06-13", "2026-06-20", "2026-06-27"]
    assert [each["startDate"] for each in single] == ["2026-06-14", "2026-06-20", "2026-07-10", "2026-07-11"]
    assert single[1]["duration"] == "PT4H30M"


def test_what_cannot_be_moved_or_added_is_said(site: Site) -> None:
    weekly = "start: 2026-06-06 19:00\nrecurrence: FREQ=WEEKLY;COUNT=4\n"
    (told,) = complaints(site, weekly + "moved: {from: 2026-06-06, to: 2026-06-07}")
    assert "a day that the rule does not give after the first" in told
    (told,) = complaints(
        site, weekly + "moved: {from: 2026-06-13, to: 2026-06-14 19:00, end: 2026-06-14 18:00}"
    )
    assert "would end before it starts" in told
    (told,) = complaints(site, weekly + "moved: {from: 2026-06-13}")
    assert "needs “from”" in told
    (told,) = complaints(site, weekly + "extra: 2026-06-01")
    assert "not after the start" in told
    (told,) = complaints(site, "start: 2026-06-06\nmoved: {from: 2026-06-06, to: 2026-06-07}")
    assert "needs a “recurrence”" in told
