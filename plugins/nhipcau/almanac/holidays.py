"""Public holidays of the countries that are known.

Vietnamese ones are by article 112 of the Labour Code of 2019 (Bộ luật Lao động 45/2019/QH14).
The Code gives Tết five days and National Day two, and leaves it to the Prime Minister which those are (clause 3).
Of Tết what no yearly decision changes is shown: the last day of the old lunar year and the first four of the new, which
are free in either form the decisions take. National Day is 2 September and, in the years whose decision is known, the
day before it or after it. 24 November is a day off by the Politburo's Resolution 80-NQ/TW of 7 January 2026, which the
Government's Resolution 30/NQ-CP orders to be put into article 112; the text of that amendment was not at hand.
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
CULTURE = pgettext("public holiday", "Vietnam Culture Day")

SOLAR = {(1, 1): NEW_YEAR, (4, 30): VICTORY, (5, 1): LABOUR, (9, 2): NATIONAL}
DAYS_OF_TET = 4
CULTURE_SINCE = date(2026, 11, 24)
SECOND = {2021: 3, 2022: 1, 2023: 1, 2024: 3, 2025: 1, 2026: 1}
"""The day of September that is the second of National Day, by the decisions of each year."""


def holiday(day: date, country: str) -> Message | None:
    """The public holiday that a day is in a country of `COUNTRIES`, as a message for the catalogue; None for any other
    day or country."""
    known = COUNTRIES.get(country)
    return known(day) if known else None


def _vietnamese(day: date) -> Message | None:
    if day >= CULTURE_SINCE and (day.month, day.day) == (11, 24):
        return CULTURE
    if day.month == 9 and SECOND.get(day.year) == day.day:
        return NATIONAL
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
