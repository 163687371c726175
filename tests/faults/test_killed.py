"""A whole build, cold and warm, that is killed at an instant within it: the next one completes it, and nobody can tell.

`python -m tools.fuzz --machine` tries hundreds of instants. Here are a few, spread over the whole of a build.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time

import pytest

from tests.exact.workshop import Workshop
from tests.faults.machine import apart, edit, instants, killed_at

SHARES = [0.01, 0.3, 0.5, 0.7, 0.85, 0.99]


@pytest.mark.slow
@pytest.mark.parametrize("cold", [True, False])
def test_a_build_killed_at_anything_it_asks_of_the_disk_is_completed_by_the_next(
    shop: Workshop, cold: bool
) -> None:
    edit(shop)
    whole = shop.cold()
    if cold:
        for name in ("cache", "output"):
            shutil.rmtree(shop.folder / name)
    aside = {name: shop.folder / f"aside-{name}" for name in ("cache", "output")}
    for name, place in aside.items():
        if not cold:
            shutil.copytree(shop.folder / name, place)
    many = instants(shop)
    assert many > 20
    for share in SHARES:
        for name, place in aside.items():
            shutil.rmtree(shop.folder / name, ignore_errors=True)
            if not cold:
                shutil.copytree(place, shop.folder / name)
        ended = apart(shop, shop.build, killed_at(max(1, int(many * share))))
        assert (
            ended.status == -signal.SIGKILL or "was stopped from outside" in ended.told
        )  # one of its children
        assert shop.build() == whole


@pytest.mark.slow
def test_a_build_killed_while_it_prints_is_completed_by_the_next(shop: Workshop) -> None:
    chance = random.Random(20261128)
    for round in range(5):
        shop.story("2024-10-05-bai-5", body=f"Lần {round}. " * 30)
        if round % 2:
            shutil.rmtree(shop.folder / "cache")
        child = _printing(shop)
        time.sleep(chance.uniform(0, 0.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert shop.build() == shop.cold()


def _printing(shop: Workshop) -> int:
    """A child that builds, and has begun to print: its staging folder is there."""
    child = os.fork()
    if child == 0:
        try:
            shop.build()
        finally:
            os._exit(0)
    for _ in range(4000):
        if any(name.startswith(".nhipcau-") for name in os.listdir(shop.folder / "output")):
            break
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(0.001)
    return child
