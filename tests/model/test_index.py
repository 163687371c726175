"""What the index answers, with "now" as an argument."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Period
from tests.model.making import at, event, site, story


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
