"""Slips of print: the quick look before the search passes over none."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from nhipcau.rules.typography import FORMS, SUSPECT

WORDS = st.text(alphabet="aốA1 .,;:!?()[]“”’%\n*", max_size=30)


@given(WORDS)
@example("a..")
@example("a..")
@example("“  a")
@example("a,,")
def test_a_text_in_which_the_quick_look_finds_nothing_has_no_slip(words: str) -> None:
    if not SUSPECT.search(words):
        assert not any(form.search(words) for form, _ in FORMS)
