"""A server of ssh on loopback for a benchmark, behind a wire that counts what goes over it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from getpass import getuser
from pathlib import Path

from tools.provision import SSHD, find

SERVER = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/host.pub
PidFile none
PasswordAuthentication no
StrictModes no
UsePAM no
MaxStartups 100
MaxSessions 100
"""
CLIENT = """
Host {name}
    HostName 127.0.0.1
    Port {port}
    User {user}
    IdentityFile {folder}/host
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known
    StrictHostKeyChecking yes
"""
NAME = "nhipcau-bench"
"""By which the client knows the server."""
PATIENCE = 30.0


class Wire(threading.Thread):
    """Hands bytes on between a port of its own and another, both ways; `count` is how many."""

    def __init__(self, behind: int) -> None:
        super().__init__(daemon=True)
        self._behind, self._heard = behind, socket.create_server(("127.0.0.1", 0))
        self.port = int(self._heard.getsockname()[1])
        self.count = 0

    def run(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                caller, _ = self._heard.accept()
                server = socket.create_connection(("127.0.0.1", self._behind))
                for one, other in ((caller, server), (server, caller)):
                    threading.Thread(target=self._hand, args=(one, other), daemon=True).start()

    def _hand(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1 << 16):
                self.count += len(data)
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._heard.close()


@contextmanager
def ssh_server(folder: Path) -> Iterator[tuple[Wire, Path]]:
    """A running server; gives the wire to it, and a folder to stand first on the PATH, whose ssh knows it by NAME."""
    program, real = find(SSHD), shutil.which("ssh")
    if program is None or real is None:
        raise SystemExit("There is no sshd on this machine: publishing to a server cannot be measured.")
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / "host")], check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    (folder / "sshd.conf").write_text(SERVER.format(folder=folder, port=port))
    wire = Wire(port)
    wire.start()
    kind, key, *_ = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{wire.port} {kind} {key}\n")
    (folder / "config").write_text(CLIENT.format(folder=folder, name=NAME, port=wire.port, user=getuser()))
    (folder / "bin").mkdir()
    (folder / "bin" / "ssh").write_text(f'#!/bin/sh\nexec "{real}" -F "{folder}/config" "$@"\n')
    (folder / "bin" / "ssh").chmod(0o755)
    with subprocess.Popen(
        [program, "-D", "-e", "-f", folder / "sshd.conf"], stderr=subprocess.DEVNULL
    ) as server:
        try:
            _await(port)
            yield wire, folder / "bin"
        finally:
            server.terminate()
            wire.close()


def _await(port: int) -> None:
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError
