"""What the sky is like, by the codes of the World Meteorological Organization (table 4677, as forecasts use it)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.languages.catalogues import Message, pgettext
from nhipcau.model import Link, Site, said

CLEAR = pgettext("weather", "clear")
CLOUDS = pgettext("weather", "some clouds")
OVERCAST = pgettext("weather", "overcast")
FOG = pgettext("weather", "fog")
DRIZZLE = pgettext("weather", "drizzle")
RAIN = pgettext("weather", "rain")
HEAVY = pgettext("weather", "heavy rain")
SNOW = pgettext("weather", "snow")
SHOWERS = pgettext("weather", "showers")
STORM = pgettext("weather", "thunderstorms")

SKIES: dict[int, Message] = {
    **dict.fromkeys((0, 1), CLEAR),
    2: CLOUDS,
    3: OVERCAST,
    **dict.fromkeys((45, 48), FOG),
    **dict.fromkeys((51, 53, 55, 56, 57), DRIZZLE),
    **dict.fromkeys((61, 63, 66), RAIN),
    **dict.fromkeys((65, 67, 82), HEAVY),
    **dict.fromkeys((71, 73, 75, 77, 85, 86), SNOW),
    **dict.fromkeys((80, 81), SHOWERS),
    **dict.fromkeys((95, 96, 99), STORM),
}
"""By the code; another one is no weather that is known."""


@dataclass(frozen=True, slots=True)
class WeatherLine:
    """The weather of a day in a city: `sky` is a message for the catalogue, the rest from how many °C to how many."""

    city: str
    day: date
    sky: Message
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class WeatherTold:
    """The weather as readers are told it, and who is to be named for it."""

    lines: tuple[WeatherLine, ...]
    credit: Link


def weather_told(site: Site, lang: str) -> WeatherTold | None:
    """The weather of the cities that the settings name; None where none is known."""
    source, days = site.publication.weather, site.weather()
    if source is None or not days:
        return None
    names = {city.key: said(city.names, lang) or city.names[0][1] for city in source.cities}
    lines = (WeatherLine(names[each.city], each.day, SKIES[each.code], each.low, each.high) for each in days)
    return WeatherTold(tuple(lines), Link(source.credit, source.url, lang))
