"""The Vietnamese lunar calendar: reckoned at UTC+7, the zone of Hanoi, by `lunar_vn` (Hồ Ngọc Đức's algorithm).

Chinese tables, reckoned at UTC+8, are wrong here in some years: Tết was on 21 January in 1985, a month before China's.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from lunar_vn import SUPPORTED_YEAR_RANGE, convert_lunar_to_solar, convert_solar_to_lunar

from nhipcau.model import LunarDay

FIRST, LAST = SUPPORTED_YEAR_RANGE
"""The solar years that can be reckoned, both included: 1900 to 2100."""


@lru_cache(maxsize=10_000)
def lunar_day(day: date) -> LunarDay | None:
    """The lunar day of a solar one; None outside the years that can be reckoned."""
    if not FIRST <= day.year <= LAST:
        return None
    found = convert_solar_to_lunar(day.day, day.month, day.year)
    return LunarDay(found.day, found.month, bool(found.leap))


def solar_day(lunar: LunarDay, year: int) -> date | None:
    """The solar date of a lunar day in a *lunar* year; None where that year has no such day.

    A 30th in a month of 29 days, or a leap month that is none, has no date; `lunar_vn` runs on into the next month, so
    the answer is turned back and compared.
    """
    try:
        found = convert_lunar_to_solar(lunar.day, lunar.month, year, int(lunar.leap))
    except ValueError:
        return None
    return found if lunar_day(found) == lunar else None


def kept_on(lunar: LunarDay, year: int) -> date | None:
    """The solar date on which a lunar day is kept in a *lunar* year; None outside the years that can be reckoned.

    As custom has it, a day of a leap month is kept in the plain month in years that have no such leap month, and a 30th
    on the 29th in a month of 29 days.
    """
    days = (lunar.day, 29) if lunar.day == 30 else (lunar.day,)
    months = (True, False) if lunar.leap else (False,)
    wanted = (LunarDay(day, lunar.month, leap) for leap in months for day in days)
    return next((day for each in wanted if (day := solar_day(each, year))), None)


def lunar_days(lunar: LunarDay) -> tuple[date, ...]:
    """The solar dates on which a lunar day is kept, in every year that can be reckoned, ascending; none of a leap month
    that never comes."""
    if lunar.leap and not any(solar_day(lunar, year) for year in range(FIRST - 1, LAST + 1)):
        return ()
    found = (kept_on(lunar, year) for year in range(FIRST - 1, LAST + 1))
    return tuple(sorted(day for day in found if day))
