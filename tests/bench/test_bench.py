"""The benchmark runs, and what it counts is so: no times here, which differ from machine to machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import sites
from bench.corpus import LAYOUTS, make
from bench.measure import changed, files, run
from bench.sites import Ours


def test_the_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    for generator in LAYOUTS:
        make(30, generator, tmp_path / generator / "some")
        make(30, generator, tmp_path / generator / "again")
        assert files(tmp_path / generator / "some") == files(tmp_path / generator / "again")
        assert len(list((tmp_path / generator / "some" / "extra").iterdir())) == 5


def test_texts_name_no_picture_since_each_that_is_not_there_is_a_warning_of_ours_alone(
    tmp_path: Path,
) -> None:
    for generator in LAYOUTS:
        make(5, generator, tmp_path / generator)
        texts = [file.read_text("utf-8") for file in (tmp_path / generator).rglob("*.md")]
        assert texts
        assert not [text for text in texts if "![" in text]


@pytest.mark.slow
def test_one_new_story_of_the_benchmark_changes_80_files_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sites, "PYTHON", sys.executable)
    site = Ours(tmp_path / "site", 60)
    command, folder = site.command()
    run(command, folder)
    before = files(site.built)
    run(command, folder)
    assert files(site.built) == before
    site.publish(1)
    run(command, folder)
    count, size = changed(before, files(site.built))
    assert 2 <= count <= 80
    assert size < 5_000_000
