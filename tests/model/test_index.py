"""What the index answers, with "now" as an argument."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Period
from tests.model.making import at, event, site, story
from tests.model.test_strips import anniversary


def keys(stories) -> list[str]:
    return [each.key for each in stories]


def test_a_draft_is_not_out() -> None:
    assert site([story("2024-01-01", "nhap", draft=True)]).stories == []


def test_a_story_is_out_from_its_release_on_and_not_a_second_before() -> None:
    one = story("2024-01-01", "bai", release=at("2024-01-02 06:00"))
    assert site([one], "2024-01-02 05:59:59").stories == []
    assert site([one], "2024-01-02 06:00").stories == [one]


def test_a_story_of_the_future_waits_for_its_date() -> None:
    one = story("2024-05-01 08:00", "mai")
    assert site([one], "2024-05-01 07:59").stories == []
    assert site([one], "2024-05-01 08:00").stories == [one]


def test_the_latest_of_a_language_are_those_written_in_it() -> None:
    stories = [story("2024-01-01", "a"), story("2024-01-02", "b", "vi"), story("2024-01-03", "c", "en")]
    assert keys(site(stories).latest(5, "en")) == ["2024-01-03-c", "2024-01-01-a"]
    assert keys(site(stories).latest(1, "vi")) == ["2024-01-02-b"]


def test_stories_are_found_by_section_topic_event_anniversary_person_and_year() -> None:
    facts = {
        "topics": ("t",),
        "events": ("e",),
        "anniversaries": ("k",),
        "authors": ("p",),
        "people": ("q", "p"),
    }
    one, other = story("2023-12-31", "a", **facts), story("2024-01-01", "b", section="khac")
    index = site([one, other])
    for kind, key in (("topic", "t"), ("event", "e"), ("anniversary", "k"), ("person", "p"), ("person", "q")):
        assert index.of(kind, key) == [one]
    assert index.of("section", "khac") == [other]
    assert index.of("year", "2024") == [other]
    assert index.years() == [2023, 2024]


def test_a_translator_has_the_story_on_his_page() -> None:
    one = story("2024-01-01", "a")
    from dataclasses import replace

    editions = (one.editions[0], replace(one.editions[1], translator="dich"))
    one = replace(one, editions=editions)
    assert site([one]).of("person", "dich") == [one]


def test_neighbours_are_those_of_the_same_language() -> None:
    a, b, c = story("2024-01-01", "a"), story("2024-01-02", "b", "vi"), story("2024-01-03", "c")
    index = site([c, a, b])
    assert index.neighbours(a, "en") == (None, c)
    assert index.neighbours(c, "en") == (a, None)
    assert index.neighbours(c, "vi") == (b, None)


def test_two_stories_of_one_minute_stand_in_the_order_of_their_keys() -> None:
    b, a = story("2024-01-01", "b"), story("2024-01-01", "a")
    assert keys(site([b, a]).stories) == ["2024-01-01-a", "2024-01-01-b"]


def test_related_are_of_the_same_event_then_anniversary_then_topic() -> None:
    own = story("2024-06-01", "own", events=("e",), anniversaries=("k",), topics=("t",))
    by_topic = story("2024-06-02", "topic", topics=("t",))
    by_anniversary = story("2024-01-01", "anniversary", anniversaries=("k",))
    by_event = story("2020-01-01", "event", events=("e",))
    index = site([own, by_topic, by_anniversary, by_event])
    assert index.related(own) == (by_event, by_anniversary, by_topic)


def test_related_within_one_topic_are_the_nearest_in_time_the_older_first_of_two() -> None:
    days = ("2024-01-01", "2024-01-05", "2024-01-10", "2024-01-15", "2024-03-01")
    stories = [story(day, f"bai-{n}", topics=("t",)) for n, day in enumerate(days)]
    assert keys(site(stories).related(stories[2], 3)) == [
        "2024-01-05-bai-1",
        "2024-01-15-bai-3",
        "2024-01-01-bai-0",
    ]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=40, unique=True))
def test_a_new_story_enters_the_related_of_three_others_at_most_for_each_list_it_joins(
    days: list[int],
) -> None:
    from datetime import timedelta

    first = at("2023-01-01")
    stories = [
        story((first + timedelta(days=day)).strftime("%Y-%m-%d"), f"bai-{day}", topics=("t",))
        for day in sorted(days)
    ]
    before = site(stories[:-1], "2026-01-01")
    after = site(stories, "2026-01-01")
    changed = [each for each in stories[:-1] if before.related(each) != after.related(each)]
    assert len(changed) <= 3


def test_upcoming_events_are_soonest_first_and_one_that_is_on_counts() -> None:
    soon = event("soon", "2025-02-01 09:00", "2025-02-01 11:00")
    on = event("on", "2024-12-30 09:00", "2025-01-03 11:00")
    over = event("over", "2024-12-01 09:00", "2024-12-01 11:00")
    index = site([], "2025-01-01 12:00", events=(soon, over, on))
    assert [each.key for each, _ in index.upcoming()] == ["on", "soon"]
    assert [each.key for each in index.past()] == ["over"]


def test_an_all_day_event_is_not_over_until_its_last_day_is() -> None:
    one = event("hoi", "2025-01-01", "2025-01-02", all_day=True)
    assert one.next(at("2025-01-02 23:59")) == one.period
    assert one.next(at("2025-01-03 00:00")) is None


def test_a_repeated_event_shows_its_next_time() -> None:
    later = Period(at("2025-01-08 09:00"), at("2025-01-08 10:00"), False)
    one = event("weekly", "2025-01-01 09:00", "2025-01-01 10:00", repeats=(later,))
    assert one.next(at("2025-01-02")) == later
    assert one.last == later


def test_past_events_stand_the_latest_first() -> None:
    events = tuple(
        event(f"over-{month}", f"2024-{month}-01", f"2024-{month}-02") for month in ("03", "05", "04")
    )
    assert keys(site([], events=events).past()) == ["over-05", "over-04", "over-03"]


def test_the_calendar_begins_with_the_first_event_and_ends_with_the_month_in_which_the_last_one_ends() -> (
    None
):
    first = event("first", "2021-03-09 09:00", "2021-03-09 11:00")
    long = event("long", "2026-11-20 09:00", "2027-02-03 11:00")
    index = site([], "2024-06-01", events=(long, first))
    assert index.record() == (date(2021, 3, 1), date(2025, 12, 1))
    assert index.months()[0] == date(2021, 3, 1)
    assert index.months()[-5:] == [
        date(2025, 12, 1),
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]


def test_the_calendar_reaches_from_this_year_to_the_end_of_the_next_where_no_event_takes_it_further() -> None:
    assert site([], "2024-06-01").record() == (date(2024, 1, 1), date(2025, 12, 1))


def test_of_two_anniversaries_of_one_day_the_key_decides() -> None:
    both = tuple(anniversary(key, date(1954, 10, 10)) for key in ("b", "a", "c"))
    earlier = anniversary("z", date(1960, 10, 9))
    found = site([], "2024-10-01", anniversaries=(*both, earlier)).coming(30)
    assert [(each.key, day.day) for each, day in found] == [("z", 9), ("a", 10), ("b", 10), ("c", 10)]


def test_an_anniversary_is_coming_on_its_day_and_as_many_days_ahead_as_are_asked_for() -> None:
    one = (anniversary("ngay", date(1954, 10, 10)),)
    assert site([], "2024-10-10 23:59", anniversaries=one).coming(0)
    assert site([], "2024-09-10", anniversaries=one).coming(30)
    assert not site([], "2024-09-09", anniversaries=one).coming(30)
    assert not site([], "2024-10-11", anniversaries=one).coming(30)


def test_events_of_one_time_stand_in_the_order_of_their_keys() -> None:
    events = tuple(
        event(key, "2025-02-01 09:00", "2025-02-01 11:00", topics=("t",), anniversaries=("k",))
        for key in "bac"
    )
    ahead = site([], events=events)
    assert [each.key for each, _ in ahead.upcoming()] == ["a", "b", "c"]
    assert keys(ahead.concerning("topic", "t")) == ["a", "b", "c"]
    assert keys(held for held, _ in ahead.events_of(anniversary("k", date(2000, 2, 1)), 2025)) == [
        "a",
        "b",
        "c",
    ]
    assert keys(site([], "2026-01-01", events=events).past()) == ["c", "b", "a"]


def test_events_of_an_anniversary_are_those_that_name_it_and_are_of_that_year() -> None:
    events = (
        event("this", "2025-02-01", "2025-02-01", anniversaries=("k",)),
        event("earlier", "2024-02-01", "2024-02-01", anniversaries=("k",)),
        event("other", "2025-02-01", "2025-02-01"),
    )
    assert keys(
        held for held, _ in site([], events=events).events_of(anniversary("k", date(2000, 2, 1)), 2025)
    ) == ["this"]


def test_an_anniversary_has_the_years_that_were_written_of_or_held_and_the_one_ahead() -> None:
    stories = [
        story("2022-05-01", "a", anniversaries=("k",)),
        story("1999-01-01", "truoc", anniversaries=("k",)),
    ]
    held = event("le", "2023-02-01", "2023-02-01", anniversaries=("k",))
    index = site(stories, "2025-06-01", events=(held,))
    assert index.years_of(anniversary("k", date(2000, 2, 1))) == [2022, 2023, 2026]
    assert keys(index.in_year(anniversary("k", date(2000, 2, 1)), 2022)) == ["2022-05-01-a"]


def test_stories_of_a_year_of_an_anniversary_stand_the_newest_first() -> None:
    stories = [story(f"2022-0{month}-01", "a", anniversaries=("k",)) for month in (1, 3, 2)]
    found = site(stories).in_year(anniversary("k", date(2000, 2, 1)), 2022)
    assert keys(found) == ["2022-03-01-a", "2022-02-01-a", "2022-01-01-a"]


def test_of_stories_equally_near_the_one_that_stands_next_in_the_list_comes_first() -> None:
    stories = [story("2024-01-01 08:00", slug, topics=("t",)) for slug in "abc"]
    own = story("2024-01-02 08:00", "own", topics=("t",))
    assert keys(site([*stories, own]).related(own)) == ["2024-01-01-c", "2024-01-01-b", "2024-01-01-a"]


def test_a_story_that_was_released_later_is_as_new_as_its_release() -> None:
    late = story("2026-05-01 09:00", "cho", release=at("2026-06-10 08:00"))
    newer = [story(f"2026-06-{day:02} 09:00", f"bai-{day}") for day in range(1, 10)]
    found = site([late, *newer], "2026-06-10 12:00")
    assert found.latest(1) == [late]
    assert (late.appeared, late.updated) == (at("2026-06-10 08:00"), at("2026-06-10 08:00"))


def test_an_event_is_on_from_its_start_until_its_end_by_any_clock() -> None:
    walk = event("di-bo", "2026-06-10 08:00", "2026-06-10 18:00")
    seen = {
        hour: site([], f"2026-06-10 {hour}", events=(walk,)).on(walk)
        for hour in ("07:59", "08:00", "17:59", "18:00")
    }
    assert seen == {"07:59": False, "08:00": True, "17:59": True, "18:00": False}
    off = event("huy", "2026-06-10 08:00", "2026-06-10 18:00", status="cancelled")
    assert not site([], "2026-06-10 09:00", events=(off,)).on(off)


def test_the_calendar_has_no_months_without_anything_beyond_next_year() -> None:
    far = event("xa", "2206-06-13 08:00", "2206-06-13 09:00")
    old = event("cu", "1010-10-10 08:00", "1010-10-10 09:00")
    months = site([], "2026-06-10", events=(far, old)).months()
    assert [month.isoformat()[:7] for month in (months[0], months[1], months[-2], months[-1])] == [
        "1010-10",
        "2026-01",
        "2027-12",
        "2206-06",
    ]
