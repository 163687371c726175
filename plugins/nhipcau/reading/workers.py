"""Reading on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from rich.console import Console

from nhipcau.languages.voice import Voice
from nhipcau.machine import hands
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
    """Progress is told on the error stream: what a command answers on the other is for programs."""
    with telling(Console(stderr=True), said) as tell:
        for answer in hands.on_all_cores(function, items, FEW, CHUNK):
            tell(1)
            yield answer
