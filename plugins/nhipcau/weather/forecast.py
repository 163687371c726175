"""A forecast of some days, from a service that speaks Open-Meteo's interface.

https://open-meteo.com/en/docs, GET /v1/forecast with `daily` (28 November 2026).
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from nhipcau.almanac.sky import SKIES
from nhipcau.languages.marking import N_
from nhipcau.model.weather import City, DayWeather, WeatherSource

DAYS = 3
PATIENCE = 20.0
"""Seconds for an answer."""
LARGEST = 100_000
COLDEST, WARMEST = -70, 57
"""What was ever measured in a town, in °C: below and above, a source lies."""
FIELDS = ("weather_code", "temperature_2m_min", "temperature_2m_max")

DOWN = N_("The source of the weather cannot be reached: {reason}")
REFUSED = N_("The source of the weather answered {status}.")
NONSENSE = N_("What the source of the weather answered is no forecast.")
LIE = N_("The source of the weather says {low} to {high} °C on {day}: that cannot be.")
OTHER_DAYS = N_("The source of the weather speaks of {day}, and not of today.")


class NoForecast(Exception):
    """A source that gave nothing that is believed: a sentence marked for translation, and its values."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


def forecast(source: WeatherSource, city: City, zone: str, today: date) -> tuple[DayWeather, ...]:
    """What the source says of a city for today and the days after it. Raises NoForecast."""
    query = {
        "latitude": city.at.latitude,
        "longitude": city.at.longitude,
        "daily": ",".join(FIELDS),
        "timezone": zone,
        "forecast_days": DAYS,
    }
    return judged(_answered(f"{source.address}?{urlencode(query)}"), city.key, today)


def _answered(address: str) -> Any:
    asked = urllib.request.Request(
        address, headers={"Accept": "application/json", "User-Agent": "NhipCau-weather"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            data = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as bad:
        raise NoForecast(REFUSED, status=bad.code) from bad
    except (OSError, http.client.HTTPException, ValueError) as bad:
        raise NoForecast(DOWN, reason=getattr(bad, "reason", None) or bad) from bad
    try:
        return json.loads(data) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):
        return None


def judged(answer: Any, city: str, today: date) -> tuple[DayWeather, ...]:
    """The days of an answer. Raises NoForecast where it is none, or cannot be true."""
    try:
        daily = answer["daily"]
        rows = list(zip(daily["time"], *(daily[name] for name in FIELDS), strict=True))
        found = tuple(
            DayWeather(city, date.fromisoformat(day), int(code), round(float(low)), round(float(high)))
            for day, code, low, high in rows
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NoForecast(NONSENSE) from None
    if not found or any(each.code not in SKIES for each in found):
        raise NoForecast(NONSENSE)
    for each in found:
        if not COLDEST <= each.low <= each.high <= WARMEST:
            raise NoForecast(LIE, low=each.low, high=each.high, day=each.day)
        if not timedelta(0) <= each.day - today < timedelta(days=DAYS):
            raise NoForecast(OTHER_DAYS, day=each.day)
    return found
