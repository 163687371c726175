"""A journal: a file of changes, each added behind those before it, so that what is kept need not be written whole.

A build that is killed leaves a last change that is cut off; who reads stops before it, and has what was there before.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nhipcau.machine.kept import keep
from nhipcau.tracking.digest import SIZE, digest_of

LENGTH = 8
"""Bytes that say how long a change is."""

GROWTH = 0.5
"""How long the changes may become, as a share of the first of them, before all had better be written anew."""


class Journal:
    """The changes in a file, as plain as marshal writes them. `head` says whose they are: another's count as none."""

    def __init__(self, file: Path, head: bytes) -> None:
        self._file, self._head = file, head
        self._first = self._later = 0
        self._sound = False

    def read(self) -> Iterator[Any]:
        """The changes in their order, up to the first that is damaged."""
        try:
            stored = self._file.read_bytes()
        except OSError:
            return
        at = len(self._head)
        self._sound = stored[:at] == self._head
        while self._sound and at < len(stored):
            start = at + SIZE + LENGTH
            end = start + int.from_bytes(stored[at + SIZE : start], "big")
            data = stored[start:end]
            self._sound = stored[at : at + SIZE] == digest_of(data)
            if self._sound:
                self._later += len(data) if self._first else 0
                self._first = self._first or len(data)
                yield marshal.loads(data)
            at = end

    def add(self, change: Any) -> bool:
        """Add a change behind what was read; False, and nothing is written, where one had better `begin` anew."""
        if not self._sound or not self._first or self._later > GROWTH * self._first:
            return False
        with open(self._file, "ab") as file:
            file.write(_sealed(change))
        return True

    def begin(self, change: Any) -> None:
        """Begin anew with a change that holds everything."""
        keep(self._file, self._head + _sealed(change))


def _sealed(change: Any) -> bytes:
    data = marshal.dumps(change)
    return digest_of(data) + len(data).to_bytes(LENGTH, "big") + data
