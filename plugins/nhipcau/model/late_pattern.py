"""Regular expressions that are compiled when they are first asked for something.

A build in which nothing changed loads every plugin and reads no word. What its modules would compile for that is 15 of
the 400 ms that it takes: the figures are in docs/decisions/0066-what-a-default-build-asks.md.
"""

from __future__ import annotations

import re
from typing import Any, cast


class LatePattern:
    """Stands for a regular expression. A method that was asked for once is kept, so that later calls cost no more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.__flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self.__flags), name)
        setattr(self, name, found)
        return found


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as `re.compile` gives it, but not yet compiled. For its methods only: the functions of `re`
    take none, and a mistake in it shows when it is first asked."""
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
