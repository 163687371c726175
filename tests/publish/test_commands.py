"""`nhipcau publish`, `releases` and `rollback`, on a small site and a folder, as an editor meets them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from nhipcau.publish.locks import alone, publisher
from tests.conftest import PROJECT, Site

KEY = "7f3a-key-of-the-tests"
LINE = re.compile(r"(.) (\d{8}T\d{6}Z-[0-9a-f]{10})  (\d{4}-\d\d-\d\d \d\d:\d\d)  (\S[^@]*@\S+)  (.+)")


@pytest.fixture
def www(site: Site, tmp_path: Path) -> Path:
    """The folder in which readers see the small site, whose settings name it as the place “site”."""
    settings = (PROJECT / "publishconf.py").read_text()
    www = tmp_path / "www"
    places = f'PLACES = {{"site": {{"url": "file://{www}", "keep": 3}}}}'
    more = f'{places}\nNOW = "2026-11-22T09:00+07:00"\nSEARCH = False\nINDEXNOW_KEY = "{KEY}"\n'
    site.write("publishconf.py", settings + more)
    return www


def publish(site: Site, *words: str) -> subprocess.CompletedProcess[str]:
    return site.nhipcau("publish", *words)


def test_an_editor_publishes_goes_back_and_forward(site: Site, www: Path) -> None:
    told = publish(site, "--dry-run")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Sẽ đăng lên file://")
    assert not www.exists()
    addresses = site.content / "registry" / "addresses.txt"
    assert not addresses.exists()

    first = publish(site)
    assert first.returncode == 0, first.stderr
    assert re.search(r"Đã đăng lên file://\S+: \d+ bài mới, \d+ tệp", first.stdout)
    assert (www / "current" / f"{KEY}.txt").read_text() == KEY
    before = (www / "current" / "index.html").read_bytes()
    assert b"https://nhipcau.example/" in before
    assert "\nstory 2023-09-21-ban-be-nhat-ban vi /2023/09/ban-be-nhat-ban/\n" in addresses.read_text("utf-8")
    assert "content/registry/addresses.txt" in first.stderr

    story = next(site.content.glob("stories/2023/*ban-be-nhat-ban/index.vi.md"))
    text = story.read_text()
    story.write_text(text + "\n\nMột câu thêm vào cuối bài.\n")
    second = json.loads(publish(site, "site", "--json", "--by", "Lan Anh").stdout)
    assert second["who"].startswith("Lan Anh@")
    assert second["published"]
    assert second["counts"]["revised"] == 1
    assert second["counts"]["new"] == 0
    assert len(second["changed"]) < 60
    page = www / "current" / "2023" / "09" / "ban-be-nhat-ban" / "index.html"
    assert "Một câu thêm vào" in page.read_text()

    rows = [LINE.fullmatch(line) for line in site.nhipcau("releases").stdout.splitlines()]
    assert [row and row[1] for row in rows] == ["→", " "]
    assert rows[0]
    assert "1 sửa" in rows[0][5]

    back = site.nhipcau("rollback")
    assert back.returncode == 0, back.stderr
    assert "Một câu thêm vào" not in page.read_text()
    assert site.nhipcau("rollback", "site", rows[0][2]).returncode == 0
    assert "Một câu thêm vào" in page.read_text()
    assert publish(site).stdout.startswith("Không có gì mới")


def test_drafts_are_never_published(site: Site, www: Path) -> None:
    told = publish(site, "--json", "-e", "PREVIEWS=true")
    assert told.returncode == 1
    (refused,) = json.loads(told.stdout)["refused"]
    assert refused["file"] == "publishconf.py"
    assert not www.exists()


@pytest.mark.parametrize("key", ["short", "with space in it", "a/../../etc/passwd", "x" * 129])
def test_a_key_for_search_engines_that_can_be_none_is_told(site: Site, key: str) -> None:
    (problem,) = site.problems(INDEXNOW_KEY=key)
    assert problem.field == "INDEXNOW_KEY"


def test_who_builds_here_while_another_does_is_told(site: Site, www: Path) -> None:
    lock = site.root / ".cache/public/publish/lock"
    with alone(lock, "file:///srv/www"):
        told = publish(site, "--json")
    assert told.returncode == 1
    assert publisher() in json.loads(told.stdout)["trouble"]
    assert not www.exists()
