"""The sample site as readers get it: built once by the real command, with the clock fixed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
NOW = "2026-11-22T09:00+07:00"
SITE = "http://localhost:8000"


@dataclass(frozen=True)
class Built:
    """A built site: its folder, and its pages parsed, by address."""

    folder: Path
    said: str

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page but the redirects, by address."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            tree = html.document_fromstring(path.read_bytes().decode())
            if not tree.xpath("//meta[@http-equiv='refresh']"):
                found[self.address(path)] = tree
        return found

    def address(self, path: Path) -> str:
        url = "/" + path.relative_to(self.folder).as_posix()
        return url.removesuffix("index.html")

    def holds(self, address: str) -> bool:
        """Whether a file answers an address of this site."""
        path = self.folder / address.lstrip("/")
        return (path / "index.html").is_file() if address.endswith("/") else path.is_file()


def build(content: Path, output: Path, cache: Path, *settings: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican as `make html` does, on another folder."""
    extra = [f'CACHE_PATH="{cache}"', f'NOW="{NOW}"', *settings]
    command = [
        str(Path(sys.executable).parent / "pelican"),
        str(content),
        "-s",
        "pelicanconf.py",
        "-o",
        str(output),
    ]
    return subprocess.run([*command, "-e", *extra], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("sample")
    done = build(ROOT / "content", folder / "output", folder / "cache")
    assert done.returncode == 0, done.stderr + done.stdout
    return Built(folder / "output", done.stdout + done.stderr)
