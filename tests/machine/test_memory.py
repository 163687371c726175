"""Memory: what a child frees it keeps for what it makes next, and makes the same of it."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import resource
from nhipcau.machine import keep_freed
from nhipcau.pictures import cards
from tests.pictures.test_cards import BADGE, PALETTE, words

def made():
    drawn = (cards.draw(words(f"Nhịp cầu số {number}"), None, BADGE, PALETTE) for number in range(9))
    return [cards._saved(each) for each in drawn], resource.getrusage(resource.RUSAGE_SELF).ru_minflt

_, start = made()
plain, before = made()
keep_freed()
_, restart = made()
kept, after = made()
print(kept == plain, before - start, after - restart)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told")
def test_pictures_are_the_same_and_the_kernel_is_asked_for_memory_ten_times_less() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "plugins"},
    )
    same, before, after = done.stdout.split()
    assert same == "True"
    assert int(after) * 10 < int(before)
