"""Reading on all cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from rich.console import Console

from nhipcau.languages.voice import Voice
from nhipcau.machine.cores import cores, deaf_children, hear_parent
from nhipcau.machine.progress import telling
from nhipcau.reading.source import N_

T = TypeVar("T")
R = TypeVar("R")

FEW = 64
"""Below this a single process is done before others would have started."""
CHUNK = 16


def on_all_cores(
    voice: Voice, done: str = N_("{n} folders read")
) -> Callable[[Callable[[T], R], Sequence[T]], Iterator[R]]:
    """What gives a function's answer for every item, in order, and tells in that voice how many are `done`."""
    return partial(_on_all_cores, lambda n: voice.say(done, n=voice.number(n)))


def _on_all_cores(said: Callable[[int], str], function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """Forked processes share what is already in memory.

    Progress is told on the error stream: what a command answers on the other is for programs.
    """
    with telling(Console(stderr=True), said) as tell:
        for answer in _answers(function, items):
            tell(1)
            yield answer


def _answers(function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    if len(items) < FEW or cores() < 2:
        yield from map(function, items)
        return
    with deaf_children():
        pool = multiprocessing.get_context("fork").Pool(cores(), _begin, (function,))
    with pool:
        yield from pool.imap(_answer, items, CHUNK)


_function: list[Callable[[Any], Any]] = []
"""In a forked process: what it does. It came with the fork, since what it leans on need not be fit to be sent."""


def _begin(function: Callable[[Any], Any]) -> None:
    hear_parent()
    _function[:] = [function]


def _answer(item: Any) -> Any:
    return _function[0](item)
