"""The front page fills itself from any content: what leads, what stands where, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.model import Card, Featured, Figure, Photo, Site, Story
from nhipcau.model.changes import instants
from nhipcau.pages.front import BAND, DIARY, LATEST, ROW, SECONDS, FrontPage, page
from tests.model import making
from tests.model.test_strips import anniversary

PICTURE = Figure(Photo("a.jpg", "a.jpg", "/a.jpg", 1600, 1067, "a"), alt="")


def story(day: int, section: str = "tin", langs: str = "vi en", cover: bool = True, **facts: object) -> Story:
    made = making.story(f"2026-11-{day:02}", f"bai-{day}", langs, section=section, **facts)
    if not cover:
        return made
    return replace(made, editions=tuple(replace(each, cover=PICTURE) for each in made.editions))


def site(stories: list[Story], now: str = "2026-11-28 12:00") -> Site:
    sections = tuple(
        making.Section(key=key, names=(("vi", key), ("en", key))) for key in ("tin", "van-hoa", "lich-su")
    )
    return making.site(stories, now, sections=sections)


def cards(shown: FrontPage) -> list[Card]:
    lead = [shown.lead] if shown.lead else []
    bands = [card for band in shown.bands for card in band.cards]
    return [*lead, *shown.seconds, *shown.row, *shown.latest, *bands]


def titles(found: tuple[Card, ...]) -> list[str]:
    return [card.title for card in found]


stories = st.lists(
    st.tuples(
        st.sampled_from(("tin", "van-hoa", "lich-su")),
        st.sampled_from(("vi", "en", "vi en")),
        st.booleans(),
        st.sampled_from((None, None, None, Featured(), Featured(size="full"))),
    ),
    max_size=27,
).map(
    lambda rows: [
        story(day, section, langs, cover, featured=featured)
        for day, (section, langs, cover, featured) in enumerate(rows, 1)
    ]
)


@settings(max_examples=150, deadline=None)
@given(stories, st.sampled_from(("vi", "en")))
def test_no_story_stands_twice_and_no_shape_has_a_hole(known: list[Story], lang: str) -> None:
    shown = page(site(known), lang)
    urls = [card.url for card in cards(shown)]
    assert len(urls) == len(set(urls))
    assert (shown.lead is None) == (not known)
    assert len(shown.latest) in (0, LATEST)
    assert len(shown.row) <= ROW
    assert all(bool(card.cover) for card in shown.row) or not shown.pictured
    assert not shown.seconds or (len(shown.seconds) == SECONDS and not shown.lead.cover)  # type: ignore[union-attr]
    for band in shown.bands:
        if band.shape == "picture":
            assert len(band.cards) == BAND
            assert band.cards[0].cover
        assert band.shape != "cards" or all(card.cover for card in band.cards)
        assert (band.shape == "single") == (len(band.cards) == 1)


@pytest.mark.parametrize("count", range(1, 12))
def test_a_paper_of_few_stories_shows_all_of_them(count: int) -> None:
    shown = page(site([story(day) for day in range(1, count + 1)]), "vi")
    assert len(cards(shown)) == count


def test_the_newest_that_stands_out_leads_for_a_week_and_then_the_newest_of_all() -> None:
    known = [story(1), story(10, featured=Featured()), story(12)]
    lead = page(site(known, "2026-11-16 12:00"), "vi").lead
    assert lead is not None
    assert lead.title == "bai-10 (vi)"
    lead = page(site(known, "2026-11-17 00:00"), "vi").lead
    assert lead is not None
    assert lead.title == "bai-12 (vi)"


def test_an_editor_says_until_which_day_and_how_large() -> None:
    known = [story(1, featured=Featured(making.at("2026-11-20").date(), "full")), story(12)]
    shown = page(site(known, "2026-11-20 23:59"), "vi")
    assert (shown.lead.title, shown.size) == ("bai-1 (vi)", "full")  # type: ignore[union-attr]
    shown = page(site(known, "2026-11-21 00:00"), "vi")
    assert (shown.lead.title, shown.size) == ("bai-12 (vi)", "standard")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("featured", "ends"),
    [(Featured(), "2026-11-08"), (Featured(making.at("2026-11-20").date()), "2026-11-21")],
)
def test_the_site_changes_by_itself_when_a_story_stands_out_no_longer(featured: Featured, ends: str) -> None:
    shown = site([story(1, featured=featured)])
    found = instants(shown.content, making.at("2026-11-01 12:00"), making.at("2026-12-01"))
    assert (making.at(ends), ("featured: 2026-11-01-bai-1",)) in [(each.at, each.reasons) for each in found]


def test_a_lead_without_a_picture_has_two_stories_beside_it() -> None:
    shown = page(site([story(day, cover=day < 4) for day in range(1, 13)]), "vi")
    assert titles(shown.seconds) == ["bai-11 (vi)", "bai-10 (vi)"]
    assert shown.pictured
    assert titles(shown.row) == ["bai-3 (vi)", "bai-2 (vi)", "bai-1 (vi)"]
    assert titles(shown.latest) == ["bai-9 (vi)", "bai-8 (vi)", "bai-7 (vi)"]


def test_without_any_picture_nothing_leaves_room_for_one() -> None:
    shown = page(site([story(day, cover=False) for day in range(1, 27)]), "vi")
    assert not shown.pictured
    assert len(shown.row) == ROW
    assert {band.shape for band in shown.bands} == {"text"}


def test_two_bands_alike_do_not_follow_each_other() -> None:
    sections = ("tin", "van-hoa", "lich-su")
    shown = page(site([story(day, sections[day % 3]) for day in range(1, 28)]), "vi")
    assert [band.shape for band in shown.bands] == ["cards", "picture", "cards"]


def test_a_front_page_in_whose_language_nothing_is_written_shows_the_others_and_the_way_to_them() -> None:
    shown = page(site([story(day, langs="en") for day in range(1, 6)]), "vi")
    assert [switch.lang for switch in shown.elsewhere] == ["en"]
    assert {card.lang for card in cards(shown)} == {"en"}
    assert page(site([story(1)]), "vi").elsewhere == ()


def test_few_stories_in_a_language_come_before_those_of_the_others() -> None:
    known = [story(day, langs="vi" if day < 3 else "en") for day in range(1, 20)]
    shown = page(site(known), "vi")
    assert shown.lead is not None
    assert shown.lead.title == "bai-2 (vi)"
    assert len(cards(shown)) > SECONDS + ROW


def test_the_diary_never_leaves_one_side_much_longer_than_the_other() -> None:
    events = tuple(
        making.event(f"e{day}", f"2026-12-{day:02} 09:00", f"2026-12-{day:02} 10:00") for day in range(1, 9)
    )
    alone = page(making.site([], "2026-11-28", events=events), "vi")
    assert (len(alone.events), len(alone.anniversaries)) == (3, 0)
    days = tuple(anniversary(f"a{day}", date(1954, 12, day)) for day in range(1, 9))
    both = page(making.site([], "2026-11-28", events=events, anniversaries=days), "vi")
    assert (len(both.events), len(both.anniversaries)) == (DIARY, DIARY)
