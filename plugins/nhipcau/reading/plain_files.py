"""What may be read of the content folder: plain files that lie in it, under names that are text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from nhipcau.model import Problem, error
from nhipcau.reading.source import N_, not_plain

PIECE = 1 << 20
"""Bytes that are in memory at a time while a long file is looked through."""

LANGUAGE_FILE = re.compile(r"index(?:\.([A-Za-z-]+))?\.(?:md|markdown)", re.I)
"""The name of a text of a piece, with its language."""


def astray(path: str, root: str, file: str) -> Problem | None:
    """What is wrong with what lies at a path, which is called `file` in messages; None where it is a plain file or a
    folder in the folder `root`, or a link to one. Nothing is opened: to open a pipe is to wait for ever."""
    name = os.path.basename(file)
    if not is_text(name):
        message = N_("The name “{name}” is not UTF-8 text.")
        return error(file, 0, "", message, N_("Give it another name."), name=name)
    try:
        linked, mode = S_ISLNK(os.lstat(path).st_mode), os.stat(path).st_mode
    except OSError:
        message = N_("The link leads nowhere, or to itself.")
        return error(file, 0, "", message, N_("Delete the link."), name=name)
    if linked and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        message = (
            N_("“{name}” is a link to a folder outside the content folder.")
            if S_ISDIR(mode)
            else N_("“{name}” is a link to a file outside the content folder.")
        )
        return error(file, 0, "", message, N_("Put the file itself there."), name=name)
    if not (S_ISREG(mode) or S_ISDIR(mode)):
        return not_plain(file, name)
    return None


def unfit(path: Path, root: Path, file: str) -> Problem | None:
    """What keeps a file from being read: what `astray` tells, or that it is a folder."""
    if problem := astray(str(path), str(root), file):
        return problem
    name = os.path.basename(file)
    if not path.is_file():
        return error(file, 0, "", N_("“{name}” is a folder, and not a file."), N_("Delete it."), name=name)
    return None


def is_text(name: str) -> bool:
    """Whether a name is UTF-8 on the disk: Python keeps bytes that are none as halves of pairs."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def pieces(path: str) -> Iterator[bytes]:
    """The bytes of a file, some at a time."""
    with open(path, "rb", buffering=0) as file:
        while piece := file.read(PIECE):
            yield piece
