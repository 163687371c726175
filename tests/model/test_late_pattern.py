"""Patterns that are compiled late answer as those that are compiled at once, and are not compiled sooner."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model.late_pattern import late_pattern


@given(st.text(alphabet="abcđ 12\n"))
def test_a_late_pattern_answers_as_a_compiled_one(text: str) -> None:
    for pattern, flags in ((r"(?P<word>[a-zđ]+)|(\d)", 0), ("^B", re.MULTILINE | re.IGNORECASE)):
        late, compiled = late_pattern(pattern, flags), re.compile(pattern, flags)
        for _ in range(2):
            assert late.findall(text) == compiled.findall(text)
            assert late.sub("x", text) == compiled.sub("x", text)
            assert [each.span() for each in late.finditer(text)] == [
                each.span() for each in compiled.finditer(text)
            ]
        assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_it_is_compiled_when_it_is_first_asked_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
        asked.append(pattern)
        return made(pattern, flags)

    made = re.compile
    monkeypatch.setattr(re, "compile", compile)
    late = late_pattern("a+")
    assert not asked
    assert late.search("baa")
    assert late.search("ab")
    assert asked == ["a+"]
