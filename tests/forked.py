"""Programs of the project run in processes forked from one that has imported them: to import takes a second each time.

Such a process has what a fresh one has: its own folder, arguments, output and end, and modules that nobody has used.
Only what a program reads from its environment while it is imported it has from the tests' own: so one whose environment
is another is run afresh, and so is all where processes cannot be forked (`nhipcau.machine.cores` says why).
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests import compiled

TIMEOUT = 120
FORKS = hasattr(os, "fork") and sys.platform != "darwin"
ROOT = Path(__file__).parent.parent
OURS = {"PYTHONPATH": str(ROOT / "plugins")}
"""What has a program run the code beside these tests, whichever clone the installed packages were installed for."""
_server: list[tuple[dict[str, str], subprocess.Popen[str]]] = []


def run(
    module: str, *arguments: str, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python -m module arguments…` in a folder, with these variables besides; its status and words are in the
    answer."""
    variables = _plain(os.environ | OURS | (environment or {}))
    if not _server and FORKS:
        _server.append((_plain(os.environ | OURS), _serving()))
        atexit.register(_server[0][1].communicate)
    command = [sys.executable, "-m", module, *arguments]
    if not _server or variables != _server[0][0]:
        return subprocess.run(
            command, cwd=cwd, env=variables, text=True, capture_output=True, stdin=subprocess.DEVNULL,
            check=False, timeout=TIMEOUT,
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        to, back = _server[0][1].stdin, _server[0][1].stdout
        assert to
        assert back
        print(json.dumps([module, arguments, str(cwd), folder]), file=to, flush=True)
        status = int(back.readline())
        out, err = ((Path(folder) / name).read_text("utf-8") for name in ("out", "err"))
    return subprocess.CompletedProcess(command, status, out, err)


def _plain(variables: Mapping[str, str]) -> dict[str, str]:
    """Without the name of the test, which is never the same."""
    return {name: value for name, value in variables.items() if name != "PYTEST_CURRENT_TEST"}


def _serving() -> subprocess.Popen[str]:
    """The process that is forked; it ends when nobody is left to ask."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.forked"], cwd=ROOT, env=_plain(os.environ | OURS), **pipes
    )


def _serve() -> str:
    """Answer each line with the status of a child, which alone returns from here: with the module it is to run."""
    kept = Path(tempfile.mkdtemp())
    compiled.remember(kept)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            module, arguments, cwd, folder = json.loads(line)
            _become(cwd, folder)
            sys.argv = [str(sys.modules[module].__file__).replace("__init__", "__main__"), *arguments]
            return str(module)
        _, ended = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(ended), flush=True)
    shutil.rmtree(kept)
    os._exit(0)


def _become(cwd: str, folder: str) -> None:
    """Be as a process that has just been started in a folder."""
    signal.alarm(TIMEOUT)
    for number, file in enumerate((os.devnull, f"{folder}/out", f"{folder}/err")):
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC * (number > 0))
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 (the old one has read ahead)
    os.chdir(cwd)
    sys.path[0] = cwd


if __name__ == "__main__":
    import pelican

    import nhipcau.commands.cli
    import nhipcau.host.host

    mains = {"pelican": pelican.main, "nhipcau.commands.cli": nhipcau.commands.cli.main}
    sys.exit(mains[_serve()]())
