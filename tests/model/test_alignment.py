"""Parallel texts: whatever the two sides are, nothing is lost or moved; and what a translator does is understood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Bead, Block, align

PARAGRAPHS = (310, 95, 480, 220, 150, 405)
BLOCKS = st.builds(
    Block,
    st.sampled_from(["paragraph", "paragraph", "paragraph", "heading", "list", "quotation", "table"]),
    st.integers(0, 600),
) | st.builds(Block, st.just("figure"), key=st.sampled_from(["ho.jpg", "cau.jpg", "den.jpg"]))
TEXTS = st.lists(BLOCKS, max_size=12)


def text(*lengths: int) -> list[Block]:
    return [Block("paragraph", length) for length in lengths]


def pairs(left: list[Block], right: list[Block]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.left, bead.right) for bead in align(left, right)]


def beside(*numbers: tuple[int | None, int | None]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Beads of one block beside one, or beside nothing."""
    return [tuple(() if each is None else (each,) for each in pair) for pair in numbers]  # type: ignore[misc]


@given(TEXTS, TEXTS)
def test_every_block_stands_once_and_in_its_order(left: list[Block], right: list[Block]) -> None:
    beads = align(left, right)
    for side, numbers in ((left, [bead.left for bead in beads]), (right, [bead.right for bead in beads])):
        shown = [number for row in numbers for number in row]
        assert sorted(shown) == list(range(len(side)))
        flowing = [number for number in shown if not side[number].key]
        assert flowing == sorted(flowing)


@given(TEXTS, TEXTS)
def test_the_sides_may_be_given_in_either_order(left: list[Block], right: list[Block]) -> None:
    assert align(right, left) == tuple(Bead(bead.right, bead.left) for bead in align(left, right))


@given(TEXTS)
def test_a_text_stands_beside_itself_block_by_block(same: list[Block]) -> None:
    assert pairs(same, list(same)) == beside(*((number, number) for number in range(len(same))))


@given(TEXTS, TEXTS)
def test_only_what_may_say_the_same_shares_a_row(left: list[Block], right: list[Block]) -> None:
    for bead in align(left, right):
        blocks = [left[number] for number in bead.left] + [right[number] for number in bead.right]
        prose = all(block.kind in ("paragraph", "list", "quotation") for block in blocks)
        assert prose or len({(block.kind, block.key) for block in blocks}) == 1
        assert 1 <= len(blocks) <= 4


@given(TEXTS, TEXTS)
def test_a_photo_that_both_show_once_stands_once(left: list[Block], right: list[Block]) -> None:
    for key in ("ho.jpg", "cau.jpg", "den.jpg"):
        if [block.key for block in left].count(key) == [block.key for block in right].count(key) == 1:
            rows = [
                bead
                for bead in align(left, right)
                if key in [left[n].key for n in bead.left] + [right[n].key for n in bead.right]
            ]
            assert len(rows) == 1


def test_a_paragraph_that_became_two_stands_beside_both() -> None:
    parted = text(310, 95, 200, 270, 220, 150, 405)
    assert pairs(text(*PARAGRAPHS), parted)[2] == ((2,), (2, 3))
    assert pairs(text(*PARAGRAPHS), parted)[3] == ((3,), (4,))


def test_two_paragraphs_that_became_one_stand_beside_it() -> None:
    assert pairs(text(*PARAGRAPHS), text(310, 95, 700, 150, 405))[2] == ((2, 3), (2,))


def test_a_paragraph_left_out_stands_alone() -> None:
    found = pairs(text(*PARAGRAPHS), text(310, 95, 220, 150, 405))
    assert found == beside((0, 0), (1, 1), (2, None), (3, 2), (4, 3), (5, 4))


def test_a_translation_may_need_more_room_or_much_less() -> None:
    """English takes a tenth more letters than Vietnamese, Chinese a third as many."""
    for ratio in (1.15, 0.3):
        other = text(*(round(length * ratio) for length in PARAGRAPHS))
        assert pairs(text(*PARAGRAPHS), other) == beside(*((n, n) for n in range(len(PARAGRAPHS))))


def test_headings_hold_the_paragraphs_between_them() -> None:
    heading = Block("heading", 20)
    left = [*text(300, 300), heading, *text(300, 300)]
    right = [*text(300), heading, *text(300, 300, 300)]
    found = pairs(left, right)
    assert ((2,), (1,)) in found
    assert all(max(one, default=0) <= 1 for one, other in found if other and max(other) == 0)


def test_a_photo_that_the_translator_moved_stands_where_it_comes_first() -> None:
    photo = Block("figure", key="ho.jpg")
    left = [*text(310, 95), photo, *text(480, 220)]
    right = [*text(310, 95, 480, 220), photo]
    assert pairs(left, right) == [*beside((0, 0), (1, 1)), ((2,), (4,)), *beside((3, 2), (4, 3))]


def test_a_quotation_may_have_become_a_paragraph_but_a_heading_has_not() -> None:
    left = [*text(310), Block("quotation", 120), *text(480)]
    assert pairs(left, text(310, 118, 480)) == beside((0, 0), (1, 1), (2, 2))
    headed = [*text(310), Block("heading", 120), *text(480)]
    assert ((1,), ()) in pairs(headed, text(310, 118, 480))


def test_one_side_may_be_empty() -> None:
    assert pairs(text(310, 95), []) == beside((0, None), (1, None))
    assert align([], []) == ()
