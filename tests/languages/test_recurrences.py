"""Rules of recurrence in words, of those that are said in one breath."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from nhipcau.languages import Words

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = "2026-12-04"


def said(words: Words, rule: str, start: str, end: str, last: date | None = None) -> str:
    begins, ends = (datetime.fromisoformat(each).replace(tzinfo=HANOI) for each in (start, end))
    return words.recurrence(rule, begins, ends, all_day="T" not in start, last=last)


@pytest.mark.parametrize(
    ("rule", "start", "end", "vi", "en"),
    [
        (
            "FREQ=WEEKLY;BYDAY=FR",
            "2026-12-04T19:00",
            "2026-12-07T00:00",
            "Hằng tuần, thứ sáu 19:00 – chủ nhật 24:00",
            "Every week, Friday 7 pm – Sunday midnight",
        ),
        (
            "FREQ=WEEKLY",
            "2026-12-04T19:00",
            "2026-12-04T21:00",
            "Hằng tuần, thứ sáu 19:00–21:00",
            "Every week, Friday 7–9 pm",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,FR",
            "2026-12-04T08:00",
            "2026-12-04T08:00",
            "Hằng tuần, thứ hai và thứ sáu 08:00",
            "Every week, Monday and Friday 8 am",
        ),
        ("FREQ=DAILY", FRIDAY, FRIDAY, "Hằng ngày", "Every day"),
        (
            "FREQ=DAILY;COUNT=9",
            "2026-12-04T08:00",
            "2026-12-04T17:30",
            "Hằng ngày 08:00–17:30",
            "Every day 8 am – 5:30 pm",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1SA",
            "2026-12-05T08:00",
            "2026-12-05T09:00",
            "Hằng tháng, thứ bảy đầu tiên 08:00–09:00",
            "Every month, the first Saturday 8–9 am",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1SU",
            "2026-12-27",
            "2026-12-27",
            "Hằng tháng, chủ nhật cuối cùng",
            "Every month, the last Sunday",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=4", FRIDAY, FRIDAY, "Hằng tháng, ngày 4", "Every month, day 4"),
        (
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=21",
            "2026-04-21T09:00",
            "2026-04-21T10:00",
            "Hằng năm, ngày 21 tháng 4 09:00–10:00",
            "Every year, 21 April 9–10 am",
        ),
    ],
)
def test_a_simple_rule_is_said_as_one(
    words: dict[str, Words], rule: str, start: str, end: str, vi: str, en: str
) -> None:
    assert said(words["vi"], rule, start, end) == vi
    assert said(words["en"], rule, start, end) == en


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=FR",
        "FREQ=MONTHLY;BYMONTHDAY=4,18",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=4,12;BYMONTHDAY=4",
        "FREQ=DAILY;BYDAY=FR",
        "FREQ=HOURLY",
    ],
)
def test_of_any_other_rule_nothing_is_said(words: dict[str, Words], rule: str) -> None:
    assert said(words["en"], rule, FRIDAY, FRIDAY) == ""


def test_the_31st_and_29_february_are_not_said_to_come_each_time(words: dict[str, Words]) -> None:
    assert said(words["en"], "FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-12-31") == ""
    assert said(words["en"], "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29", "2028-02-29") == ""


def test_what_takes_longer_than_a_day_is_said_by_the_week_alone(words: dict[str, Words]) -> None:
    for rule in ("FREQ=MONTHLY;BYMONTHDAY=4", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR,SA"):
        assert said(words["en"], rule, "2026-12-04T19:00", "2026-12-06T12:00") == ""


def test_a_rule_with_an_end_says_its_last_day(words: dict[str, Words]) -> None:
    told = [
        said(words[lang], "FREQ=DAILY;COUNT=3", FRIDAY, FRIDAY, date(2026, 12, 6)) for lang in ("vi", "en")
    ]
    assert told == ["Hằng ngày, đến hết ngày 6 tháng 12 năm 2026", "Every day, until 6 December 2026"]


def test_a_rule_by_clocks_that_are_not_ours_is_told_by_its_times(words: dict[str, Words]) -> None:
    start = datetime(2026, 12, 4, 19, tzinfo=ZoneInfo("Europe/Paris"))
    assert words["en"].recurrence("FREQ=WEEKLY", start, start, all_day=False) == ""
