"""A server that is killed while it builds what was just written: the next build completes it, and nobody can tell."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Site

STORY = "content/stories/2024/2024-03-01-tieng-dan-bau/index.vi.md"


@pytest.mark.slow
def test_a_server_killed_while_it_builds_is_completed_by_the_next_build(site: Site, tmp_path: Path) -> None:
    assert site.build().returncode == 0
    chance = random.Random(20261128)
    text = (site.root / STORY).read_text("utf-8")
    cut_short = 0
    for round in range(3):
        server = _serving(site)
        (site.root / STORY).write_text(f"{text}\n\nLần {round}. " + "Lời. " * 40, encoding="utf-8")
        before = _stamp(site)
        time.sleep(chance.uniform(0.2, 1.2))
        os.killpg(server.pid, signal.SIGKILL)
        server.communicate()
        cut_short += _stamp(site) != before
        assert site.build().returncode == 0
    assert cut_short, "every one of them was killed before it began"
    warm = site.printed()
    cold = site.build("-o", str(tmp_path / "cold"), "-e", f'CACHE_PATH="{tmp_path / "cache"}"')
    assert cold.returncode == 0, cold.stderr
    again = tmp_path / "cold"
    assert warm == {
        str(each.relative_to(again)): each.read_bytes() for each in again.rglob("*") if each.is_file()
    }


def _serving(site: Site) -> subprocess.Popen[str]:
    """`nhipcau serve` of a site, in a group of its own, which has said where it shows the site."""
    command = [sys.executable, "-m", "nhipcau.commands.cli", "serve", "--port", "0"]
    server = subprocess.Popen(
        command,
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert server.stdout
    while "http://" not in (said := server.stdout.readline()):
        assert said, "it ended before it served"
    return server


def _stamp(site: Site) -> list[tuple[str, int]]:
    """What lies in the cache, and since when."""
    files = [each for each in (site.root / ".cache").iterdir() if each.is_file()]
    return sorted((each.name, each.stat().st_mtime_ns) for each in files)
