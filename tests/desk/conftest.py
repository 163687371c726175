"""A desk for the small site, asked as a browser would ask it; nothing is built unless a test wants it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from nhipcau.desk.newsroom import Newsroom, newsroom
from nhipcau.desk.roles import Member
from nhipcau.desk.web import application
from nhipcau.languages.voice import Voice
from nhipcau.live.builder import Outcome
from nhipcau.reading.places import Place
from nhipcau.reading.settings import publication
from tests import browsers
from tests.conftest import Site, lay_out

PASSWORD = "mot-mat-khau-dai"
TAB = "trang0001"


class Idle:
    """Builds nothing."""

    def build(self) -> Outcome:
        return Outcome()

    def pull(self, changed: set[Path], viewed: Sequence[str]) -> bool:
        return False

    def draw(self, place: Place) -> dict[str, bytes]:
        return {}

    def close(self) -> None:
        pass


@dataclass
class Browser:
    """One browser at the desk: it keeps its cookies and knows the token of its page."""

    client: TestClient
    token: str = ""
    tab: str = TAB
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, headers=self.headers, follow_redirects=False, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> Any:
        headers = {"x-desk-token": self.token} | self.headers | more.pop("headers", {})
        return self.client.post(path, json=json, headers=headers, follow_redirects=False, **more)

    def sign_in(self, name: str, password: str = PASSWORD, code: str = "") -> Browser:
        done = self.post("/-desk/api/sign-in", {"name": name, "password": password, "code": code})
        assert done.status_code == 200, done.text
        self.token = done.json()["token"]
        return self

    def page(self) -> Browser:
        """Take the token of a page, where nobody signs in."""
        found = re.search(r'name="desk-token" content="([^"]+)"', self.get("/-desk/about").text)
        assert found
        self.token = found[1]
        return self

    def open(self, id: str) -> Any:
        return self.get(f"/-desk/api/open/{id}?tab={self.tab}").json()

    def save(self, id: str, lang: str, edition: Any, parts: Any, fields: Any = None, **more: Any) -> Any:
        told = {"base": edition["base"], "shown": edition["shown"], "parts": parts, "fields": fields or {}}
        return self.post(f"/-desk/api/save/{id}", {"tab": self.tab, "editions": {lang: told}, **more})


def kept(edition: Any) -> list[dict[str, Any]]:
    return [{"kept": number} for number in range(len(edition["blocks"]))]


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def begin_history(root: Path) -> None:
    """A repository of its own, as a clone of a site is one."""
    (root / ".gitignore").write_text(".cache\noutput\ntheme\n__pycache__\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Lan Anh")
    git(root, "config", "user.email", "lan@example.vn")
    git(root, "add", "content", "pelicanconf.py", ".gitignore")
    git(root, "commit", "--quiet", "--message", "Bài mẫu")


def room_of(site: Site, builder: Any = None) -> Newsroom:
    settings = site.settings(PREVIEWS=True)
    return newsroom(site.root, settings, publication(settings), Voice("en"), builder or Idle())


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes passwords dear to guess makes tests slow."""
    monkeypatch.setattr("nhipcau.desk.accounts.HASHER", PasswordHasher(time_cost=1, memory_cost=64))


@pytest.fixture
def desk_site(tmp_path: Path) -> Iterator[Site]:
    """The small site with a history, as the folder that one works in."""
    found = lay_out(tmp_path / "site")
    begin_history(found.root)
    before = Path.cwd()
    os.chdir(found.root)
    yield found
    os.chdir(before)


@pytest.fixture
def room(desk_site: Site) -> Iterator[Newsroom]:
    """A desk on one's own machine."""
    made = room_of(desk_site)
    made.shelf.load()
    yield made
    made.records.close()


def browser_at(room: Newsroom, host: str = "localhost") -> Browser:
    return Browser(TestClient(application(room), base_url=f"http://{host}"))


@pytest.fixture
def browser(room: Newsroom) -> Browser:
    """The one browser of a desk without accounts."""
    return browser_at(room).page()


@pytest.fixture
def staffed(desk_site: Site) -> Iterator[Callable[[str], Browser]]:
    """A desk with an account of each role, whose name is its role's; gives a browser in which one of them is signed in,
    or nobody for ""."""
    first = room_of(desk_site)
    for role in ("writer", "translator", "editor", "publisher", "administrator"):
        languages = ("en",) if role == "translator" else ()
        first.accounts.open(Member(role, role.title(), role, languages=languages), PASSWORD)
    first.records.close()
    made = room_of(desk_site)
    made.shelf.load()

    def signed_in(name: str) -> Browser:
        found = browser_at(made)
        return found.sign_in(name) if name else found

    yield signed_in
    made.records.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    yield from browsers.chromium()
