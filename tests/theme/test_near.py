"""Beside a list stands what is near in time, and what its pieces are about."""

from __future__ import annotations

from datetime import date

from nhipcau.model import Site, Topic
from nhipcau.pages.sections import pages
from tests.model import making
from tests.model.test_strips import anniversary

TOPICS = tuple(Topic(key=f"t{n}", names=(("vi", f"Chủ đề {n}"), ("en", f"Topic {n}"))) for n in range(12))
SECTIONS = (making.Section(key="tin", names=(("vi", "Tin"), ("en", "News"))),)


def site(now: str, stories: int = 3) -> Site:
    events = tuple(
        making.event(f"e{day}", f"2026-12-{day:02} 09:00", f"2026-12-{day:02} 10:00") for day in range(1, 9)
    )
    days = (anniversary("gan", date(1954, 12, 2)), anniversary("xa", date(1954, 12, 31)))
    written = [
        making.story(f"2026-10-{day:02}", f"bai-{day}", section="tin", topics=("t0", f"t{1 + day % 11}"))
        for day in range(1, stories + 1)
    ]
    return making.site(written, now, sections=SECTIONS, topics=TOPICS, events=events, anniversaries=days)


def test_the_next_events_and_the_anniversaries_of_a_month_stand_beside_a_list() -> None:
    near = next(pages(site("2026-11-28 12:00"), "section", "tin", "vi")).near
    assert near
    assert [line.link.url for line in near.events] == [f"/su-kien/e{n}/" for n in (1, 2, 3)]
    assert [line.day for line in near.anniversaries] == [date(2026, 12, 2)]
    near = next(pages(site("2026-12-02 12:00"), "section", "tin", "vi")).near
    assert near
    assert [line.link.url for line in near.events] == [f"/su-kien/e{n}/" for n in (3, 4, 5)]
    assert [line.day for line in near.anniversaries] == [date(2026, 12, 2), date(2026, 12, 31)]


def test_a_list_names_the_topics_that_most_of_its_stories_have_but_its_own() -> None:
    of_section = next(pages(site("2026-11-28"), "section", "tin", "en")).near
    of_topic = next(pages(site("2026-11-28"), "topic", "t0", "en")).near
    assert of_section
    assert of_topic
    assert [link.text for link in of_section.topics] == ["Topic 0", "Topic 2", "Topic 3", "Topic 4"]
    assert [link.text for link in of_topic.topics] == ["Topic 2", "Topic 3", "Topic 4"]


def test_a_numbered_page_has_nothing_beside_it_that_passes() -> None:
    found = list(pages(site("2026-11-28", stories=31), "section", "tin", "vi"))
    assert [bool(each.near) for each in found] == [True, *[False] * (len(found) - 1)]
    assert len(found) > 1
