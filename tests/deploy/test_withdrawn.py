"""A withdrawn story on a real nginx with the site file for servers: 410, and going back does not bring it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PROJECT, Site
from tests.deploy.test_deploy import ask, nginx

pytest.importorskip("nhipcau.pages.withdrawn", reason="stories cannot be withdrawn yet")
pytestmark = pytest.mark.slow


def test_a_withdrawn_story_answers_410_and_going_back_does_not_bring_it_back(
    site: Site, tmp_path: Path
) -> None:
    www = tmp_path / "www"
    more = f'PLACES = {{"site": "file://{www}"}}\nNOW = "2026-11-22T09:00+07:00"\nSEARCH = False\n'
    site.write("publishconf.py", (PROJECT / "publishconf.py").read_text() + more)
    address, name = "/2023/09/ban-be-nhat-ban/", "Nhật Bản"

    def answer(number: int) -> int:
        """nginx reads what a release says when it starts, and when it is told that there is a new one."""
        with nginx(tmp_path / f"nginx-{number}", www) as port:
            return ask(port, address)[0]

    assert site.nhipcau("publish").returncode == 0
    assert answer(1) == 200
    story = next(site.content.glob("stories/2023/*ban-be-nhat-ban"))
    for text in story.glob("index.*.md"):
        text.write_text(text.read_text().replace("---\n", "---\nstatus: withdrawn\n", 1))
    told = site.nhipcau("publish")
    assert told.returncode == 0, told.stderr
    assert answer(2) == 410
    assert site.nhipcau("rollback").returncode == 0
    assert answer(3) == 410
    listed = [path for path in (www / "current").rglob("*.json") if name in path.read_text("utf-8")]
    assert listed == []
    assert site.nhipcau("publish").returncode == 0
    assert answer(4) == 410
    first = sorted((www / "releases").iterdir())[0].name
    assert site.nhipcau("rollback", "site", first, "--withdrawn-too").returncode == 0
    assert answer(5) == 200
