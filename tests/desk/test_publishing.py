"""Publishing at a time: what has its hour is published then, and what was missed when the desk is open again."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.publishing import PUBLISH, Publishing, PublishingJob
from tests.desk.conftest import Browser


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was begun, instead of a build of minutes."""
    found: list[tuple[str, str]] = []

    def begin(self: Publishing, what: str, who: str, *words: str) -> PublishingJob:
        found.append((what, who))
        return PublishingJob(what, who, 0.0)

    monkeypatch.setattr(Publishing, "begin", begin)
    return found


def set_time(browser: Browser, words: str) -> Any:
    told = {"token": browser.token, "at": words}
    return browser.client.post("/-desk/publish", data=told, follow_redirects=False)


def test_what_has_its_hour_is_published_once(
    browser: Browser, room: Newsroom, begun: list[tuple[str, str]]
) -> None:
    hour = room.now() + timedelta(hours=1)
    assert set_time(browser, hour.strftime("%Y-%m-%dT%H:%M")).status_code == 303
    room.publishing.look(hour.timestamp() - 3600)
    assert begun == []
    for _ in range(2):
        room.publishing.look(hour.timestamp() + 1)
    assert begun == [(PUBLISH, "Lan Anh")]


def test_an_hour_that_is_past_or_none_is_refused(browser: Browser, room: Newsroom) -> None:
    past = (room.now() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    assert set_time(browser, past).status_code == 400
    assert set_time(browser, "mai").status_code == 400
    assert room.publishing.timed is None


def test_an_hour_is_called_off(browser: Browser, room: Newsroom) -> None:
    set_time(browser, (room.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"))
    assert room.publishing.timed
    assert "Call it off" in browser.get("/-desk/publish").text
    set_time(browser, "")
    assert room.publishing.timed is None


def test_a_release_is_made_in_the_name_of_whoever_has_it_published(
    browser: Browser, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = "import json, sys; print(json.dumps({'told': sys.argv[1:]}))"

    def command(self: Publishing, name: str, words: Sequence[str], speaks: str) -> list[str]:
        return [sys.executable, "-c", tell, name, *words]

    monkeypatch.setattr(Publishing, "_command", command)
    assert browser.post("/-desk/api/publish", {"what": "publish"}).status_code == 200
    for _ in range(100):
        if (job := browser.get("/-desk/api/publish").json())["ended"]:
            break
        time.sleep(0.1)
    assert job["answer"]["told"] == ["publish", "--by=Lan Anh", "--json"]
