"""Two passages compared word by word."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, GONE, COME = "same", "del", "ins"
"""What became of some words; the last two are as HTML has them."""


def word_changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words of both, in order, each run with what became of it."""
    old, new = before.split(" "), after.split(" ")
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield SAME, " ".join(old[a:b])
            continue
        if b > a:
            yield GONE, " ".join(old[a:b])
        if d > c:
            yield COME, " ".join(new[c:d])
