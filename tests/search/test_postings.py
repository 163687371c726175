"""The bytes of the index, read here as the reader's script reads them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.search.codes import FOLLOWS, USUAL_WEIGHTS, WEIGHTS, gamma, packed, rice, varint
from nhipcau.search.postings import LEAD, NAMES, OPENING, TITLE, IndexedText, blocks, joined, part
from nhipcau.search.terms import BLOCKS, term

WORDS = ["hòa", "bình", "hoa", "Đường", "sông", "cầu", "Hà", "Nội", "phở", "phố", "một", "hai"]
RANKED = tuple(dict.fromkeys((*USUAL_WEIGHTS, *range(128))))


def page(title: str = "", lead: str = "", text: str = "", names: tuple[str, ...] = ()) -> IndexedText:
    return IndexedText(title, names, lead, text)


class Bits:
    """Reads codes."""

    def __init__(self, data: bytes) -> None:
        self.left = iter("".join(f"{byte:08b}" for byte in data))

    def bits(self, count: int) -> int:
        return int("0" + "".join(next(self.left) for _ in range(count)), 2)

    def ones(self) -> int:
        return next(count for count in range(10_000) if next(self.left) == "0")

    def gamma(self) -> int:
        length = self.ones()
        return 1 << length | self.bits(length)

    def rice(self, usual: int) -> int:
        low = max(0, usual.bit_length() - 1)
        return self.ones() << low | self.bits(low)

    def follows(self) -> int:
        return self.bits(8) if self.bits(1) else 1 << self.bits(3)


def number(data: bytes, at: int) -> tuple[int, int]:
    """The varint at a place, and where it ends."""
    end = next(place for place in range(at, len(data)) if data[place] < 0x80) + 1
    return sum((byte & 0x7F) << 7 * place for place, byte in enumerate(data[at:end])), end


def read(block: bytes, pages: int) -> dict[str, list[tuple[int, int, int]]]:
    """The postings that a lot of so many pages has of a block, by word."""
    if not block:
        return {}
    size, at = number(block, 0)
    bits = Bits(block[at + size :])
    found = {form: [*_row(bits, pages)] for form in block[at : at + size].decode().split("\n")}
    left = "".join(bits.left)
    assert len(left) < 8
    assert "1" not in left
    return found


def _row(bits: Bits, pages: int) -> Iterator[tuple[int, int, int]]:
    count = bits.gamma()
    page, follows = -1, -1
    for _ in range(count):
        page += bits.rice((pages - count) // count) + 1
        weight = RANKED[bits.gamma() - 1]
        follows = bits.follows() if bits.bits(1) else follows
        yield page, weight, follows


def index(*pages: IndexedText, lang: str = "vi") -> dict[str, list[tuple[int, int, int]]]:
    made = blocks(pages, lang)
    assert len(made) == BLOCKS
    return {form: rows for block in made for form, rows in read(block, len(pages)).items()}


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


@given(st.integers(1, 10**6), st.integers(0, 10**4), st.integers(0, 10**4))
def test_every_number_is_read_as_it_was_written(one: int, few: int, usual: int) -> None:
    bits = Bits(packed([gamma(one), rice(few, usual), "1"]))
    assert (bits.gamma(), bits.rice(usual), bits.bits(1)) == (one, few, 1)


def test_weights_and_what_follows_have_short_codes_where_they_are_usual() -> None:
    assert [len(WEIGHTS[weight]) for weight in (1, 2, 4, 127)] == [1, 3, 5, 15]
    assert sorted(WEIGHTS) == [*range(128)]
    assert [len(FOLLOWS[byte]) for byte in (1, 128, 0, 3)] == [4, 4, 9, 9]
    for codes in ([*WEIGHTS.values()], FOLLOWS):
        ordered = sorted(codes)
        assert not [one for one, after in pairwise(ordered) if after.startswith(one)]


def test_a_file_is_joined_block_by_block_each_with_the_stamp_and_all_lots() -> None:
    one, two = part([b"ab", b"", b"c" * 200]), part([b"", b"", b"d"])
    assert joined([one, two], b"#") == b"#\x02ab\x00" + b"#\x00\x00" + b"#\xc8\x01" + b"c" * 200 + b"\x01d"
    assert joined([], b"#") == b""
