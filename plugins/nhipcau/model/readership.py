"""What was read most, as counted from the server's log (docs/readers.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

TRUE_FOR = timedelta(days=7)
"""How long after its last day a count of a week is still told."""


@dataclass(frozen=True, slots=True)
class MostRead:
    """The stories that were read most in a language within the seven days that end with `until`: keys, the most read
    first."""

    lang: str
    until: date
    keys: tuple[str, ...]

    @property
    def gone(self) -> date:
        """The first day on which it is no longer told."""
        return self.until + TRUE_FOR + timedelta(days=1)
