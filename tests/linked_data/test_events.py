"""An event as an Event, however it stands, held against what schema.org and Google ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from nhipcau.languages import Catalogue, Words
from nhipcau.linked_data.event import _moments
from nhipcau.linked_data.schedule import duration, schedule
from nhipcau.model import Period
from nhipcau.showroom.occasions import EVENTS
from nhipcau.showroom.publication import PUBLICATION, at
from tests.linked_data.pages import things, within
from tests.theme.drawing import drawn_by

REQUIRED = ("name", "startDate", "location")
RECOMMENDED = ("eventStatus", "inLanguage", "url")
"""Of what Google recommends, that which every event of ours has; the rest ("description", "endDate", "image",
"offers", "organizer", "previousStartDate") stands where the writers gave it, and "performer" nowhere: nobody says
who of the people at an event performs.

Source: developers.google.com/search/docs/appearance/structured-data/event, "Structured data type definitions"."""
SCHEMA = "https://schema.org/"
WORDS = Words("en", Catalogue("en"), PUBLICATION.clock)
BY_KEY = {event.key: event for event in EVENTS}


def said(key: str, home: str = "su-kien") -> dict:
    return things("Event")[f"{home}/{key}/index.html"]


@pytest.mark.parametrize("path", drawn_by("event.html"))
def test_an_event_has_all_that_google_requires(path: str) -> None:
    one = things("Event")[path]
    assert set(REQUIRED) | set(RECOMMENDED) <= one.keys()
    for place in one["location"]:
        assert place["@type"] in ("Place", "VirtualLocation")
        assert {"name", "address"} <= place.keys() or place["url"].startswith("https://")


def test_every_event_is_told_in_each_of_its_languages_and_names_the_others() -> None:
    editions = sum(len(event.editions) for event in EVENTS)
    assert len(things("Event")) == editions
    vietnamese, english = said("ngay-hoi-van-hoa"), said("ngay-hoi-van-hoa", "en/events")
    assert (vietnamese["sameAs"], english["sameAs"]) == ([english["url"]], [vietnamese["url"]])
    assert "sameAs" not in said("trien-lam-tranh")


def test_times_have_their_offset_and_whole_days_are_days() -> None:
    timed, whole = said("ngay-hoi-van-hoa"), said("hoi-nghi-viet-phap-12")
    assert (timed["startDate"], timed["endDate"]) == (
        "2024-10-19T08:00:00+07:00",
        "2024-10-20T22:00:00+07:00",
    )
    assert (whole["startDate"], whole["endDate"]) == ("2023-04-13", "2023-04-16")


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("ngay-hoi-van-hoa", "EventScheduled"),
        ("dem-nhac-latinh", "EventCancelled"),
        ("trien-lam-tranh", "EventPostponed"),
        ("chieu-phim-nhat", "EventRescheduled"),
        ("toa-dam-xanh", "EventMovedOnline"),
    ],
)
def test_an_event_says_how_it_stands(key: str, status: str) -> None:
    assert said(key)["eventStatus"] == SCHEMA + status


def test_only_what_has_a_new_time_says_when_it_was_to_be() -> None:
    assert said("chieu-phim-nhat")["previousStartDate"] == "2024-10-08T19:30:00+07:00"
    assert said("chieu-phim-nhat")["startDate"] == "2024-12-14T19:30:00+07:00"
    told = [path for path, one in things("Event").items() if "previousStartDate" in one]
    assert len(told) == 2
    assert said("trien-lam-tranh")["startDate"] == "2024-11-02"


def test_what_has_moved_online_has_left_its_place() -> None:
    online = said("toa-dam-xanh")
    assert online["location"] == [{"@type": "VirtualLocation", "url": "https://nhipcau.example/phong-hop"}]
    assert online["eventAttendanceMode"] == f"{SCHEMA}OnlineEventAttendanceMode"


def test_a_place_has_its_point_on_the_map() -> None:
    (place,) = said("ngay-hoi-van-hoa")["location"]
    assert place["address"] == "Phố Đinh Tiên Hoàng, quận Hoàn Kiếm"
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 21.0285, "longitude": 105.8522}


def test_one_may_register_only_for_what_will_be() -> None:
    assert said("ngay-hoi-van-hoa")["offers"] == {
        "@type": "Offer",
        "url": "https://nhipcau.example/dang-ky",
        "price": "0",
        "priceCurrency": "VND",
        "availabilityEnds": "2024-10-12T00:00:00+07:00",
    }
    assert "offers" not in said("dem-nhac-latinh")


def test_a_series_tells_its_next_time_and_its_rule() -> None:
    series = said("pho-di-bo")
    assert series["startDate"] == "2024-10-11T19:00:00+07:00"
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "startDate": "2024-10-04",
        "startTime": "19:00:00",
        "duration": "P2DT4H",
        "repeatFrequency": "P1W",
        "byDay": [f"{SCHEMA}Friday"],
        "exceptDate": ["2024-10-18T19:00:00+07:00"],
        "scheduleTimezone": "Asia/Ho_Chi_Minh",
    }


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("FREQ=MONTHLY;BYDAY=2FR;COUNT=6", {"repeatFrequency": "P1M", "byDay": ["2FR"], "repeatCount": 6}),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=21", {"byMonth": [4], "byMonthDay": [21]}),
        (
            "FREQ=DAILY;INTERVAL=3;UNTIL=20241231T235959",
            {"repeatFrequency": "P3D", "endDate": "2024-12-31"},
        ),
    ],
)
def test_a_rule_is_said_in_the_words_of_schema_org(rule: str, wanted: dict) -> None:
    found = schedule(replace(BY_KEY["pho-di-bo"], recurrence=rule), WORDS, "Asia/Ho_Chi_Minh")
    assert found is not None
    assert found | wanted == found


def test_a_rule_that_schema_org_has_no_words_for_is_left_unsaid() -> None:
    last_workday = replace(BY_KEY["pho-di-bo"], recurrence="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    assert schedule(last_workday, WORDS, "Asia/Ho_Chi_Minh") is None


@pytest.mark.parametrize(
    ("minutes", "said_as"),
    [(0, ""), (90, "PT1H30M"), (60, "PT1H"), (24 * 60, "P1D"), (25 * 60 + 5, "P1DT1H5M")],
)
def test_a_duration_is_said_as_iso_8601_has_it(minutes: int, said_as: str) -> None:
    start = at("2024-10-10", "09:00")
    assert duration(Period(start, start + timedelta(minutes=minutes), all_day=False)) == said_as


def test_whole_days_last_as_many_days_as_they_take() -> None:
    assert duration(Period(at("2024-10-10"), at("2024-10-12"), all_day=True)) == "P3D"


def test_a_story_or_an_anniversary_never_holds_half_an_event() -> None:
    """An Event within another thing counts as one of its own, and without time and place as a faulty one."""
    for kind in ("NewsArticle", "CollectionPage"):
        for one in things(kind).values():
            assert "Event" not in {each["@type"] for each in within(one) if "@type" in each}


def test_no_event_ends_before_it_begins_and_one_of_unknown_end_names_none() -> None:
    for one in things("Event").values():
        start = datetime.fromisoformat(one["startDate"])
        assert datetime.fromisoformat(one.get("endDate", one["startDate"])) >= start
    open_ended = replace(BY_KEY["chieu-phim-nhat"].period, end=BY_KEY["chieu-phim-nhat"].period.start)
    assert _moments(open_ended, WORDS) == ("2024-12-14T19:30:00+07:00", None)
