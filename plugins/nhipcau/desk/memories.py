"""What was translated before, all over the site: a memory that is read anew only where a piece confirmed something."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path

from nhipcau.reading.translations import read_beside
from nhipcau.rules.pairs import FILE, Pair
from nhipcau.translating.memory import Memory


class Memories:
    """The memories of the pieces below a folder, by the languages that are asked for."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._pairs: dict[str, tuple[int, tuple[Pair, ...]]] = {}
        self._last: tuple[object, Memory] | None = None
        self._lock = threading.Lock()

    def memory(self, ids: Iterable[str], but: str, source: str, lang: str) -> Memory:
        """What those pieces remember, all but one: that is the one that is being translated."""
        with self._lock:
            stamps = tuple((id, stamp) for id in ids if id != but and (stamp := self._stamp(id)))
            asked = (stamps, source, lang)
            if self._last is None or self._last[0] != asked:
                pairs = (pair for id, stamp in stamps for pair in self._of(id, stamp))
                self._last = asked, Memory(pairs, source, lang)
            return self._last[1]

    def _stamp(self, id: str) -> int:
        try:
            return os.stat(self._content / id / FILE).st_mtime_ns
        except OSError:
            return 0

    def _of(self, id: str, stamp: int) -> tuple[Pair, ...]:
        known = self._pairs.get(id)
        if known is None or known[0] != stamp:
            known = self._pairs[id] = stamp, read_beside(self._content / id, id)[0].known
        return known[1]
