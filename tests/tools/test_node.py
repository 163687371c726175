"""What comes from npm, and what happens where nothing can be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import node


def test_a_failing_npm_is_told_and_brings_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho offline >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr(node, "npm", lambda: [str(npm)])
    assert not node.install()
    assert "offline" in capfd.readouterr().err


def test_npm_is_the_machines_own_where_it_has_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.npm() == [str(npm)]
