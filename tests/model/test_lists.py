"""Lists that a new story leaves alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import sheets

SIZES = st.integers(1, 7)
LENGTHS = st.integers(0, 60)


def test_a_short_list_is_one_page_at_its_own_address() -> None:
    (sheet,) = sheets([1, 2, 3], 3)
    assert (sheet.number, sheet.items, sheet.older, sheet.newer) == (0, (3, 2, 1), None, None)


def test_pages_are_numbered_from_the_oldest_and_lead_to_their_neighbours() -> None:
    newest, second, first = sheets(list(range(1, 8)), 2)
    assert (newest.number, newest.items, newest.older, newest.newer) == (0, (7, 6, 5), 2, None)
    assert (second.number, second.items, second.older, second.newer) == (2, (4, 3), 1, 0)
    assert (first.number, first.items, first.older, first.newer) == (1, (2, 1), None, 2)


@given(LENGTHS, SIZES)
def test_every_item_stands_on_exactly_one_page_newest_first(length: int, size: int) -> None:
    shown = [item for sheet in sheets(range(length), size) for item in sheet.items]
    assert shown == list(reversed(range(length)))


@given(LENGTHS, SIZES)
def test_the_newest_page_is_never_nearly_empty(length: int, size: int) -> None:
    newest = next(sheets(range(length), size))
    assert len(newest.items) == length if length < size else size <= len(newest.items) < 2 * size


@given(LENGTHS, SIZES)
def test_a_new_item_changes_no_numbered_page_but_the_link_of_the_last_one(length: int, size: int) -> None:
    before = {sheet.number: sheet for sheet in sheets(range(length), size)}
    after = {sheet.number: sheet for sheet in sheets(range(length + 1), size)}
    last = max(before)
    for number in set(before) - {0}:
        assert after[number].items == before[number].items
        assert after[number].older == before[number].older
        assert number == last or after[number].newer == before[number].newer
