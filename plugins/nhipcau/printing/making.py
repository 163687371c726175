"""Making one output: its bytes, put aside until those of all others are there, or else why they cannot be."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE
from traceback import walk_tb
from typing import NamedTuple

from jinja2 import TemplateSyntaxError

from nhipcau.languages import CatalogueError
from nhipcau.machine.tree import Stamp
from nhipcau.model import Output, Problem, Refused
from nhipcau.printing.record import FileRow
from nhipcau.problems import broken_catalogue, broken_template, failed, machine_fault
from nhipcau.tracking.digest import digest_of

MACHINE = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE)
)
"""What is no fault of what was being made."""
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that must not be there."""
MODE = 0o644


@dataclass(frozen=True, slots=True)
class Job:
    """An output to make. `stands` is the stamp of the file that is there, None where there is none; `content` is the
    digest of that file's bytes, None where nobody knows it."""

    output: Output
    digest: bytes
    stands: Stamp | None
    content: bytes | None


class Made(NamedTuple):
    """An output that was made. `staged` is the path, below the staging folder, of the file with its bytes; "" where the
    one that stands has the same."""

    path: str
    row: FileRow
    staged: str


class Failed(NamedTuple):
    """An output that could not be made. Failures of one `cause` are told once."""

    path: str
    cause: tuple[object, ...]
    problems: tuple[Problem, ...]


Result = Made | Failed


def make_all(jobs: Iterable[Job], root: Path, staging: Path, folder: str) -> Iterator[Result]:
    """Make outputs one after the other; new files go to a folder of that name in `staging`.

    Each process has its own: two that create files in one folder wait for each other.
    """
    (staging / folder).mkdir()
    for number, job in enumerate(jobs):
        try:
            yield _make(job, root, staging, f"{folder}/{number}")
        except Exception as fault:
            yield explain(job.output, fault, root)


def _make(job: Job, root: Path, staging: Path, name: str) -> Made:
    output = job.output
    data = output.make(*output.inputs)
    if type(data) is not bytes:
        raise TypeError(f"its make gives a {type(data).__name__}, not bytes")
    content = digest_of(data)
    if job.stands and _same(job, root, data, content):
        return Made(output.path, FileRow(job.digest, content, *job.stands), "")
    return Made(output.path, FileRow(job.digest, content, *_write(staging / name, data)), name)


def _same(job: Job, root: Path, data: bytes, content: bytes) -> bool:
    """Whether the file that stands has these bytes already."""
    if job.content is not None:
        return job.content == content
    return (
        job.stands is not None
        and job.stands[0] == len(data)
        and (root / job.output.path).read_bytes() == data
    )


def _write(path: Path, data: bytes) -> Stamp:
    handle = os.open(path, NEW, MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        stat = os.fstat(handle)
        # Whatever the umask: a web server must be able to read it.
        if S_IMODE(stat.st_mode) != MODE and hasattr(os, "fchmod"):
            os.fchmod(handle, MODE)
    finally:
        os.close(handle)
    return stat.st_size, stat.st_mtime_ns


def explain(output: Output, fault: Exception, root: Path = Path()) -> Failed:
    """A failure as problems that name the template (or the code), its line, and where the output comes from."""
    if isinstance(fault, Refused):
        return Failed(output.path, fault.problems, fault.problems)
    if isinstance(fault, TemplateSyntaxError):
        problem = broken_template(fault.filename or fault.name or "", fault.lineno, fault.message or "")
        return Failed(output.path, (problem,), (problem,))
    if isinstance(fault, CatalogueError):
        problem = broken_catalogue(fault.file, fault.line, fault.reason)
        return Failed(output.path, (problem,), (problem,))
    if (
        isinstance(fault, OSError)
        and fault.errno in MACHINE
        and (told := machine_fault(fault, str(root / output.path)))
    ):
        return Failed(output.path, (fault.errno,), (told,))
    file, line = _place(fault)
    # Jinja's own sentences need no class before them; KeyError('x') would say nothing without.
    own = type(fault).__module__.startswith("jinja2")
    reason = str(fault) if own else f"{type(fault).__name__}: {fault}"
    problem = failed(file, line, output.path, output.origin, reason)
    return Failed(output.path, (file, line, reason), (problem,))


def _place(fault: Exception) -> tuple[str, int]:
    """Where it happened: the innermost line of a template, or else of the code."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(fault.__traceback__)]
    return next((each for each in reversed(frames) if not each[0].endswith((".py", ">"))), frames[-1])
