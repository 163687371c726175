"""The instants at which the site may change by itself, and what they are told by."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from nhipcau.model import Content, Event, Notice, Period, Strip
from nhipcau.model.changes import HORIZONS, instants, midnight
from nhipcau.pages import front
from tests.model.making import at, event, story
from tests.model.test_strips import anniversary

NOW = at("2024-10-01 12:00")
LIBERATION = anniversary("giai-phong-thu-do", date(1954, 10, 10))


def told(days: int = 25, **content) -> list[str]:
    """The instants of some days from 1 October 2024, noon, as lines."""
    found = instants(Content(**content), NOW, NOW + timedelta(days=days))
    return [f"{each.at:%m-%d %H:%M} {', '.join(each.reasons)}" for each in found]


def test_where_nothing_is_there_is_nothing_ahead_but_the_months() -> None:
    assert told(days=62) == ["11-01 00:00 month: 2024-11", "12-01 00:00 month: 2024-12"]


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({}, ["10-02 00:00 news: 2024-09-30-bai"]),
        (
            {"date": "2024-10-03 08:30"},
            ["10-03 08:30 story: 2024-10-03-bai", "10-05 08:30 news: 2024-10-03-bai"],
        ),
        (
            {"release": at("2024-10-05 06:00")},
            ["10-05 06:00 story: 2024-09-30-bai", "10-07 06:00 news: 2024-09-30-bai"],
        ),
        ({"release": at("2024-10-01 12:00")}, ["10-03 12:00 news: 2024-09-30-bai"]),
        ({"date": "2024-10-03 08:30", "draft": True}, []),
    ],
)
def test_a_story_comes_out_once_and_is_news_for_two_days(facts: dict, lines: list[str]) -> None:
    written = story(facts.get("date", "2024-09-30"), "bai", **{k: v for k, v in facts.items() if k != "date"})
    assert told(stories=(written,)) == lines


def test_a_story_tells_its_age_from_its_birthday_on_where_that_is_asked_for() -> None:
    written = Content(stories=(story("2022-10-10 08:30", "bai"),))
    ahead = (NOW, NOW + timedelta(days=25))
    assert [f"{each.at:%m-%d %H:%M} {each.reasons}" for each in instants(written, *ahead, age_notice=2)] == [
        "10-10 00:00 ('age: 2022-10-10-bai',)"
    ]
    assert instants(written, *ahead, age_notice=0) == []


@pytest.mark.parametrize(
    ("period", "lines"),
    [
        (("2024-10-08", "2024-10-12", True), ["10-08 00:00", "10-13 00:00"]),
        (("2024-10-08 14:00", "2024-10-08 16:30", False), ["10-08 14:00", "10-08 16:30"]),
        (("2024-09-20", "2024-10-01", True), ["10-02 00:00"]),
        (("2024-09-20", "2024-09-30", True), []),
    ],
)
def test_an_event_begins_and_ends(period: tuple[str, str, bool], lines: list[str]) -> None:
    assert told(events=(event("hoi", *period),)) == [f"{line} event: hoi" for line in lines]


@pytest.mark.parametrize(
    ("start", "end", "all_day"),
    [("2024-10-08", "2024-10-12", True), ("2024-10-08 14:00", "2024-10-08 16:30", False)],
)
def test_an_event_is_over_from_the_last_of_its_instants_on_and_not_before(
    start: str, end: str, all_day: bool
) -> None:
    period = Period(at(start), at(end), all_day)
    (_, last) = instants(Content(events=(event("hoi", start, end, all_day),)), NOW, at("2024-10-30"))
    assert period.over(last.at)
    assert not period.over(last.at - timedelta.resolution)


def test_every_time_of_a_series_counts() -> None:
    later = Period(at("2024-10-13 09:00"), at("2024-10-13 21:00"), all_day=False)
    walk: Event = event("di-bo", "2024-10-06 09:00", "2024-10-06 21:00", repeats=(later,))
    assert [line[:11] for line in told(events=(walk,))] == [
        "10-06 09:00",
        "10-06 21:00",
        "10-13 09:00",
        "10-13 21:00",
    ]


def test_a_notice_comes_and_goes() -> None:
    notice = Notice(key="nghi", names=(), start=at("2024-10-05 08:00"), end=at("2024-10-07"))
    assert told(notices=(notice,)) == ["10-05 08:00 notice: nghi", "10-07 00:00 notice: nghi"]


def test_an_anniversary_comes_and_is_over() -> None:
    assert told(anniversaries=(LIBERATION,)) == [
        "10-09 00:00 anniversary: giai-phong-thu-do",
        "10-10 00:00 anniversary: giai-phong-thu-do",
        "10-11 00:00 anniversary: giai-phong-thu-do",
    ]


def test_what_happens_at_one_instant_is_told_together() -> None:
    strip = Strip(date(2024, 10, 10), date(2024, 10, 10))
    kept = anniversary("ngay", date(1954, 10, 10), strip=strip)
    out = story("2024-10-10", "bai")
    assert "10-10 00:00 strip: ngay, anniversary: ngay, story: 2024-10-10-bai" in told(
        anniversaries=(kept,), stories=(out,)
    )


def test_a_strip_comes_with_its_first_day_and_leaves_after_its_last() -> None:
    strip = Strip(date(2024, 10, 3), date(2024, 10, 5))
    shown = event("hoi", "2024-12-01", "2024-12-01", True, strip=strip)
    assert told(events=(shown,)) == ["10-03 00:00 strip: hoi", "10-06 00:00 strip: hoi"]


def test_every_list_looks_as_far_ahead_as_is_reckoned_with() -> None:
    assert front.HORIZON in HORIZONS


def test_where_clocks_go_forward_at_midnight_a_day_begins_at_one() -> None:
    assert (
        midnight(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo")).isoformat() == "2018-11-04T01:00:00-02:00"
    )


def test_the_last_days_of_the_calendar_are_no_trouble() -> None:
    strip = Strip(date(2024, 10, 5), date.max)
    endless = event("hoi", "9999-12-30", "9999-12-31", True, strip=strip)
    assert told(events=(endless,), anniversaries=(anniversary("x", date.min, strip=strip),))
