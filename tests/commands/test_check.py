"""`nhipcau check` tells what was asked for, to people and to programs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from nhipcau.commands.cli import main
from nhipcau.commands.notes import proofs
from nhipcau.commands.remembered import Remembered
from nhipcau.model import Problem, warning
from tests.conftest import Site

STORY = "content/stories/2024/2024-05-01-x"
HEAD = "---\ntitle: Một bài\nsection: hoat-dong\n---\n"
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


UNKNOWN = """---
title: A title
section: hoat-dong
people: [nobody]
---
See [one]({story}2024-01-01-none), [two]({event}none#room), []({person}none), [three]({thing}none).
"""


@pytest.mark.parametrize("level", ["error", "off"])
def test_a_key_that_nobody_knows_is_told_under_the_rule_of_links_at_any_level(
    here: Site, capsys: pytest.CaptureFixture[str], level: str
) -> None:
    here.write(f"{STORY}/index.en.md", UNKNOWN)
    offices = (here.content / "registry/people.toml").read_text().replace('"haufo"', '"hafo"', 1)
    here.write("content/registry/people.toml", offices)
    here.write(
        "pelicanconf.py",
        (here.root / "pelicanconf.py").read_text() + f"\nRULES = {{'link.internal': '{level}'}}\n",
    )
    assert main(["check", "--format", "json", "--only", "link.internal"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {each["rule"] for each in told} == {"link.internal"}
    fields = [(each["file"].rpartition("/")[2], each["line"], each["field"]) for each in told]
    of_text = [("index.en.md", 4, "people"), *[("index.en.md", 6, None)] * (4 if level == "error" else 3)]
    assert fields == [("people.toml", 9, "offices"), *of_text]
    assert main(["check", "--format", "sarif", "--only", "link.internal"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert {result["ruleId"] for result in run["results"]} == {"link.internal"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            f"{STORY}/index.en.md",
            "---\ntitle: Đỏ\nsection: hoat-dong\n---\nĐỏ.\n".encode("cp1258", "replace"),
        ),
        (f"{STORY}/index.en.md", b"---\ntitle: A\nsection: hoat-dong\n---\nA\x00.\n"),
        (f"{STORY}/index.en.md", b"---\ntitle: A\x01\nsection: hoat-dong\n---\nA.\n"),
        ("content/registry/topics.toml", b'[x]\nvi = "a\\u0001"\nen = "a"\n'),
    ],
)
def test_letters_that_no_page_can_hold_are_told_under_the_rule_of_encoding(
    here: Site, capsys: pytest.CaptureFixture[str], path: str, text: bytes
) -> None:
    here.write(path, text)
    assert main(["check", "--format", "json", "--only", "encoding"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["rule"], each["level"], each["file"]) for each in told] == [("encoding", "error", path)]


def test_a_link_to_an_address_that_nothing_has_is_told_without_a_build(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    links = "[a](/en/2024/03/a-letter-home/) [b](/en/2024/03/a-leter-home/) [c](/theme/site.css)"
    here.write(f"{STORY}/index.en.md", f"---\ntitle: A title\nsection: hoat-dong\n---\n{links}\n")
    (told,) = answered(capsys, "--only", "link.internal")
    assert (told["rule"], told["level"], told["line"]) == ("link.internal", "warning", 5)
    assert "“/en/2024/03/a-leter-home/”" in str(told["message"])
    assert "“/en/2024/03/a-letter-home/”" in str(told["hint"])
    assert not here.output.exists()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("link.internal", "Xem [trang cũ](/vi/khong-co/)."),
        ("link.internal", "Xem [tờ tin](to-tin-cu)."),
        ("encoding", "Ông viết “\u00d0oàn kết”."),
        ("tone", "Biển hiệu ghi “hoà bình”."),
    ],
)
def test_a_comment_with_a_reason_lets_pass_what_is_told_of_files(
    here: Site, capsys: pytest.CaptureFixture[str], rule: str, words: str
) -> None:
    def told(comment: str, more: str = "") -> list[str]:
        here.write(f"{STORY}/index.vi.md", f"{HEAD}Câu đầu. {words} {comment}{more}\n")
        main(["check", "--format", "json", "--only", rule])
        return [each["rule"] for each in json.loads(capsys.readouterr().out)]

    assert told("") == [rule]
    assert told(f"<!-- sic {rule}: as it was printed -->") == []
    assert told("<!-- giữ nguyên: như đã in -->") == []
    assert told("<!-- sic count: as it was printed -->") == [rule]
    assert told("<!-- sic: as it was printed -->", f"\n\n{words}") == [rule]


def test_a_comment_lets_no_key_pass_that_nobody_knows(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    here.write(f"{STORY}/index.vi.md", f"{HEAD}Xem [bài]({{story}}khong-co). <!-- sic: as it was -->\n")
    assert main(["check", "--format", "json", "--only", "link.internal"]) == 1
    assert [each["level"] for each in json.loads(capsys.readouterr().out)] == ["error"]


def test_a_file_is_proofread_anew_only_where_it_changed(tmp_path: Path) -> None:
    file, code = tmp_path / "a.md", tmp_path / "code.py"
    file.write_text("a")
    code.write_text("1")
    asked: list[str] = []

    def tell() -> list[Problem]:
        asked.append(file.read_text())
        return [warning("a.md", 1, "", file.read_text())]

    def check() -> str:
        remembered = Remembered(tmp_path / "cache" / "x", [code])
        (problem,) = remembered.told(file, tell)
        remembered.keep()
        return problem.message

    assert [check(), check()] == ["a", "a"]
    file.write_text("bb")
    assert [check(), check()] == ["bb", "bb"]
    code.write_text("2")
    assert check() == "bb"
    (tmp_path / "cache" / "x").write_bytes(b"\x80damaged")
    assert check() == "bb"
    assert asked == ["a", "bb", "bb", "bb"]


def test_an_event_without_a_place_is_told_at_its_field(here: Site) -> None:
    (here.content / "events" / "x").mkdir()
    fields = "title: Gặp mặt\nstart: 2024-05-01 09:00\n"
    here.write("content/events/x/index.vi.md", f"---\n{fields}---\nChữ.\n")
    found = proofs(here.content, here.read().publication, here.read().content, here.root / "cache")
    assert ("place", "Nobody is told where the event takes place.") in {
        (each.field, each.message) for each in found
    }
