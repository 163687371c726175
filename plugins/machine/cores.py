"""How many cores a build may use."""

from __future__ import annotations

import os
import sys


def cores() -> int:
    """The cores that this process may use; 1 where it cannot fork (Windows, and macOS, whose libraries forbid it)."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
