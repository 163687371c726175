"""ProseMirror and CodeMirror, each as one file: what its sources give, small, and in the wheel's reach without Node."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT

STATIC = PROJECT / "plugins" / "nhipcau" / "desk" / "static"
EDITOR = PROJECT / "tools" / "editor"
BUNDLES = ("prosemirror.js", "codemirror.js")
LARGEST = 300_000
"""Bytes that the editor's scripts and styles may have, compressed."""


def test_the_scripts_and_styles_of_the_editor_are_small() -> None:
    files = [path for path in STATIC.iterdir() if path.suffix in (".js", ".css")]
    assert len(files) > 10
    assert sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files) < LARGEST


def test_every_module_that_a_script_imports_is_there() -> None:
    for path in STATIC.glob("*.js"):
        if path.name in BUNDLES:
            continue
        for name in re.findall(r'from "\./([\w-]+\.js)"', path.read_text(encoding="utf-8")):
            assert (STATIC / name).is_file(), f"{path.name}: {name}"


def test_what_the_bundle_holds_is_pinned() -> None:
    wanted = json.loads((EDITOR / "package.json").read_text())["devDependencies"]
    locked = json.loads((EDITOR / "package-lock.json").read_text())["packages"]
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert "resolved" not in locked[f"node_modules/{name}"]


@pytest.mark.slow
def test_the_bundles_are_what_their_sources_give(tmp_path: Path) -> None:
    if not (EDITOR / "node_modules").is_dir() or not shutil.which("npx"):
        pytest.skip("tools/editor is not installed: make editor installs it")
    build = json.loads((EDITOR / "package.json").read_text())["scripts"]["build"]
    command = re.sub(r"--outdir=\S+", f"--outdir={tmp_path}", build)
    subprocess.run(["npx", "--no-install", *command.split()], cwd=EDITOR, check=True, capture_output=True)
    for name in BUNDLES:
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes()
