"""Printing: from outputs to files, written only where their inputs changed, and all of them or none.

First everything that changed is made and put aside, and written down; only then is it moved into its place, file by
file. So an error changes nothing, a full disk too: what needs room comes before the first move. And a build that is
killed leaves files that are whole. What the record says of those that were not moved yet is not believed, since they
have another time; the next build makes up for it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from nhipcau.model import WARNING, Drawing, Output, Problem, Refused, Reserved
from nhipcau.model.output import Offered
from nhipcau.printing.folder import OutputFolder
from nhipcau.printing.making import Failed, Job, Made
from nhipcau.printing.output_paths import OutputPaths
from nhipcau.printing.record import Record
from nhipcau.printing.report import BuildReport
from nhipcau.printing.workers import Crew, is_slow, lots
from nhipcau.problems import PARTLY, UNKEPT, failed_with, machine_fault, nameless, refuse
from nhipcau.tracking.dependency_cache import DependencyCache
from nhipcau.tracking.digest import Digester

Proof = Callable[[OutputPaths, Callable[[str], bytes]], Iterable[Problem]]
"""Given all paths and what reads the file of one, gives errors."""

OPEN = 0o755
"""The mode of a folder, whatever the umask: a web server must be able to go in."""

TICK = 10_000_000
"""Nanoseconds: how far apart, at most, the times are that a disk's clock tells (Linux: 4 ms at 250 Hz)."""


def print_outputs(
    outputs: Iterable[Offered],
    folder: OutputFolder,
    cache: Path,
    fingerprint: bytes,
    *,
    dependency_cache: Callable[[Path], DependencyCache] | None = None,
    tell: Callable[[int], None] = lambda made: None,
    report: Callable[[BuildReport], BuildReport] = lambda report: report,
    warn: Callable[[Problem], None] = lambda problem: None,
    hands: int | None = None,
    slow: int | None = None,
    proof: Proof = lambda paths, read: (),
) -> BuildReport:
    """Print outputs into a folder, and remember in the cache what was done.

    `fingerprint` stands for all that every output depends on; `tell` hears how many more outputs were made, `report`
    may add to the report before it is written down; `warn` hears what could not be remembered; `hands` is how many
    processes work (all cores); `slow` is how many outputs are made at most that take long, the others being left for a
    later build (None: all are made); `proof` looks at what was made, and gives what is wrong with it. Refused where
    anything is, an output cannot be made or has no place, or the folder is not free; then nothing is changed.
    """
    with folder.held(cache) as leave, folder.staging() as staging:
        record = Record(cache, folder.root)
        crew = Crew(folder.root, staging, leave, hands)
        known = dependency_cache and dependency_cache(cache)
        printing = Printing(folder, record, fingerprint, tell, known, slow, warn)
        done = report(printing.run(outputs, staging, crew, proof))
        with unkept(warn, record.file):
            record.save_report(done)
    return done


@contextmanager
def unkept(warn: Callable[[Problem], None], file: Path) -> Iterator[None]:
    """Where the machine refuses what is done within, a warning: the site is there, and only what the next build could
    have spared itself is not."""
    try:
        yield
    except (OSError, sqlite3.Error) as fault:
        problem = machine_fault(fault, str(file))
        if problem is None:
            raise
        warn(replace(problem, level=WARNING, hint=UNKEPT))


class Printing:
    """One build's printing. `fingerprint` is what every output depends on; `tell` hears how many more were made; `slow`
    is how many that take long may be."""

    def __init__(
        self,
        folder: OutputFolder,
        record: Record,
        fingerprint: bytes,
        tell: Callable[[int], None],
        dependency_cache: DependencyCache | None = None,
        slow: int | None = None,
        warn: Callable[[Problem], None] = lambda problem: None,
    ) -> None:
        self._warn = warn
        self._folder, self._record, self._tell, self._dependency_cache = (
            folder,
            record,
            tell,
            dependency_cache,
        )
        self._rows = record.rows()
        self._standing = folder.standing()
        self._claims = OutputPaths()
        self._digester = Digester(fingerprint)
        self._problems: list[Problem] = []
        self._outputs = 0
        self._slow = slow
        self._left = 0

    def run(
        self,
        outputs: Iterable[Offered],
        staging: Path,
        crew: Crew,
        proof: Proof = lambda paths, read: (),
    ) -> BuildReport:
        """Print all outputs. Refused, and nothing changed, where one cannot be made or has no place."""
        made = self._make(self._changed(outputs), crew)
        problems = (*self._claims.problems, *self._problems)
        problems = problems or tuple(proof(self._claims, self._reader(made, staging)))
        if problems:
            raise Refused(tuple(sorted(problems, key=lambda problem: problem.order)))
        gone, swept = self._settled(made, staging)
        written = [each.path for each in made if each.staged]
        removed = [*swept, *gone.difference(self._standing.folders)]
        emptied = [f"{path}/" for path in self._standing.folders if path not in self._claims.folders]
        self._standing.look_again((*written, *removed, *emptied))
        self._remember()
        return BuildReport(
            self._outputs, len(made), len(written), len(removed), left=self._left, standing=self._proof()
        )

    def _reader(self, made: Iterable[Made], staging: Path) -> Callable[[str], bytes]:
        """Reads the file of a path as it will be, before it is moved into its place."""
        put_aside = {each.path: each.staged for each in made if each.staged}

        def read(path: str) -> bytes:
            file = staging / put_aside[path] if path in put_aside else self._folder.root / path
            return file.read_bytes()

        return read

    def _settled(self, made: Sequence[Made], staging: Path) -> tuple[set[str], list[str]]:
        """Put everything into its place. Gives what was in the way, and what nobody claims any more: both are gone.

        Refused where the machine does not let a file be moved; that cannot be taken back.
        """
        self._record.save((each.path, each.row) for each in made)
        self._rows.update((each.path, each.row) for each in made)
        folders = {"", *self._standing.folders}
        self._open_all(folders)
        try:
            gone = self._folder.clear_way(self._standing, self._claims)
            self._place(made, staging, folders - gone)
            return gone, self._folder.sweep(self._standing, self._claims, gone)
        except OSError as fault:
            problem = machine_fault(fault, str(self._folder.root))
            raise (refuse(replace(problem, hint=PARTLY)) if problem else fault) from fault

    def _remember(self) -> None:
        """Leave to the next build what it can spare itself. Where that cannot be kept, it makes more, and as much is
        told: the site is there."""
        with unkept(self._warn, self._record.file):
            self._record.save((), self._rows.keys() - self._claims.files)
            if self._dependency_cache:
                self._dependency_cache.save()
            self._standing.save()

    def _proof(self) -> str:
        """The digest of what stands in the folder now; "" where it is not exactly what was printed."""
        if self._left:
            return ""
        printed = {path: self._rows[path][2:] for path in self._claims.files}
        same = printed == self._standing.files and self._claims.folders == set(self._standing.folders)
        return self._standing.digest().hex() if same and not self._standing.odd else ""

    def _changed(self, outputs: Iterable[Offered]) -> Iterator[Job]:
        """A job for every output that is not as it should be already."""
        for output in outputs:
            if isinstance(output, Drawing):
                yield from self._drawn(output)
            elif isinstance(output, Reserved):
                self._claims.reserve(output.path, output.origin)
            elif (digest := self._claim(output)) and not self._stands(output.path, digest):
                yield self._job(output, digest)

    def _drawn(self, drawing: Drawing) -> Iterator[Job]:
        """The jobs of a drawing, which is drawn only where the cache does not know it, or a file is amiss."""
        assert self._dependency_cache is not None
        known = self._dependency_cache.known(drawing)
        if known is not None and all(self._stands(path, digest) for path, digest, _ in known):
            self._outputs += len(known)
            for path, _, origin in known:
                self._claims.claim(path, origin)
            return
        outputs, remember = self._dependency_cache.draw(drawing)
        digests = [self._claim(output) for output in outputs]
        if all(digests):
            remember((one.path, digest, one.origin) for one, digest in zip(outputs, digests, strict=True))
        for output, digest in zip(outputs, digests, strict=True):
            if digest and not self._stands(output.path, digest):
                yield self._job(output, digest)

    def _claim(self, output: Output) -> bytes:
        """The digest of an output that has a place and can be told from others; else b"", and a problem."""
        self._outputs += 1
        origin = output.origin or output.path
        if self._claims.claim(output.path, origin):
            try:
                return self._digester.output(output)
            except TypeError as fault:
                self._problems.append(nameless(output.path, origin, str(fault)))
        return b""

    def _stands(self, path: str, digest: bytes) -> bool:
        """Whether the file at a path is the one that was made from what has this digest."""
        row = self._rows.get(path)
        return row is not None and row[0] == digest and self._standing.files.get(path) == row[2:]

    def _job(self, output: Output, digest: bytes) -> Job:
        row, stands = self._rows.get(output.path), self._standing.files.get(output.path)
        intact = row is not None and stands == row[2:]
        return Job(output, digest, stands, row.content if row and intact else None)

    def _make(self, jobs: Iterator[Job], crew: Crew) -> list[Made]:
        """Make outputs. After a problem the rest is looked at for its paths, but not made; nor is what is left."""
        made: list[Made] = []
        failures: list[Failed] = []

        def wanted() -> Iterator[list[Job]]:
            for lot in lots(filter(self._is_wanted, jobs), lambda: self._digester.weighed):
                if not (failures or self._problems or self._claims.problems):
                    yield lot

        for result in crew.make(wanted()):
            if isinstance(result, Made):
                made.append(result)
                self._tell(1)
            else:
                failures.append(result)
        self._problems += _told(failures)
        return made

    def _is_wanted(self, job: Job) -> bool:
        """Whether a job is done now."""
        if self._slow is None or not is_slow(job):
            return True
        self._slow -= 1
        self._left += self._slow < 0
        return self._slow >= 0

    def _place(self, made: Sequence[Made], staging: Path, folders: set[str]) -> None:
        """Move files into place. `folders` are those that there are."""
        for each in made:
            if each.staged:
                self._open(each.path.rpartition("/")[0], folders)
                _move(f"{staging}/{each.staged}", f"{self._folder.root}/{each.path}")
        _settle(made)

    def _open_all(self, folders: set[str]) -> None:
        """Make every folder that is not among the folders, but in what stands in the way: a link may lead anywhere."""
        blocked = {*self._standing.odd, *self._standing.files}
        for folder in sorted(self._claims.folders - folders):
            parts = folder.split("/")
            if blocked.isdisjoint("/".join(parts[: end + 1]) for end in range(len(parts))):
                self._open(folder, folders)

    def _open(self, folder: str, folders: set[str]) -> None:
        """Make a folder, and those that it lies in, unless they are among the folders."""
        if folder not in folders:
            self._open(folder.rpartition("/")[0], folders)
            with suppress(
                FileExistsError, NotADirectoryError
            ):  # something is in the way, and will be cleared
                path = f"{self._folder.root}/{folder}"
                os.mkdir(path)
                os.chmod(path, OPEN)
                folders.add(folder)


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.replace(source, target)


def _settle(made: Iterable[Made]) -> None:
    """Wait until the disk's clock has moved on: who changes a file after us shall leave another time in it."""
    last = max((each.row.mtime for each in made if each.staged), default=0)
    while 0 <= time.time_ns() - last < TICK:
        time.sleep(0.002)


def _told(failures: Iterable[Failed]) -> Iterator[Problem]:
    """The problems of failures, one for all that fail in the same way: a broken template breaks every page."""
    causes: dict[tuple[object, ...], list[Failed]] = {}
    for failure in sorted(failures, key=lambda failure: failure.path):
        causes.setdefault(failure.cause, []).append(failure)
    for same in causes.values():
        for problem in same[0].problems:
            yield failed_with(problem, len(same) - 1)
