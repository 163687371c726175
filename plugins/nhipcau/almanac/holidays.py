"""Public holidays of the countries that are known.

Vietnamese ones are by article 112 of the Labour Code of 2019 (Bộ luật Lao động 45/2019/QH14).
The Code gives Tết five days and National Day two, and leaves it to the Prime Minister which those are (clause 3).
What no yearly decision changes is shown: of Tết the last day of the old lunar year and the first four of the new, which
are free in either form the decisions take; of National Day 2 September itself, without the day before or after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from nhipcau.almanac.lunar import solar_day
from nhipcau.languages.catalogues import Message, pgettext
from nhipcau.model import LunarDay

NEW_YEAR = pgettext("public holiday", "New Year’s Day")
TET_EVE = pgettext("public holiday", "Lunar New Year’s Eve")
TET = pgettext("public holiday", "Tet (Lunar New Year)")
KINGS = pgettext("public holiday", "Hung Kings’ Commemoration Day")
VICTORY = pgettext("public holiday", "Reunification Day")
LABOUR = pgettext("public holiday", "International Labour Day")
NATIONAL = pgettext("public holiday", "National Day")

SOLAR = {(1, 1): NEW_YEAR, (4, 30): VICTORY, (5, 1): LABOUR, (9, 2): NATIONAL}
DAYS_OF_TET = 4


def holiday(day: date, country: str) -> Message | None:
    """The public holiday that a day is in a country of `COUNTRIES`, as a message for the catalogue; None for any other
    day or country."""
    known = COUNTRIES.get(country)
    return known(day) if known else None


def _vietnamese(day: date) -> Message | None:
    return SOLAR.get((day.month, day.day)) or dict(_lunar_holidays(day.year)).get(day)


@lru_cache(maxsize=300)
def _lunar_holidays(year: int) -> tuple[tuple[date, Message], ...]:
    """Those of one solar year that the moon sets."""
    found = []
    first = solar_day(LunarDay(1, 1), year)
    if first:
        found += [(first - timedelta(days=1), TET_EVE)]
        found += [(first + timedelta(days=n), TET) for n in range(DAYS_OF_TET)]
    kings = solar_day(LunarDay(10, 3), year)
    return (*found, (kings, KINGS)) if kings else tuple(found)


COUNTRIES: Mapping[str, Callable[[date], Message | None]] = {"vn": _vietnamese}
"""By the code of a country (ISO 3166-1), what tells its holidays."""
