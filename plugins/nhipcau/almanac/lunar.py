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


def lunar_days(lunar: LunarDay) -> tuple[date, ...]:
    """The solar dates of a lunar day, in every year that can be reckoned and has it, ascending."""
    found = (solar_day(lunar, year) for year in range(FIRST - 1, LAST + 1))
    return tuple(sorted(day for day in found if day))
