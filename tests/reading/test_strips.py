"""The strip as a whole: which days are too full, and what is said of them."""

from __future__ import annotations

from datetime import date

from nhipcau.model import Anniversary, LunarDay, Period, Problem, Publication, Strip, StripAround
from nhipcau.reading.folder import Mention
from nhipcau.reading.strips import check_strips
from tests.model.making import VI, at, event, publication
from tests.model.test_strips import anniversary

SINCE = date(2020, 1, 1)


def kept(key: str, month: int, day: int, before: int, after: int) -> Anniversary:
    return anniversary(key, date(1950, month, day), strip=StripAround(before, after))


def problems(*pieces, limit: int = 2, site: Publication | None = None) -> list[Problem]:
    strips = [(piece, Mention("strip", "", f"{piece.key}.md", 4, "strip")) for piece in pieces]
    return list(check_strips(strips, SINCE, site or publication(strip_limit=limit)))


def told(*pieces, limit: int = 2) -> list[dict[str, str]]:
    return [dict(problem.values) for problem in problems(*pieces, limit=limit)]


def test_as_many_as_there_is_room_for_are_no_problem() -> None:
    assert told(kept("a", 5, 1, 10, 0), kept("b", 5, 1, 10, 0)) == []


def test_one_more_is_told_with_all_names_and_the_first_day_once_for_all_years() -> None:
    found = told(kept("a", 5, 1, 10, 0), kept("b", 5, 2, 4, 0), kept("c", 5, 1, 10, 9))
    assert found == [{"day": "2020-04-28", "n": "3", "limit": "2", "entries": "a, b, c"}]


def test_the_problem_is_told_of_the_one_that_comes_last() -> None:
    pieces = kept("a", 5, 1, 10, 0), kept("b", 5, 2, 4, 0), kept("c", 5, 1, 10, 9)
    assert [problem.file for problem in problems(*pieces)] == ["b.md"]


def test_one_that_leaves_on_the_day_before_another_comes_is_no_problem() -> None:
    assert told(kept("a", 5, 1, 0, 0), kept("b", 5, 2, 0, 0), limit=1) == []
    assert told(kept("a", 5, 1, 0, 1), kept("b", 5, 2, 0, 0), limit=1) != []


def test_two_occasions_of_one_entry_count_once() -> None:
    later = Period(at("2024-05-04"), at("2024-05-04"), all_day=True)
    often = event("a", "2024-05-01", "2024-05-01", True, repeats=(later,), strip=StripAround(5, 5))
    vietnamese = publication(strip_limit=1, languages=(VI,))
    assert problems(often, site=vietnamese) == []


def lunar(key: str, *days: date) -> Anniversary:
    return anniversary(key, None, lunar=LunarDay(1, 3), days=days, strip=StripAround(0, 0))


def test_a_meeting_of_the_moon_and_the_sun_is_found_in_whatever_year_it_comes() -> None:
    moon = lunar("moon", date(2029, 3, 1), date(2030, 4, 20))
    assert [each["day"] for each in told(moon, kept("sun", 4, 20, 0, 0), limit=1)] == ["2030-04-20"]


def test_a_meeting_before_the_record_began_is_none() -> None:
    assert told(lunar("moon", date(1999, 6, 1)), kept("sun", 6, 1, 0, 0), limit=1) == []


def test_a_strip_of_long_ago_is_looked_at_where_it_is_told_by_its_days() -> None:
    year = Strip(date(1960, 1, 1), date(1960, 12, 31))
    assert told(anniversary("a", date(1950, 5, 1), strip=year), kept("b", 6, 1, 0, 0), limit=1)


def test_a_language_that_an_entry_lacks_is_named() -> None:
    french = type(VI)("fr", "Français", "fr", "Essai", "Un essai", VI.paths)
    three = publication(languages=(*publication().languages, french))
    assert [dict(each.values)["files"] for each in problems(kept("a", 5, 1, 1, 1), site=three)] == [
        "index.fr.md"
    ]
