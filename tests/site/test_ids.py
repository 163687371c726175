"""What feeds and calendars know things by: it outlives a move, a new slug and a corrected day."""

from __future__ import annotations

from dataclasses import replace

from nhipcau.almanac.ics import uid
from nhipcau.files.feeds import known_as
from tests.model.making import publication, story


def test_ids_outlive_a_move_to_another_domain() -> None:
    old = publication(url="https://bao.example")
    www = publication(url="https://www.bao.example")
    moved = publication(url="https://moi.example", ids="bao.example")
    assert len({uid("event", "le-hoi", each) for each in (old, www, moved)}) == 1
    assert uid("event", "le-hoi", old) == "event-le-hoi@bao.example"


def test_a_story_keeps_its_id_when_its_day_is_corrected() -> None:
    first, mended = (story(f"2026-05-{day} 09:00", "cau") for day in ("01", "02"))
    ids = {known_as(each, each.editions[0], "bao.example") for each in (first, mended)}
    assert ids == {"tag:bao.example,2026:2026/05/cau/vi"}


def test_a_story_whose_month_was_wrong_keeps_its_id_by_the_address_of_before() -> None:
    was, now = story("2026-05-31 09:00", "cau"), story("2026-06-01 09:00", "cau")
    edition = replace(now.editions[0], aliases=("/2026/05/cau/",))
    assert known_as(now, edition, "bao.example") == known_as(was, was.editions[0], "bao.example")
