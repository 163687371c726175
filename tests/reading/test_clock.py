"""What only a clock shows: what is said to be past and is still to come, and what lies too far ahead to be meant."""

from __future__ import annotations

import shutil
from datetime import datetime

import pytest

from nhipcau.model import ERROR, WARNING
from tests.conftest import Site
from tests.model.making import HANOI

NOW = datetime(2026, 6, 10, 12, tzinfo=HANOI)
STORY = "content/stories/2026/2026-06-01-thu/index.vi.md"
EVENT = "content/events/thu/index.vi.md"


def told(site: Site, file: str, *lines: str) -> list[tuple[str, int, str]]:
    site.write(file, "---\ntitle: Thử\n" + "\n".join(lines) + "\n---\nMột đoạn.\n")
    return [(each.level, each.line, each.field) for each in site.read().untimely(NOW)]


@pytest.mark.parametrize("when", ["2062-06-05", "2026-06-10 12:01", "2026-06-11", "5/6/2062"])
def test_nothing_has_been_changed_in_the_future(site: Site, when: str) -> None:
    assert told(site, EVENT, "start: 2026-06-20", f"modified: {when}") == [(ERROR, 4, "modified")]
    shutil.rmtree((site.root / EVENT).parent)
    assert told(site, STORY, "section: hoat-dong", f"modified: {when}") == [(ERROR, 4, "modified")]


def test_nothing_was_corrected_in_the_future(site: Site) -> None:
    lines = ("section: hoat-dong", 'corrections: [{date: 2062-06-05, text: "Ba."}]')
    assert told(site, STORY, *lines) == [(ERROR, 4, "corrections")]


@pytest.mark.parametrize("when", ["2026-06-10", "2026-06-10 12:00"])
def test_what_was_changed_today_was_changed(site: Site, when: str) -> None:
    assert told(site, EVENT, "start: 2026-06-20", f"modified: {when}") == []


def test_a_story_that_waits_may_be_of_the_moment_at_which_it_comes_out(site: Site) -> None:
    lines = ("section: hoat-dong", "release: 2026-06-20 08:00", "modified: 2026-06-20 08:00")
    assert told(site, STORY, *lines) == []


def test_a_day_far_ahead_is_a_word_and_no_error(site: Site) -> None:
    assert told(site, EVENT, "start: 2206-06-13 08:00") == [(WARNING, 3, "start")]
    assert told(site, EVENT, "start: 2036-06-13 08:00") == []


@pytest.mark.parametrize("founded", ["1/1/2027", "2027", "7/2026", "5/1/2030 âm lịch"])
def test_nothing_was_founded_in_the_future(site: Site, founded: str) -> None:
    file = "content/anniversaries/thu/index.vi.md"
    assert told(site, file, f'founded: "{founded}"') == [(ERROR, 3, "founded")]


def test_an_event_longer_than_two_years_is_a_word_and_no_error(site: Site) -> None:
    site.write(EVENT, "---\ntitle: Thử\nstart: 2026-06-01\nend: 2062-06-01\n---\nx\n")
    (problem,) = site.problems()
    assert (problem.level, problem.line, problem.field) == (WARNING, 4, "end")
    site.write(EVENT, "---\ntitle: Thử\nstart: 2026-06-01\nend: 2028-06-01\n---\nx\n")
    assert site.problems() == ()


def test_a_build_goes_on_with_what_lies_far_ahead_and_stops_at_what_was_changed_in_the_future(
    site: Site,
) -> None:
    site.write(EVENT, "---\ntitle: Thử\nstart: 2206-06-13\n---\nx\n")
    (site.root / "pelicanconf.py").write_text(
        (site.root / "pelicanconf.py").read_text() + '\nNOW = "2026-06-10T12:00+07:00"\nSEARCH = False\n'
    )
    built = site.build()
    assert (built.returncode, "13/6/2206" in built.stdout + built.stderr) == (0, True)
    site.write(EVENT, "---\ntitle: Thử\nstart: 2026-06-13\nmodified: 2062-06-05\n---\nx\n")
    built = site.build()
    assert (built.returncode != 0, f"{EVENT}:4" in built.stdout + built.stderr) == (True, True)
