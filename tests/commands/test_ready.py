"""`nhipcau ready KEY`: every rule's outcome, and what else an editor looks at before a piece goes out."""

from __future__ import annotations

import json

import pytest

from nhipcau.commands.cli import main
from nhipcau.reading.extensions import rules
from tests.conftest import Site

KEY = "2024-05-01-x"
FOLDER = f"content/stories/2024/{KEY}"


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The small site with a draft of which much is wanted, as the current folder."""
    monkeypatch.setenv("LANGUAGE", "vi")
    monkeypatch.chdir(site.root)
    head = "title: Bài\nsection: hoat-dong\nstatus: draft\n"
    body = "Ông Lê Văn Tám dẫn Chỉ thị 15-NQ/TW. Bà Trần Thu Hà đến."
    site.write(f"{FOLDER}/index.vi.md", f"---\n{head}---\n{body}\n")
    site.write(
        f"{FOLDER}/index.en.md", "---\ntitle: A story\nslug: a-story\nsummary: Short.\n---\nNothing.\n"
    )
    return site


def told(capsys: pytest.CaptureFixture[str], status: int = 0) -> dict[str, dict[str, object]]:
    assert main(["ready", KEY, "--format", "json"]) == status
    return {each["name"]: each for each in json.loads(capsys.readouterr().out)}


def test_every_rule_and_every_point_is_told(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys)
    assert {rule.name for rule in rules()} <= set(found)
    levels = {name: each["level"] for name, each in found.items() if each["level"]}
    assert levels == {
        "document.kind": "warning",
        "parity.document": "note",
        "parity.name": "note",
        "translation.en": "note",
        "slug": "note",
        "summary": "warning",
        "topics": "note",
        "card": "note",
        "names": "note",
        "status": "note",
    }
    assert found["names"]["left"] == ["Lê Văn Tám"]
    assert found["slug"]["left"] == found["summary"]["left"] == ["vi"]
    assert found["document.kind"]["problems"] == [
        {
            "place": f"{FOLDER}/index.vi.md:6:20",
            "message": "“Chỉ thị” đứng trước 15-NQ/TW: ký hiệu ấy là của một loại văn bản khác. "
            "Hãy viết “Nghị quyết”, hoặc sửa số văn bản.",
        }
    ]


def test_a_confirmed_translation_and_a_missing_one(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    main(["translation", "confirm", KEY, "en"])
    capsys.readouterr()
    assert told(capsys)["translation.en"]["level"] is None
    (here.root / FOLDER / "index.en.md").unlink()
    found = told(capsys)
    assert (found["languages"]["level"], found["languages"]["left"]) == ("warning", ["en"])


def test_open_notes_and_an_approval_that_is_waited_for_are_told(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {"state": "approval", "notes": [{"id": "a", "who": "lan", "at": "", "text": "Ai nói?"}]}
    (here.root / FOLDER / "desk.json").write_text(json.dumps(said), encoding="utf-8")
    found = told(capsys)
    assert (found["notes"]["level"], found["notes"]["left"]) == ("warning", ["1"])
    assert found["approval"]["level"] == "warning"


def test_people_read_it_as_lines(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ready", KEY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "· Ai được nhắc tên đều có trong danh bạ. (Lê Văn Tám) [names]" in lines
    assert "✓ Hai bản nói cùng những con số. [parity.number]" in lines


def test_a_piece_that_there_is_not_is_a_sentence(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ready", "no-such"]) == 1
    assert "Không có bài “no-such”." in capsys.readouterr().err
