"""The same content gives the same bytes, wherever and however it is built, and whatever stopped it half way."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import PICTURES
from tests.site.conftest import NOW, OURS, ROOT, Built

PELICAN = str(Path(sys.executable).parent / "pelican")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def command(folder: Path) -> list[str]:
    content, settings = str(ROOT / "content"), str(ROOT / "pelicanconf.py")
    extra = [f'CACHE_PATH="{folder / "cache"}"', f'PICTURE_CACHE="{PICTURES}"', f'NOW="{NOW}"']
    return [PELICAN, content, "-s", settings, "-o", str(folder / "output"), "-e", *extra]


def run(folder: Path, **changes: str) -> None:
    done = subprocess.run(
        command(folder),
        cwd=folder,
        env=os.environ | OURS | changes,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {
            "PYTHONHASHSEED": "4242",
            "TZ": "America/Los_Angeles",
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONUTF8": "0",
        },
    ],
    ids=lambda changes: " ".join(changes.values()),
)
def test_neither_hash_seed_nor_zone_nor_locale_nor_folder_reaches_a_byte(
    sample: Built, tmp_path: Path, changes: dict[str, str]
) -> None:
    run(tmp_path, **changes)
    assert digests(tmp_path / "output") == digests(sample.folder)


@pytest.mark.slow
def test_a_build_killed_at_any_instant_is_completed_by_the_next(sample: Built, tmp_path: Path) -> None:
    whole = digests(sample.folder)
    chance = random.Random(20241010)
    for _ in range(6):
        process = subprocess.Popen(
            command(tmp_path),
            cwd=tmp_path,
            env=os.environ | OURS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.7, 2.2))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if chance.random() < 0.5:  # and now and then the writer goes on working in between
            run(tmp_path)
            assert digests(tmp_path / "output") == whole
            (tmp_path / "output" / "index.html").unlink()
    run(tmp_path)
    assert digests(tmp_path / "output") == whole


def test_a_second_run_reads_renders_and_writes_nothing_and_says_so(tmp_path: Path) -> None:
    run(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")}
    done = subprocess.run(
        command(tmp_path), cwd=tmp_path, env=os.environ | OURS, capture_output=True, text=True, check=True
    )
    assert "dựng 0, ghi 0" in done.stdout + done.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")} == before


def test_the_settings_for_the_public_site_give_its_own_address(public: Built) -> None:
    front = (public.folder / "index.html").read_text()
    assert '<link rel="canonical" href="https://nhipcau.example/">' in front
    assert "localhost" not in front
