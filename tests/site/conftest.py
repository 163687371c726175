"""The sample site as readers get it: built once by the real command, with the clock fixed."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import copytree

import pytest
from lxml import html
from playwright.sync_api import Browser

from nhipcau.live.preview import PreviewServer
from tests import browsers
from tests.site.uncommon import paper

ROOT = Path(__file__).parents[2]
NOW = "2026-11-29T09:00+07:00"
SITE = "http://localhost:8000"
OURS = {"PYTHONPATH": str(ROOT / "plugins")}
"""What has a program run the code beside these tests, whichever clone the installed packages were installed for."""


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


def build(
    content: Path, output: Path, cache: Path, *settings: str, conf: str = "pelicanconf.py"
) -> subprocess.CompletedProcess[str]:
    """Run Pelican as `make html` does, on another folder; with `conf` "publishconf.py" as `make publish` does."""
    extra = [f'CACHE_PATH="{cache}"', f'NOW="{NOW}"', *settings]
    command = [
        str(Path(sys.executable).parent / "pelican"),
        str(content),
        "-s",
        conf,
        "-o",
        str(output),
    ]
    return subprocess.run(
        [*command, "-e", *extra], cwd=ROOT, env=os.environ | OURS, capture_output=True, text=True, check=False
    )


def built_once(
    factory: pytest.TempPathFactory, name: str, content: Path, *settings: str, conf: str = "pelicanconf.py"
) -> Built:
    """A site that all workers of a run share: whoever needs it first builds it, and the others wait. No test may
    change it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, said = shared / name, shared / name / "said"
    with open(shared / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            done = build(content, folder / "output", folder / "cache", *settings, conf=conf)
            assert done.returncode == 0, done.stderr + done.stdout
            said.write_text(done.stdout + done.stderr, encoding="utf-8")
    return Built(folder / "output", said.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_once(tmp_path_factory, "sample", ROOT / "content")


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample site as it is published: at an https address."""
    return built_once(tmp_path_factory, "public", ROOT / "content", conf="publishconf.py")


@contextmanager
def shown(folder: Path) -> Iterator[str]:
    """Where the preview shows a site meanwhile, with the headers of the public one."""
    with PreviewServer("127.0.0.1", 8500) as server:
        server.serve(folder)
        yield f"http://127.0.0.1:{server.port}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(sample: Built) -> Iterator[str]:
    with shown(sample.folder) as url:
        yield url


@pytest.fixture(scope="session")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample site is shown with so few stories on a page that lists have several."""
    with shown(built_once(tmp_path_factory, "long", ROOT / "content", "PAGE_SIZE=3").folder) as url:
        yield url


@pytest.fixture(scope="session")
def nothing_yet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is shown that has its sections and topics, and no story, event or anniversary."""
    content = tmp_path_factory.mktemp("nothing") / "content"
    copytree(ROOT / "content" / "registry", content / "registry")
    with shown(built_once(tmp_path_factory, "nothing-yet", content).folder) as url:
        yield url


@pytest.fixture(scope="session")
def uncommon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built paper with all that the sample has not, and what nobody would choose to show."""
    return paper(tmp_path_factory.mktemp("uncommon")).folder / "output"


@pytest.fixture(scope="session")
def uncommon_address(uncommon: Path) -> Iterator[str]:
    with shown(uncommon) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    yield from browsers.chromium()
