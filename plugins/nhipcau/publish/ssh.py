"""ssh: commands on another machine over one connection, and what goes wrong with it as a sentence."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path

from nhipcau.problems import N_
from nhipcau.publish.destinations import Destination
from nhipcau.publish.trouble import Trouble

PATIENCE = 10
"""Seconds to wait for a connection, and for an answer when it has fallen silent."""
STOPPED = 255
"""ssh's own status, where it is not that of the command over there."""

COMPLAINTS = (
    (
        "REMOTE HOST IDENTIFICATION HAS CHANGED",
        N_(
            "{host} shows another key than the one that this machine knows. Either it was set up anew, or "
            "somebody stands between: ask who runs it before you take out the old key with “ssh-keygen -R”."
        ),
    ),
    (
        "Host key verification failed",
        N_(
            "This machine does not know the key of {host}. Connect once with ssh by hand, and compare the key."
        ),
    ),
    (
        "Permission denied (",
        N_("{host} does not let {user} in: the key is missing here, or not allowed there."),
    ),
    ("Could not resolve hostname", N_("There is no machine by the name {host}.")),
    ("Connection refused", N_("{host} cannot be reached: {reason}")),
    ("timed out", N_("{host} cannot be reached: {reason}")),
    ("No route to host", N_("{host} cannot be reached: {reason}")),
    ("Network is unreachable", N_("{host} cannot be reached: {reason}")),
    ("No space left on device", N_("There is no room left on the disk of {place}.")),
    ("Disk quota exceeded", N_("There is no room left on the disk of {place}.")),
    ("Permission denied", N_("Nothing may be written at {place}: who publishes needs the right to.")),
    ("Operation not permitted", N_("Nothing may be written at {place}: who publishes needs the right to.")),
    ("Read-only file system", N_("Nothing may be written at {place}: who publishes needs the right to.")),
    ("Not a directory", N_("{place} is no folder.")),
)
"""What ssh, rsync and the commands over there say, and what that means, the first that fits."""


class Connection:
    """A connection to the machine of a destination; commands share it while `opened`."""

    def __init__(self, destination: Destination) -> None:
        self._destination = destination
        self._socket: Path | None = None

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Have all commands use one connection, which ends with the block, or with this process however it ends."""
        if self._socket:
            yield
            return
        with tempfile.TemporaryDirectory(prefix="nhipcau-") as folder, tempfile.TemporaryFile("w+") as said:
            socket = Path(folder) / "ssh"
            command = [*self._ssh(socket, master=True), self._at, "cat"]
            silent = subprocess.DEVNULL
            master = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=silent, stderr=said)
            try:
                while not socket.exists():
                    if master.poll() is not None:
                        said.seek(0)
                        raise self.trouble(said.read())
                    time.sleep(0.01)
                self._socket = socket
                yield
            finally:
                self._socket = None
                master.terminate()
                master.communicate()

    def command(self) -> list[str]:
        """ssh with its options, for this connection; without the machine."""
        return self._ssh(self._socket, master=False)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command there that hears us, and whom we hear."""
        pipe = subprocess.PIPE
        command = [*self.command(), self._at, shlex.join(words)]
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command there."""
        command = [*self.command(), self._at, shlex.join(words)]
        return _run(command)

    def _ssh(self, socket: Path | None, *, master: bool) -> list[str]:
        options = {
            "BatchMode": "yes",
            "ConnectTimeout": PATIENCE,
            "ServerAliveInterval": PATIENCE,
            "ServerAliveCountMax": 2,
            "ControlMaster": "yes" if master else "no",
            "ControlPath": socket or "none",
        }
        words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        port = ["-p", str(self._destination.port)] if self._destination.port else []
        return [_found("ssh"), *words, *port]

    def send(self, folder: Path, target: str) -> None:
        """Lay the files of a folder over those of one there, each in place of another when it is whole.

        All of them, whatever size and time theirs have there: who sends them knows that they differ.
        """
        host = f"[{self._destination.host}]" if ":" in self._destination.host else self._destination.host
        user = f"{self._destination.user}@" if self._destination.user else ""
        command = [
            _found("rsync"),
            "--recursive",
            "--ignore-times",
            "--times",
            "--protect-args",
            "--perms",
            "--chmod=D755,F644",
            "--compress",
            "--skip-compress=br/gz/jpg/jpeg/png/webp/avif/woff2/zip/mp3/pdf",
            f"--timeout={6 * PATIENCE}",
            f"--rsh={shlex.join(self.command())}",
            f"{folder}/",
            f"{user}{host}:{target}/",
        ]
        done = _run(command)
        if done.returncode:
            raise self.trouble(done.stderr)

    def trouble(self, said: str) -> Trouble:
        """What a program complained of, as a sentence."""
        found = self._destination
        reason = next((line for line in reversed(said.strip().splitlines()) if line.strip()), "?")
        other = N_("{place} cannot be written to: {reason}")
        sign, message = next((pair for pair in COMPLAINTS if pair[0] in said), ("", other))
        if sign:
            reason = next(line for line in said.splitlines() if sign in line)
        user = found.user or getuser()
        return Trouble(message, host=found.host, user=user, place=found.told, reason=reason.strip())

    @property
    def _at(self) -> str:
        user = f"{self._destination.user}@" if self._destination.user else ""
        return f"{user}{self._destination.host}"


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    nothing = subprocess.DEVNULL
    return subprocess.run(
        command,
        stdin=nothing,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise Trouble(
            N_("The program {program} is not on this machine. Install the package of that name."),
            program=program,
        )
    return path
