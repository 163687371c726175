"""A case that breaks a rule, made as small as it may be and still break it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tools.fuzz.cases import Case

SECONDS = 15.0
"""How long a case is tried smaller."""


def smaller(case: Case, still: Callable[[Case], bool]) -> Case:
    """The case with less in its files, as long as `still` says that it breaks the rule."""
    until = time.monotonic() + SECONDS
    ahead = _candidates(case)
    while time.monotonic() < until and (tried := next(ahead, None)) is not None:
        if still(tried):
            case, ahead = tried, _candidates(tried)
    return case


def _candidates(case: Case) -> Iterator[Case]:
    """The case without one of its files; then with a half, a quarter, … of one of them taken out."""
    for at in range(len(case.edits) if len(case.edits) > 1 else 0):
        yield replace(case, edits=case.edits[:at] + case.edits[at + 1 :])
    for at, edit in enumerate(case.edits):
        size = len(edit.data) // 2
        while size:
            for start in range(0, len(edit.data), size):
                data = edit.data[:start] + edit.data[start + size :]
                yield replace(case, edits=(*case.edits[:at], replace(edit, data=data), *case.edits[at + 1 :]))
            size //= 2
