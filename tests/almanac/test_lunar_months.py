"""Every lunar month from 1968 to 2099, against new moons and solar terms computed from ephemerides.

Astronomy Engine (VSOP87 and a lunar theory of its own, good to a few seconds of time) shares nothing with Hồ Ngọc Đức's
algorithm, which `lunar_vn` follows. The rule is that of Decision 121-CP of 1967: days begin at midnight in UTC+7, a
month with the new moon; the month that holds the winter solstice is the eleventh; where thirteen months lie between two
of those, the first without a principal solar term is the leap month.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache

import astronomy
import pytest

from nhipcau.almanac.lunar import lunar_day, lunar_days, solar_day
from nhipcau.model import LunarDay

FIRST, LAST = 1967, 2100
HANOI = timedelta(hours=7)
Month = tuple[int, int, bool]
"""Lunar year, month, and whether it is the leap one."""

UNDECIDED = {(2072, 11, False): date(2072, 12, 9), (2085, 9, False): date(2085, 10, 19)}
"""Months whose new moon falls within a minute of midnight in Hanoi, with the day that ephemerides give.

23:59:23 on 9 December 2072, and 00:00:16 on 19 October 2085, if the Earth turns as is expected; how it will turn in
sixty years nobody knows to the minute. `lunar_vn` has them a day later, and a day earlier."""


def day_of(moment: astronomy.Time) -> date:
    return (moment.Utc() + HANOI).date()


@lru_cache(maxsize=1)
def new_moons() -> list[date]:
    moment = astronomy.SearchMoonPhase(0, astronomy.Time.Make(FIRST - 1, 10, 1, 0, 0, 0), 40)
    found = []
    while moment.Utc().year <= LAST + 1:
        found.append(day_of(moment))
        moment = astronomy.SearchMoonPhase(0, moment.AddDays(1), 40)
    return found


@lru_cache(maxsize=1)
def terms() -> list[date]:
    """The days on which the Sun enters a sign: longitudes that divide by 30 degrees."""
    moment, degrees, found = astronomy.Time.Make(FIRST - 1, 10, 1, 0, 0, 0), 210, []
    while moment.Utc().year <= LAST + 1:
        moment = astronomy.SearchSunLongitude(degrees, moment, 40)
        found.append(day_of(moment))
        moment, degrees = moment.AddDays(1), (degrees + 30) % 360
    return found


def eleventh(year: int) -> int:
    """Which of the new moons begins the month of that year's winter solstice."""
    return bisect_right(new_moons(), day_of(astronomy.Seasons(year).dec_solstice)) - 1


def has_term(moon: int) -> bool:
    start, end = new_moons()[moon], new_moons()[moon + 1]
    return bisect_left(terms(), start) < bisect_left(terms(), end)


@lru_cache(maxsize=1)
def months() -> dict[Month, tuple[date, int]]:
    """The first day and the length of every month."""
    found = {}
    for year in range(FIRST, LAST + 1):
        start, end = eleventh(year - 1), eleventh(year)
        bare = [moon for moon in range(start + 1, end) if not has_term(moon)] if end - start == 13 else []
        number = 10
        for moon in range(start, end):
            leap = moon in bare[:1]
            number += not leap
            named = (year - (number <= 12), (number - 1) % 12 + 1, leap)
            found[named] = (new_moons()[moon], (new_moons()[moon + 1] - new_moons()[moon]).days)
    return {name: month for name, month in found.items() if FIRST < name[0] < LAST}


def test_every_month_begins_on_the_day_of_its_new_moon() -> None:
    computed = {name: first for name, (first, _) in months().items()}
    ours = {name: solar_day(LunarDay(1, name[1], name[2]), name[0]) for name in computed}
    assert {name: computed[name] for name in computed if computed[name] != ours[name]} == UNDECIDED
    assert len(computed) == 1633


def test_no_other_leap_month_is_known_to_us() -> None:
    leap = {(year, month) for year, month, leap in months() if leap}
    ours = {(year, month) for year in range(1968, 2100) for month in range(1, 13) if _leaps(year, month)}
    assert ours == leap
    assert {(2020, 4), (2023, 2), (2025, 6), (2033, 11)} <= leap


def _leaps(year: int, month: int) -> bool:
    return solar_day(LunarDay(1, month, leap=True), year) is not None


def test_a_month_has_a_thirtieth_day_where_the_next_new_moon_leaves_room() -> None:
    doubtful = {
        first - timedelta(days=days) for first in UNDECIDED.values() for days in (-1, 0, 1, 29, 30, 31)
    }
    for (year, month, leap), (first, length) in months().items():
        thirtieth = solar_day(LunarDay(30, month, leap), year)
        if first not in doubtful:
            assert thirtieth == (first + timedelta(days=29) if length == 30 else None), (year, month, leap)


def test_each_first_day_is_turned_back_into_itself() -> None:
    for (_, month, leap), (first, _) in months().items():
        if first not in UNDECIDED.values():
            assert lunar_day(first) == LunarDay(1, month, leap)


@pytest.mark.parametrize("tet", [date(1985, 1, 21), date(2007, 2, 17), date(2030, 2, 2), date(2024, 2, 10)])
def test_tet_is_where_vietnam_had_it(tet: date) -> None:
    assert tet in lunar_days(LunarDay(1, 1))
    assert months()[tet.year, 1, False][0] == tet


@pytest.mark.parametrize("day", [date(2023, 4, 29), date(2024, 4, 18), date(2025, 4, 7), date(2026, 4, 26)])
def test_the_hung_kings_are_remembered_on_the_tenth_of_the_third_month(day: date) -> None:
    assert day in lunar_days(LunarDay(10, 3))


def test_a_leap_month_comes_only_in_years_that_have_it_and_its_days_are_kept_in_the_plain_month_in_others() -> (
    None
):
    found = lunar_days(LunarDay(15, 6, leap=True))
    leap = {day.year for day in found if day.year > 2000 and lunar_day(day) == LunarDay(15, 6, leap=True)}
    assert leap == {2017, 2025, 2036, 2055, 2074, 2093}
    assert lunar_day(next(day for day in found if day.year == 2026)) == LunarDay(15, 6)
    assert lunar_days(LunarDay(15, 12, leap=True)) == ()
