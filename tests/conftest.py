"""The small site that tests build: a copy of its own for every test, read in the process or built by `pelican`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from pelican.settings import read_settings

from nhipcau.model import Problem, Refused
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.settings import publication
from tests import compiled
from tests.forked import run

# A law is true or not; how long an example takes, other work on the machine decides. What passes once passes
# again: other examples are looked for by whoever wants to find something (--hypothesis-profile=searching).
hypothesis_settings.register_profile("known", deadline=None, derandomize=True)
hypothesis_settings.register_profile("searching", deadline=None)
hypothesis_settings.load_profile("known")

_made = tempfile.TemporaryDirectory()
compiled.remember(Path(_made.name))


def pytest_xdist_auto_num_workers() -> int:
    """How many processes test at once where nobody says: half as many again as there are cores, since one in three
    waits for a disk, a server, or a browser."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2


PROJECT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "sites" / "small"
PICTURES = PROJECT / ".cache" / "pictures"
"""Shared with all other builds; that developing is repeatable is tried in tests/pictures."""


@dataclass(frozen=True)
class Site:
    """A project folder of its own, with the project's settings and theme (a link) and the small site's content."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the project, given by its path in it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def settings(self, **changes: Any) -> dict[str, Any]:
        """The settings as Pelican would hand them to plugins."""
        found: dict[str, Any] = read_settings(str(self.root / "pelicanconf.py"), override=changes)
        return found

    def read(self, **changes: Any) -> Reading:
        """Read the content in this process, on one core; raises Refused where there are errors."""
        settings = self.settings(**changes)
        cache = Path(settings["CACHE_PATH"])
        return read(
            self.content, publication(settings), cache, settings, lambda each, items: map(each, items)
        )

    def problems(self, **changes: Any) -> tuple[Problem, ...]:
        """Every problem that reading finds, errors and warnings."""
        try:
            return self.read(**changes).problems
        except Refused as refused:
            return refused.problems

    def build(
        self, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the real `pelican` as a process of its own; its status and words are in the answer."""
        return run(
            "pelican", "content", "-s", "pelicanconf.py", "-o", "output", *arguments, cwd=self.root,
            environment=environment,
        )  # fmt: skip

    def nhipcau(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the `nhipcau` command as a process of its own."""
        return run("nhipcau.commands.cli", *arguments, cwd=self.root, environment=environment)

    def printed(self) -> dict[str, bytes]:
        """Every file of the output, by its path."""
        files = (path for path in self.output.rglob("*") if path.is_file())
        return {str(path.relative_to(self.output)): path.read_bytes() for path in files}


def lay_out(root: Path) -> Site:
    """The small site in that folder."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    shutil.copy(PROJECT / "pelicanconf.py", root)
    (root / "theme").symlink_to(PROJECT / "theme")
    PICTURES.mkdir(parents=True, exist_ok=True)
    (root / ".cache").mkdir()
    (root / ".cache" / "pictures").symlink_to(PICTURES)
    return Site(root)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The small site, fresh: what a test does to it stays in the test."""
    return lay_out(tmp_path / "site")
