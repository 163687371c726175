"""What a command costs: wall time, processor time of it and its children, peak memory, and the files it changes."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and processor time, and the peak memory in MB of all processes together, what they share counted
    once; where the machine does not tell that (it is Linux that does), of the largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Row:
    """What one generator needs for one thing at one size; `files` and `bytes` are what it changes."""

    site: str
    pages: int
    mode: str
    cost: Cost
    files: int = 0
    bytes: int = 0


Files = dict[str, tuple[int, bytes]]
"""Size and digest by path."""


class Failed(Exception):
    """A command that did not end well; says what it printed."""


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder and wait for it; Failed where it does not end with 0."""
    began = time.perf_counter()
    with (
        subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process,
        Scale(process.pid) as scale,
    ):
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{said.decode(errors='replace')[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, scale.peak or used.ru_maxrss / 1024)


class Scale(threading.Thread):
    """Weighs a process and its children while they run; `peak` is the most that they held, in MB."""

    PAUSE = 0.2

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._process = process
        self._done = threading.Event()

    def __enter__(self) -> Scale:
        self.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._done.set()
        self.join()

    def run(self) -> None:
        while not self._done.wait(self.PAUSE):
            self.peak = max(self.peak, sum(map(weight, family(self._process))))


def family(process: int) -> Iterator[int]:
    """A process and all its children, as Linux tells of them."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def weight(process: int) -> float:
    """The memory of a process in MB, its share of what it shares with others (PSS); 0 where nobody tells."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.M)
    return int(found[1]) / 1024 if found else 0.0


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each."""
    return Cost(*(median(values) for values in zip(*((c.wall, c.cpu, c.memory) for c in costs), strict=True)))


def files(folder: Path) -> Files:
    """Every file of a site."""
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, bytes]]]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(".nhipcau"):
            data = path.read_bytes()
            yield path.relative_to(folder).as_posix(), (len(data), blake2b(data, digest_size=16).digest())


def changed(before: Files, after: Files) -> tuple[int, int]:
    """How many files are new, other or gone, and how many bytes there are to upload."""
    different = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return len(different), sum(after[path][0] for path in different if path in after)
