"""Reading on all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW = 64
"""Below this a single process is done before others would have started."""
CHUNK = 16


def on_all_cores(function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """The function's answer for every item, in order. Forked processes share what is already in memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(items) < FEW or cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, items)
        return
    with multiprocessing.get_context("fork").Pool(cores) as pool:
        yield from pool.imap(function, items, CHUNK)
