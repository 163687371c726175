"""Days that cannot be are told, and those that can are not. The story is of Monday, 13 May 2024."""

from __future__ import annotations

import pytest

from nhipcau.reading.source import Field
from nhipcau.rules import RULES, Text, run
from tests.rules.texts import text, told

AFTER = [
    ("en", "On the afternoon of May 22, the two unions jointly organised a training course.", "May 22"),
    ("en", "On 22 May 2024 the minister said that all was well.", "22 May 2024"),
    ("en", "The course was held in Hanoi on 22 May.", "22 May"),
    ("vi", "Chiều 22/5, hai bên đã tổ chức lớp tập huấn.", "22/5"),
    ("vi", "Ngày 22 tháng 5 năm 2024, Bộ trưởng cho biết mọi việc đều tốt.", "ngày 22 tháng 5 năm 2024"),
    ("vi", "Lớp tập huấn đã diễn ra tại Hà Nội ngày 22/5.", "ngày 22/5"),
]
IN_ORDER = [
    ("en", "On 22 May the two unions will hold a training course."),
    ("en", "On May 12, the two unions organised a training course."),
    ("en", "On 22 May 2023 the two unions organised a course."),
    ("en", "On December 19 the minister said that all was well."),
    ("en", "The exhibition, opened last week, runs until 30 May."),
    ("en", "Hanoi approved the plan for the festival on 30 May."),
    ("en", "On 8 May 1954 the talks turned to Indochina. The accords were signed on 21 July."),
    ("en", "On 22 May last year, the two unions organised a course."),
    ("vi", "Chiều 22/5, hai bên sẽ tổ chức lớp tập huấn."),
    ("vi", "Chiều 12/5, hai bên đã tổ chức lớp tập huấn."),
    ("vi", "Ngày 22/5 năm ngoái, hai bên đã tổ chức lớp tập huấn."),
]


@pytest.mark.parametrize(("lang", "words", "day"), AFTER, ids=[words for _, words, _ in AFTER])
def test_a_day_after_the_story_that_is_told_as_past_is_told(lang: str, words: str, day: str) -> None:
    (problem,) = told("date.after", text(words, lang))
    assert f"“{day}”".lower() in problem.text().lower()


@pytest.mark.parametrize(("lang", "words"), IN_ORDER, ids=[words for _, words in IN_ORDER])
def test_a_day_that_is_past_or_is_still_to_come_is_not(lang: str, words: str) -> None:
    assert told("date.after", text(words, lang)) == []


def test_an_event_may_be_described_afterwards() -> None:
    field = (Field("title", "A course", 2),)
    event = Text("event", "x", "en", "x", field, "On 22 May the unions organised it.", 5, None)
    assert run(RULES, (event,)) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Tuesday, 14 May 2024"), ("en", "Monday 13 May"), ("en", "It was Friday, July 21, 1995."),
        ("vi", "Thứ Hai, 13/5/2024"), ("vi", "chiều thứ ba, ngày 14/5"), ("vi", "Chủ nhật 12/5"),
        ("vi", "thành viên thứ bảy ngày 28/7/1995"), ("en", "For 2027: note Friday 16 April."),
    ],
)  # fmt: skip
def test_a_weekday_of_its_date_is_not_told(lang: str, words: str) -> None:
    assert told("date.weekday", text(words, lang)) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Monday, 14 May 2024"), ("en", "Sunday 13 May"), ("en", "Friday, May 13, 2024"),
        ("vi", "Thứ Ba, 13/5/2024"), ("vi", "chiều thứ tư, ngày 14/5"), ("vi", "Chủ nhật 13/5"),
    ],
)  # fmt: skip
def test_a_weekday_of_another_date_is_told(lang: str, words: str) -> None:
    (problem,) = told("date.weekday", text(words, lang))
    assert "is another day of the week" in problem.text()
