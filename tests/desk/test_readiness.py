"""Before it goes out: the desk and `nhipcau ready` tell one list, of a draft and of what is saved."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nhipcau.commands.cli import main
from tests.conftest import Site
from tests.desk.conftest import Browser, kept

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"


def at_the_desk(browser: Browser, editions: Any = None) -> dict[str, Any]:
    answer = browser.post(f"/-desk/api/draft/{STORY}", {"tab": browser.tab, "editions": editions or {}})
    return {each["name"]: each for each in answer.json()["ready"]}


def test_the_desk_tells_what_the_command_tells(
    browser: Browser, desk_site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ready", STORY.rpartition("/")[2], "--format", "json"]) == 0
    command = [
        (each["name"], each["level"] or "", each["left"]) for each in json.loads(capsys.readouterr().out)
    ]
    desk = [(each["name"], each["level"], each["named"]) for each in at_the_desk(browser).values()]
    assert command == desk
    assert len(desk) > 30


def test_a_draft_is_looked_at_as_it_stands(browser: Browser) -> None:
    before = at_the_desk(browser)
    assert before["office"]["level"] == before["text"]["level"] == ""
    edition = browser.open(STORY)["editions"]["en"]
    given = {"base": edition["base"], "shown": edition["shown"], "fields": {"summary": "", "standfirst": ""}}
    now = at_the_desk(browser, {"en": given | {"parts": []}})
    assert (now["text"]["level"], now["text"]["named"]) == ("warning", ["en"])
    assert (now["summary"]["level"], now["summary"]["named"]) == ("warning", ["en"])
    assert at_the_desk(browser, {"en": given | {"parts": kept(edition)}})["text"]["level"] == ""


def test_a_name_that_the_registry_spells_otherwise_is_told_as_one_writes(browser: Browser) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    given = {"base": edition["base"], "shown": edition["shown"], "fields": {}}
    given["parts"] = [*kept(edition), {"html": "<p>Bà Trần Thu Ha cũng đến xem.</p>"}]
    told = {"tab": browser.tab, "editions": {"vi": given}}
    answer = browser.post(f"/-desk/api/draft/{STORY}", told).json()
    (problem,) = [each for each in answer["problems"] if each["rule"] == "name"]
    assert (problem["lang"], problem["block"]) == ("vi", 1)
    assert "Trần Thu Hà" in problem["text"]
    assert next(each for each in answer["ready"] if each["name"] == "name")["level"] == "note"


def test_a_day_that_is_not_the_events_own_is_told_as_one_writes(browser: Browser, desk_site: Site) -> None:
    (event,) = desk_site.content.glob("events/ngay-hoi-van-hoa/index.vi.md")
    title = event.read_text(encoding="utf-8").partition("title: ")[2].partition("\n")[0].strip('"')
    edition = browser.open(STORY)["editions"]["vi"]
    given = {"base": edition["base"], "shown": edition["shown"], "fields": {}}
    given["parts"] = [*kept(edition), {"html": f"<p>{title} diễn ra vào ngày 29/10/2024.</p>"}]
    told = {"tab": browser.tab, "editions": {"vi": given}}
    answer = browser.post(f"/-desk/api/draft/{STORY}", told).json()
    rules = {each["rule"]: each["text"] for each in answer["problems"]}
    assert any("29/10/2024" in text and "takes place" in text for text in rules.values()), rules


def test_another_event_in_the_other_language_is_told_as_one_writes(browser: Browser) -> None:
    drafts = {}
    for lang, title in (("vi", "Chợ phiên sách cũ"), ("en", "Culture Festival for Peace")):
        edition = browser.open(STORY)["editions"][lang]
        parts = [*kept(edition), {"html": f"<p>{title}: 2030.</p>"}]
        drafts[lang] = {"base": edition["base"], "shown": edition["shown"], "fields": {}, "parts": parts}
    told = {"tab": browser.tab, "editions": drafts}
    problems = browser.post(f"/-desk/api/draft/{STORY}", told).json()["problems"]
    (problem,) = [each for each in problems if each["rule"] == "parity.name"]
    assert "Culture Festival for Peace" in problem["text"]
    assert "Chợ phiên sách cũ" in problem["text"]


def test_a_text_that_cannot_be_read_is_the_first_of_the_list(browser: Browser) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    given = {
        "base": edition["base"],
        "shown": edition["shown"],
        "parts": [],
        "source": "---\ntitle: [\n---\n\nx\n",
    }
    found = at_the_desk(browser, {"vi": given})
    assert next(iter(found)) == "reading"
    assert found["reading"]["level"] == "error"


def test_an_open_note_is_on_the_list_until_it_is_done(browser: Browser) -> None:
    note = browser.post(f"/-desk/api/note/{STORY}", {"text": "Ai nói câu này?"}).json()["standing"]["notes"][
        0
    ]
    assert (at_the_desk(browser)["notes"]["level"], at_the_desk(browser)["notes"]["named"]) == (
        "warning",
        ["1"],
    )
    browser.post(f"/-desk/api/note/{STORY}", {"note": note["id"], "done": True})
    assert at_the_desk(browser)["notes"]["level"] == ""
