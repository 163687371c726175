"""Reading sources on all cores, in batches: an archive of ten thousand pages never stands in memory whole."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing.pool import Pool
from typing import TypeAlias

from rich.console import Console

from nhipcau.importing.values import Article, Saved, SourceKind, Useless
from nhipcau.languages.voice import Voice
from nhipcau.machine.cores import cores, deaf_children, hear_parent
from nhipcau.machine.progress import telling
from nhipcau.problems import N_

Work: TypeAlias = tuple[Saved, str, str]
Answer: TypeAlias = tuple[Saved, str, str, "list[Article] | Useless"]
BATCH, CHUNK, FEW = 256, 8, 24
"""Sources handed out at once, how many to a process at a time, and how few one process does alone."""

_kinds: dict[str, SourceKind] = {}
"""In a process that reads: the kinds by name."""


class Workers:
    """Reads sources; whatever a foreign text makes of a kind, the others are read."""

    def __init__(self, voice: Voice, kinds: Sequence[SourceKind]) -> None:
        self._voice = voice
        self._kinds = kinds
        self._pool: Pool | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._pool:
            self._pool.terminate()

    def answers(self, work: Iterable[Work]) -> Iterator[Answer]:
        """Each source with what was found in it, in the order in which they came."""
        _begin(self._kinds)
        waiting = iter(work)
        with telling(Console(stderr=True), self._said) as tell:
            while batch := list(islice(waiting, BATCH)):
                for (saved, kind, stamp), answer in zip(batch, self._read(batch), strict=True):
                    tell(1)
                    yield saved, kind, stamp, answer

    def _said(self, number: int) -> str:
        return self._voice.say(N_("{n} sources read"), n=self._voice.number(number))

    def _read(self, batch: Sequence[Work]) -> Iterator[list[Article] | Useless]:
        if len(batch) < FEW or cores() < 2:
            yield from map(_answer, batch)
            return
        if not self._pool:
            with deaf_children():
                self._pool = multiprocessing.get_context("fork").Pool(cores(), _forked, (self._kinds,))
        yield from self._pool.imap(_answer, batch, CHUNK)


def _forked(kinds: Sequence[SourceKind]) -> None:
    hear_parent()
    _begin(kinds)


def _begin(kinds: Sequence[SourceKind]) -> None:
    _kinds.update({kind.name: kind for kind in kinds})


def _answer(work: Work) -> list[Article] | Useless:
    saved, kind, _ = work
    try:
        return list(_kinds[kind].read(saved))
    except Useless as useless:
        return useless
    except Exception as bad:  # of foreign bytes a parser, or a plugin, may raise anything; the rest goes on
        return Useless("unreadable", note=f"{type(bad).__name__}: {bad}"[:300])
