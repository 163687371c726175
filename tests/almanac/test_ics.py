"""Calendar files by themselves: what RFC 5545 asks, and the same bytes each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from nhipcau.almanac.ics import EPOCH, CalendarEntry, calendar, sequence, uid
from tests.model.making import at, publication

PUBLICATION = publication()
LONG = "Ngày hội Văn hóa vì hòa bình, bên hồ Hoàn Kiếm; “Thủ đô của chúng ta”\\ngàn năm " * 5


def entry(**facts: object) -> CalendarEntry:
    chosen = {
        "uid": uid("event", "ngay-hoi", PUBLICATION),
        "stamp": at("2024-10-01 08:00"),
        "start": at("2024-10-06 08:00"),
        "end": at("2024-10-06 11:30"),
        "summary": "Ngày hội",
    } | facts
    return CalendarEntry(**chosen)  # type: ignore[arg-type]


def made(*entries: CalendarEntry, lang: str = "vi") -> bytes:
    return calendar("Lịch", lang, entries, PUBLICATION)


def parsed(*entries: CalendarEntry) -> list[Calendar]:
    return list(Calendar.from_ical(made(*entries)).walk("VEVENT"))


def test_lines_end_with_crlf_and_have_75_octets_at_most_and_no_letter_is_cut() -> None:
    data = made(entry(summary=LONG, description=LONG, location=LONG))
    assert data.count(b"\n") == data.count(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    (event,) = parsed(entry(summary=LONG))
    assert str(event["summary"]) == LONG


def test_what_is_required_is_there_and_nothing_is_wrong() -> None:
    found = Calendar.from_ical(made(entry(), entry(start=date(2024, 10, 6), end=date(2024, 10, 8))))
    for component in found.walk():
        assert component.errors == []
        assert all(name in component for name in component.required), component.name
        assert all(
            name not in component or not isinstance(component[name], list) for name in component.singletons
        )


def test_times_are_told_in_the_site_s_zone_and_the_zone_is_in_the_file() -> None:
    text = made(entry()).decode()
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20241006T080000" in text
    assert "TZOFFSETTO:+0700" in text
    (event,) = parsed(entry())
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=3, minutes=30)


def test_a_whole_day_ends_before_the_next_and_needs_no_zone() -> None:
    text = made(entry(start=date(2024, 10, 8), end=date(2024, 10, 12))).decode()
    assert "DTSTART;VALUE=DATE:20241008\r\nDTEND;VALUE=DATE:20241013" in text
    assert "VTIMEZONE" not in text


def test_the_stamp_is_utc_and_comes_from_the_content() -> None:
    assert b"DTSTAMP:20241001T010000Z" in made(entry())
    assert made(entry()) == made(entry())


@pytest.mark.parametrize(
    ("start", "rule", "told"),
    [
        (at("2024-10-04 19:00"), "FREQ=WEEKLY;UNTIL=20241231T235959", "UNTIL=20241231T165959Z"),
        (date(2024, 10, 4), "FREQ=WEEKLY;UNTIL=20241231", "UNTIL=20241231\r\n"),
    ],
)
def test_a_rule_ends_as_the_standard_wants_it(start: date, rule: str, told: str) -> None:
    """UTC where the start is a time, a date where it is a date (RFC 5545, 3.3.10)."""
    assert told in made(entry(start=start, end=start, rrule=rule)).decode()


def test_sequence_grows_with_modified_and_fits_31_bits() -> None:
    moments = [
        None,
        EPOCH - timedelta(days=1),
        at("2024-10-01"),
        at("2024-10-01 00:01"),
        datetime.max.replace(tzinfo=UTC),
    ]
    numbers = [sequence(moment) for moment in moments]
    assert numbers[:2] == [0, 0]
    assert numbers[2] + 1 == numbers[3]
    assert sequence(at("6000-01-01")) < 2**31


def test_words_say_their_language() -> None:
    text = made(entry(lang="vi", categories=("Peace",), location="Hà Nội"), lang="en").decode()
    assert "SUMMARY;LANGUAGE=vi:Ngày hội" in text
    assert "LOCATION;LANGUAGE=vi:Hà Nội" in text
    assert "CATEGORIES;LANGUAGE=en:Peace" in text
    assert "NAME;LANGUAGE=en:Lịch" in text


def test_a_point_on_the_map_an_address_online_and_days_left_out_are_told() -> None:
    told = made(
        entry(
            geo=(21.0285, 105.8522),
            conference="https://bao.example/hop",
            rrule="FREQ=WEEKLY",
            exdates=(at("2024-10-13 08:00"), at("2024-10-20 08:00")),
        )
    ).decode()
    assert "GEO:21.0285;105.8522" in told
    assert "CONFERENCE;VALUE=URI:https://bao.example/hop" in told
    assert "EXDATE;TZID=Asia/Ho_Chi_Minh:20241013T080000,20241020T080000" in told
