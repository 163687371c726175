"""The setting WEATHER: who is asked for the weather, and of which cities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from nhipcau.model import Problem, error
from nhipcau.model.weather import City, WeatherSource
from nhipcau.reading.source import N_

KNOWN = {"source", "credit", "url", "cities"}
EXAMPLE = (
    '{"source": "https://api.open-meteo.com/v1/forecast", "credit": "Open-Meteo.com", '
    '"url": "https://open-meteo.com/", "cities": {"ha-noi": {"vi": "Hà Nội", "en": "Hanoi", "at": "21.03, 105.85"}}}'
)


def weather_source(told: Mapping[str, Any]) -> WeatherSource | None:
    """The source that a sound setting names; None where it names none."""
    if not told:
        return None
    cities = tuple(_city(key, table) for key, table in told["cities"].items())
    return WeatherSource(told["source"], told["credit"], told["url"], cities)


def _city(key: str, table: Mapping[str, str]) -> City:
    from nhipcau.reading.fields import coordinates

    names = tuple((lang, name) for lang, name in table.items() if lang != "at")
    return City(key, names, coordinates(table["at"], ZoneInfo("UTC")))


def weather_problems(told: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem where the setting is not sound."""
    if told and not _sound(told):
        message = N_(
            "The setting {name} must name a source, whom to credit, and cities, for example {example}."
        )
        yield error("pelicanconf.py", 0, "WEATHER", message, name="WEATHER", example=EXAMPLE)


def _sound(told: Mapping[str, Any]) -> bool:
    words = [told.get(name) for name in ("source", "credit", "url")]
    cities = told.get("cities")
    if set(told) != KNOWN or not all(isinstance(each, str) and each for each in words):
        return False
    if not all(str(each).startswith(("https://", "http://")) for each in (told["source"], told["url"])):
        return False
    return isinstance(cities, dict) and bool(cities) and all(map(_sound_city, cities.items()))


def _sound_city(item: tuple[object, object]) -> bool:
    from nhipcau.reading.wrong import Wrong

    key, table = item
    if not isinstance(key, str) or not isinstance(table, dict) or len(table) < 2 or "\t" in key:
        return False
    if not all(isinstance(each, str) and each for each in (*table, *table.values())):
        return False
    try:
        return bool(_city(key, table))
    except (Wrong, KeyError, ValueError):
        return False
