"""What lies ahead: which anniversaries, what kind of year, what is written, and by when the rest is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Anniversary, AnniversaryEdition, Body, LunarDay, Site
from nhipcau.model.outlook import last_day, months_ahead, outlook, plan
from tests.model.making import EN, VI, at, event, site, story


def anniversary(key: str, founded: date | None, langs: str = "vi en", **facts: object) -> Anniversary:
    editions = tuple(
        AnniversaryEdition(
            lang=lang,
            title=f"{key} ({lang})",
            slug=key,
            url=(VI if lang == "vi" else EN).at("anniversaries", key),
            file="",
            body=Body(digest=key),
            digest=key,
        )
        for lang in langs.split()
    )
    return Anniversary(key=key, editions=editions, digest=key, founded=founded, **facts)  # type: ignore[arg-type]


LIBERATION = anniversary("giai-phong", date(1954, 10, 10))
ANCESTORS = anniversary("gio-to", None, lunar=LunarDay(10, 3), days=(date(2024, 4, 18), date(2025, 4, 7)))


@pytest.mark.parametrize(
    ("year", "kind"),
    [
        (2024, "round"),
        (2019, "five"),
        (2029, "five"),
        (2023, "other"),
        (1954, ""),
        (1950, ""),
        (2054, "round"),
        (1955, "other"),
    ],
)
def test_the_last_figure_says_what_kind_of_year_it_is(year: int, kind: str) -> None:
    assert LIBERATION.roundness(year) == kind


def test_no_year_is_round_where_nobody_counts() -> None:
    assert {ANCESTORS.roundness(year) for year in range(2000, 2030)} == {""}


def made(now: str, *stories: object) -> Site:
    return site(list(stories), now, anniversaries=(LIBERATION, ANCESTORS))  # type: ignore[arg-type]


def test_the_outlook_has_every_day_ahead_in_order_and_no_day_before() -> None:
    found = plan(made("2024-04-18 23:59"), "vi", months=12)
    assert [(each.key, each.line.day) for each in found] == [
        ("gio-to", date(2024, 4, 18)),
        ("giai-phong", date(2024, 10, 10)),
        ("gio-to", date(2025, 4, 7)),
    ]
    assert [each.line.day for each in plan(made("2024-04-19"), "vi", months=5)] == []
    assert [each.line.day for each in plan(made("2024-04-19"), "vi", months=6)] == [date(2024, 10, 10)]


def test_stories_on_a_round_year_are_commissioned_earlier() -> None:
    (round_one,) = plan(made("2024-10-01"), "vi", months=0)
    (other,) = plan(made("2025-10-01"), "vi", months=0)
    assert round_one.line.day - round_one.due == timedelta(days=60)
    assert other.line.day - other.due == timedelta(days=21)


def test_what_is_written_is_told_by_language_and_by_year() -> None:
    last_year = story("2023-10-10", "cu", anniversaries=("giai-phong",))
    vietnamese = story("2024-10-01", "moi", "vi", anniversaries=("giai-phong",))
    (found,) = plan(made("2024-10-02", last_year, vietnamese), "en", months=0)
    assert (found.covered, found.complete) == (("vi",), False)
    english = story("2024-10-01 09:00", "new", "en", anniversaries=("giai-phong",))
    (found,) = plan(made("2024-10-02", last_year, vietnamese, english), "en", months=0)
    assert (found.covered, found.complete) == (("vi", "en"), True)


def test_readers_are_told_the_same_days_and_nothing_else() -> None:
    site = made("2024-04-18 23:59")
    told = [(each.key, each.line) for each in outlook(site, "vi", months=12)]
    assert told == [(each.key, each.line) for each in plan(site, "vi", months=12)]


def test_what_readers_cannot_see_yet_is_not_commissioned_again() -> None:
    waiting = story("2024-10-10", "cho", anniversaries=("giai-phong",))
    draft = story("2024-10-09", "nhap", "vi", anniversaries=("giai-phong",), draft=True)
    site = made("2024-10-02", waiting, draft)
    assert plan(site, "vi", months=0)[0].covered == ("vi", "en")


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_the_outlook_reaches_to_the_end_of_a_month(today: date, months: int) -> None:
    last = last_day(today, months)
    assert (last + timedelta(days=1)).day == 1
    assert months_ahead(today, last) == months


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_within_a_month_the_outlook_ends_on_the_same_day(today: date) -> None:
    assert last_day(today, 36) == last_day(today.replace(day=1), 36)


def test_a_year_has_a_page_where_it_has_stories_or_events_or_lies_ahead() -> None:
    named = story("2019-10-10", "bai", anniversaries=("giai-phong",))
    held = event("hoi", "2021-10-01", "2021-10-02", anniversaries=("giai-phong",))
    site_ = site([named], "2024-10-11", anniversaries=(LIBERATION,), events=(held,))
    assert site_.years_of(LIBERATION) == [2019, 2021, 2025]


def test_a_year_far_ahead_leads_to_the_anniversarys_own_page() -> None:
    found = plan(made("2024-10-11"), "vi", months=30)
    assert [each.line.link.url for each in found if each.key == "giai-phong"] == [
        "/ky-niem/giai-phong/2025/",
        "/ky-niem/giai-phong/",
    ]


def test_a_day_of_the_coming_month_is_a_month_ahead() -> None:
    assert months_ahead(at("2024-12-31").date(), date(2025, 1, 1)) == 1
