"""Two people in one text: what they did in different paragraphs is joined, in the same one both are shown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.editing.cutting import cut
from nhipcau.editing.merging import Merged, merged

HEAD = "---\ntitle: Lễ\ndate: 2024-10-10\nsection: tin\n---\n\n"
PARAGRAPHS = [f"Đoạn {number}." for number in ("một", "hai", "ba", "bốn", "năm")]
BASE = HEAD + "\n\n".join(PARAGRAPHS) + "\n"


def joined(base: str, mine: str, theirs: str, *choices: str) -> Merged:
    return merged(cut(base), cut(mine), cut(theirs), choices)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_edits_in_different_paragraphs_and_fields_are_joined() -> None:
    mine = BASE.replace("Đoạn hai.", "Đoạn hai, của tôi.").replace("title: Lễ", "title: Lễ lớn")
    theirs = BASE.replace("Đoạn ba.", "Đoạn ba, của chị.").replace("section: tin", "section: van-hoa")
    found = joined(BASE, mine, theirs)
    assert not found.conflicts
    assert found.sheet.text == (
        BASE.replace("Đoạn hai.", "Đoạn hai, của tôi.")
        .replace("title: Lễ", "title: Lễ lớn")
        .replace("Đoạn ba.", "Đoạn ba, của chị.")
        .replace("section: tin", "section: van-hoa")
    )


def test_of_one_paragraph_both_versions_are_shown_and_one_or_both_are_taken() -> None:
    mine, theirs = BASE.replace("Đoạn hai.", "Hai A."), BASE.replace("Đoạn hai.", "Hai B.")
    (conflict,) = joined(BASE, mine, theirs).conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Đoạn hai.", "Hai A.", "Hai B.")
    assert joined(BASE, mine, theirs).open
    assert joined(BASE, mine, theirs, "mine").sheet.text == mine
    assert joined(BASE, mine, theirs, "theirs").sheet.text == theirs
    assert "Hai B.\n\nHai A." in joined(BASE, mine, theirs, "both").sheet.text


def test_one_field_with_two_values_is_a_conflict_of_its_own() -> None:
    mine, theirs = BASE.replace("Lễ", "Lễ A"), BASE.replace("Lễ", "Lễ B")
    (conflict,) = joined(BASE, mine, theirs).conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == ("title", "Lễ A", "Lễ B")
    assert joined(BASE, mine, theirs, "mine").sheet.text == mine


def test_what_one_deleted_and_the_other_edited_is_not_lost() -> None:
    mine, theirs = BASE.replace("Đoạn hai.\n\n", ""), BASE.replace("Đoạn hai.", "Đoạn hai, sửa.")
    (conflict,) = joined(BASE, mine, theirs).conflicts
    assert (conflict.mine, conflict.theirs) == ("", "Đoạn hai, sửa.")


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.integers(0, 9)),
        st.tuples(st.just("add"), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
    ),
    max_size=5,
)


def after(edits: list[tuple[str, int]], who: str) -> str:
    """The text after somebody's edits, whose new words are all different."""
    paragraphs = list(PARAGRAPHS)
    for count, (what, number) in enumerate(edits):
        at = number % (len(paragraphs) + 1)
        if what == "add":
            paragraphs.insert(at, f"Thêm {who}{count}.")
        elif at < len(paragraphs):
            paragraphs[at : at + 1] = [f"Sửa {who}{count}."] if what == "change" else []
    return HEAD + "\n\n".join(paragraphs) + "\n"


@given(EDITS, EDITS)
def test_no_word_of_two_writers_is_lost(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> None:
    mine, theirs = after(first, "a"), after(second, "b")
    new = (words(mine) | words(theirs)) - words(BASE)
    found = joined(BASE, mine, theirs)
    shown = " ".join(each.mine + " " + each.theirs for each in found.conflicts)
    assert new <= words(found.sheet.text) | words(shown)
    both = joined(BASE, mine, theirs, *["both"] * len(found.conflicts))
    assert new <= words(both.sheet.text)
    assert not both.open


@given(EDITS)
def test_who_writes_alone_gets_what_was_written(edits: list[tuple[str, int]]) -> None:
    mine = after(edits, "a")
    assert joined(BASE, mine, BASE).sheet.text == mine
    assert joined(BASE, BASE, mine).sheet.text == mine
    assert joined(BASE, mine, mine).sheet.text == mine
