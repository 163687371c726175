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
