"""How an edition's index is cut: the present month apart, older ones by whole years, and those into lots."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from nhipcau.model import Body, Edition, Page, Site
from nhipcau.search import volumes
from nhipcau.search.entries import entries
from nhipcau.search.volumes import UNDATED, Volume, cut
from tests.model.making import event, site, story

NOW = "2024-10-20"


def page(key: str) -> Page:
    edition = Edition(
        lang="vi", title=key, slug=key, url=f"/trang-tin/{key}/", file="", body=Body(key), digest=key
    )
    return Page(key=key, editions=(edition,), digest=key)


def archive(months: Iterable[str], now: str = NOW) -> Site:
    return site([story(f"{month}-03", f"bai-{month}-{n}") for month in months for n in range(3)], now)


def years(first: int, last: int) -> list[str]:
    return [f"{year}-{month:02}" for year in range(first, last + 1) for month in (2, 9)]


def names(shown: Site, lang: str = "vi") -> list[str]:
    return [volume.path.rpartition("/")[2] for volume in cut(shown, lang)]


def test_the_present_month_stands_apart_and_older_ones_lie_together() -> None:
    older, recent = cut(archive(["2019-05", "2023-12", "2024-09", "2024-10"]), "vi")
    assert list(recent.months) == ["2024-10"]
    assert list(older.months) == ["2019-05", "2023-12", "2024-09"]
    assert (recent.path, older.path) == ("search/vi/recent", "search/vi/2019")


def test_what_lies_ahead_is_recent() -> None:
    shown = site([story("2024-10-03", "moi")], NOW, events=(event("hoi", "2025-02-01", "2025-02-02"),))
    (recent,) = cut(shown, "vi")
    assert list(recent.months) == ["2024-10", "2025-02"]


@pytest.mark.parametrize(
    ("now", "months"),
    [
        ("2024-10-31 23:59", {"2024": ["2024-08"], "recent": ["2024-10"]}),
        ("2024-11-01", {"2024": ["2024-08", "2024-10"]}),
        ("2025-01-01", {"2024": ["2024-08", "2024-10"]}),
        ("2024-09-30 23:59", {"2024": ["2024-08"], "recent": ["2024-10"]}),
        ("2024-08-20", {"recent": ["2024-08", "2024-10"]}),
    ],
)
def test_a_month_is_older_from_its_last_midnight_on(now: str, months: dict[str, list[str]]) -> None:
    shown = site([story("2024-08-03", "cu")], now, events=(event("hoi", "2024-10-20", "2024-10-21"),))
    assert {volume.name: list(volume.months) for volume in cut(shown, "vi")} == months


def test_a_volume_takes_whole_years_until_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "FULL", 12)
    assert names(archive(years(2016, 2022))) == ["2016", "2018", "2020", "2022"]
    monkeypatch.setattr(volumes, "FULL", 5)
    assert names(archive(years(2020, 2021))) == ["2020", "2021"]


def test_a_lot_takes_whole_months_of_a_year_until_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "LOT", 6)
    (older,) = cut(archive(["2023-01", "2023-05", "2023-12", "2024-01", "2024-02"]), "vi")
    assert older.lots == (("2023-01", "2023-05"), ("2023-12",), ("2024-01", "2024-02"))


def test_the_cuts_stay_where_they_are_while_the_archive_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "FULL", 12)
    monkeypatch.setattr(volumes, "LOT", 6)
    before, after = cut(archive(years(2010, 2021)), "vi"), cut(archive(years(2010, 2022)), "vi")
    assert before == after[: len(before)]


def test_a_volume_has_more_files_the_more_pages_it_has_and_eight_at_most() -> None:
    def files(pages: int) -> int:
        return volumes._files([("2024-10",)], {"2024-10": pages})

    assert [files(pages) for pages in (1, 96, 97, 1_500, 1_501, 3_001, 6_001)] == [0, 0, 1, 1, 2, 4, 8]
    assert files(100_000) == 8


def test_each_edition_is_cut_by_its_own_pages_and_one_without_any_has_no_index() -> None:
    made = site([story("2014-01-01", "cu", "vi"), story("2024-10-01", "moi", "vi")], NOW)
    assert [len(cut(made, lang)) for lang in ("vi", "en")] == [2, 0]
    only = site([], NOW, events=(event("hoi", "2024-02-01", "2024-02-02"),))
    assert [len(cut(only, lang)) for lang in ("vi", "en")] == [1, 0]


def test_every_page_stands_in_one_month_in_the_order_of_their_days() -> None:
    made = site(
        [story("2012-05-09", "sau"), story("2012-05-05", "truoc"), story("2024-10-01", "moi")],
        NOW,
        events=(event("hoi", "2012-05-07", "2012-05-08"),),
    )
    listed = [
        (volume.path, entry.url, entry.file)
        for volume in cut(made, "vi")
        for month in volume.months
        for entry in entries(made, month, "vi")
    ]
    assert listed == [
        ("search/vi/2012", "/2012/05/truoc/", "2012/05-05"),
        ("search/vi/2012", "/su-kien/hoi/", "2012/05-07"),
        ("search/vi/2012", "/2012/05/sau/", "2012/05-09"),
        ("search/vi/recent", "/2024/10/moi/", "2024/10-01"),
    ]


def test_what_has_no_date_lies_with_the_newest_of_the_older_ones_or_else_with_the_recent() -> None:
    about = page("gioi-thieu")
    for stories, lots in (
        (["2012-05-05", "2024-10-01"], {"2012": [(UNDATED,), ("2012-05",)], "recent": [("2024-10",)]}),
        (["2024-10-01"], {"recent": [(UNDATED,), ("2024-10",)]}),
        ([], {"recent": [(UNDATED,)]}),
    ):
        made = site([story(day, "bai") for day in stories], NOW, pages=(about,))
        assert {volume.name: list(volume.lots) for volume in cut(made, "vi")} == lots


def test_a_volume_is_the_same_value_while_its_months_and_its_size_are() -> None:
    assert cut(archive(["2019-05"]), "vi") == (Volume("vi", "2019", (("2019-05",),), 0),)
