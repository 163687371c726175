"""Making many outputs on all cores: forked children make and stage, the parent hears what became of each."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from multiprocessing.connection import Connection, wait
from pathlib import Path

from plugins.machine.cores import cores, deaf_children, hear_parent
from plugins.press.making import Job, Result, make_all
from plugins.press.problems import lost_worker, refuse

FEW = 64
"""Below this, the work is done here before children would have started, unless there is slow work among it."""
LOT = 32
"""How many results a child sends at a time."""


class Crew:
    """Those who make outputs. New files go to `staging`; each child begins by calling `leave`."""

    def __init__(
        self, root: Path, staging: Path, leave: Callable[[], None], hands: int | None = None
    ) -> None:
        self._root, self._staging, self._leave = root, staging, leave
        self._hands = hands or cores()
        self._rounds = 0
        self._practised: set[int] = set()

    def make(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """Make the outputs, in no order. Refused where a child is lost."""
        self._rounds += 1
        if self._hands == 1 or (len(jobs) < FEW and sum(map(_slow, jobs)) < 2):
            yield from self._make_here(jobs)
            return
        # The first of each kind here: what it has loaded (compiled templates, languages), every child is born with.
        first = [job for job in jobs if self._is_new(job)]
        begun = {id(job) for job in first}
        yield from self._make_here(first)
        yield from self._make_apart([job for job in jobs if id(job) not in begun])

    def _is_new(self, job: Job) -> bool:
        kind = id(job.output.make)
        new = kind not in self._practised
        self._practised.add(kind)
        return new

    def _make_here(self, jobs: Sequence[Job]) -> Iterator[Result]:
        return make_all(jobs, self._root, self._staging, f"{self._rounds}")

    def _make_apart(self, jobs: Sequence[Job]) -> Iterator[Result]:
        children: list[Child] = []
        try:
            with deaf_children():
                for number, share in enumerate(dealt(jobs, self._hands)):
                    children.append(Child(self._labour, share, number))
            yield from _heard(children)
        finally:
            for child in children:
                child.end()

    def _labour(self, jobs: Sequence[Job], number: int, pipe: Connection) -> None:
        """What a child does. An empty lot says that it is done."""
        hear_parent()
        self._leave()
        results = make_all(jobs, self._root, self._staging, f"{self._rounds}-{number}")
        try:
            while lot := list(islice(results, LOT)):
                pipe.send(lot)
            pipe.send([])
        except BrokenPipeError:  # the parent was killed, and nobody wants the rest
            os._exit(1)


class Child:
    """A forked process and the pipe it speaks through."""

    def __init__(
        self, labour: Callable[[Sequence[Job], int, Connection], None], jobs: Sequence[Job], number: int
    ) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, other = context.Pipe(duplex=False)
        self.process = context.Process(target=self._run, args=(labour, jobs, number, other), daemon=True)
        self.process.start()
        other.close()

    def _run(
        self,
        labour: Callable[[Sequence[Job], int, Connection], None],
        jobs: Sequence[Job],
        number: int,
        other: Connection,
    ) -> None:
        self.pipe.close()  # who holds both ends waits for ever on a full pipe, where the parent was killed
        labour(jobs, number, other)

    def end(self) -> None:
        """Stop the child, if it has not ended by itself."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def dealt(jobs: Sequence[Job], hands: int) -> list[list[Job]]:
    """The share of each hand. Slow work on one file goes to one of them, which so needs to look at that file once."""
    quick, slow = ([job for job in jobs if _slow(job) is kind] for kind in (False, True))
    shares = [quick[number::hands] for number in range(hands)]
    for _, same in groupby(slow, lambda job: job.output.origin):
        min(shares, key=len).extend(same)
    return shares


def _slow(job: Job) -> bool:
    return getattr(job.output.make, "slow", False)


def _heard(children: Sequence[Child]) -> Iterator[Result]:
    """Everything that the children send, until all are done."""
    speaking = {child.pipe: child for child in children}
    while speaking:
        for pipe in wait(list(speaking)):
            assert isinstance(pipe, Connection)
            try:
                lot: list[Result] = pipe.recv()
            except EOFError:
                lost = speaking[pipe].process
                lost.join()
                raise refuse(lost_worker(lost.exitcode)) from None
            if not lot:
                del speaking[pipe]
            yield from lot
