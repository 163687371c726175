"""Entries of registries edited by key: what nobody touched keeps its bytes."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.editing.entries import entry_values, with_entry, without_entry
from nhipcau.editing.front_matter import Unwritable
from tests.conftest import PROJECT

REGISTRIES = sorted((PROJECT / "content" / "registry").glob("*.toml"))
PEOPLE = """# Người.

[lan]  # biên tập viên
vi = "Lan"
en = 'Lan'
slug = {en = "lan-en"}

[[lan.offices]]
organisation = "haufo"
vi = "Chủ tịch"
en = "President"
until = 2023

# Sau Lan.
[hoa]
vi = "Hoa"
en = "Hoa"
"""


def form_of(value: Any) -> Any:
    """A value as a form shows it and gives it back."""
    if isinstance(value, dict):
        return {name: form_of(each) for name, each in value.items()}
    if isinstance(value, list):
        return [form_of(each) for each in value]
    return value if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: path.name)
def test_a_form_that_comes_back_as_it_went_changes_no_byte(path: Any) -> None:
    text = path.read_bytes().decode()
    for key, told in tomllib.loads(text.replace("\r\n", "\n")).items():
        assert with_entry(text, key, form_of(told)) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_field_changes_its_own_line(newline: str) -> None:
    text = PEOPLE.replace("\n", newline)
    assert with_entry(text, "lan", {"vi": "Lan Anh"}) == text.replace('vi = "Lan"', 'vi = "Lan Anh"')
    assert with_entry(text, "lan", {"slug": {"en": ""}}) == text.replace(
        f'slug = {{en = "lan-en"}}{newline}', ""
    )


def test_offices_are_changed_added_and_taken_away() -> None:
    told = [{"organisation": "haufo", "vi": "Chủ tịch", "en": "President", "from": "2019", "until": "2023"}]
    after = with_entry(
        PEOPLE, "lan", {"offices": [*told, {"organisation": "vufo", "vi": "Ủy viên", "en": "Member"}]}
    )
    (first, second) = entry_values(after, "lan")["offices"]
    assert (first["from"], first["until"], second["organisation"]) == (2019, 2023, "vufo")
    assert "# Sau Lan.\n[hoa]\n" in after
    assert entry_values(with_entry(after, "lan", {"offices": []}), "lan").keys() == {"vi", "en", "slug"}


def test_an_entry_is_added_at_the_end_and_taken_out_again() -> None:
    after = with_entry(PEOPLE, "minh", {"vi": "Minh", "en": "Minh", "slug": {"en": ""}})
    assert after.startswith(PEOPLE)
    assert entry_values(after, "minh") == {"vi": "Minh", "en": "Minh"}
    assert tomllib.loads(without_entry(after, "minh")) == tomllib.loads(PEOPLE)


def test_what_is_no_toml_is_left_alone() -> None:
    with pytest.raises(Unwritable):
        with_entry("[a\n", "a", {"vi": "x"})


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(WORDS, WORDS, st.dictionaries(st.sampled_from(["vi", "en"]), WORDS))
def test_whatever_is_written_is_read_again_and_others_stay(vi: str, en: str, slug: dict[str, str]) -> None:
    told = {"vi": vi, "en": en, "description": slug}
    after = with_entry(PEOPLE, "hoa", told)  # type: ignore[arg-type]
    found = entry_values(after, "hoa")
    assert (found.get("vi", ""), found.get("en", "")) == (vi, en)
    assert found.get("description", {}) == {code: words for code, words in slug.items() if words}
    assert after.startswith(PEOPLE.partition("[hoa]")[0])
