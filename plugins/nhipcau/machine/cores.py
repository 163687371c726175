"""The cores that a build may use, and the processes it forks to use them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def cores() -> int:
    """The cores that this process may use; 1 where it cannot fork (Windows, and macOS, whose libraries forbid it)."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


ENDINGS = {signal.SIGINT, signal.SIGTERM}


@contextmanager
def deaf_children() -> Iterator[None]:
    """Processes forked inside hear neither Ctrl-C nor SIGTERM, not even in their first instant, until `hear_parent`:
    what their parent does when it is told to stop (raise, and print why) is not theirs to do again."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hear_parent() -> None:
    """What a forked child does first: SIGTERM, by which its parent ends it, ends it quietly; Ctrl-C stays unheard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
