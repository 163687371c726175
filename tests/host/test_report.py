"""A report is plain lines that a terminal makes clickable."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.host.report import lines, report
from nhipcau.languages.voice import Voice, printable, spoken_here, voice
from nhipcau.model import Problem, error, warning


def told(problems: list[Problem], language: str = "en") -> list[str]:
    return [line.plain for line in lines(problems, Voice(language))]


MISSING = error("content/a/index.vi.md", 3, "title", "The field “{field}” is missing.", field="title")
DROPPED = warning(
    "content/b/index.vi.md", 9, "", "{what} is not allowed in a text and was left out.", what="<b>"
)


def test_a_line_begins_with_file_line_and_column() -> None:
    at = error("content/a/index.vi.md", 3, "", "The file is empty.", column=7)
    assert told([at])[0] == "content/a/index.vi.md:3:7: error: The file is empty."


def test_problems_stand_by_file_and_line_each_once() -> None:
    later = error("content/a/index.vi.md", 20, "", "The file is empty.")
    assert told([later, DROPPED, MISSING, later])[:-1] == [
        "content/a/index.vi.md:3: error: The field “title” is missing.",
        "content/a/index.vi.md:20: error: The file is empty.",
        "content/b/index.vi.md:9: warning: <b> is not allowed in a text and was left out.",
    ]


def test_the_closing_line_counts_in_the_writers_language() -> None:
    assert told([MISSING, DROPPED])[-1] == "1 error, 1 warning. Nothing was printed: the site is as it was."
    assert told([MISSING, DROPPED], "vi")[-1] == "1 lỗi, 1 cảnh báo. Trang dựng lần trước vẫn nguyên."
    assert told([DROPPED])[-1] == "1 warning."


def test_an_error_after_a_thousand_warnings_is_shown() -> None:
    many = [warning("content/a/index.vi.md", line, "", "The file is empty.") for line in range(1, 1001)]
    said = told([*many, error("content/z/index.vi.md", 1, "", "The file is empty.")])
    assert len(said) == 20 + 1 + 2
    assert said[20] == "content/z/index.vi.md:1: error: The file is empty."
    assert said[21] == "… and 980 more warnings: “nhipcau check” shows them all."


def test_the_parsers_reason_is_said_in_the_writers_language() -> None:
    bad = error(
        "a.md", 1, "", "The front matter is not valid YAML: {reason}.", reason="found undefined alias"
    )
    assert (
        Voice("vi").tell(bad) == "Phần đầu bài không đúng cú pháp YAML: sau dấu “*” là một tên chưa được đặt."
    )


def test_what_a_writer_typed_is_never_translated() -> None:
    named = error("a.md", 1, "", "There is no field “{name}”.", name="event")
    assert Voice("vi").tell(named) == "Không có trường “event”."


@given(st.text())
def test_no_file_can_make_the_terminal_obey(text: str) -> None:
    assert printable(text).isprintable()
    unknown = error("a.md", 1, "", "There is no field “{name}”.", name=text)
    assert Voice("vi").tell(unknown).isprintable()


@pytest.mark.parametrize("wanted", [None, 7, []])
@pytest.mark.parametrize(("machine", "language"), [("vi_VN.UTF-8", "vi"), ("C.UTF-8", "en")])
def test_a_desk_that_is_not_told_its_language_speaks_that_of_the_machine(
    wanted: object, machine: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", machine)
    assert voice({"DESK_LANGUAGE": wanted}).language == language


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:vi:en", "LANG": "C"}, "vi"),
        ({"LANG": "fr_FR"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_machine_is_found_as_gettext_does(
    variables: dict[str, str], language: str
) -> None:
    assert spoken_here(variables) == language


def test_a_language_without_a_catalogue_is_answered_in_english() -> None:
    assert told([MISSING], "fr")[0].endswith("error: The field “title” is missing.")


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, terminal = io.StringIO(), io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    for stream in (plain, terminal):
        monkeypatch.setattr(sys, "stderr", stream)
        report([MISSING], "en")
    assert "\x1b[" not in plain.getvalue()
    assert "\x1b[" in terminal.getvalue()


def test_no_problem_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    report([], "vi")
    assert capsys.readouterr() == ("", "")
