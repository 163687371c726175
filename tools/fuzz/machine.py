"""A machine that fails: builds killed, and disks that fill up, at every instant at which a build asks for something.

For each instant, the next build must give what a build from nothing gives, and a full disk must have been told.
"""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

from tests.exact.workshop import Workshop
from tests.faults.machine import Ended, apart, edit, full_at, instants, killed_at, small

WAYS = {"killed": killed_at, "full": full_at}
KEPT = ("cache", "output")


def try_instants(folder: Path, chance: Random, until: float) -> tuple[int, list[str]]:
    """Try instants of cold and warm builds, in a random order, until that time (monotonic): how many, and what was
    wrong."""
    shop = small(folder)
    edit(shop)
    whole = shop.cold()
    for name in KEPT:
        shutil.copytree(folder / name, folder / f"aside-{name}")
    ahead = list(_instants(shop))
    chance.shuffle(ahead)
    wrong: list[str] = []
    tried = 0
    for way, start, number in ahead:
        if time.monotonic() > until:
            break
        _restore(shop, start)
        ended = apart(shop, shop.build, WAYS[way](number))
        tried += 1
        if told := _wrong(way, ended) or (
            "" if shop.build() == whole else "the next build is not as a cold one"
        ):
            wrong.append(f"{way} at {number} of a {start} build: {told}")
    return tried, wrong


def _instants(shop: Workshop) -> Iterator[tuple[str, str, int]]:
    for start in ("cold", "warm"):
        _restore(shop, start)
        yield from ((way, start, number) for way, number in product(WAYS, range(1, instants(shop) + 1)))


def _restore(shop: Workshop, start: str) -> None:
    for name in KEPT:
        shutil.rmtree(shop.folder / name, ignore_errors=True)
        if start == "warm":
            shutil.copytree(shop.folder / f"aside-{name}", shop.folder / name)


def _wrong(way: str, ended: Ended) -> str:
    """What is wrong with how a build ended."""
    if "Traceback" in ended.told:
        return ended.told
    if way == "killed":
        helper = ended.status == 1 and "was stopped from outside" in ended.told  # one of those who make pages
        return "" if ended.status == -signal.SIGKILL or helper else f"status {ended.status}: {ended.told}"
    if ended.status == 0:
        return ""
    return (
        ""
        if ended.status == 1 and "The disk is full" in ended.told
        else ended.told or f"status {ended.status}"
    )
