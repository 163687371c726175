"""The script for servers, run in a fresh Debian made for it: `make fresh-server`, since that takes some minutes."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import PROJECT

WANTED = "NHIPCAU_FRESH_SERVER"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(WANTED not in os.environ, reason="a fresh Debian takes minutes: make fresh-server"),
]
SUITE = "bookworm"


def run(*command: str | Path, folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@contextmanager
def fresh_debian(root: Path) -> Iterator[Path]:
    """A Debian with nothing in it, in which root may run commands."""
    program = shutil.which("debootstrap")
    if program is None or os.geteuid():
        pytest.skip("no debootstrap here, or nobody to run it: the script is not tried in a fresh root")
    made = subprocess.run(
        [program, "--variant=minbase", "--include=systemd", SUITE, str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no Debian can be had: {(made.stderr or made.stdout).strip()[-200:]}")
    mounts = [("--rbind", "/dev", root / "dev"), ("--bind", "/proc", root / "proc")]
    for how, source, target in mounts:
        run("mount", how, source, target)
        run("mount", "--make-rslave", target)
    try:
        yield root
    finally:
        for _, _, target in reversed(mounts):
            run("umount", "--recursive", "--lazy", target)


def as_here(root: Path) -> None:
    """Packages come from where this machine has them from, whose certificates may be its own."""
    known = ssl.get_default_verify_paths().cafile
    index = subprocess.run(
        [PROJECT / ".venv/bin/python", "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    lines = ["[global]"]
    if known:
        shutil.copy(known, root / "etc/certificates-of-here.crt")
        lines.append("cert = /etc/certificates-of-here.crt")
    if index:
        lines.append(f"index-url = {index}")
    (root / "etc/pip.conf").write_text("\n".join([*lines, ""]))


def test_a_fresh_debian_becomes_a_server_that_publishes_and_stays_one_when_asked_again(
    tmp_path: Path,
) -> None:
    packages = tmp_path / "packages"
    pip = [PROJECT / ".venv" / "bin" / "python", "-m", "pip"]
    run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", packages, PROJECT)
    with fresh_debian(tmp_path / "root") as root:
        shutil.copytree(PROJECT / "deploy", root / "root" / "deploy")
        wheel = next(packages.glob("nhipcau-*.whl"))
        for file in (wheel, PROJECT / "requirements.txt"):
            shutil.copy(file, root / "root")
        as_here(root)
        words = [
            "--domain", "nhipcau.example", "--wheel", f"/root/{wheel.name}",
            "--requirements", "/root/requirements.txt",
        ]  # fmt: skip
        install = ["chroot", root, "sh", "/root/deploy/install.sh", *words]
        assert "publishconf.py names the place" in run(*install)
        site = root / "srv/nhipcau/site"
        command = "cd /srv/nhipcau/site && exec /srv/nhipcau/env/bin/nhipcau publish site"
        run("chroot", root, "runuser", "-u", "nhipcau", "--", "sh", "-c", command)
        current = root / "srv/www/nhipcau/current"
        assert os.readlink(current).startswith("releases/")
        assert (root / "srv/www/nhipcau" / os.readlink(current) / "index.html").is_file()
        run("chroot", root, "nginx", "-t")
        enabled = root / "etc/systemd/system/multi-user.target.wants"
        assert {"nhipcau-publish.service", "nhipcau-nginx.path", "nginx.service"} <= {
            each.name for each in enabled.iterdir()
        }
        run("chroot", root, "systemd-analyze", "verify", "--man=no", "nhipcau-publish.service")

        settings = (site / "publishconf.py").read_text()
        (root / "etc/nginx/sites-available/nhipcau").write_text("# mine\n")
        assert "stays as it is" in run(*install)
        assert (site / "publishconf.py").read_text() == settings
        assert (root / "etc/nginx/sites-available/nhipcau").read_text() == "# mine\n"
