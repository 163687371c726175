"""The forecast: the first instant at which a page comes, goes, or is another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from nhipcau.model import Output
from nhipcau.model.changes import Instant
from nhipcau.tracking.forecast import first_change
from tests.model.making import at

NOW, SOON, LATER = (
    at("2024-10-20 12:00"),
    Instant(at("2024-10-21"), ("soon",)),
    Instant(at("2024-10-22"), ("later",)),
)


def make(*inputs: object) -> bytes:
    return b""


@pytest.mark.parametrize(
    "then", [{"a": 1, "b": 2, "c": 3}, {"a": 1}, {"a": 1, "b": 3}, {"a": 1, "c": 2}, {}],
    ids=["one comes", "one goes", "one is another", "one takes another's place", "all go"],
)  # fmt: skip
def test_the_first_instant_at_which_anything_differs_is_found(then: dict[str, int]) -> None:
    def draw(moment: datetime) -> Iterator[Output]:
        shown = then if moment >= LATER.at else {"a": 1, "b": 2}
        yield from (Output(path, (value,), make) for path, value in shown.items())

    assert first_change(draw, NOW, (SOON, LATER)) == LATER
    assert first_change(draw, NOW, (SOON,)) is None
