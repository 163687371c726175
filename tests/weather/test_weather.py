"""The weather is asked for by a command, judged, and told with its day; the page for visitors has what they need."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from nhipcau.model import Content, Site
from nhipcau.model.changes import instants
from nhipcau.model.event import Coordinates
from nhipcau.model.weather import City, DayWeather, WeatherSource
from nhipcau.pages.visiting import holidays
from nhipcau.reading.gathered import WEATHER_SHELF
from nhipcau.weather.forecast import NoForecast, judged
from tests.conftest import Site as Project
from tests.model import making

NOW = 'NOW="2024-10-11T08:00+07:00"'
TEXT = "---\ntitle: {title}\n{more}---\n{text}\n"
SHOWS = "shows: [weather, venues, holidays]\n"
VENUE = """[cau-long-bien]
vi = "Cầu Long Biên"
en = "Long Bien Bridge"
address = {vi = "Phường Hồng Hà, Hà Nội", en = "Hong Ha Ward, Hanoi"}
coordinates = "21.0433, 105.8587"
"""


def days(high: float = 27.4, first: int = 11, code: int = 61) -> dict[str, Any]:
    """An answer as Open-Meteo gives it."""
    times = [f"2024-10-{first + n}" for n in range(3)]
    return {
        "latitude": 21.0,
        "daily_units": {"temperature_2m_max": "°C"},
        "daily": {
            "time": times,
            "weather_code": [code] * 3,
            "temperature_2m_max": [high] * 3,
            "temperature_2m_min": [20.6] * 3,
        },
    }


class Source:
    """A stand-in for the service: `answers` with a status and bytes, and keeps what it was asked."""

    def __init__(self) -> None:
        self.status, self.answer = 200, json.dumps(days()).encode()
        self.asked: list[dict[str, list[str]]] = []


@pytest.fixture
def source() -> Iterator[tuple[Source, str]]:
    told = Source()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(parse_qs(urlsplit(self.path).query))
            self.send_response(told.status)
            self.end_headers()
            self.wfile.write(told.answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield told, f"http://127.0.0.1:{server.server_port}/v1/forecast"
        server.shutdown()


def setting(address: str) -> str:
    cities = {"ha-noi": {"vi": "Hà Nội", "en": "Hanoi", "at": "21.03, 105.85"}}
    told = {"source": address, "credit": "Open-Meteo.com", "url": "https://open-meteo.com/", "cities": cities}
    return f"WEATHER={json.dumps(told)}"


def front(project: Project, *settings: str) -> str:
    done = project.build("-e", *settings)
    assert done.returncode == 0, done.stderr
    return project.printed()["index.html"].decode()


def test_what_a_source_says_is_told_with_its_day_and_a_source_that_lies_or_is_down_changes_nothing(
    site: Project, source: tuple[Source, str]
) -> None:
    told, address = source
    asked = setting(address)
    assert site.nhipcau("weather", "-e", asked, NOW).returncode == 0
    assert told.asked[0]["latitude"] == ["21.03"]
    assert told.asked[0]["timezone"] == ["Asia/Ho_Chi_Minh"]
    page = front(site, asked, NOW)
    assert "21 đến 27 °C, mưa" in page
    assert 'datetime="2024-10-11"' in page.partition('class="weather"')[2]
    assert "https://open-meteo.com/" in page
    kept = (site.content / "gathered" / "weather.tsv").read_text("utf-8")
    broken: tuple[tuple[int, bytes], ...] = (
        (200, json.dumps(days(high=60)).encode()),
        (200, json.dumps(days(code=7)).encode()),
        (200, json.dumps(days(first=20)).encode()),
        (200, b"<html>"),
        (200, b'{"daily": {"time": [1]}}'),
        (200, b"[" * 200_000),
        (503, b""),
    )
    for told.status, told.answer in broken:
        done = site.nhipcau("weather", "-e", asked, NOW)
        assert done.returncode == 1
        assert done.stderr.startswith("ha-noi: ")
        assert (site.content / "gathered" / "weather.tsv").read_text("utf-8") == kept
    away = site.nhipcau("weather", "-e", setting("http://127.0.0.1:1/"), NOW)
    assert away.returncode == 1
    later = [front(site, asked, f'NOW="2024-10-{day}T08:00+07:00"') for day in (13, 15, 16)]
    assert ['datetime="2024-10-13"' in each.partition('class="weather"')[2][:300] for each in later] == [
        True,
        True,
        False,
    ]
    assert 'class="weather"' not in later[2]


def test_a_site_without_the_setting_reads_no_weather_and_is_the_same(site: Project) -> None:
    before = front(site, NOW)
    site.write("content/gathered/weather.tsv", "ha-noi\t2024-10-11\t61\t20\t27\n")
    assert front(site, NOW) == before
    nothing = site.nhipcau("weather")
    assert nothing.returncode == 1
    assert "WEATHER" in nothing.stderr


@pytest.mark.parametrize(
    "told",
    [
        {"source": "x"},
        {"source": "ftp://x", "credit": "x", "url": "https://x", "cities": {"a": {"vi": "A", "at": "1, 2"}}},
        {"source": "https://x", "credit": "x", "url": "https://x", "cities": {}},
        {
            "source": "https://x",
            "credit": "x",
            "url": "https://x",
            "cities": {"a": {"vi": "A", "at": "100, 2"}},
        },
        {"source": "https://x", "credit": "x", "url": "https://x", "cities": {"a": {"vi": 7, "at": "1, 2"}}},
    ],
)
def test_a_setting_that_makes_no_sense_is_told(site: Project, told: dict[str, object]) -> None:
    (problem,) = site.problems(WEATHER=told)
    assert problem.field == "WEATHER"


def test_nothing_is_believed_that_was_never_measured() -> None:
    (today, *_) = judged(days(), "ha-noi", making.at("2024-10-11").date())
    assert (today.low, today.high, today.code) == (21, 27, 61)
    for wrong in ({"daily": None}, None, [], days() | {"daily": days()["daily"] | {"time": ["x"] * 3}}):
        with pytest.raises(NoForecast):
            judged(wrong, "ha-noi", making.at("2024-10-11").date())


def test_each_moment_at_which_the_weather_told_is_another_is_known() -> None:
    city = City("ha-noi", (("vi", "Hà Nội"),), Coordinates(21.0, 105.8))
    said = tuple(DayWeather("ha-noi", making.at(f"2024-10-{day}").date(), 61, 20, 27) for day in (11, 12, 13))
    publication = making.publication(weather=WeatherSource("https://x", "X", "https://x", (city,)))
    content = Content().with_shelf(WEATHER_SHELF, said)
    told = [
        [each.day.day for each in Site(publication, content, making.at(f"2024-10-{day}")).weather()]
        for day in range(10, 18)
    ]
    assert told == [[], [11], [12], [13], [13], [13], [], []]
    moments = {each.at.day for each in instants(content, making.at("2024-10-10"), making.at("2024-10-17"))}
    assert {11, 12, 13, 16} <= moments


def test_the_page_for_visitors_has_its_text_the_venues_with_maps_and_the_holidays(site: Project) -> None:
    site.write("content/registry/venues.toml", VENUE)
    there = "content/pages/tham-ha-noi/index"
    site.write(f"{there}.vi.md", TEXT.format(title="Thăm Hà Nội", more=SHOWS, text="Đại sứ quán …"))
    site.write(f"{there}.en.md", TEXT.format(title="Visiting", more="", text="Embassies …"))
    done = site.build("-e", NOW)
    assert done.returncode == 0, done.stderr
    page = visited(site)
    assert "Embassies …" in page
    assert 'href="https://www.openstreetmap.org/?mlat=21.0433' in page
    assert "Hong Ha Ward, Hanoi" in page
    table = page.partition('id="holidays"')[2]
    assert "Reunification Day" in table
    assert "30 April 2025" in table
    site.write(f"{there}.vi.md", TEXT.format(title="Thăm Hà Nội", more="shows: restaurants\n", text="…"))
    (problem,) = site.problems()
    assert problem.field == "shows"
    site.write(f"{there}.vi.md", TEXT.format(title="Thăm Hà Nội", more="", text="…"))
    assert site.build("-e", NOW).returncode == 0
    assert "Embassies …" in visited(site)
    assert "Reunification Day" not in visited(site)


def visited(project: Project) -> str:
    """The page for visitors in English."""
    found = project.printed().items()
    (page,) = (words.decode() for path, words in found if path.endswith("pages/visiting/index.html"))
    return page


def test_holidays_of_one_name_are_one_line() -> None:
    found = holidays(making.at("2025-01-01").date(), "vn")
    assert [
        (each.first.isoformat(), each.last.isoformat()) for each in found if each.name[1].startswith("Tet")
    ] == [("2025-01-29", "2025-02-01")]
    assert holidays(making.at("2025-01-01").date(), "") == []
