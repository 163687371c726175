"""What a command costs: wall time, processor time of it and its children, peak memory, and the files it changes."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and processor time, and the peak memory of the largest process in MB."""

    wall: float
    cpu: float
    memory: float


Files = dict[str, tuple[int, bytes]]
"""Size and digest by path."""


class Failed(Exception):
    """A command that did not end well; says what it printed."""


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder and wait for it; Failed where it does not end with 0."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{said.decode(errors='replace')[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


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
