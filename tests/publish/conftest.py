"""The servers that places are tried on, started once."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.servers import KEY, SECRET, Ssh, object_store, ssh_server


@pytest.fixture(scope="session")
def running_ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    folder = tmp_path_factory.mktemp("ssh")
    server = ssh_server(folder, folder / "bin")
    with server.running():
        yield server


@pytest.fixture
def ssh(running_ssh: Ssh, monkeypatch: pytest.MonkeyPatch) -> Ssh:
    """A running server of ssh, whom this process knows as “nhipcau-test”."""
    monkeypatch.setenv("PATH", f"{running_ssh.folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return running_ssh


@pytest.fixture(scope="session")
def running_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with object_store(tmp_path_factory.mktemp("store")) as address:
        yield address


@pytest.fixture
def store(running_store: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a running object store, whose key is in the environment."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    return running_store


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("no disk may be mounted here: a full one is not tried")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
