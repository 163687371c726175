"""The index as a build makes it: of what is new, the same bytes each time, through every midnight."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from nhipcau.rendering import bundles
from nhipcau.search import volumes
from nhipcau.search.entries import SHARED
from nhipcau.search.terms import fnv
from tests.exact.workshop import Workshop, changed

QUICK = {"SIDE_BY_SIDE": False, "SOCIAL_CARDS": False}


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={**QUICK})
    made.registries()
    made.piece("anniversaries", "ngay-lon", founded="1954-10-10")
    for year in (2015, 2016, 2023, 2024):
        for day in range(1, 4):
            made.story(
                f"{year}-02-0{day}-bai-{day}", body=f"Đường phố năm {year}, bài thứ {day}.", people=["an"]
            )
    made.story("2024-10-10-moi", body="Bài của tháng này.")
    return made


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of every bundle that is made."""
    names: list[str] = []
    make = bundles._make

    def noted(folder: Path, lacking: Sequence[tuple[str, Any]], number: int) -> None:
        names.append(lacking[number][0].partition("/")[0])
        make(folder, lacking, number)

    def here(function: Any, items: Sequence[Any]) -> Any:
        return map(function, items)

    monkeypatch.setattr(bundles, "_make", noted)
    monkeypatch.setattr(bundles, "on_all_cores", here)
    return names


def searched(files: dict[str, str]) -> set[str]:
    return {path for path in files if path.startswith("search/")}


def touched(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """What changed of the index."""
    return searched(dict.fromkeys(changed(before, after), ""))


def told(folder: Path, volume: str) -> tuple[list[dict[str, Any]], bytes]:
    """What the file of a volume's pages says, line by line, and what comes after that."""
    data = (folder / "output" / volume / "pages.bin").read_bytes()
    start = next(at for at, byte in enumerate(data) if byte < 0x80) + 1
    inflating = zlib.decompressobj()
    lines = inflating.decompress(data[start:]).decode().splitlines()
    return [json.loads(line) for line in lines], inflating.unused_data


def pages(folder: Path, volume: str) -> list[dict[str, Any]]:
    """What a volume says of its pages, lot by lot."""
    return told(folder, volume)[0][1:]


def test_an_index_has_a_file_of_each_volume_and_of_results_by_day(shop: Workshop) -> None:
    found = {path for path in searched(shop.build()) if path.startswith("search/vi/")}
    days = {f"search/vi/{year}/02-0{day}.json" for year in (2015, 2016, 2023, 2024) for day in (1, 2, 3)}
    volumes = {
        f"search/vi/{volume}/{file}.bin" for volume in ("recent", "2015") for file in ("pages", "spelling")
    }
    people = {f"search/vi/people/{fnv(key) % SHARED}.json" for key in ("an", "lan")}
    others = {"search/vi/2024/10-10.json", "search/vi/ky-niem/ngay-lon-vi.json"}
    assert found == days | volumes | people | others


def spelt(folder: Path, volume: str) -> dict[str, str]:
    """The words of a volume's titles and names, each with the power of two that says how often it comes."""
    lines = zlib.decompress((folder / "output" / volume / "spelling.bin").read_bytes()).decode().splitlines()
    return {line.rstrip("0123456789"): line.lstrip("abcdefghijklmnopqrstuvwxyz") for line in lines}


def test_the_words_of_titles_and_names_are_told_without_marks_and_how_usual_they_are(shop: Workshop) -> None:
    shop.story("2016-03-03-cau", title="Cầu Thê Húc, cầu 2016", people=["lan"])
    shop.build()
    known = spelt(shop.folder, "search/vi/2015")
    assert known.items() >= {"cau": "0", "huc": "0", "nguyen": "3", "lan": "3", "bai": "3"}.items()
    assert "duong" not in known  # a word of texts alone
    assert not [word for word in known if not word.isalpha()]


def test_an_organisation_is_found_by_its_names_short_and_long(shop: Workshop) -> None:
    (shop.content / "registry/organisations.toml").write_text(
        '[hoi]\nvi = "Hội Hữu nghị"\nen = "Friendship Association"\nshort = {vi = "HHN", en = "FA"}\n',
        "utf-8",
    )
    after = shop.build()
    assert after == shop.cold()
    (lot,) = [lot for lot in pages(shop.folder, "search/vi/2015") if "organisation" in lot["facets"]["kind"]]
    assert lot["facets"]["kind"] == {"organisation": [0]}
    file = f"search/vi/organisations/{fnv('hoi') % SHARED}.json"
    (result,) = json.loads((shop.folder / "output" / file).read_text("utf-8"))
    assert (result["kicker"], result["url"]) == ("Tổ chức", "/to-chuc/hoi/")
    assert {"hhn", "fa"} <= spelt(shop.folder, "search/vi/2015").keys()


def test_a_person_and_a_document_are_pages_that_can_be_found_and_a_desk_is_none(shop: Workshop) -> None:
    registry = shop.content / "registry"
    people = registry / "people.toml"
    text = people.read_text("utf-8")
    people.write_text(f'{text}\n[ban-tin]\nvi = "Ban tin"\nen = "Desk"\ndesk = true\n', "utf-8")
    (registry / "documents.toml").write_text(
        '[nq-15]\nnumber = "15-NQ/TW"\ndate = 2022-05-05\n'
        'kind = {vi = "Nghị quyết", en = "Resolution"}\nvi = "Về Thủ đô"\nen = "On the capital"\n',
        "utf-8",
    )
    before = shop.build()
    lots = pages(shop.folder, "search/vi/2015")
    kinds = [lot["facets"]["kind"] for lot in lots]
    assert {"person": [0, 1]} in kinds
    (document,) = [lot for lot in lots if "document" in lot["facets"]["kind"]]
    assert document["facets"]["year"] == {"2022": [0]}
    (result,) = json.loads(
        (shop.folder / f"output/search/vi/documents/{fnv('nq-15') % SHARED}.json").read_text("utf-8")
    )
    assert (result["kicker"], result["url"], result["date"]) == ("Văn bản", "/van-ban/nq-15/", "05/05/2022")
    assert not [path for path in before if path == f"search/vi/people/{fnv('ban-tin') % SHARED}.json"]
    people.write_text(text.replace('vi = "Nguyễn Thị Lan"', 'vi = "Nguyễn Thị Lan Hương"'), "utf-8")
    assert shop.build() == shop.cold()


def test_pages_are_told_by_their_file_and_by_the_keys_of_each_facet(shop: Workshop) -> None:
    shop.build()
    *_, lot = pages(shop.folder, "search/vi/2015")
    assert lot["files"] == [[f"2024/02-0{day}", 1] for day in (1, 2, 3)]
    assert lot["facets"]["section"] == {"tin": [0, 1, 2]}
    assert lot["facets"]["year"] == {"2024": [0, 1, 2]}
    assert lot["facets"]["kind"] == {"story": [0, 1, 2]}
    result = json.loads((shop.folder / "output" / "search" / "vi" / "2024" / "02-02.json").read_text("utf-8"))
    assert result == [
        {
            "url": "/2024/02/bai-2/",
            "title": "Bài 2024-02-02-bai-2 vi",
            "kicker": "Tin",
            "date": "02/02/2024",
            "text": "Đường phố năm 2024, bài thứ 2.",
        }
    ]


def test_a_new_story_renews_the_recent_volume_of_its_languages_and_no_other(
    shop: Workshop, made: list[str]
) -> None:
    before = shop.build()
    made.clear()
    shop.story("2024-10-15-them", langs="vi")
    after = shop.build()
    assert touched(before, after) == {
        "search/vi/recent/pages.bin",
        "search/vi/recent/spelling.bin",
        "search/vi/2024/10-15.json",
    }
    assert made == ["vi-2024-10"]
    assert after == shop.cold()


def test_an_edit_of_an_old_story_looks_at_its_lot_alone(shop: Workshop, made: list[str]) -> None:
    before = shop.build()
    made.clear()
    shop.story("2016-02-02-bai-2", body="Đường phố năm 2016, bài thứ hai.", people=["an"])
    after = shop.build()
    assert touched(before, after) == {
        *(
            "search/vi/2015/pages.bin",
            "search/vi/2016/02-02.json",
            "search/en/2015/pages.bin",
            "search/en/2016/02-02.json",
        )
    }
    assert made == ["vi-2016-02", "en-2016-02"]
    assert after == shop.cold()


def test_another_edition_or_a_story_that_names_this_one_is_not_looked_at_for_its_text_but_for_its_title(
    shop: Workshop, made: list[str]
) -> None:
    shop.story("2015-02-01-bai-1", body="Như []({story}2016-02-02-bai-2) đã kể.")
    shop.build()
    file = shop.content / "stories" / "2016" / "2016-02-02-bai-2" / "index.vi.md"
    text = file.read_text("utf-8")
    for old, new, bundles_made in (
        ("bài thứ 2", "bài thứ hai", ["vi-2016-02"]),
        ("Bài 2016", "Chuyện 2016", ["en-2015-02", "vi-2015-02", "vi-2016-02"]),
        ("section: tin", "section: van-hoa", ["en-2016-02", "vi-2016-02"]),
    ):
        made.clear()
        assert old in text
        text = text.replace(old, new)
        file.write_text(text, "utf-8")
        after = shop.build()
        assert sorted(made) == bundles_made
        assert after == shop.cold()
    assert "Như Chuyện 2016" in (shop.folder / "output/search/vi/2015/02-01.json").read_text("utf-8")


def test_whatever_is_written_into_an_old_story_changes_at_most_ten_files_in_a_language(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an archive that is as full as can be: there words stand in eight files."""
    monkeypatch.setattr(volumes, "_files", lambda lots, counts: volumes.FILES)
    text = (Path(__file__).parents[2] / "README.vi.md").read_text("utf-8")
    prose = " ".join(re.findall(r"\w+", text)[:400])
    before = shop.build()
    shop.story("2016-02-02-bai-2", langs="vi", body=prose, people=["an"])
    after = shop.build()
    words = {f"search/vi/2015/{file}.bin" for file in range(8)}
    assert touched(before, after) == {*words, "search/vi/2015/pages.bin", "search/vi/2016/02-02.json"}
    assert after == shop.cold()


def test_the_file_of_pages_says_how_large_each_block_is_and_all_blocks_have_one_stamp(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.build()
    (small, *_), beside = told(shop.folder, "search/vi/2015")
    assert small["files"] == 0
    monkeypatch.setattr(volumes, "SMALL", 5)
    monkeypatch.setattr(volumes, "FILE", 5)
    files = shop.build()
    (large, *_), nothing = told(shop.folder, "search/vi/2015")
    assert large == small | {"files": 4}
    assert nothing == b""
    folder = shop.folder / "output" / "search" / "vi" / "2015"
    words = [(folder / f"{file}.bin").read_bytes() for file in range(4)]
    assert b"".join(words) == beside
    assert len([path for path in files if re.match(r"search/vi/2015/(\d|pages)\.bin", path)]) == 5
    assert sum(large["sizes"]) == len(beside)
    starts = [*accumulate(large["sizes"], initial=0)][:-1]
    assert {beside[at : at + 4] for at in starts} == {large["stamp"].to_bytes(4, "big")}


def test_a_person_who_is_called_otherwise_is_found_by_the_new_name_where_somebody_names_her(
    shop: Workshop, made: list[str]
) -> None:
    shop.story("2015-02-01-bai-1", body="Gặp []({person}lan) ở phố.")
    shop.build()
    made.clear()
    people = shop.content / "registry" / "people.toml"
    people.write_text(
        people.read_text("utf-8").replace('vi = "Nguyễn Thị Lan"', 'vi = "Nguyễn Thị Lan Hương"'), "utf-8"
    )
    after = shop.build()
    assert "vi-2015-02" in made
    assert after == shop.cold()
    assert "Lan Hương" in (shop.folder / "output" / "search" / "vi" / "2015" / "02-01.json").read_text(
        "utf-8"
    )


def test_a_build_after_which_nothing_changed_makes_no_bundle(shop: Workshop, made: list[str]) -> None:
    shop.build()
    assert made
    made.clear()
    shop.build()
    assert made == []


def test_what_another_build_made_is_not_made_again(shop: Workshop, made: list[str]) -> None:
    """As the public site's, after a look at the preview: they share the folder of bundles, not the record."""
    shop.settings["BUNDLE_CACHE"] = str(shop.folder / "bundles")
    first = shop.build()
    made.clear()
    assert shop.build("public", "public-cache") == first
    assert made == []


CLOCKS = (
    "2024-10-31T23:59+07:00", "2024-11-01T00:00+07:00", "2024-12-31T23:59+07:00", "2025-01-01T00:00+07:00",
    "2025-01-31T23:59+07:00", "2024-10-20T12:00+07:00",
)  # fmt: skip


def test_a_warm_index_is_a_cold_one_through_the_ends_of_months_and_years(shop: Workshop) -> None:
    shop.story("2024-12-31-cuoi-nam", release="2025-01-01 00:00")
    shop.piece("events", "le-hoi", start="2024-12-31 20:00", end="2025-01-01 02:00")
    for now in CLOCKS:
        shop.now = now
        assert shop.build() == shop.cold(), now


def test_at_the_end_of_a_month_its_pages_move_to_the_older_ones(shop: Workshop) -> None:
    shop.build()
    assert pages(shop.folder, "search/vi/recent")[0]["files"] == [["2024/10-10", 1]]
    shop.now = "2024-11-01T00:00+07:00"
    shop.build()
    assert ["2024/10-10", 1] in pages(shop.folder, "search/vi/2015")[-1]["files"]
    assert not (shop.folder / "output" / "search" / "vi" / "recent").exists()


def test_a_warm_index_is_a_cold_one_after_a_story_was_dated_back_and_a_year_deleted(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "FULL", 7)
    monkeypatch.setattr(volumes, "LOT", 2)
    shop.build()
    shop.content.joinpath("stories", "2024", "2024-10-10-moi").rename(
        shop.content / "stories" / "2015" / "2015-01-10-moi"
    )
    assert shop.build() == shop.cold()
    shutil.rmtree(shop.content / "stories" / "2015")
    assert shop.build() == shop.cold()
    shutil.rmtree(shop.content / "stories" / "2023")
    assert shop.build() == shop.cold()


def test_a_site_may_leave_its_search_out_and_shows_other_ways_to_find_a_story(
    shop: Workshop, made: list[str]
) -> None:
    shop.settings["SEARCH"] = False
    assert searched(shop.build()) == set()
    assert made == []
    page = (shop.folder / "output" / "tim-kiem" / "index.html").read_text(encoding="utf-8")
    assert "search.js" not in page
    assert 'href="/luu-tru/2015/"' in page
