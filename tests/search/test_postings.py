"""The bytes of the index, read here as the reader's script reads them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.search.postings import LEAD, NAMES, OPENING, TITLE, IndexedText, blocks, joined, number, varint
from nhipcau.search.terms import BLOCKS, term

STAMP = b"\x12\x34"
WORDS = ["hòa", "bình", "hoa", "Đường", "sông", "cầu", "Hà", "Nội", "phở", "phố", "một", "hai"]


def page(title: str = "", lead: str = "", text: str = "", names: tuple[str, ...] = ()) -> IndexedText:
    return IndexedText(title, names, lead, text)


def read(block: bytes) -> dict[str, list[tuple[int, int, int]]]:
    """The postings of a block, by word."""
    head_size, at = number(block, 0)
    pages_size, at = number(block, at)
    rows_size, at = number(block, at)
    assert len(block) == at + head_size + pages_size + 2 * rows_size
    if not head_size:
        return {}
    head, pages = block[at : at + head_size], block[at + head_size : at + head_size + pages_size]
    weights, follows = block[-2 * rows_size : -rows_size], block[-rows_size:]
    assert head[:2] == STAMP
    count, place = number(head, 2)
    rows = []
    for _ in range(count):
        row, place = number(head, place)
        rows.append(row)
    forms = head[place:].decode().split("\n")
    postings = iter(zip(_pages(rows, pages), weights, follows, strict=True))
    return {form: [next(postings) for _ in range(row)] for form, row in zip(forms, rows, strict=True)}


def _pages(rows: list[int], data: bytes) -> Iterator[int]:
    at = 0
    for row in rows:
        page = -1
        for _ in range(row):
            gap, at = number(data, at)
            page += gap + 1
            yield page
    assert at == len(data)


def index(*pages: IndexedText, lang: str = "vi") -> dict[str, list[tuple[int, int, int]]]:
    made = blocks(pages, lang, STAMP)
    assert len(made) == BLOCKS
    return {form: rows for block in made for form, rows in read(block).items()}


def test_a_weight_says_where_a_word_stands_and_how_often_in_the_text() -> None:
    found = index(
        page("Đường sông một hai ba bốn năm", "Cầu", "cầu cầu " + "phố " * 9, ("Trần An",)), page(text="cầu")
    )
    assert [weight for _, weight, _ in found["đường"]] == [TITLE | OPENING]
    assert [weight for _, weight, _ in found["năm"]] == [TITLE]
    assert [(at, weight) for at, weight, _ in found["cầu"]] == [(0, LEAD | 2), (1, 1)]
    assert [weight for _, weight, _ in found["phố"]] == [7]
    assert [weight for _, weight, _ in found["trần"]] == [NAMES]


def test_what_follows_is_known_with_marks_or_without_and_not_beyond_a_part() -> None:
    found = index(page("hòa", "bình", "hòa bình và hoa"))
    ((_, _, follows),) = found["hòa"]
    assert follows == term("binh", "vi").bit
    ((_, _, last),) = found["hoa"]
    assert last == 0


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40), max_size=8))
def test_every_word_is_found_on_the_pages_that_have_it_and_on_no_others(texts: list[list[str]]) -> None:
    found = index(*(page(text=" ".join(text)) for text in texts))
    for word in WORDS:
        having = [at for at, text in enumerate(texts) if word in text]
        assert [at for at, _, _ in found.get(word.lower(), [])] == having


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_words_that_stand_side_by_side_are_never_taken_for_words_that_stand_apart(text: list[str]) -> None:
    found = index(page(text=" ".join(text)))
    for word, following in pairwise(text):
        assert found[word.lower()][0][2] & term(following, "vi").bit


@pytest.mark.parametrize(
    ("value", "data"), [(0, b"\0"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02")]
)
def test_a_varint_has_seven_bits_a_byte(value: int, data: bytes) -> None:
    assert varint(value) == data
    assert number(b"?" + data + b"?", 1) == (value, 1 + len(data))


def test_a_file_is_joined_column_by_column() -> None:
    one, two = bytes((2, 1, 3)) + b"hhp123abc", bytes((1, 2, 1)) + b"HPP4d"
    assert joined([one, bytes(3), two]) == one[:3] + bytes(3) + two[:3] + b"hhHpPP1234abcd"
