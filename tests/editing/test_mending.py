"""What a button would put in the place of what is wrong, and that nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nhipcau.editing.mending import mend
from nhipcau.model import Problem
from nhipcau.model.problem import warning

TEXT = "---\ntitle: Cầu\ntopics: [hoa-bin, di-san]\n---\nTheo Chỉ thị số 15-NQ/TW, kỷ niệm 71 năm\nGiải phóng Thủ đô.\n"
FILE = "content/stories/x/index.vi.md"


def told(line: int, column: int, end: tuple[int, int], fix: str) -> Problem:
    return replace(warning(FILE, line, "", "…", column=column), end=end, fix=fix)


def mended(problem: Problem, text: str = TEXT) -> str | None:
    found = mend(problem, text)
    return found.of(text) if found else None


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_words_between_two_places_become_the_right_ones(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    assert mended(told(5, 6, (5, 13), "Nghị quyết"), text) == text.replace("Chỉ thị", "Nghị quyết")


def test_a_key_that_is_none_becomes_the_one_that_was_meant() -> None:
    problem = warning(FILE, 3, "topics", "…", key="hoa-bin", near="hoa-binh")
    assert mended(problem) == TEXT.replace("hoa-bin,", "hoa-binh,")
    assert mended(problem, TEXT.replace("di-san", "hoa-bin")) is None


def test_a_wrong_count_becomes_the_right_one_also_across_lines() -> None:
    values = {"words": "kỷ niệm 71 năm Giải phóng Thủ đô", "told": "71", "right": "70"}
    problem = replace(warning(FILE, 5, "", "…", **values), rule="count")
    assert mended(problem) == TEXT.replace("71", "70")
    assert mended(problem, TEXT + "\n" + TEXT) is None


def test_what_cannot_be_found_surely_is_left_to_a_person() -> None:
    decomposed = TEXT.replace("Cầu", "Câ\u0300u")
    assert mended(told(5, 6, (5, 13), "Nghị quyết"), decomposed) is None
    assert mended(told(50, 1, (50, 9), "x")) is None
    assert mended(warning(FILE, 5, "", "…")) is None
