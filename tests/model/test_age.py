"""When a story is old enough to say so."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.model import Content, Site
from nhipcau.model.story import birthday
from tests.model.making import at, publication, story


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2024, 10, 10), 2, date(2026, 10, 10)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(9998, 1, 1), 5, date.max),
    ],
)
def test_a_birthday_is_the_same_day_of_another_year(day: date, years: int, then: date) -> None:
    assert birthday(day, years) == then


@pytest.mark.parametrize(
    ("years", "now", "aged"),
    [
        (2, "2024-10-09 23:59", False),
        (2, "2024-10-10 00:00", True),
        (2, "2031-01-01 00:00", True),
        (0, "2031-01-01 00:00", False),
    ],
)
def test_a_story_is_aged_from_the_midnight_of_its_birthday(years: int, now: str, aged: bool) -> None:
    written = story("2022-10-10 08:30", "bai")
    site = Site(publication(age_notice=years), Content(stories=(written,)), at(now))
    assert site.aged(written) is aged
