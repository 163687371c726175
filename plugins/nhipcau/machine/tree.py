"""A tree of files, as the disk tells of it; remembered from build to build, so that few folders need to be listed.

A folder whose time of change is what it was holds the same names: only the files in it are asked how they are. At
25,000 folders that takes less than half the time of listing them all.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

from nhipcau.machine.kept import keep

SETTLED = 2_000_000_000
"""Nanoseconds. What changed less than this before it was looked at may change again within the same tick of the disk's
clock, so its time of change proves nothing (git calls such an entry racy)."""

SIZE = 20
"""Bytes in a digest."""

Stamp = tuple[int, int]
"""A file's size in bytes, and its time of change in nanoseconds."""


Names = tuple[str, ...]
Listing = tuple[int, Names, Names, Names, bool]
"""When a folder changed last; the names of its files, of its folders, and of what is neither; and whether it had rested
long enough for its time of change to prove something. A plain tuple: there are tens of thousands, kept by marshal."""

Told = tuple[int, bytes, dict[str, Listing], dict[str, Stamp]]
"""What a look has shown: when it was, what the memory held before, the folders and the files. Plain, for marshal."""


class Tree:
    """The files and folders below `root`, by paths below it; links are not followed, but counted as `odd`.

    `memory` is the file that keeps the tree from build to build. `passed` says of a name in a folder ("" for the root)
    whether to pass it over. With `inode`, a file's stamp has the time when its inode changed, where that is later:
    what is moved or copied into place may keep its time of modification.
    """

    def __init__(
        self,
        root: Path,
        memory: Path | None = None,
        passed: Callable[[str, str], bool] = lambda folder, name: False,
        inode: bool = False,
    ) -> None:
        self.root, self._memory, self._passed, self._inode = root, memory, passed, inode
        self._stored = b""
        self._listings: dict[str, Listing] = {}
        self.files: dict[str, Stamp] = {}
        self._looked = 0

    def look(self) -> None:
        """See how things are now."""
        self._looked = time.time_ns()
        self._stored, known = _recalled(self._memory, str(self.root))
        self._listings, self.files = {}, {}
        ahead = [""]
        while ahead:
            path = ahead.pop()
            changed = os.stat(f"{self.root}/{path}").st_mtime_ns
            listing = known.get(path)
            if listing is None or listing[0] != changed or not listing[4]:
                listing = self._list(path, changed)
            self._listings[path] = listing
            base = f"{path}/" if path else ""
            ahead += [base + name for name in listing[2]]
            self._ask([base + name for name in listing[1]])

    def told(self) -> Told:
        """What a look has shown, to be heard by a tree of the same root in another process."""
        return self._looked, self._stored, self._listings, self.files

    def hear(self, told: Told) -> None:
        """Know what another tree has told, as if this one had looked."""
        self._looked, self._stored, self._listings, self.files = told

    def look_again(self, changed: Iterable[str]) -> None:
        """See how things are now in the folders that these paths name or lie in; all else is as it was seen.

        A path that ends in "/" names a folder.
        """
        self._looked = time.time_ns()
        folders = {"", *(path[:at] for path in changed for at, sign in enumerate(path) if sign == "/")}
        for path in sorted(folders):  # each before those that lie in it
            base = f"{path}/" if path else ""
            if path in self._listings:
                for name in self._listings[path][1]:
                    self.files.pop(base + name, None)
            try:
                listing = self._list(path, os.stat(f"{self.root}/{path}").st_mtime_ns)
            except (FileNotFoundError, NotADirectoryError):
                self._listings.pop(path, None)
            else:
                self._listings[path] = listing
                self._ask([base + name for name in listing[1]])

    def knows(self, folder: str) -> bool:
        """Whether that is a folder below the root, or "" for the root itself, and no link."""
        return folder in self._listings

    def names(self, folder: str) -> tuple[Names, Names, Names]:
        """The names in a folder that it knows: of its files, of its folders, and of what is neither."""
        _, files, folders, odd, _ = self._listings[folder]
        return files, folders, odd

    @property
    def folders(self) -> list[str]:
        """The folders below the root, each after the one it lies in."""
        return [path for path in self._listings if path]

    @property
    def odd(self) -> list[str]:
        """What is neither a file nor a folder, such as a link."""
        found = ((path, listing[3]) for path, listing in self._listings.items() if listing[3])
        return [f"{path}/{name}" if path else name for path, names in found for name in names]

    @property
    def settled(self) -> bool:
        """Whether every file had rested long enough for its stamp to prove something."""
        return max((changed for _, changed in self.files.values()), default=0) < self._looked - SETTLED

    def digest(self) -> bytes:
        """A digest of every name and every stamp."""
        # Not when the root changed: the press has a folder of its own there for as long as it works.
        listings = sorted((path, listing[bool(not path) : 4]) for path, listing in self._listings.items())
        return _digest(marshal.dumps((listings, sorted(self.files.items())), 2))

    def save(self) -> None:
        """Leave what was listed to the next build."""
        data = marshal.dumps((str(self.root), self._listings), 2)
        if self._memory and (head := _digest(data)) != self._stored:
            keep(self._memory, head + data)
            self._stored = head

    def _list(self, path: str, changed: int) -> Listing:
        names: tuple[list[str], list[str], list[str]] = ([], [], [])
        with os.scandir(f"{self.root}/{path}") as entries:
            for entry in entries:
                if not self._passed(path, entry.name):
                    names[_kind(entry)].append(entry.name)
        files, folders, odd = (tuple(sorted(each)) for each in names)
        return changed, files, folders, odd, changed < self._looked - SETTLED

    def _ask(self, paths: Iterable[str]) -> None:
        """What the disk says of files; what has gone since its folder was looked at is passed over."""
        for path in paths:
            try:
                status = os.lstat(f"{self.root}/{path}")
            except FileNotFoundError:
                continue
            changed = status.st_mtime_ns
            if self._inode and status.st_ctime_ns > changed:
                changed = status.st_ctime_ns
            self.files[path] = status.st_size, changed


def _kind(entry: os.DirEntry[str]) -> int:
    if entry.is_dir(follow_symlinks=False):
        return 1
    return 0 if entry.is_file(follow_symlinks=False) else 2


def _recalled(memory: Path | None, root: str) -> tuple[bytes, dict[str, Listing]]:
    """What an earlier build left, and its digest; nothing where it is damaged, or of another tree."""
    try:
        stored = memory.read_bytes() if memory else b""
    except OSError:
        stored = b""
    head, data = stored[:SIZE], stored[SIZE:]
    if not data or head != _digest(data):
        return b"", {}
    of, listings = marshal.loads(data)
    return (head, listings) if of == root else (b"", {})


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=SIZE).digest()
