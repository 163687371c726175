"""`nhipcau check` tells what was asked for, to people and to programs."""

from __future__ import annotations

import json
import subprocess

import pytest

from nhipcau.commands.cli import main
from tests.conftest import Site

STORY = "content/stories/2024/2024-05-01-x"
WRONG = "He cited Directive 15-NQ/TW on Tuesday, 1 May 2024."


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The small site with a story in which two things are wrong, as the current folder."""
    monkeypatch.setenv("LANGUAGE", "vi")
    monkeypatch.chdir(site.root)
    site.write(f"{STORY}/index.en.md", f"---\ntitle: A title\nsection: hoat-dong\n---\n{WRONG}\n")
    return site


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["check", "--format", "json", *arguments]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_json_has_the_place_the_words_and_the_mend(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = answered(capsys, "--only", "document.kind")
    assert told == {
        "rule": "document.kind",
        "level": "warning",
        "file": f"{STORY}/index.en.md",
        "line": 5,
        "column": 10,
        "end_line": 5,
        "end_column": 19,
        "field": None,
        "message": "“Directive” đứng trước 15-NQ/TW: ký hiệu ấy là của một loại văn bản khác.",
        "hint": "Hãy viết “Resolution”, hoặc sửa số văn bản.",
        "fix": "Resolution",
    }


def test_rules_and_paths_choose_what_is_told(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    both = ["--only", "document.kind,date.weekday"]
    assert [told["rule"] for told in answered(capsys, *both)] == ["document.kind", "date.weekday"]
    assert len(answered(capsys, *both, "content/stories/2024")) == 2
    assert len(answered(capsys, *both, f"{STORY}/index.en.md")) == 2
    assert answered(capsys, *both, "content/events") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--only", "document.kin"], "Không có quy tắc “document.kin”. Có phải bạn muốn: document.kind?"),
        (["content/nowhere"], "Ở content/nowhere không có nội dung nào."),
        (["pelicanconf.py"], "Ở pelicanconf.py không có nội dung nào."),
        (["--since", "HEAD"], "Git không cho biết được"),
    ],
)
def test_what_does_not_exist_is_a_sentence(
    here: Site, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["check", *arguments]) == 1
    assert words in capsys.readouterr().err


def test_what_changed_since_a_commit_is_told_of_alone(
    here: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.com")
    for command in (["init", "-q"], ["add", "content"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], check=True)
    only = ["--only", "document.kind", "--since", "HEAD"]
    assert answered(capsys, *only) == []
    here.write(f"{STORY}-new/index.en.md", f"---\ntitle: Other\nsection: hoat-dong\n---\n{WRONG}\n")
    assert [told["file"] for told in answered(capsys, *only)] == [f"{STORY}-new/index.en.md"]
    here.write(f"{STORY}/index.en.md", f"---\ntitle: A title\nsection: hoat-dong\n---\n{WRONG} Again.\n")
    assert len(answered(capsys, *only)) == 2


def test_sarif_names_every_rule_and_places_each_result(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "sarif", "--only", "document.kind"]) == 0
    log = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"{STORY}/index.en.md"
    assert place["region"] == {"startLine": 5, "startColumn": 10, "endLine": 5, "endColumn": 19}
