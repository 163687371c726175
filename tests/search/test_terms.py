"""Words as the index knows them. That the reader's script knows them alike is tried in tests/site."""

from __future__ import annotations

import pytest

from nhipcau.search.terms import BLOCKS, singular, term, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Việt—Đức, Việt Nam - Cuba", ["Việt", "Đức", "Việt", "Nam", "Cuba"]),
        ("hanoi.gov.vn, tin-tuc", ["hanoi", "gov", "vn", "tin", "tuc"]),
        ("Nghị quyết 15-NQ/TW ngày 2/9", ["Nghị", "quyết", "15", "NQ", "TW", "ngày", "2", "9"]),
        ("Hanoi's lakes, the trees’ shade", ["Hanoi", "lakes", "the", "trees", "shade"]),
        ("sông 紅河, a_b", ["sông", "紅", "河", "a", "b"]),
    ],
)
def test_words_are_letters_and_digits_and_each_character_of_a_script_without_spaces(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "form", "bare"),
    [
        ("Đường", "đường", "duong"),
        ("hoà", "hòa", "hoa"),
        ("hòa", "hòa", "hoa"),
        ("THUÝ", "thúy", "thuy"),
        ("Łódź", "łódź", "lodz"),
    ],
)
def test_a_term_has_its_marks_with_tones_in_the_classic_place_and_a_bare_form(
    word: str, form: str, bare: str
) -> None:
    assert term(word, "vi")[:2] == (form, bare)


def test_words_that_begin_alike_stand_in_one_block_with_marks_or_without() -> None:
    blocks = {term(word, "vi").block for word in ("ngoại", "ngoài", "ngoan", "NGOA", "ngoang")}
    assert len(blocks) == 1
    assert blocks < set(range(BLOCKS))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("friendships", "friendship"), ("anniversaries", "anniversary"), ("trees", "trees"), ("lakes", "lake"),
        ("class", "class"), ("status", "status"), ("his", "his"), ("boxes", "boxe"), ("box", "box"),
    ],
)  # fmt: skip
def test_an_english_plural_is_its_singular_or_at_least_always_the_same(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_only_english_words_lose_an_s() -> None:
    assert term("Trees", "vi").form == "trees"
    assert term("lakes", "en-GB").form == "lake"
    assert term("lakes", "vi").form == "lakes"
