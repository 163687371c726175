"""Rules and their exceptions: what they give, and what is refused before it costs anything."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from nhipcau.model import Event
from tests.conftest import Site

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
EVENT = "content/events/thu-nghiem/index.vi.md"


def written(site: Site, *lines: str) -> list[str]:
    """Write an event; the answer is what there is to tell of it."""
    site.write(EVENT, "---\ntitle: Thử nghiệm\n" + "\n".join(lines) + "\n---\nMột đoạn.\n")
    return [problem.text() for problem in site.problems()]


def read(site: Site, *lines: str) -> Event:
    assert written(site, *lines) == []
    return next(event for event in site.read().content.events if event.key == "thu-nghiem")


def starts(event: Event) -> list[str]:
    return [f"{period.start:%m-%d %H:%M}" for period in event.times]


def test_days_that_are_excepted_are_left_out_and_remembered(site: Site) -> None:
    found = read(
        site, "start: 2024-10-05 19:00", "recurrence: FREQ=WEEKLY;COUNT=4", "except: [2024-10-19, 2024-10-12]"
    )
    assert starts(found) == ["10-05 19:00", "10-26 19:00"]
    assert found.exceptions == tuple(datetime(2024, 10, day, 19, tzinfo=HANOI) for day in (12, 19))


@pytest.mark.parametrize("until", ["20241019", "20241019T190000", "20241019T120000Z"])
def test_a_rule_ends_in_local_time_and_a_day_alone_counts_to_its_end(site: Site, until: str) -> None:
    found = read(site, "start: 2024-10-05 19:00", f"recurrence: FREQ=WEEKLY;UNTIL={until}")
    assert starts(found) == ["10-05 19:00", "10-12 19:00", "10-19 19:00"]
    assert found.recurrence.startswith("FREQ=WEEKLY;UNTIL=20241019T")


def test_a_day_that_comes_once_in_28_years_is_found(site: Site) -> None:
    """29 February on a Saturday: 2020, 2048."""
    found = read(site, "start: 2020-02-29", "recurrence: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA")
    assert [period.start.year for period in found.times] == [2020, 2048]


@pytest.mark.parametrize("often", ["DAILY", "MONTHLY", "YEARLY"])
def test_a_rule_that_gives_nothing_is_refused_at_once(site: Site, often: str) -> None:
    (said,) = written(site, "start: 2024-02-28", f"recurrence: FREQ={often};BYMONTH=2;BYMONTHDAY=30")
    assert "gives no day at all" in said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "more than 3000 times in 30 years"),
        ("FREQ=DAILY;COUNT=99999999", "more than 3000 times in 30 years"),
        ("FREQ=SECONDLY", "several times a day"),
        ("FREQ=DAILY;BYHOUR=8,9", "several times a day"),
        ("FREQ=YEARLY;BYEASTER=0", "is not a recurrence rule"),
        ("FREQ=WEEKLY\\nEXDATE:20241012", "is not a recurrence rule"),
        ("FREQ=WEEKLY;FREQ=DAILY", "is not a recurrence rule"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL must be 1 or more"),
        ("FREQ=WEEKLY;BYDAY=XX", "is no day of the week"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20241231", "COUNT or UNTIL, not both"),
        ("FREQ=WEEKLY;UNTIL=2024", "UNTIL must be a day"),
        ("FREQ=WEEKLY;UNTIL=20240101", "starts after the end (UNTIL)"),
        ("FREQ=WEEKLY;BYDAY=MO", "The first day that it gives is 2024-10-07"),
    ],
)
def test_a_rule_that_cannot_be_used_says_why(site: Site, rule: str, said: str) -> None:
    (told,) = written(site, "start: 2024-10-05 19:00", f'recurrence: "{rule}"')
    assert said in told


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["except: 2024-10-12"], "“except” needs a “recurrence”"),
        (["recurrence: FREQ=WEEKLY;COUNT=4", "except: 2024-10-05"], "is the event's first day"),
        (["recurrence: FREQ=WEEKLY;COUNT=4", "except: 2024-10-13"], "a day that the rule does not give"),
        (["status: postponed", "previously: 2024-10-05 19:00"], "the same as “start”"),
        (["previously: 2024-09-05"], "for an event that was postponed"),
        (["coordinates: Hồ Gươm"], "is not a place on the map"),
        (["coordinates: 105.8522, 21.0285"], "There is no place at"),
        (["end: 2024-10-05 21:00 Asia/Hanoi"], "There is no time zone “Asia/Hanoi”"),
        (["programme: [{time: sáng, text: Khai mạc}]"], "is not a time of day"),
        (["programme: [{time: 2024-10-05, text: Khai mạc}]"], "is no time of day"),
        (["programme: [{time: '2024-10-06 08:00', text: Khai mạc}]"], "is on no day of the event"),
        (["programme: [Khai mạc]"], "needs a time and a text"),
    ],
)
def test_what_an_event_cannot_be_is_said(site: Site, lines: list[str], said: str) -> None:
    (told,) = written(site, "start: 2024-10-05 19:00", *lines)
    assert said in told


def test_the_times_of_a_programme_are_the_same_in_every_language(site: Site) -> None:
    english = '---\ntitle: A trial\nprogramme: [{time: "20:00", text: Opening}]\n---\nA line.\n'
    site.write(EVENT.replace(".vi.", ".en."), english)
    (told,) = written(site, "start: 2024-10-05 19:00", 'programme: [{time: "19:30", text: Khai mạc}]')
    assert "other times than that of content/events/thu-nghiem/index.vi.md" in told


def test_a_time_may_be_told_in_the_zone_where_it_is(site: Site) -> None:
    found = read(site, "start: 2024-10-05 14:00 Asia/Tokyo", "end: 2024-10-05 10:00 Europe/Paris")
    assert (found.period.start.hour, found.period.end.hour) == (14, 17)
    assert str(found.period.start.tzinfo) == str(found.period.end.tzinfo) == "Asia/Tokyo"
