"""Lists that a new story leaves alone."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import sheets
from nhipcau.model.lists import Sheet

SIZES = st.integers(1, 7)
LENGTHS = st.integers(0, 60)


@dataclass(frozen=True)
class Item:
    """Something of a list; there are five of them a year."""

    number: int

    @property
    def year(self) -> int:
        return 2000 + self.number // 5


def items(length: int) -> list[Item]:
    return [Item(number) for number in range(length)]


def numbers(sheet: Sheet[Item]) -> tuple[int, ...]:
    return tuple(item.number for item in sheet.items)


def test_a_short_list_is_one_page_at_its_own_address() -> None:
    (sheet,) = sheets(items(3), 3)
    assert (sheet.number, numbers(sheet), sheet.older, sheet.newer) == (0, (2, 1, 0), None, None)


def test_pages_are_numbered_from_the_oldest_and_lead_to_their_neighbours() -> None:
    newest, second, first = sheets(items(7), 2)
    assert (newest.number, numbers(newest), newest.older, newest.newer) == (0, (6, 5, 4), 2, None)
    assert (second.number, numbers(second), second.older, second.newer) == (2, (3, 2), 1, 0)
    assert (first.number, numbers(first), first.older, first.newer) == (1, (1, 0), None, 2)


@given(LENGTHS, SIZES)
def test_every_item_stands_on_exactly_one_page_newest_first(length: int, size: int) -> None:
    shown = [number for sheet in sheets(items(length), size) for number in numbers(sheet)]
    assert shown == list(reversed(range(length)))


@given(LENGTHS, SIZES)
def test_the_newest_page_is_never_nearly_empty(length: int, size: int) -> None:
    newest = next(sheets(items(length), size))
    assert len(newest.items) == length if length < size else size <= len(newest.items) < 2 * size


@given(LENGTHS, SIZES)
def test_a_new_item_changes_no_numbered_page_but_the_link_of_the_last_one(length: int, size: int) -> None:
    before = {sheet.number: sheet for sheet in sheets(items(length), size)}
    after = {sheet.number: sheet for sheet in sheets(items(length + 1), size)}
    last = max(before)
    for number in set(before) - {0}:
        assert after[number].items == before[number].items
        assert after[number].older == before[number].older
        assert after[number].years == before[number].years
        assert number == last or after[number].newer == before[number].newer
        assert number == last or after[number].near == before[number].near


def test_the_newest_page_leads_to_those_beside_it_and_to_the_oldest() -> None:
    newest, *_, oldest = found = [*sheets(items(40), 4)]
    assert newest.near == (0, 9, 8, 1)
    assert found[4].near == (0, 7, 6, 5, 4, 1)
    assert oldest.near == (0, 2, 1)
    assert next(sheet.near for sheet in sheets(items(20), 4)) == (0, 4, 3, 2, 1)


@given(LENGTHS, SIZES)
def test_a_year_leads_to_the_page_on_which_it_begins(length: int, size: int) -> None:
    found = {sheet.number: sheet for sheet in sheets(items(length), size)}
    for year, number in found[0].years:
        years = [item.year for item in found[number].items]
        assert year in years
        assert number == 0 or all(item.year > year for item in found[found[number].newer or 0].items)
    assert {year for year, _ in found[0].years} == {item.year for item in items(length)}
