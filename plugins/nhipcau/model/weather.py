"""The weather of chosen cities: where it is asked for, and what was said of each day (docs/readers.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.model.event import Coordinates
from nhipcau.model.wording import Wording

TRUE_FOR = timedelta(days=2)
"""How long after its day what was said of it is still told, where nothing newer was said."""


@dataclass(frozen=True, slots=True)
class City:
    """A city by its key, with its name in each language and where it is."""

    key: str
    names: Wording
    at: Coordinates


@dataclass(frozen=True, slots=True)
class WeatherSource:
    """Who is asked: an address that speaks Open-Meteo's interface, and who is named for it, with a link."""

    address: str
    credit: str
    url: str
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class DayWeather:
    """What was said of a day in a city: WMO's code (table 4677), and from how many °C to how many."""

    city: str
    day: date
    code: int
    low: int
    high: int

    @property
    def gone(self) -> date:
        """The first day on which it is told no longer."""
        return self.day + TRUE_FOR + timedelta(days=1)
