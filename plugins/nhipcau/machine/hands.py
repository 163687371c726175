"""Work on many things at once, by forked processes, which share what is already in memory."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from nhipcau.machine.cores import cores, deaf_children, hear_parent

T = TypeVar("T")
R = TypeVar("R")


def on_all_cores(function: Callable[[T], R], items: Sequence[T], few: int = 4, chunk: int = 1) -> Iterator[R]:
    """A function's answer for every item, in order. Below `few` a single process is done before others have started;
    a process is given so many items at a time."""
    if len(items) < few or cores() < 2:
        yield from map(function, items)
        return
    with deaf_children():
        pool = multiprocessing.get_context("fork").Pool(cores(), _begin, (function,))
    with pool:
        yield from pool.imap(_answer, items, chunk)


_function: list[Callable[[Any], Any]] = []
"""In a forked process: what it does. It came with the fork, since what it leans on need not be fit to be sent."""


def _begin(function: Callable[[Any], Any]) -> None:
    hear_parent()
    _function[:] = [function]


def _answer(item: Any) -> Any:
    return _function[0](item)
