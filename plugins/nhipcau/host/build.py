"""What a build leaves to those who stay when it is done: the stamp, and whoever serves the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from nhipcau.model import Drawing, Problem

if TYPE_CHECKING:
    from nhipcau.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class Build:
    """A build that succeeded. `now` is the moment (aware) of which the site was printed."""

    reading: Reading
    now: datetime
    places: Mapping[str, Drawing]
    """The drawing behind each path of the output."""
    problems: tuple[Problem, ...]
    """The warnings, of reading and of what was drawn."""
