"""Locks between the processes of one machine, which say who holds them. A process that has ended holds none."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks; there, two at once are the user's own affair
    fcntl = None  # type: ignore[assignment]

PAUSE = 0.05
"""Seconds between two tries."""

_held: set[str] = set()


class HeldElsewhere(Exception):
    """Another process holds the lock; `holder` is what it says of itself: its "pid", "since" when, and more."""

    def __init__(self, holder: dict[str, str]) -> None:
        self.holder = {"pid": "?", "since": "?"} | holder
        super().__init__(str(self.holder))


@contextmanager
def lock(file: Path, patience: float = 0.0, **told: str) -> Iterator[None]:
    """Hold a file; raises HeldElsewhere where another process still does after `patience` (seconds).

    `told` is what others are told. Who holds it already, holds it again. Children do not inherit it: of a build that
    is killed, they may live on for a moment.
    """
    name = str(file.resolve())
    if fcntl is None or name in _held:
        yield
        return
    handle = _taken(file, time.monotonic() + patience)
    _held.add(name)
    try:
        since = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps({"pid": str(os.getpid()), "since": since, **told}).encode(), 0)
        yield
    finally:
        _held.discard(name)
        os.close(handle)


def _taken(file: Path, until: float) -> int:
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        while True:
            try:
                # Of the process, not of the open file (flock): a child that is forked does not have it.
                fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                if time.monotonic() >= until:
                    raise HeldElsewhere(_told(handle)) from None
                time.sleep(PAUSE)
            else:
                return handle
    except BaseException:
        os.close(handle)
        raise


def _told(handle: int) -> dict[str, str]:
    try:
        found = json.loads(os.pread(handle, 2000, 0))
        return {str(name): str(value) for name, value in found.items()}
    except (ValueError, AttributeError):
        return {}


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_held.clear)
