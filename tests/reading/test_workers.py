"""Reading on all cores: whatever the function leans on, the answers are those of one process, in order."""

from __future__ import annotations

import os

from nhipcau.languages.voice import Voice
from nhipcau.machine import cores
from nhipcau.reading.workers import FEW, on_all_cores


def test_a_function_that_cannot_be_sent_to_a_process_works_in_all_of_them() -> None:
    """The forms of a site's own kinds hold functions within functions, which pickle cannot name."""
    numbers = range(FEW * 3)
    found = list(on_all_cores(Voice("en"))(lambda number: (number, os.getpid()), numbers))
    assert [number for number, _ in found] == list(numbers)
    assert (os.getpid() in {process for _, process in found}) == (cores() == 1)
