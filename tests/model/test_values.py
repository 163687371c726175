"""The arithmetic of anniversaries, and the offices of people."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.model import Anniversary, AnniversaryEdition, Body, LunarDay, Office, Person
from tests.model.making import VI, at, site, story


def anniversary(founded: date | None = None, **facts) -> Anniversary:
    edition = AnniversaryEdition(
        lang="vi",
        title="Ngày",
        slug="ngay",
        url=VI.at("anniversaries", "ngay"),
        file="",
        body=Body(digest=""),
        digest="",
    )
    return Anniversary(key="ngay", editions=(edition,), digest="", founded=founded, **facts)


LIBERATION = anniversary(date(1954, 10, 10))


def test_the_count_is_the_difference_of_the_years() -> None:
    assert LIBERATION.count(2024) == 70


@pytest.mark.parametrize(
    ("today", "coming"),
    [
        (date(2024, 10, 9), date(2024, 10, 10)),
        (date(2024, 10, 10), date(2024, 10, 10)),
        (date(2024, 10, 11), date(2025, 10, 10)),
    ],
)
def test_the_next_day_counts_today(today: date, coming: date) -> None:
    assert LIBERATION.next(today) == coming


def test_the_day_of_founding_is_no_anniversary_of_itself() -> None:
    assert LIBERATION.next(date(1954, 10, 10)) == date(1955, 10, 10)


def test_there_is_no_anniversary_before_the_founding() -> None:
    assert LIBERATION.on(1953) is None


def test_a_leap_day_is_kept_on_the_28th_of_a_common_year() -> None:
    born = anniversary(date(2000, 2, 29))
    assert born.on(2024) == date(2024, 2, 29)
    assert born.on(2025) == date(2025, 2, 28)


def test_a_lunar_day_without_a_year_has_days_and_no_count() -> None:
    ancestors = anniversary(lunar=LunarDay(10, 3), days=(date(2024, 4, 18), date(2025, 4, 7)))
    assert ancestors.next(date(2024, 4, 19)) == date(2025, 4, 7)
    assert ancestors.count(2024) is None
    assert ancestors.next(date(2025, 4, 8)) is None


def test_the_years_with_a_page_are_those_with_coverage_and_the_one_ahead() -> None:
    one = story("2014-10-10", "cu", anniversaries=("ngay",))
    index = site([one], "2024-11-01", anniversaries=(LIBERATION,))
    assert index.years_of(LIBERATION) == [2014, 2025]
    assert index.in_year(LIBERATION, 2014) == [one]


def test_anniversaries_come_soonest_first_within_the_days_asked_for() -> None:
    index = site([], "2024-10-01", anniversaries=(LIBERATION,))
    assert index.coming(9) == [(LIBERATION, date(2024, 10, 10))]
    assert index.coming(8) == []


def test_the_office_of_a_day_is_the_one_held_then_and_of_several_the_last_taken_up() -> None:
    first = Office("a", (("vi", "Phó Chủ tịch"),), date(2019, 1, 1), date(2022, 12, 31))
    second = Office("a", (("vi", "Chủ tịch"),), date(2022, 6, 1), None)
    person = Person(key="p", names=(("vi", "P"),), offices=(first, second))
    assert person.office(date(2018, 1, 1)) is None
    assert person.office(date(2020, 1, 1)) == first
    assert person.office(date(2022, 7, 1)) == second


def test_a_card_falls_back_to_the_language_there_is_and_says_so() -> None:
    one = story("2024-01-01", "chi-viet", "vi")
    card = site([one]).card(one, "en")
    assert (card.lang, card.url) == ("vi", "/2024/01/chi-viet/")
    assert card.section.lang == "en"


def test_a_link_to_a_story_that_is_not_out_has_no_address() -> None:
    hidden = story("2024-01-01", "nhap", draft=True)
    assert site([hidden]).link("story", hidden.key, "vi").url == ""


def test_the_frame_knows_its_page_in_every_language_and_the_default() -> None:
    one = story("2024-01-01", "a", "en")
    frame = site([one]).piece_frame(one, one.editions[0])
    assert [(each.lang, each.url) for each in frame.alternates] == [("en", "/en/2024/01/a/")]
    assert frame.default == "/en/2024/01/a/"
    assert [(each.lang, each.url, each.exact) for each in frame.switches] == [
        ("vi", "/", False),
        ("en", "/en/2024/01/a/", True),
    ]


def test_midnight_in_hanoi_is_not_midnight_elsewhere() -> None:
    assert at("2024-01-01").isoformat() == "2024-01-01T00:00:00+07:00"
