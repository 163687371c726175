"""What the memory knows, and what would change more than its own paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nhipcau.rules.pairs import DRAFTED, MADE, Pair
from nhipcau.translating.exchange import unit
from nhipcau.translating.memory import Memory
from nhipcau.translating.segments import segments
from nhipcau.translating.taking import SWALLOWS, take

SOURCE = "---\ntitle: A\n---\n\nLời mở đầu.\n\nHội nghị kết thúc.\n\nLời cuối.\n"
TARGET = "---\ntitle: B\n---\n\nAn opening.\n\nIt ended.\n\nThe last words.\n"


@pytest.mark.parametrize("unsure", [MADE, DRAFTED])
def test_the_memory_has_only_what_somebody_confirmed(unsure: str) -> None:
    pair = Pair("vi", "en", "Hội nghị kết thúc.", "The conference ended.")
    assert not Memory([replace(pair, unsure=unsure), Pair("vi", "en", "", "")], "vi", "en").matches(pair.said)
    (found,) = Memory([pair], "vi", "en").matches(pair.said)
    assert (found.target, found.alike) == (pair.translation, 100)


def test_the_memory_knows_both_directions_and_the_likest_first() -> None:
    pairs = [
        Pair("en", "vi", "Over 300 delegates came to Hanoi.", "Hơn 300 đại biểu đến Hà Nội."),
        Pair("vi", "en", "Hơn 250 đại biểu đến Hà Nội dự lễ.", "Over 250 delegates came to Hanoi for it."),
        Pair("vi", "fr", "Hơn 300 đại biểu đến Hà Nội.", "Plus de 300 délégués."),
    ]
    found = Memory(pairs, "vi", "en").matches("Hơn 300 đại biểu đến Hà Nội")
    assert [each.target[:8] for each in found] == ["Over 300", "Over 250"]


def test_what_would_join_its_neighbour_is_left_out() -> None:
    found = segments(SOURCE, TARGET, ())
    units = [unit(each, ("vi", "en"), (), ()) for each in found]
    units = [
        replace(each, target=f":   {each.target}") if each.target == "It ended." else each for each in units
    ]
    told = take(SOURCE, TARGET, found, units, ("vi", "en"))
    assert [each.message for each in told.left] == [SWALLOWS]
    assert told.text == TARGET
