"""The index as a build makes it: once for each state of a shard, the same bytes each time, or not at all."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import nhipcau.search
from nhipcau.host.host import Newspaper
from nhipcau.model import Refused
from nhipcau.search import pagefind
from tests.exact.workshop import Workshop, changed

NONE = pagefind.find() is None
ROOT = Path(__file__).parents[2]
needs_pagefind = pytest.mark.skipif(NONE, reason="no Pagefind here: make html brings it")


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path)
    made.registries()
    for year in (2015, 2016, 2023, 2024):
        for day in range(1, 4):
            made.story(f"{year}-02-0{day}-bai-{day}", body=f"Đường phố năm {year}, bài thứ {day}.")
    return made


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every call of the program, as the folder that it was to fill."""
    made: list[Path] = []
    index = nhipcau.search.index

    def noted(program: pagefind.Pagefind, pages: Iterator[tuple[str, bytes]], into: Path) -> None:
        made.append(into)
        index(program, pages, into)

    monkeypatch.setattr(nhipcau.search, "index", noted)
    return made


def searched(files: dict[str, str]) -> set[str]:
    return {path for path in files if path.startswith("search/")}


@needs_pagefind
def test_the_program_gives_the_same_bytes_whatever_the_order_the_place_and_the_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = pagefind.find()
    assert program
    words = ["đường", "hòa", "bình", "Hà", "Nội", "phố", "cầu", "sông"]
    pages = [
        (
            f"/2024/{n}/",
            f'<html lang="vi"><body><h1>{" ".join(random.Random(n).choices(words, k=80))}</h1>'.encode(),
        )
        for n in range(300)
    ]
    found = []
    for turn, threads in enumerate(("1", "2", "7")):
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        into = tmp_path / ("x" * 20 * turn) / f"into-{turn}"
        into.mkdir(parents=True)
        monkeypatch.setattr(tempfile, "tempdir", str(into.parent))
        random.Random(turn).shuffle(pages)
        pagefind.index(program, pages, into)
        found.append(
            {str(path.relative_to(into)): path.read_bytes() for path in into.rglob("*") if path.is_file()}
        )
    assert found[0] == found[1] == found[2]


@needs_pagefind
def test_an_index_holds_what_our_page_loads_and_no_interface_of_its_own(shop: Workshop) -> None:
    files = searched(shop.build())
    assert {Path(path).suffix for path in files} == {
        ".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter",
    }  # fmt: skip
    assert {path for path in files if path.endswith((".js", ".pagefind"))} == {
        "search/vi/pagefind.js",
        "search/vi/recent/wasm.unknown.pagefind",
        "search/en/pagefind.js",
        "search/en/recent/wasm.en.pagefind",
    }


@needs_pagefind
def test_a_new_story_renews_the_recent_shard_of_its_languages_and_no_other(shop: Workshop) -> None:
    before = shop.build()
    shop.story("2024-03-03-moi", langs="vi")
    after = shop.build()
    touched = searched(dict.fromkeys(changed(before, after), ""))
    assert touched
    assert all(path.startswith("search/vi/recent/") for path in touched)
    fragments = {path for path in touched if path.endswith(".pf_fragment")}
    assert len(fragments) == 1
    assert after == shop.cold()


@needs_pagefind
def test_a_build_after_which_nothing_changed_runs_no_program(shop: Workshop, runs: list[Path]) -> None:
    shop.build()
    assert len(runs) == 4
    runs.clear()
    shop.build()
    assert runs == []


@needs_pagefind
def test_what_another_build_made_is_not_made_again(shop: Workshop, runs: list[Path]) -> None:
    """As the public site's, after a look at the preview: they share the folder of bundles, not the record."""
    shop.settings["BUNDLE_CACHE"] = str(shop.folder / "bundles")
    first = shop.build()
    runs.clear()
    assert shop.build("public", "public-cache") == first
    assert runs == []


@needs_pagefind
def test_a_bundle_that_was_damaged_is_made_again(shop: Workshop, runs: list[Path]) -> None:
    shop.settings["BUNDLE_CACHE"] = str(shop.folder / "bundles")
    first = shop.build()
    runs.clear()
    broken = next((shop.folder / "bundles" / "vi-recent").rglob("*.pf_meta"))
    broken.write_bytes(b"?")
    next((shop.folder / "bundles" / "vi-2015").rglob("*.pf_fragment")).unlink()
    shutil.rmtree(shop.folder / "output")
    shutil.rmtree(shop.folder / "cache")
    assert shop.build() == first
    assert len(runs) == 2


@needs_pagefind
def test_few_bundles_of_a_shard_are_kept(shop: Workshop) -> None:
    shop.settings["BUNDLE_CACHE"] = str(shop.folder / "bundles")
    for n in range(5):
        shop.story(f"2024-04-0{n + 1}-them-{n}")
        shop.build()
    assert len(list((shop.folder / "bundles" / "vi-recent").iterdir())) == 3
    assert len(list((shop.folder / "bundles" / "vi-2015").iterdir())) == 1


def test_without_the_program_the_site_is_built_with_a_warning_and_a_plain_page(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    build = Newspaper.build
    monkeypatch.setattr(Newspaper, "build", lambda self: told.extend(build(self)))
    monkeypatch.setattr(nhipcau.search, "find", lambda: None)
    files = shop.build()
    assert searched(files) == set()
    assert [problem.field for problem in told] == ["SEARCH"]
    page = (shop.folder / "output" / "tim-kiem" / "index.html").read_text(encoding="utf-8")
    assert "<form" not in page
    assert "search.js" not in page
    assert 'href="/luu-tru/2015/"' in page


def test_a_site_may_leave_its_search_out(shop: Workshop, runs: list[Path]) -> None:
    shop.settings["SEARCH"] = False
    assert searched(shop.build()) == set()
    assert runs == []


@needs_pagefind
def test_a_program_that_fails_ends_the_build_with_a_way_out(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = shop.folder / "pagefind"
    broken.write_text("#!/bin/sh\necho 'no room on the disk' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(nhipcau.search, "find", lambda: pagefind.Pagefind("1.6.0", str(broken)))
    with pytest.raises(Refused) as refused:
        shop.build()
    (problem,) = refused.value.problems
    assert "no room on the disk" in problem.text()
    assert "SEARCH = False" in problem.text()
    assert not (shop.folder / "output" / "index.html").exists()


def test_the_program_is_found_only_where_it_can_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    modules = tmp_path / "node_modules" / "@pagefind"
    assert pagefind.find([tmp_path]) is None
    for name in ("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"):
        (modules / name / "bin").mkdir(parents=True)
        (modules / name / "package.json").write_text('{"version": "1.6.0"}')
        (modules / name / "bin" / "pagefind_extended").write_text("")
    assert pagefind.find([tmp_path]) is None
    for binary in modules.glob("*/bin/*"):
        binary.chmod(0o755)
    found = pagefind.find([tmp_path])
    assert found
    assert found.version == "1.6.0"


def test_a_program_on_the_path_is_taken_where_npm_installed_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'pagefind 1.6.0'\n")
    program.chmod(0o755)
    assert pagefind.find([tmp_path]) == pagefind.Pagefind("1.6.0", str(program))
    program.write_text("#!/bin/sh\nexit 1\n")
    assert pagefind.find([tmp_path]) is None


def test_the_version_that_is_advised_is_the_one_that_is_tried() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["optionalDependencies"]
    assert set(wanted.values()) == {pagefind.VERSION}
