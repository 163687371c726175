"""The header strip: what stands in it on which day, in which words, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nhipcau.model import (
    Anniversary,
    AnniversaryEdition,
    Body,
    Event,
    LunarDay,
    Period,
    Site,
    Strip,
    StripAround,
)
from nhipcau.model.strips import stay_on, stays
from tests.model.making import EN, HANOI, VI, at, event, site, story

AUTUMN = Strip(date(2024, 9, 1), date(2024, 10, 15))


def anniversary(key: str, founded: date | None, **facts) -> Anniversary:
    editions = tuple(
        AnniversaryEdition(
            lang=language.code,
            title=f"{key} {language.code}",
            slug=key,
            url=language.at("anniversaries", key),
            file="",
            body=Body(digest=key),
            digest=key,
        )
        for language in (VI, EN)
    )
    return Anniversary(key=key, editions=editions, digest=key, founded=founded, **facts)


def liberation(strip: Strip | StripAround = AUTUMN, **facts) -> Anniversary:
    return anniversary("giai-phong-thu-do", date(1954, 10, 10), strip=strip, **facts)


def named(shown: Site, lang: str = "vi") -> list[str]:
    lines = (entry.event or entry.anniversary for entry in shown.strip(lang))
    return [line.link.text for line in lines if line]


@pytest.mark.parametrize(
    ("now", "there"),
    [
        ("2024-08-31 23:59", False),
        ("2024-09-01 00:00", True),
        ("2024-10-15 23:59", True),
        ("2024-10-16 00:00", False),
    ],
)
def test_an_entry_stands_from_its_first_day_until_its_last_both_included(now: str, there: bool) -> None:
    assert bool(site([], now, anniversaries=(liberation(),)).strip("vi")) is there


@pytest.mark.parametrize(
    ("now", "there"),
    [
        ("2025-09-09", False),
        ("2025-09-10", True),
        ("2025-10-15", True),
        ("2025-10-16", False),
        ("2031-09-10", True),
    ],
)
def test_an_entry_around_a_day_comes_back_every_year(now: str, there: bool) -> None:
    shown = site([], now, anniversaries=(liberation(StripAround(30, 5)),))
    assert bool(shown.strip("vi")) is there


def test_the_count_is_that_of_the_year_that_is_kept() -> None:
    for now, count in (("2024-10-01", 70), ("2025-10-01", 71)):
        (entry,) = site([], now, anniversaries=(liberation(StripAround(30, 5)),)).strip("en")
        assert entry.anniversary
        assert entry.anniversary.count == count


def test_around_the_turn_of_the_year_the_coming_anniversary_is_named() -> None:
    winter = anniversary("nam-moi", date(1999, 1, 5), strip=StripAround(30, 5))
    (entry,) = site([], "2025-12-20", anniversaries=(winter,)).strip("vi")
    assert entry.anniversary
    assert entry.anniversary.day == date(2026, 1, 5)
    assert entry.anniversary.count == 27


def test_the_day_of_founding_itself_is_no_anniversary() -> None:
    assert not site([], "1954-10-10", anniversaries=(liberation(StripAround(30, 5)),)).strip("vi")


def test_a_lunar_day_takes_its_strip_with_it() -> None:
    days = (date(2024, 4, 18), date(2025, 4, 7))
    kings = anniversary("gio-to", None, lunar=LunarDay(10, 3), days=days, strip=StripAround(2, 0))
    shown = [day for day in range(1, 31) if stay_on(kings, date(2025, 4, day), HANOI)]
    assert shown == [5, 6, 7]


def test_an_entry_leads_to_the_page_of_that_year() -> None:
    (entry,) = site([], "2024-10-01", anniversaries=(liberation(),)).strip("en")
    assert entry.anniversary
    assert entry.anniversary.link.url == "/en/anniversaries/giai-phong-thu-do/2024/"


def test_when_the_day_is_over_and_nothing_was_written_it_leads_to_the_anniversarys_own_page() -> None:
    """The page of that year is gone: it has neither coverage nor lies ahead."""
    over = "2024-10-12"
    (entry,) = site([], over, anniversaries=(liberation(),)).strip("vi")
    assert entry.anniversary
    assert entry.anniversary.link.url == "/ky-niem/giai-phong-thu-do/"
    covered = [story("2024-10-10", anniversaries=("giai-phong-thu-do",))]
    (entry,) = site(covered, over, anniversaries=(liberation(),)).strip("vi")
    assert entry.anniversary
    assert entry.anniversary.link.url == "/ky-niem/giai-phong-thu-do/2024/"


def test_a_strip_that_misses_the_day_speaks_of_the_nearest() -> None:
    long_before = liberation(Strip(date(2024, 8, 1), date(2024, 8, 31)))
    stay = stay_on(long_before, date(2024, 8, 15), HANOI)
    assert stay
    assert stay.occasion.first == date(2024, 10, 10)


def test_a_strip_over_several_years_goes_on_to_the_next_when_one_is_over() -> None:
    found = list(stays(liberation(Strip(date(2024, 1, 1), date(2025, 12, 31))), date.min, date.max, HANOI))
    assert [(stay.start, stay.end, stay.occasion.first.year) for stay in found] == [
        (date(2024, 1, 1), date(2024, 10, 10), 2024),
        (date(2024, 10, 11), date(2025, 12, 31), 2025),
    ]


def test_an_event_that_repeats_is_named_with_its_coming_time() -> None:
    later = Period(at("2024-10-13 09:00"), at("2024-10-14 00:00"), all_day=False)
    walk = event("di-bo", "2024-10-06 09:00", "2024-10-06 21:00", repeats=(later,), strip=StripAround(3, 3))
    seen = {day: stay_on(walk, date(2024, 10, day), HANOI) for day in range(1, 20)}
    assert [day for day, stay in seen.items() if stay] == list(range(3, 17))
    assert [day for day, stay in seen.items() if stay and stay.occasion.period == later] == list(
        range(10, 17)
    )


def test_entries_stand_in_their_order_then_by_day_then_by_key() -> None:
    days = Strip(date(2024, 10, 1), date(2024, 10, 10))
    first = event("z-truoc", "2024-10-09", "2024-10-09", True, strip=Strip(days.start, days.end, -1))
    early = event("b-som", "2024-10-02", "2024-10-02", True, strip=days)
    twin = event("a-som", "2024-10-02", "2024-10-02", True, strip=days)
    shown = site([], "2024-10-01", events=(first, twin, early), anniversaries=(liberation(days),))
    assert named(shown) == ["z-truoc", "a-som", "b-som", "giai-phong-thu-do vi"]


def test_stories_and_numbered_pages_carry_no_strip() -> None:
    """Else the whole archive would be printed anew whenever an entry comes or goes."""
    stories = [story(f"2024-01-{day:02}") for day in range(1, 8)]
    shown = site(stories, "2024-10-01", anniversaries=(liberation(),))
    assert not shown.piece_frame(stories[0], stories[0].editions[0]).strip
    cards = shown.cards(shown.of("section", "tin"), "vi")
    frames = list(shown.rolls(cards, shown.urls("section", "tin"), "vi"))
    assert [(roll.number, bool(frame.strip)) for frame, roll in frames] == [(0, True), (1, False)]
    assert shown.frame("vi", [("vi", "/")]).strip


def series(strip: StripAround) -> Event:
    """An event of two evenings, the 1st and the 5th of October."""
    later = Period(at("2024-10-05 19:00"), at("2024-10-05 21:00"), False)
    return event("hoi", "2024-10-01 19:00", "2024-10-01 21:00", strip=strip, repeats=(later,))


@pytest.mark.parametrize(("day", "named"), [(30, 1), (1, 1), (2, 5), (5, 5), (6, 5)])
def test_an_entry_speaks_of_an_occasion_until_its_last_day_is_over_and_then_of_the_next(
    day: int, named: int
) -> None:
    stay = stay_on(series(StripAround(9, 9)), date(2024, 9 if day == 30 else 10, day), HANOI)
    assert stay
    assert stay.occasion.first == date(2024, 10, named)


def test_of_times_that_are_over_the_last_is_spoken_of() -> None:
    stay = stay_on(series(StripAround(9, 9)), date(2024, 10, 9), HANOI)
    assert stay
    assert stay.occasion.first == date(2024, 10, 5)


@pytest.mark.parametrize(
    ("period", "last"),
    [
        (Period(at("2024-10-01 19:00"), at("2024-10-02 00:00"), False), 1),
        (Period(at("2024-10-01 19:00"), at("2024-10-02 00:01"), False), 2),
        (Period(at("2024-10-01"), at("2024-10-02"), True), 2),
        (Period(at("2024-10-01 00:00"), at("2024-10-01 00:00"), False), 1),
    ],
)
def test_an_evening_that_ends_at_midnight_does_not_reach_into_the_next_day(period: Period, last: int) -> None:
    one = replace(series(StripAround(0, 0)), period=period, repeats=())
    assert stay_on(one, date(2024, 10, last), HANOI)
    assert not stay_on(one, date(2024, 10, last + 1), HANOI)


def test_of_two_entries_of_one_day_the_key_decides() -> None:
    both = tuple(anniversary(key, date(1954, 10, 10), strip=AUTUMN) for key in "ba")
    assert named(site([], "2024-10-01", anniversaries=both)) == ["a vi", "b vi"]


def test_an_entry_around_a_day_at_the_end_of_a_year_stays_into_the_next() -> None:
    one = anniversary("cuoi-nam", date(1954, 12, 30), strip=StripAround(0, 10))
    assert named(site([], "2025-01-09", anniversaries=(one,))) == ["cuoi-nam vi"]
    assert named(site([], "2025-01-10", anniversaries=(one,))) == []
