"""`nhipcau publish --watch` as a process of its own, on the small site and a folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nhipcau.commands.letters import letters, writer
from nhipcau.model import Refused
from nhipcau.publish.result import Objection
from tests.conftest import PROJECT, Site

pytestmark = pytest.mark.slow

STORY = "stories/2023/*ban-be-nhat-ban/index.vi.md"


@pytest.fixture
def www(site: Site, tmp_path: Path) -> Path:
    """The folder in which readers see the small site, which is kept in Git; letters go into the file `mail`."""
    www = tmp_path / "www"
    send = ["sh", "-c", f"cat >>{tmp_path}/mail"]
    more = (
        f'PLACES = {{"site": {{"url": "file://{www}", "quiet": 1}}}}\nSEARCH = False\n'
        f'LETTERS = {{"command": {send!r}, "to": "toa-soan@nhipcau.example"}}\n'
    )
    site.write("publishconf.py", (PROJECT / "publishconf.py").read_text() + more)
    git(site, "init", "--quiet")
    git(site, "add", "content")
    commit(site, "Lan", "lan@nhipcau.example")
    return www


def git(site: Site, *words: str) -> None:
    subprocess.run(["git", *words], cwd=site.root, check=True, capture_output=True)


def commit(site: Site, name: str, mail: str) -> None:
    who = ["-c", f"user.name={name}", "-c", f"user.email={mail}"]
    git(site, *who, "commit", "--quiet", "--all", "--message", "Bài mới")


class Watching:
    """A watch that runs, and what it tells, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def next(self, *events: str) -> dict[str, Any]:
        """The next thing that happens, which is one of these."""
        assert self._process.stdout
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert told["event"] in events, told
        assert told["place"] == "site"
        return told

    def until(self, event: str) -> dict[str, Any]:
        """The next that is this, whatever content does before."""
        while (told := self.next("changed", "nothing new", event))["event"] != event:
            """What is written in several strokes may be published in several."""
        return told

    def end(self) -> int:
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(60)


@contextmanager
def watching(site: Site) -> Iterator[Watching]:
    command = [sys.executable, "-m", "nhipcau.commands.cli", "publish", "--watch"]
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "plugins")}
    with (site.root / "said").open("w") as said:
        process = subprocess.Popen(
            command, cwd=site.root, env=environment, stdout=subprocess.PIPE, stderr=said, text=True
        )
    with process:
        try:
            yield Watching(process)
        finally:
            if process.poll() is None:
                process.kill()


def test_a_watch_publishes_what_writers_save_and_writes_to_who_made_a_mistake(
    site: Site, www: Path, tmp_path: Path
) -> None:
    story = next(site.content.glob(STORY))
    page = www / "current" / "2023" / "09" / "ban-be-nhat-ban" / "index.html"
    text = story.read_text()
    with watching(site) as watch:
        watch.next("started")
        assert watch.next("published")["counts"]["new"] > 0
        told = json.loads(site.nhipcau("publish", "--status", "--json").stdout)
        assert told["well"]
        assert told["release"] == (www / "current").readlink().parts[1]
        assert site.nhipcau("publish", "--status").returncode == 0
        second = site.nhipcau("publish", "--watch")
        assert second.returncode == 1
        assert "@" in second.stderr

        story.write_text(text + "\n\nMột câu thêm vào cuối bài.\n")
        watch.next("changed")
        assert watch.until("published")["counts"]["revised"] == 1
        assert "Một câu thêm vào" in page.read_text()

        story.write_text(text.replace("section: ", "section: khong-co-", 1))
        commit(site, "Mai", "mai@nhipcau.example")
        (problem,) = watch.until("refused")["problems"]
        assert problem["file"].endswith("index.vi.md")
        assert "Một câu thêm vào" in page.read_text()
        status = site.nhipcau("publish", "--status")
        assert status.returncode == 1
        assert f"{problem['file']}:{problem['line']}: {problem['sentence']}" in status.stdout

        story.write_text(text)
        assert watch.until("recovered")["tries"] >= 1
        watch.until("published")
        assert watch.end() == 0
        assert watch.next("stopped")
    mail = (tmp_path / "mail").read_text()
    assert mail.count("To: ") == 1
    assert "To: mai@nhipcau.example" in mail
    assert not json.loads((site.root / ".cache/public/publish/site.status.json").read_text())["well"]


def test_a_watch_goes_on_with_other_settings_and_with_plugins_that_changed(site: Site, www: Path) -> None:
    with watching(site) as watch:
        watch.next("started")
        watch.next("published")
        settings = site.root / "publishconf.py"
        good = settings.read_text()
        settings.write_text(good + "\nhỏng\n")
        assert "hỏng" in watch.until("failed")["sentence"]
        settings.write_text(good + "\n# khác\n")
        watch.until("recovered")
        watch.next("nothing new")
        watch.next("renewed")
        watch.next("started")
        watch.next("nothing new", "published")
        assert watch.end() == 0


def test_whoever_wrote_a_line_is_found_by_git(site: Site, www: Path) -> None:
    story = next(site.content.glob(STORY))
    file = story.relative_to(site.root).as_posix()
    story.write_text(story.read_text() + "\nThêm.\n")
    last = len(story.read_text().splitlines())
    assert writer(Objection(file, last, "x"), site.root) == ""
    commit(site, "Mai", "mai@nhipcau.example")
    assert writer(Objection(file, last, "x"), site.root) == "mai@nhipcau.example"
    assert writer(Objection(file, 2, "x"), site.root) == "lan@nhipcau.example"
    assert writer(Objection(file, 0, "x"), site.root) == "mai@nhipcau.example"
    assert writer(Objection("publishconf.py", 0, "x"), site.root) == ""
    commit_with_nonsense = ["-c", "user.name=X", "-c", "user.email=khong phai dia chi"]
    story.write_text(story.read_text() + "\nNữa.\n")
    git(site, *commit_with_nonsense, "commit", "--quiet", "--all", "--message", "x")
    assert writer(Objection(file, 0, "x"), site.root) == ""


@pytest.mark.parametrize(
    "value",
    [
        "sendmail",
        {},
        {"command": [], "to": "a@b.example"},
        {"command": ["mail"], "to": "nobody"},
        {"command": ["mail"], "to": "a@b.example", "cc": "c@d.example"},
        {"command": [1], "to": "a@b.example"},
        {"command": ["mail"], "to": "a@b.example\nBcc: c@d.example"},
    ],
)
def test_a_wrong_setting_for_letters_gets_a_sentence(value: object) -> None:
    with pytest.raises(Refused, match="LETTERS must name a command"):
        letters({"LETTERS": value})
