"""What is said of a folder at which reading itself fails: a text shall never be answered by a traceback."""

from __future__ import annotations

import os
from traceback import extract_tb

from nhipcau.model import Problem, error
from nhipcau.reading.places import Place
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.source import N_

FAILED = N_("The program fails at this text: {reason}.")
"""The one sentence that is a fault of ours, whatever the text holds. `python -m tools.fuzz` looks for it."""


def unforeseen(fault: Exception, place: Place) -> Problem:
    """The problem of a place at which our own code failed. It names a text, and the line of code."""
    texts = [name for name, _, _ in place.signature if LANGUAGE_FILE.fullmatch(name)]
    file = f"{place.file}/{texts[0]}" if texts else place.file
    where = extract_tb(fault.__traceback__)[-1]
    code = f"{os.path.basename(where.filename)}, {where.lineno}"
    reason = f"{type(fault).__name__}: {fault} ({code})"[:300]
    hint = N_(
        "Take what is unusual in it away. And please tell the makers of Nhịp Cầu: this is their mistake."
    )
    return error(file, 1 if texts else 0, "", FAILED, hint, reason=reason)


def unreadable(fault: OSError, file: str) -> Problem:
    """The problem of a file or folder that this user may not read, or that has gone."""
    name = os.fsdecode(fault.filename) if fault.filename else file
    at = name.find(f"/{file}")
    message = N_("It cannot be read: {reason}.")
    hint = N_("See whom it belongs to, and whether you may read it.")
    return error(
        name[at + 1 :] if at >= 0 else file, 0, "", message, hint, reason=fault.strerror or str(fault)
    )
