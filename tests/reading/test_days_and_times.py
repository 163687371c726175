"""Days and times of day as Vietnamese and English writers write them, and what is said where they mean nothing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading import fields
from nhipcau.reading.clocks import read_clock
from nhipcau.reading.days import FIRST, LAST, read_day, read_month, read_year
from nhipcau.reading.moments import read_moment
from nhipcau.reading.wrong import Wrong
from tests.conftest import Site

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
EVENT = "content/events/thu-nghiem/index.vi.md"


def said(bad: Wrong) -> str:
    return f"{bad.message} {bad.hint}".format(**bad.values)


@pytest.mark.parametrize(
    "words",
    [
        "2026-06-01", "2026-6-1", "2026/06/01", "1/6/2026", "01/06/2026", "1-6-2026", "1.6.2026", "1 / 6 / 2026",
        "1 tháng 6 năm 2026", "ngày 1 tháng 6 năm 2026", "Ngày 01 tháng 06 năm 2026", "1 tháng Sáu năm 2026",
        "1 tháng 6, 2026", "mồng 1 tháng 6 năm 2026", "Thứ Hai, 1/6/2026", "thứ 2 ngày 1/6/2026",
        "1 June 2026", "1st June 2026", "June 1, 2026", "Monday, 1 June 2026", "1 Jun 2026",
        "ngày 01 tháng 06 năm 2026 (thứ Hai)", "1 June 2026 (Monday)",
    ],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it(words: str) -> None:
    assert read_day(words) == date(2026, 6, 1)


@pytest.mark.parametrize(
    "words", ["Chủ nhật, 7/6/2026", "CN 7/6/2026", "Sunday 7 June 2026", "chủ nhật ngày 7-6-2026"]
)
def test_a_day_may_be_told_with_its_day_of_the_week(words: str) -> None:
    assert read_day(words) == date(2026, 6, 7)


@pytest.mark.parametrize("words", ["1 tháng Năm năm 2026", "1/5/2026", "1 tháng 5 2026", "1 May 2026"])
def test_the_month_of_may_is_not_taken_for_the_word_for_year(words: str) -> None:
    assert read_day(words) == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("1/6/26", "Write “2026-06-01”"),
        ("938-12-01", "Write “0938-12-01”"),
        ("20266-06-01", "Write “2026-06-01”"),
        ("6/13/2026", "The day stands before the month: 13/6/2026"),
        ("31/2/2026", "There is no such date as “31/2/2026”"),
        ("0001-01-01", "There is no such date as “0001-01-01”"),
        ("1/1/9999", "There is no such date as “1/1/9999”"),
        ("Thứ Ba, 1/6/2026", "is no Thứ Ba"),
        ("1/6/2026 (thứ Ba)", "is no thứ Ba"),
        ("Sunday 1 June 2026", "is no Sunday"),
        ("hôm nay", "Write it as 2024-10-10 or 10/10/2024"),
    ],
)
def test_a_day_that_is_none_gets_a_sentence_that_says_what_to_write(words: str, answer: str) -> None:
    with pytest.raises(Wrong) as bad:
        read_day(words)
    assert answer in said(bad.value)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("8h30", time(8, 30)), ("8h", time(8)), ("20h", time(20)), ("0h", time()), ("17h00", time(17)),
        ("8 giờ", time(8)), ("19 giờ 30", time(19, 30)), ("19 giờ 30 phút", time(19, 30)), ("8g30", time(8, 30)),
        ("8 giờ 5 phút", time(8, 5)), ("8h5'", time(8, 5)), ("8 giờ rưỡi", time(8, 30)), ("7 giờ tối", time(19)),
        ("7h30 sáng", time(7, 30)), ("2 giờ chiều", time(14)), ("12 giờ trưa", time(12)), ("1 giờ đêm", time(1)),
        ("19 giờ tối", time(19)), ("08:00", time(8)), ("8:05", time(8, 5)), ("8.30", time(8, 30)),
        ("8.30 am", time(8, 30)), ("7 pm", time(19)), ("7pm", time(19)), ("7:30 p.m.", time(19, 30)),
        ("12.30 pm", time(12, 30)), ("12.30 am", time(0, 30)), ("noon", time(12)), ("12 noon", time(12)),
    ],
)  # fmt: skip
def test_a_time_of_day_is_understood_as_people_write_it(words: str, at: time) -> None:
    assert read_clock(words) == (at, False)


@pytest.mark.parametrize("words", ["24:00", "24h", "24 giờ"])
def test_twenty_four_hours_are_the_end_of_the_day(words: str) -> None:
    assert read_clock(words) == (time(), True)
    assert read_moment(f"2026-06-10 {words}", HANOI).at == datetime(2026, 6, 11, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("8:5", "may be 08:05 or 08:50"),
        ("8h5", "may be 08:05 or 08:50"),
        ("12 pm", "may be 12:00 or 24:00"),
        ("12 am", "may be 00:00 or 12:00"),
        ("midnight", "may be 00:00 or 24:00"),
        ("12 giờ đêm", "may be 00:00 or 24:00"),
        ("24:30", "They go from 00:00 to 24:00"),
        ("25h", "They go from 00:00 to 24:00"),
        ("8:60", "There is no such time of day"),
        ("13 pm", "the hour goes from 1 to 12"),
        ("8h30 - 10h", "Write when it begins"),
        ("sáng", "Write when it begins"),
        ("8", "Write when it begins"),
    ],
)
def test_a_time_that_is_none_gets_a_sentence_that_says_what_to_write(words: str, answer: str) -> None:
    with pytest.raises(Wrong) as bad:
        read_clock(words)
    assert answer in said(bad.value)


@pytest.mark.parametrize(
    "words",
    [
        "2026-06-01 08:30", "2026-06-01T8:30", "2026-06-01 8h30", "1/6/2026 8h30", "8h30 ngày 1/6/2026",
        "8h30, ngày 1/6/2026", "8 giờ 30 ngày 1 tháng 6 năm 2026", "Thứ Hai, ngày 1/6/2026, lúc 8h30",
        "08:30 thứ Hai, 1/6/2026", "1 June 2026, 8.30 am", "8:30 am on 1 June 2026", "8.30 am, Monday 1 June 2026",
    ],
)  # fmt: skip
def test_a_moment_is_a_day_and_a_time_in_either_order(words: str) -> None:
    assert fields.moment(words, HANOI).at == datetime(2026, 6, 1, 8, 30, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("2026-06-20 Asia/Tokyo", "A day has no time zone: “Asia/Tokyo”"),
        ("20/6/2026 +09:00", "A day has no time zone"),
        ("2026-06-20 19:00 GMT+7", "Write how far clocks there are from Greenwich, as +07:00"),
        ("2026-06-20 19:00 UTC+7", "as +07:00"),
        ("2026-06-20 19:00 Etc/GMT+7", "the other way round"),
        ("2026-06-20 19:00 Asia/Hanoi", "Did you mean “Asia/Ho_Chi_Minh”"),
        ("2026-06-20 19:00 asia/tokyo", "Did you mean “Asia/Tokyo”"),
        ("2026-06-20 19:00 Paris/Europe", "There is no time zone “Paris/Europe”"),
        ("2026-03-29 02:30 Europe/Paris", "clocks are put forward then"),
        ("2026-10-25 02:30 Europe/Paris", "2026-10-25 02:30+02:00 or 2026-10-25 02:30+01:00"),
        ("1/6", "has no year"),
        ("2026-06-01 8:5", "may be 08:05 or 08:50"),
    ],
)
def test_a_moment_that_is_none_gets_a_sentence_that_says_what_to_write(words: str, answer: str) -> None:
    with pytest.raises(Wrong) as bad:
        read_moment(words, HANOI)
    assert answer in said(bad.value)


def test_an_offset_of_the_sites_own_is_the_sites_zone() -> None:
    assert read_moment("2026-06-20T19:00+07:00", HANOI).at.tzinfo is HANOI
    told = read_moment("2026-06-20 19:00 +09:00", HANOI).at
    assert told.tzinfo == timezone(timedelta(hours=9))


def test_a_day_is_that_of_the_place_it_is_told_at() -> None:
    assert fields.day("2026-06-20 23:00 Europe/Paris", HANOI) == date(2026, 6, 20)


@given(st.text(alphabet="0123456789 /-:.hgờiáTmprungà+", max_size=24))
def test_nothing_that_is_written_as_a_day_ends_in_anything_but_a_moment_or_a_sentence(words: str) -> None:
    with suppress(Wrong):
        assert read_moment(" ".join(words.split()), HANOI).at.tzinfo


@given(
    st.dates(date(FIRST, 1, 1), date(LAST, 12, 31)),
    st.sampled_from(["{0.day}/{0.month}/{0.year:04}", "{0.day} tháng {0.month} năm {0.year:04}"]),
)
def test_any_day_survives_being_written_down_in_vietnamese(day: date, form: str) -> None:
    assert read_day(form.format(day)) == day


def test_months_and_years_may_stand_alone() -> None:
    assert {
        read_month(words) for words in ("3/1962", "03/1962", "1962-03", "tháng 3/1962", "tháng Ba năm 1962")
    } == {(1962, 3)}
    assert read_month("March 1962") == (1962, 3)
    assert (read_month("13/1962"), read_month("1962")) == (None, None)
    assert (read_year("1956"), read_year("năm 1956"), read_year("3/1956")) == (1956, 1956, None)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("events", "start: {}\nend: {}"),
        ("events", "start: 2026-06-01\nrecurrence: FREQ=DAILY;COUNT=3\nexcept: [{0}]"),
        ("events", "start: 2026-05-01\nend: 2026-06-30\nstrip: {{from: {0}, until: {0}}}"),
        ("events", "start: 2026-05-01\nstatus: postponed\npreviously: {0}"),
        ("anniversaries", "founded: {0}"),
        (
            "stories",
            "date: {0}\nrelease: {0}\nmodified: {0}\nsection: hoat-dong\ncorrections: [{{date: {0}, text: Sai}}]",
        ),
    ],
)
def test_every_field_that_takes_a_day_takes_it_as_people_write_it(site: Site, kind: str, lines: str) -> None:
    for lang in ("vi", "en"):
        facts = lines.format('"2/6/2026"', '"3/6/2026"') if lang == "vi" else "summary: x"
        if lang == "en" and "corrections" in lines:
            facts += "\ncorrections: [{date: 2/6/2026, text: Wrong}]"
        site.write(
            f"content/{kind}/thu-nghiem/index.{lang}.md", f"---\ntitle: Thử {lang}\n{facts}\n---\nMột đoạn.\n"
        )
    assert [problem.text() for problem in site.problems()] == []


def test_a_registry_takes_a_day_as_people_write_it(site: Site) -> None:
    registry = site.content / "registry/documents.toml"
    said = registry.read_text()
    assert "date = " in said
    registry.write_text(said.replace("date = ", 'date = "1/6/2026" # ', 1))
    assert site.problems() == ()
    assert date(2026, 6, 1) in [document.date for document in site.read().content.documents]


def test_a_programme_takes_times_as_people_write_them_and_advises_about_times(site: Site) -> None:
    lines = "start: 2026-06-01 08:00\nend: 2026-06-01 24:00\nprogramme:\n"
    items = [("8h30", "Mở"), ("20h", "Ca"), ("9 giờ", "Nói"), ("19 giờ 30", "Múa"), ("24h", "Hết")]
    written = "".join(f"- time: {at}\n  text: {words}\n" for at, words in items)
    site.write(EVENT, f"---\ntitle: Thử\n{lines}{written}---\nx\n")
    event = next(event for event in site.read().content.events if event.key == "thu-nghiem")
    told = [f"{item.at:%d %H:%M} {item.text}" for item in event.editions[0].programme]
    assert told == ["01 08:30 Mở", "01 09:00 Nói", "01 19:30 Múa", "01 20:00 Ca", "02 00:00 Hết"]
    site.write(EVENT, f"---\ntitle: Thử\n{lines}- time: 8:5\n  text: x\n---\nx\n")
    (problem,) = site.problems()
    assert "may be 08:05 or 08:50" in problem.text()
    assert "2024-10-10" not in problem.text()


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("2026-06-01 19:30 giờ Paris", "19:30:00+02:00"),
        ("19h30 ngày 1/6/2026 (giờ Hà Nội)", "19:30:00+07:00"),
        ("1 June 2026, 7:30 pm Tokyo time", "19:30:00+09:00"),
        ("1/6/2026 19h30 giờ Bắc Kinh", "19:30:00+08:00"),
        ("１／６／２０２６ 19:30", "19:30:00+07:00"),
    ],
)
def test_a_zone_may_be_told_by_its_city_and_figures_be_wide(words: str, hour: str) -> None:
    assert read_moment(words, HANOI).at.isoformat() == f"2026-06-01T{hour}"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("2026-06-01 19:30 giờ Hà Xa", "no time zone “Hà Xa”"),
        ("2026-06-01 19:30 ICT", "Did you mean “Asia/Ho_Chi_Minh”?"),
        ("21h", "is a time of day without its day"),
        ("14h00 - 16h00 ngày 1/6/2026", "is two times in one field"),
        ("1–3/6/2026", "Write the first in `start`"),
        ("từ 1/6/2026 đến 3/6/2026", "is two times in one field"),
    ],
)
def test_a_moment_that_is_half_of_one_or_two_gets_its_own_sentence(words: str, answer: str) -> None:
    with pytest.raises(Wrong) as bad:
        read_moment(words, HANOI)
    assert answer in said(bad.value)
