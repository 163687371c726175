"""One build at a time in a cache: the second hears of the first. And what the machine refuses is told as a problem."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nhipcau.machine.kept import drop, folder
from nhipcau.machine.lock import HeldElsewhere, lock
from nhipcau.model import Refused
from nhipcau.problems import held, machine_fault, no_folder, refuse

LOCK = "build.lock"
"""The file in the cache folder that a build holds, from before it looks at anything until it has left its records."""

WAIT = 60.0
"""Seconds that who has time waits for another build to end."""


@contextmanager
def alone(settings: Mapping[str, Any], patience: float = 1.0) -> Iterator[None]:
    """Have the cache of those settings for oneself, and be told in problems what the machine refuses within.

    Refused where another process still has the cache after `patience` (seconds).
    """
    if not a_path(settings.get("CACHE_PATH")):  # which who makes a Publication of them refuses
        yield
        return
    cache = Path(settings["CACHE_PATH"])
    for name in ("CACHE_PATH", "PICTURE_CACHE", "BUNDLE_CACHE"):
        if stands_in_the_way(settings.get(name), cache):
            raise refuse(no_folder(name, str(settings[name])))
    with told(str(cache)):
        file = folder(cache) / LOCK
        if file.is_dir():
            drop(file)
        try:
            with lock(file, patience):
                yield
        except HeldElsewhere as other:
            raise refuse(held(Path(settings["OUTPUT_PATH"]), **other.holder)) from None


def stands_in_the_way(kept: object, cache: Path) -> bool:
    """Whether a setting that names a folder of what is kept names something else, which is not ours to remove: what
    stands within the cache is."""
    if not a_path(kept):
        return False
    place = Path(str(kept))
    return place.exists() and not place.is_dir() and cache.absolute() not in place.absolute().parents


def a_path(value: object) -> bool:
    """Whether a setting can name a file or folder: a text without what no name on a disk may hold."""
    try:
        return isinstance(value, str) and b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        return False


@contextmanager
def told(place: str) -> Iterator[None]:
    """Raise Refused where the machine refuses what is done within: a full disk, a file that is somebody else's.
    `place` is where something is being written, for faults that do not say."""
    try:
        yield
    except Refused:
        raise
    except BrokenPipeError:
        raise
    except (OSError, MemoryError, sqlite3.Error) as fault:
        problem = machine_fault(fault, place)
        if problem is None:
            raise
        raise refuse(problem) from fault
