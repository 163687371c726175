"""The weeks of a month, bars over several days, lunar days and public holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.almanac.holidays import CULTURE, NATIONAL, TET, TET_EVE, holiday
from nhipcau.almanac.lunar import lunar_day, solar_day
from nhipcau.almanac.month import Span, after, before, rows, weeks
from nhipcau.model import LunarDay

FIRSTS = st.dates(date(1950, 1, 1), date(2099, 12, 1)).map(lambda day: day.replace(day=1))
SPANS = st.lists(
    st.builds(
        lambda start, length: (start, start + timedelta(days=length)),
        st.dates(date(2024, 9, 25), date(2024, 11, 5)),
        st.integers(0, 20),
    ),
    max_size=6,
)


@given(FIRSTS)
def test_the_weeks_of_a_month_begin_on_monday_and_hold_every_day_once(first: date) -> None:
    found = list(weeks(first))
    days = [day for week in found for day in week]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in found)
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert sum(day.month == first.month for day in days) == (after(first) - first).days
    assert before(after(first)) == first


@given(SPANS)
def test_every_row_fills_its_week_and_every_day_of_every_span_is_drawn_once(
    spans: list[tuple[date, date]],
) -> None:
    things = [Span(first, last, number) for number, (first, last) in enumerate(spans)]
    for week in weeks(date(2024, 10, 1)):
        drawn = [
            (day, bar.thing)
            for row in rows(week, things)
            for bar in row
            for day in bar.days
            if bar.thing is not None
        ]
        wanted = [(day, each.thing) for each in things for day in week if each.first <= day <= each.last]
        assert sorted(drawn) == sorted(wanted)
        for row in rows(week, things):
            assert [day for bar in row for day in bar.days] == list(week)


def test_a_bar_says_whether_it_goes_on_beyond_the_week() -> None:
    first, second = list(weeks(date(2024, 10, 1)))[:2]
    spans = [Span(date(2024, 10, 2), date(2024, 10, 9), "hội chợ")]
    (row,), (later,) = rows(first, spans), rows(second, spans)
    (bar,) = [bar for bar in row if bar.thing]
    assert (bar.width, bar.begins, bar.ends) == (5, True, False)
    assert (later[0].width, later[0].begins, later[0].ends) == (3, False, True)


@pytest.mark.parametrize(
    ("lunar", "year", "solar"),
    [
        (LunarDay(1, 1), 1985, date(1985, 1, 21)),
        (LunarDay(1, 1), 2007, date(2007, 2, 17)),
        (LunarDay(1, 1), 2030, date(2030, 2, 2)),
        (LunarDay(10, 3), 2024, date(2024, 4, 18)),
        (LunarDay(10, 3), 2025, date(2025, 4, 7)),
        (LunarDay(15, 6, leap=True), 2025, date(2025, 8, 8)),
    ],
)
def test_lunar_days_are_those_of_vietnam(lunar: LunarDay, year: int, solar: date) -> None:
    assert solar_day(lunar, year) == solar
    assert lunar_day(solar) == lunar


def test_a_lunar_day_that_a_year_does_not_have_has_no_date() -> None:
    assert solar_day(LunarDay(15, 6, leap=True), 2024) is None
    assert solar_day(LunarDay(30, 12), 2024) is None
    assert lunar_day(date(1899, 12, 31)) is None


def test_public_holidays_are_those_of_the_labour_code() -> None:
    year = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
    found = {day: name for day in year if (name := holiday(day, "vn"))}
    tet = [date(2024, 2, 10) + timedelta(days=n) for n in range(4)]
    others = [(1, 1), (4, 18), (4, 30), (5, 1), (9, 2), (9, 3)]
    assert sorted(found) == sorted(
        [date(2024, 2, 9), *tet, *(date(2024, month, day) for month, day in others)]
    )
    assert found[date(2024, 2, 9)] == TET_EVE
    assert {found[day] for day in tet} == {TET}
    assert found[date(2024, 9, 2)] == found[date(2024, 9, 3)] == NATIONAL


def test_national_day_has_two_days_and_the_day_of_culture_is_one_from_2026_on() -> None:
    assert [day for day in (1, 2, 3) if holiday(date(2026, 9, day), "vn") == NATIONAL] == [1, 2]
    assert [day for day in (1, 2, 3) if holiday(date(2040, 9, day), "vn") == NATIONAL] == [2]
    assert [holiday(date(year, 11, 24), "vn") for year in (2025, 2026, 2027)] == [None, CULTURE, CULTURE]
