"""What our pages say of a rule, and what ical.js and recurring-ical-events make of the file that we print of it."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar

from nhipcau.almanac.agreed import agreed
from nhipcau.almanac.entries import EventItem, event_entry
from nhipcau.almanac.ics import calendar
from nhipcau.languages import Catalogue, Words
from nhipcau.model import Event
from tests.conftest import PROJECT, Site
from tests.model.making import HANOI, publication

RULES = {
    "2024-02-29 09:00": "FREQ=YEARLY;COUNT=3",
    "2024-01-31 09:00": "FREQ=MONTHLY;COUNT=9",
    "2024-03-30 09:00": "FREQ=MONTHLY;BYDAY=5SA;COUNT=8",
    "2024-01-31": "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=9",
    "2024-05-31": "FREQ=YEARLY;COUNT=4",
    "2024-02-24": "FREQ=MONTHLY;BYDAY=-1SA;COUNT=6",
    "2024-12-30": "FREQ=YEARLY;BYWEEKNO=1;COUNT=4",
    "2024-12-31": "FREQ=YEARLY;BYYEARDAY=-1;COUNT=3",
    "2024-03-29": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6",
    "2024-01-06": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=8",
    "2024-01-07": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=SU;COUNT=8",
    "2024-06-13": "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=TH;COUNT=3",
    "2024-03-31": "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=4",
    "2024-01-01": "FREQ=YEARLY;BYDAY=1MO;COUNT=4",
    "2024-12-28": "FREQ=YEARLY;BYDAY=52SA;COUNT=4",
    "2024-01-05": "FREQ=WEEKLY;BYSETPOS=-1;BYDAY=MO,FR;COUNT=4",
    "2024-01-31 20:00": "FREQ=YEARLY;BYMONTHDAY=31;COUNT=9",
    "2024-12-31 20:00": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=29,30,31;BYSETPOS=-1;COUNT=4",
    "2024-01-29": "FREQ=MONTHLY;BYMONTHDAY=29,30,31;COUNT=9",
    "2024-10-05 02:30 Europe/Paris": "FREQ=WEEKLY;COUNT=8",
    "2026-10-08 10:00 Europe/Paris": "FREQ=WEEKLY;COUNT=4",
    "2024-01-31 10:00 Asia/Tokyo": "FREQ=MONTHLY;INTERVAL=2;UNTIL=20251231",
}
WORDS = Words("vi", Catalogue("vi"), HANOI)
SINCE, UNTIL = (2024, 1, 1), (2031, 1, 1)


@pytest.fixture
def events(site: Site) -> list[Event]:
    for number, (start, rule) in enumerate(RULES.items()):
        told = f'---\ntitle: x\nstart: {start}\nrecurrence: "{rule}"\n---\nx\n'
        site.write(f"content/events/luat-{number:02}/index.vi.md", told)
    return [event for event in site.read().content.events if event.key.startswith("luat-")]


def printed(events: list[Event]) -> bytes:
    items = (EventItem(event, event.editions[0], (), ()) for event in events)
    return calendar(
        "x", "vi", tuple(event_entry(WORDS, item, publication()) for item in items), publication()
    )


def ours(events: list[Event]) -> dict[str, list[str]]:
    return {
        event.key: [_said(_start(event, at)) for at in _starts(event) if at.year < UNTIL[0]]
        for event in events
    }


def _starts(event: Event) -> list[datetime]:
    return [period.start for period in event.times]


def _start(event: Event, at: datetime) -> date:
    return at.date() if event.period.all_day else at


def _said(at: date) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S") if isinstance(at, datetime) else at.isoformat()


def _key(uid: str) -> str:
    return uid.removeprefix("event-").partition("@")[0]


def test_recurring_ical_events_expands_our_files_as_we_do(events: list[Event]) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for each in recurring_ical_events.of(Calendar.from_ical(printed(events))).between(SINCE, UNTIL):
        found[_key(str(each["uid"]))].append(_said(each["dtstart"].dt))
    assert {key: sorted(times) for key, times in found.items()} == ours(events)


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_ical_js_expands_our_files_as_we_do(events: list[Event], tmp_path: Path) -> None:
    file = tmp_path / "calendar.ics"
    file.write_bytes(printed(events))
    command = ["node", "tests/site/expand.mjs", str(file), "2024-01-01", "2031-01-01"]
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    found: dict[str, list[str]] = defaultdict(list)
    for line in said.splitlines():
        uid, _, at = line.partition(" ")
        found[_key(uid)].append(at)
    assert {key: sorted(times) for key, times in found.items()} == ours(events)


def test_a_rule_that_all_programs_know_is_told_as_a_rule() -> None:
    assert agreed("FREQ=WEEKLY;BYDAY=SA")
    assert agreed("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert not agreed("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO")
    assert not agreed("FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=1,2")
