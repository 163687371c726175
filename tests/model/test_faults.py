"""Faults of the model that were once put in and that no test saw: each is put in here again, and its test must fail."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from nhipcau.model import index, strips
from nhipcau.model.index import Index
from nhipcau.printing import output_paths
from tests.model import test_index, test_strips
from tests.printing import test_output_paths

FAULTS: dict[str, tuple[Any, str, str, str, Callable[[], None]]] = {
    "past events run backwards": (
        Index,
        "past",
        ", reverse=True",
        "",
        test_index.test_past_events_stand_the_latest_first,
    ),
    "the calendar ends where the last event begins": (
        index,
        "_months",
        "period.last_day",
        "period.first_day",
        test_index.test_the_calendar_begins_with_the_first_event_and_ends_with_the_month_in_which_the_last_one_ends,
    ),
    "nothing decides between anniversaries of one day": (
        Index,
        "coming",
        "(pair[1], pair[0].key)",
        "pair[1]",
        test_index.test_of_two_anniversaries_of_one_day_the_key_decides,
    ),
    "an occasion is left on its last day": (
        strips,
        "stay_on",
        "stay.occasion.last >= day",
        "stay.occasion.last > day",
        lambda: (
            test_strips.test_an_entry_speaks_of_an_occasion_until_its_last_day_is_over_and_then_of_the_next(
                1, 1
            )
        ),
    ),
    "letters count as they are composed": (
        output_paths,
        "_folded",
        'unicodedata.normalize("NFC", path)',
        "path",
        lambda: (
            test_output_paths.test_paths_that_differ_in_capitals_or_in_how_their_letters_are_composed_are_refused(
                "h\u00e0.html", "ha\u0300.html"
            )
        ),
    ),
}


@pytest.mark.parametrize(("place", "name", "sound", "faulty", "test"), FAULTS.values(), ids=FAULTS)
def test_a_fast_test_sees_this_fault(
    place: Any, name: str, sound: str, faulty: str, test: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    test()
    text = textwrap.dedent(inspect.getsource(getattr(place, name)))
    assert sound in text
    module = index if place is Index else place
    made: dict[str, Any] = {}
    exec(text.replace(sound, faulty), vars(module), made)
    monkeypatch.setattr(getattr(place, name), "__code__", made[name].__code__)
    with pytest.raises((AssertionError, ValueError)):
        test()
