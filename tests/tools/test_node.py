"""What comes from npm: which calls bring the search, on which system, and what happens where nothing can be had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import node

LOCKED = json.loads((node.ROOT / "package.json").read_text(encoding="utf-8"))["optionalDependencies"]


@pytest.fixture(autouse=True)
def no_checkers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(node, "CHECKER", tmp_path / "vnu-jar")


def test_the_search_is_brought_without_the_checkers_and_takes_none_away() -> None:
    assert node.commands("search", "Linux", "x86_64") == [["ci", "--omit=dev"]]
    assert node.commands("all", "Linux", "x86_64") == [["ci"]]
    node.CHECKER.mkdir()
    assert node.commands("search", "Linux", "x86_64") == [["ci"]]


@pytest.mark.parametrize(
    ("system", "machine", "package"),
    [
        ("Darwin", "arm64", "darwin-arm64"),
        ("Darwin", "x86_64", "darwin-x64"),
        ("FreeBSD", "amd64", "freebsd-x64"),
    ],
)
def test_a_system_that_the_lock_file_lacks_takes_the_same_version(
    system: str, machine: str, package: str
) -> None:
    _, more = node.commands("search", system, machine)
    assert more == [
        "install",
        "--no-save",
        "--omit=dev",
        f"@pagefind/{package}@{LOCKED['@pagefind/linux-x64']}",
    ]


def test_all_programs_of_the_lock_file_are_of_one_version() -> None:
    assert len(set(LOCKED.values())) == 1


def test_a_failing_npm_is_told_and_brings_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho offline >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr(node, "npm", lambda: [str(npm)])
    assert not node.install("search")
    assert "offline" in capfd.readouterr().err


def test_npm_is_the_machines_own_where_it_has_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.npm() == [str(npm)]
