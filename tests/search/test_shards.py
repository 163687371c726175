"""How an edition's index is cut: the newest two years apart, older ones together until a shard is full."""

from __future__ import annotations

import pytest

from nhipcau.model import Site
from nhipcau.search import shards
from nhipcau.search.entries import entries
from nhipcau.search.shards import Shard, cut
from tests.model.making import event, site, story


def archive(*years: int) -> Site:
    return site([story(f"{year}-03-01", f"bai-{year}-{n}") for year in years for n in range(3)])


def test_the_newest_two_years_are_recent_and_older_ones_lie_together() -> None:
    assert [shard.name for shard in cut(archive(2019, 2020, 2023, 2024), "vi")] == ["recent", "2019"]


def test_an_older_shard_takes_whole_years_until_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "FULL", 6)
    names = [shard.name for shard in cut(archive(*range(2016, 2025)), "vi")]
    assert names == ["recent", "2016", "2018", "2020", "2022"]


def test_a_year_that_is_too_full_by_itself_is_a_shard_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "FULL", 2)
    assert [shard.years for shard in cut(archive(2020, 2021, 2024), "vi")] == [(2024,), (2020,), (2021,)]


def test_the_cuts_stay_where_they_are_while_the_archive_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "FULL", 6)
    before = cut(archive(*range(2010, 2023)), "vi")
    after = cut(archive(*range(2010, 2024)), "vi")
    assert set(before[1:-1]) <= set(after)


def test_a_shard_that_takes_another_year_keeps_its_address() -> None:
    before, after = (
        cut(archive(2019, 2020, 2021, 2022), "vi"),
        cut(archive(2019, 2020, 2021, 2022, 2023), "vi"),
    )
    assert (before[1].years, after[1].years) == ((2019, 2020), (2019, 2020, 2021))
    assert before[1].path == after[1].path == "search/vi/2019"


def test_recent_goes_by_the_newest_story_and_not_by_the_clock() -> None:
    assert cut(archive(2015, 2016), "vi") == (Shard("vi", (2015, 2016), recent=True),)


def test_each_edition_is_cut_by_its_own_stories() -> None:
    made = site(
        [story("2014-01-01", "cu", "vi"), story("2024-01-01", "moi"), story("2014-02-02", "hai", "vi")]
    )
    assert [len(cut(made, lang)) for lang in ("vi", "en")] == [2, 1]


def test_an_edition_without_a_page_has_no_index() -> None:
    only_vietnamese = site(
        [story("2024-01-01", "moi", "vi")], events=(event("hoi", "2024-02-01", "2024-02-02"),)
    )
    assert cut(only_vietnamese, "en") == ()
    assert len(cut(only_vietnamese, "vi")) == 1


def test_every_page_stands_in_one_shard_and_what_has_no_year_in_the_recent_one() -> None:
    made = site(
        [story("2012-05-05", "cu"), story("2024-01-01", "moi")],
        events=(event("hoi", "2012-02-01", "2012-02-02"),),
    )
    recent, older = cut(made, "vi")
    assert [entry.url for entry in entries(made, older)] == ["/2012/05/cu/"]
    assert [entry.url for entry in entries(made, recent)] == ["/2024/01/moi/", "/su-kien/hoi/"]
