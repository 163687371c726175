"""OutputPaths: which paths the outputs lay claim to, and whether each is fit and free."""

from __future__ import annotations

import re
import unicodedata
from operator import itemgetter

from nhipcau.model import Problem
from nhipcau.problems import N_, alike_paths, same_path, unfit_path

RESERVED = ".nhipcau"
"""How the names of the press's own files begin, at the top of the output folder."""

LONGEST = 255
"""Bytes in a file's name, on every file system in use."""

# What nearly every path looks like; it is fit, and nothing more needs to be asked.
_PLAIN = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}/)*[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}")
_CONTROL = re.compile(r"[\0-\x1f\x7f]")


_Claim = tuple[str, bool, str]
"""A path, whether it is a file's, and where it comes from. Plain, as there are tens of thousands."""


class OutputPaths:
    """The paths claimed so far. `problems` says which could not be."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.files: set[str] = set()
        self.reserved: set[str] = set()
        self.folders: set[str] = set()
        self._taken: dict[str, _Claim] = {}

    def claim(self, path: str, origin: str) -> bool:
        """Claim a path for what comes from `origin` ("": from itself); False, and a problem, where that cannot be."""
        origin = origin or path
        reason = unfit(path)
        if reason:
            self.problems.append(unfit_path(origin, path, reason))
        elif self._free((path, True, origin)):
            self.files.add(path)
            return self._claim_folders(path, origin)
        return False

    def reserve(self, path: str, origin: str) -> None:
        """Keep a path free of files; a problem where one is there already, or comes."""
        if not unfit(path):
            self.reserved.add(path)
            self._free((path, True, origin or path))

    def _claim_folders(self, path: str, origin: str) -> bool:
        while (at := path.rfind("/")) > 0:
            path = path[:at]
            if path in self.folders:
                break
            if not self._free((path, False, origin)):
                return False
            self.folders.add(path)
        return True

    def alike(self, path: str) -> bool:
        """Whether something is claimed that is this path on a disk that takes capitals and small letters as one."""
        return _folded(path) in self._taken

    def _free(self, new: _Claim) -> bool:
        old = self._taken.setdefault(_folded(new[0]), new)
        if old is new:
            return True
        # The older of two claims depends on the order of the plugins; the message must not.
        (path, file, origin), (path2, file2, origin2) = sorted((old, new), key=itemgetter(2, 0))
        if path == path2 and file and file2:
            self.problems.append(same_path(origin, path, origin2))
        else:
            self.problems.append(alike_paths(origin, path, origin2, path2))
        return False


def unfit(path: str) -> str:
    """Why a path cannot name a file below the output folder; "" where it can."""
    if _PLAIN.fullmatch(path):
        return ""
    parts = path.split("/")
    if _CONTROL.search(path):
        return N_("it holds a control character")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return N_("it does not start in the output folder")
    if "\\" in path:
        return N_("it holds a backslash")
    if any(part in ("", ".", "..") for part in parts):
        return N_("a part of it is empty, “.” or “..”")
    if path.startswith(RESERVED):
        return N_("the press keeps such names to itself")
    try:
        longest = max(len(part.encode()) for part in parts)
    except UnicodeEncodeError:
        return N_("it is not valid Unicode")
    return N_("a part of it is longer than 255 bytes") if longest > LONGEST else ""


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
