"""Numbers in words are read as a reader reads them."""

from __future__ import annotations

import pytest

from nhipcau.rules.spelt import spelt


@pytest.mark.parametrize(
    ("lang", "words", "numbers"),
    [
        ("vi", "ba trăm đại biểu", {"ba trăm": 300}),
        ("vi", "năm mươi năm", {"năm mươi": 50, "năm": 5}),
        ("vi", "một trăm linh năm người", {"một trăm linh năm": 105}),
        ("vi", "hai mươi lăm và ba mươi tư", {"hai mươi lăm": 25, "ba mươi tư": 34}),
        ("vi", "nghìn năm văn hiến", {"năm": 5}),
        ("vi", "hai ba người", {"hai": 2, "ba": 3}),
        ("vi", "một triệu hai trăm nghìn", {"một triệu hai trăm nghìn": 1_200_000}),
        ("vi", "đầu tư, hai mươi mốt", {"hai mươi mốt": 21}),
        ("vi", "năm nghìn", {"năm nghìn": 5000}),
        ("en", "three hundred delegates", {"three hundred": 300}),
        ("en", "Twenty-five", {"Twenty-five": 25}),
        ("en", "a hundred and five people", {"a hundred and five": 105}),
        ("en", "the first two", {"first": 1, "two": 2}),
        ("en", "a story, and a half", {}),
        ("en", "a dozen trees", {"a dozen": 12}),
        ("en", "two thousand and twenty-four", {"two thousand and twenty-four": 2024}),
        ("en", "one and a half", {"one": 1}),
        ("en", "forty-first", {"forty-first": 41}),
        ("en", "seven and eight", {"seven": 7, "eight": 8}),
        ("en", "thousands of them", {}),
    ],
)
def test_a_number_in_words_is_read(lang: str, words: str, numbers: dict[str, int]) -> None:
    assert {words[start:end]: value for value, start, end in spelt(words, lang)} == numbers
