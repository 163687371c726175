from datetime import UTC, date, datetime, timedelta

import pytest

from nhipcau.languages import DateForm, Words, dates

from .conftest import HANOI


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HANOI)


FORMS: list[tuple[DateForm, str, str, str]] = [
    ("long", "ngày 10 tháng 10 năm 2024", "10 October 2024", "10 octobre 2024"),
    ("medium", "10/10/2024", "10 Oct 2024", "10 oct. 2024"),
    ("month", "tháng 10 năm 2024", "October 2024", "octobre 2024"),
    ("day-month", "ngày 10 tháng 10", "10 October", "10 octobre"),
    ("weekday", "thứ năm, ngày 10 tháng 10 năm 2024", "Thursday 10 October 2024", "jeudi 10 octobre 2024"),
]


@pytest.mark.parametrize(("form", "vi", "en", "fr"), FORMS)
def test_a_day_is_said_as_the_language_says_it(
    words: dict[str, Words], form: DateForm, vi: str, en: str, fr: str
) -> None:
    said = {code: words[code].date(date(2024, 10, 10), form) for code in ("vi", "en", "fr")}
    assert said == {"vi": vi, "en": en, "fr": fr}


@pytest.mark.parametrize(
    ("moment", "vi", "en"),
    [
        (at(10, 10, 14), "14:00 giờ Việt Nam (GMT+7)", "2 pm Vietnam time (GMT+7)"),
        (at(10, 10, 14, 30), "14:30 giờ Việt Nam (GMT+7)", "2:30 pm Vietnam time (GMT+7)"),
        (at(10, 10, 12), "12:00 giờ Việt Nam (GMT+7)", "12 noon Vietnam time (GMT+7)"),
        (at(10, 10, 0), "00:00 giờ Việt Nam (GMT+7)", "midnight Vietnam time (GMT+7)"),
        (datetime(2024, 10, 10, 7, tzinfo=UTC), "14:00 giờ Việt Nam (GMT+7)", "2 pm Vietnam time (GMT+7)"),
    ],
)
def test_a_time_says_its_zone(words: dict[str, Words], moment: datetime, vi: str, en: str) -> None:
    assert (words["vi"].time(moment), words["en"].time(moment)) == (vi, en)


RANGES = [
    (date(2024, 10, 8), date(2024, 10, 12), "8–12 tháng 10 năm 2024", "8–12 October 2024"),
    (
        date(2024, 9, 28),
        date(2024, 10, 3),
        "28 tháng 9 – 3 tháng 10 năm 2024",
        "28 September – 3 October 2024",
    ),
    (
        date(2024, 12, 30),
        date(2025, 1, 2),
        "30 tháng 12 năm 2024 – 2 tháng 1 năm 2025",
        "30 December 2024 – 2 January 2025",
    ),
    (date(2024, 10, 8), None, "ngày 8 tháng 10 năm 2024", "8 October 2024"),
    (
        at(10, 10, 14),
        at(10, 10, 16, 30),
        "14:00–16:30 giờ Việt Nam (GMT+7), ngày 10 tháng 10 năm 2024",
        "10 October 2024, 2–4:30 pm Vietnam time (GMT+7)",
    ),
    (
        at(10, 10, 10),
        at(10, 10, 14),
        "10:00–14:00 giờ Việt Nam (GMT+7), ngày 10 tháng 10 năm 2024",
        "10 October 2024, 10 am – 2 pm Vietnam time (GMT+7)",
    ),
    (
        at(10, 10, 19),
        at(10, 11, 0),
        "19:00–24:00 giờ Việt Nam (GMT+7), ngày 10 tháng 10 năm 2024",
        "10 October 2024, 7 pm – midnight Vietnam time (GMT+7)",
    ),
    (
        at(10, 4, 19),
        at(10, 7, 0),
        "19:00 ngày 4 tháng 10 – 24:00 ngày 6 tháng 10 năm 2024, giờ Việt Nam (GMT+7)",
        "7 pm on 4 October – midnight on 6 October 2024, Vietnam time (GMT+7)",
    ),
    (
        at(10, 10, 14),
        None,
        "14:00 giờ Việt Nam (GMT+7), ngày 10 tháng 10 năm 2024",
        "10 October 2024, 2 pm Vietnam time (GMT+7)",
    ),
]


@pytest.mark.parametrize(("start", "end", "vi", "en"), RANGES)
def test_a_range_is_composed_in_both_languages(
    words: dict[str, Words], start: date, end: date | None, vi: str, en: str
) -> None:
    assert (words["vi"].range(start, end), words["en"].range(start, end)) == (vi, en)


def test_what_follows_a_line_that_names_the_zone_need_not_name_it_again(words: dict[str, Words]) -> None:
    evening = words["en"].range(at(10, 10, 19), at(10, 10, 21, 30), zone=False)
    assert evening == "10 October 2024, 7–9:30 pm"
    weekend = words["vi"].range(at(10, 4, 19), at(10, 6, 23, 59), zone=False)
    assert weekend == "19:00 ngày 4 tháng 10 – 23:59 ngày 6 tháng 10 năm 2024"


def test_times_of_day_are_left_out_of_a_range_of_whole_days(words: dict[str, Words]) -> None:
    assert words["en"].range(at(10, 8, 9), at(10, 12, 17), all_day=True) == "8–12 October 2024"


def test_a_range_that_ends_before_it_starts_is_refused(words: dict[str, Words]) -> None:
    with pytest.raises(ValueError, match="is before"):
        words["vi"].range(date(2024, 10, 12), date(2024, 10, 8))
    with pytest.raises(ValueError, match="is before"):
        words["vi"].range(at(10, 12, 9), at(10, 12, 8))


def test_a_time_without_zone_is_refused(words: dict[str, Words]) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        words["vi"].time(datetime(2024, 10, 10, 14))


def test_the_day_of_a_moment_is_the_day_in_the_zone_of_the_site(words: dict[str, Words]) -> None:
    assert words["en"].date(datetime(2024, 10, 9, 18, tzinfo=UTC)) == "10 October 2024"


@pytest.mark.parametrize(
    ("length", "vi", "en"),
    [
        (timedelta(minutes=150), "2 giờ 30 phút", "2 hours 30 minutes"),
        (timedelta(hours=1), "1 giờ", "1 hour"),
        (timedelta(days=3, hours=1, minutes=5), "3 ngày 1 giờ", "3 days 1 hour"),
        (timedelta(), "0 phút", "0 minutes"),
    ],
)
def test_a_length_of_time_has_two_units_at_most(
    words: dict[str, Words], length: timedelta, vi: str, en: str
) -> None:
    assert (words["vi"].duration(length), words["en"].duration(length)) == (vi, en)


def test_machines_read_rfc_3339_with_the_offset_of_the_site(words: dict[str, Words]) -> None:
    assert words["vi"].iso(datetime(2024, 10, 10, 7, tzinfo=UTC)) == "2024-10-10T14:00:00+07:00"
    assert words["vi"].iso(date(2024, 10, 10)) == "2024-10-10"


def test_the_calendar_week_begins_on_monday(words: dict[str, Words]) -> None:
    assert words["vi"].weekdays("short") == ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
    assert words["en"].weekdays()[0] == "Monday"


def test_a_day_is_put_in_words_once(words: dict[str, Words]) -> None:
    """Pages say the same few days again and again."""
    days = [date(1824, 1, 1) + timedelta(days=n) for n in range(40)]
    before = dates.day.cache_info().misses
    for _ in range(10):
        for day in days:
            words["vi"].date(day, "weekday")
    assert dates.day.cache_info().misses - before == 2 * len(days)  # with its weekday, and without


@pytest.mark.parametrize(
    ("day", "month", "leap", "vi", "en"),
    [
        (10, 3, False, "mồng 10 tháng 3 âm lịch", "the 10th day of the 3rd lunar month"),
        (1, 1, False, "mồng 1 tháng Giêng", "the 1st day of the 1st lunar month"),
        (23, 12, False, "ngày 23 tháng Chạp", "the 23rd day of the 12th lunar month"),
        (15, 8, False, "ngày 15 tháng 8 âm lịch", "the 15th day of the 8th lunar month"),
        (11, 6, True, "ngày 11 tháng 6 nhuận âm lịch", "the 11th day of the leap 6th lunar month"),
    ],
)
def test_a_day_of_the_moon_is_said_as_people_say_it(
    words: dict[str, Words], day: int, month: int, leap: bool, vi: str, en: str
) -> None:
    assert words["vi"].lunar_day(day, month, leap=leap) == vi
    assert words["en"].lunar_day(day, month, leap=leap) == en


def test_whole_names_of_days_are_the_catalogues(words: dict[str, Words]) -> None:
    assert words["vi"].weekdays()[-1] == "Chủ nhật"
