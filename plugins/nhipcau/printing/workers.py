"""Making many outputs on all cores: forked children make and stage, the parent hears what became of each.

Each child makes one lot, and the lot after is put together meanwhile: nobody waits for a round to end.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from pathlib import Path

from nhipcau.machine.cores import cores, deaf_children, hear_parent
from nhipcau.machine.memory import keep_freed
from nhipcau.model.plain_pickling import dumps, loads
from nhipcau.printing.making import Job, Result, make_all
from nhipcau.problems import REFUSED, lost_worker, refuse

FEW = 64
"""How much work is sooner done here than a child has started."""
MANY = 256
"""How much work a child is given at most."""
HEAVY = 2_000_000
"""What a lot may weigh: a file of data holds as much as a thousand pages."""
SLOW = 32
"""How much work an output is whose make is slow; any other is 1."""


def lots(jobs: Iterable[Job], weighed: Callable[[], int] = lambda: 0) -> Iterator[list[Job]]:
    """Jobs in lots, small ones first, so that all hands begin soon. Slow work on one file is one hand's, which so needs
    to look at that file once. `weighed` tells the bytes of all outputs drawn so far, as the digester counts them."""
    lot: list[Job] = []
    work, enough = 0, FEW
    before = last = weighed()
    for job in jobs:
        full = work >= enough and not _same_file(lot[-1], job)
        if full or (lot and weighed() - before > HEAVY):
            yield lot
            lot, work, before = [], 0, last
            enough = min(2 * enough, MANY)
        lot.append(job)
        work += _work(job)
        last = weighed()
    if lot:
        yield lot


class Crew:
    """Those who make outputs. New files go to `staging`; each child begins by calling `leave`."""

    def __init__(
        self, root: Path, staging: Path, leave: Callable[[], None], hands: int | None = None
    ) -> None:
        self._root, self._staging, self._leave = root, staging, leave
        self._hands = hands or cores()
        self._practised: set[int] = set()
        self._folders = 0

    def make(self, lots: Iterable[Sequence[Job]]) -> Iterator[Result]:
        """Make the outputs, in no order; the next lot is asked for while children are at work. Refused where one of
        them is lost."""
        children: list[Child] = []
        try:
            for lot in lots:
                if self._hands == 1 or sum(map(_work, lot)) < FEW:
                    yield from self._make_here(lot)
                    continue
                # The first of each kind here: what it has loaded (compiled templates, languages), every child is born
                # with.
                first = [job for job in lot if self._is_new(job)]
                begun = {id(job) for job in first}
                yield from self._make_here(first)
                while len(children) >= self._hands:
                    yield from _ended(children)
                rest, folder = [job for job in lot if id(job) not in begun], self._folder()
                with deaf_children():
                    children.append(Child(self._labour, rest, folder, answer=self._answer(folder)))
            while children:
                yield from _ended(children)
        finally:
            for child in children:
                child.end()

    def _is_new(self, job: Job) -> bool:
        kind = id(job.output.make)
        new = kind not in self._practised
        self._practised.add(kind)
        return new

    def _make_here(self, jobs: Sequence[Job]) -> Iterator[Result]:
        return make_all(jobs, self._root, self._staging, self._folder())

    def _labour(self, jobs: Sequence[Job], folder: str) -> None:
        """What a child does. What became of the lot it leaves in a file, and not in a pipe, which may be full while
        nobody reads it."""
        hear_parent()
        self._leave()
        if any(map(is_slow, jobs)):
            keep_freed()
        # Where the parent was killed, another build may have cleared what it put aside.
        try:
            results = list(make_all(jobs, self._root, self._staging, folder))
            self._answer(folder).write_bytes(dumps(results))
        except FileNotFoundError:
            return
        except OSError as fault:  # its parent tells what the number means
            os._exit(REFUSED + (fault.errno or 0))

    def _answer(self, folder: str) -> Path:
        return self._staging / f"{folder}.made"

    def _folder(self) -> str:
        """The name of a folder for new files, a new one each time: two that create files in one wait for each other."""
        self._folders += 1
        return str(self._folders)


class Child:
    """A forked process that does some labour, and leaves its results in a file."""

    def __init__(self, labour: Callable[..., None], *given: object, answer: Path) -> None:
        context = multiprocessing.get_context("fork")
        self._answer = answer
        self._process = context.Process(target=labour, args=given, daemon=True)
        self._process.start()
        self.sentinel = self._process.sentinel

    def results(self) -> list[Result]:
        """What the process has left, when it has ended."""
        self._process.join()
        if self._process.exitcode:
            raise refuse(lost_worker(self._process.exitcode, str(self._answer.parent)))
        found: list[Result] = loads(self._answer.read_bytes())
        return found

    def end(self) -> None:
        """Stop the process, if it has not ended by itself."""
        self._process.terminate()
        self._process.join()


def _ended(children: list[Child]) -> Iterator[Result]:
    """Wait until a child has ended, and give the results of all that have; these are taken from the list."""
    done = wait([child.sentinel for child in children])
    for child in [child for child in children if child.sentinel in done]:
        children.remove(child)
        yield from child.results()


def is_slow(job: Job) -> bool:
    """Whether its output takes long to make, as pictures do."""
    return getattr(job.output.make, "slow", False)


def _work(job: Job) -> int:
    return SLOW if is_slow(job) else 1


def _same_file(one: Job, other: Job) -> bool:
    return is_slow(one) and is_slow(other) and one.output.origin == other.output.origin
