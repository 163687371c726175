"""The registry of notices: from when until when, how urgent, where it leads; and what is said of each mistake."""

from __future__ import annotations

import pytest

from nhipcau.model import Notice, Reference
from tests.conftest import Site

WORDS = 'vi = "Nghỉ lễ."\nen = "We are closed."\n'
SPAN = "start = 2026-12-01\nend = 2026-12-02\n"


def notice(site: Site, fields: str) -> Notice:
    """The one notice with those fields, read without a problem."""
    site.write("content/registry/notices.toml", f"[nghi]\n{WORDS}{fields}")
    reading = site.read()
    assert reading.problems == ()
    return reading.content.notices[0]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2026-12-01", "2026-12-02", "2026-12-01T00:00+07:00", "2026-12-03T00:00+07:00"),
        ("2026-12-01T08:30:00", "2026-12-01 17:00:00", "2026-12-01T08:30+07:00", "2026-12-01T17:00+07:00"),
        ("2026-12-01T08:30:00Z", '"1/12/2026 17:00"', "2026-12-01T15:30+07:00", "2026-12-01T17:00+07:00"),
        ('"8h30 ngày 1/12/2026"', '"2026-12-01"', "2026-12-01T08:30+07:00", "2026-12-02T00:00+07:00"),
    ],
)
def test_a_day_counts_to_its_end_and_a_time_of_day_to_its_minute(
    site: Site, start: str, end: str, first: str, last: str
) -> None:
    found = notice(site, f"start = {start}\nend = {end}\n")
    assert (found.start.isoformat(timespec="minutes"), found.end.isoformat(timespec="minutes")) == (
        first,
        last,
    )


def test_a_notice_is_no_more_than_a_note_and_leads_nowhere_unless_it_says_so(site: Site) -> None:
    found = notice(site, SPAN)
    assert (found.level, found.thing, found.url) == ("note", None, "")
    found = notice(site, SPAN + 'level = "urgent"\nlink = "{topic}hoa-binh"\n')
    assert (found.level, found.thing) == ("urgent", Reference("topic", "hoa-binh"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("start = 2026-12-01\n", "A notice needs a start and an end, so that it comes and leaves by itself."),
        ("start = 2026-12-01\nend = 2026-11-30\n", "The notice ends before it begins."),
        ("start = 2026-12-01T09:00:00\nend = 2026-12-01T09:00:00\n", "The notice ends before it begins."),
        ("start = 0001-01-01\nend = 2026-12-02\n", "There is no such date as “0001-01-01”."),
        ("start = 2026-12-01\nend = 9999-12-31\n", "There is no such date as “9999-12-31”."),
        ('start = "mai"\nend = 2026-12-02\n', "“mai” is not a date."),
        ("start = 5\nend = 2026-12-02\n", "“start” must be one line of text."),
        (SPAN + 'level = "high"\n', "“level” must be one of: note, urgent; it is “high”."),
        (SPAN + 'link = "/lien-he/"\n', "“/lien-he/” is not a web address."),
        (SPAN + 'link = "{notice}nghi"\n', "A link cannot name “{notice}”."),
        (SPAN + 'link = "{topic}hoa-bin"\n', "There is no topic “hoa-bin”."),
        (SPAN + "ends = 2026-12-02\n", "There is no field “ends”."),
    ],
)
def test_a_mistake_is_told(site: Site, fields: str, said: str) -> None:
    site.write("content/registry/notices.toml", f"[nghi]\n{WORDS}{fields}")
    (problem,) = site.problems()
    assert problem.text().startswith(said)


def test_a_language_that_is_missing_is_told_at_the_registry(site: Site) -> None:
    site.write("content/registry/notices.toml", f'\n[nghi]\nvi = "Nghỉ lễ."\n{SPAN}')
    (problem,) = site.problems()
    assert (problem.file, problem.line) == ("content/registry/notices.toml", 2)
    assert problem.text() == "“nghi” has no name in the language “en”."


def test_a_long_notice_is_warned_of(site: Site) -> None:
    long = "Một câu dài dòng. " * 20
    site.write("content/registry/notices.toml", f'[nghi]\nvi = "{long}"\nen = "Brief."\n{SPAN}')
    (problem,) = site.read().problems
    assert problem.text().startswith("The notice has 359 letters, and stands at the top of every page.")
