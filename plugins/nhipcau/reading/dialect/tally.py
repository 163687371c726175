"""What the dialect notices while it reads, for the writer to be told; and where it stops."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.reading.source import N_

DEEPEST = 32
"""Lists and quotations within one another. More than five are hardly ever meant."""


class TooDeep(Exception):
    """Lists or quotations within one another beyond all sense; `line` is where, as it is written."""

    def __init__(self, line: str) -> None:
        self.line = line
        super().__init__(line)


class Oddity(NamedTuple):
    """Something that will hardly be meant: a msgid, what to do about it, and what to look for in the source."""

    message: str
    hint: str
    needle: str
    what: str = ""


FENCE = N_("The code that begins here is never closed: all that follows is shown as code.")
FENCE_HINT = N_("Close it with a line of the same marks.")
COMMENT = N_("The comment that begins here is never closed, and is printed.")
COMMENT_HINT = N_("Close it with “-->”.")
TWICE = N_("The footnote {what} is written twice; the second is printed where it stands.")
TWICE_HINT = N_("Give each footnote a name of its own.")
CELLS = N_("This row of a table has more cells than the head.")
CELLS_HINT = N_("Give the head as many cells; a “|” within words is written “\\|”.")
UNKNOWN_NOTE = N_("There is no kind of note “{what}”.")
UNKNOWN_NOTE_HINT = N_("Kinds are: NOTE, TIP, IMPORTANT, WARNING, CAUTION, TIMELINE.")
UNDATED = N_("“{what}” stands in a timeline, and does not begin with its date.")
UNDATED_HINT = N_("Write - 10/10/1954: what happened; a month or a year will do.")
