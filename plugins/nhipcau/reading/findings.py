"""What a conversion finds in one body besides its HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from nhipcau.model import ERROR, KINDS, WARNING, Figure, Photo, Problem, Reference, error, warning
from nhipcau.model.recordings import Recording
from nhipcau.reading.source import Source

LINK_RULE = "link.internal"


def _of_links(make: Callable[..., Problem]) -> Callable[..., Problem]:
    def made(*said: object, **values: object) -> Problem:
        return replace(make(*said, **values), rule=LINK_RULE)

    return made


MAKES = {ERROR: _of_links(error), WARNING: _of_links(warning)}
"""What tells of a link that leads nowhere, by its level."""
DATED = re.compile(r"/(\d{4}-\d{2}-\d{2})-[^/]+/[^/]*$")
NAMES = tuple(kind.name for kind in KINDS if kind.linked)
"""What a link may name on every site: `[text]({story}key)`."""


def level_of_broken_links(file: str, wanted: str, today: date) -> str:
    """The level of a link that leads nowhere, in the text in a file: what the setting BROKEN_LINKS wants, but a warning
    in a text that by the name of its folder is more than a year old. What broke long ago holds up no story of today."""
    found = DATED.search(file)
    year_ago = f"{today.year - 1}{today.isoformat()[4:]}"
    return WARNING if found and found[1] < year_ago else wanted


@dataclass(frozen=True, slots=True)
class Focus:
    """The focal point that a text tells of a photo, in percent from the top left, and the line where it does."""

    name: str
    point: tuple[int, int]
    line: int


@dataclass(slots=True)
class Findings:
    """What a conversion finds in one body. `photos` are the files beside it, by name."""

    source: Source
    photos: dict[str, Photo]
    names: tuple[str, ...] = NAMES
    """What a link may name."""
    references: dict[Reference, int] = field(default_factory=dict)
    lines: dict[Reference, int] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    recordings: list[Recording] = field(default_factory=list)
    attachments: list[Photo] = field(default_factory=list)
    focuses: list[Focus] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: Callable[..., Problem] = error
    """Makes the problem of a link that leads nowhere."""
    lang: str = ""
    """The language of the text; "" where nobody asks."""

    def refer(self, reference: Reference, needle: str) -> int:
        """The number of a reference, the same for the same target."""
        self.lines.setdefault(reference, self.source.line_of(needle))
        return self.references.setdefault(reference, len(self.references))

    def complain(self, make: Any, needle: str, message: str, hint: str = "", /, **values: object) -> None:
        """Add a problem; `needle` is what to look for in the source, to name the line. A link may be let pass there."""
        from nhipcau.rules.sic import lets_pass  # by a reader alone: a build that reads nothing loads no rule

        told = make(self.source.file, self.source.line_of(needle), "", message, hint, **values)
        if told.rule != LINK_RULE or not lets_pass(self.source.body, needle, LINK_RULE):
            self.problems.append(told)


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of a body and all that was found in it."""

    html: str
    references: tuple[Reference, ...] = ()
    lines: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    recordings: tuple[Recording, ...] = ()
    attachments: tuple[Photo, ...] = ()
    focuses: tuple[Focus, ...] = ()
    problems: tuple[Problem, ...] = ()


def converted(html: str, found: Findings) -> Converted:
    """The HTML together with what was found."""
    return Converted(
        html,
        tuple(found.references),
        tuple(found.lines.values()),
        tuple(found.figures),
        tuple(found.recordings),
        tuple(found.attachments),
        tuple(found.focuses),
        tuple(dict.fromkeys(found.problems)),
    )
