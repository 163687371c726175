"""The output folder: it belongs to the press, who marks it, looks what stands in it, and clears it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from nhipcau.machine import Tree, aside
from nhipcau.machine.kept import drop, folder
from nhipcau.machine.tree import Told
from nhipcau.printing.output_paths import RESERVED, OutputPaths
from nhipcau.problems import busy, not_a_folder, not_ours, refuse

try:
    import fcntl
except ImportError:  # Windows has no such locks; there, two builds at once are the user's own affair
    fcntl = None  # type: ignore[assignment]

MARKER = RESERVED
MARK = b"This folder belongs to the press of Nhip Cau, which removes from it whatever no page claims.\n"

TREE = "output.tree"
"""The file in the cache that remembers what stood in the output folder."""

PATIENCE = 1.0
"""Seconds to wait for a lock: the children of a build that was killed may hold it for a moment longer."""


class OutputFolder:
    """The output folder at `root`; names in `retained` (Pelican's OUTPUT_RETENTION) are never looked at or removed.

    `memory` is a file that may keep from build to build what stood in it. One object serves one build.
    """

    def __init__(self, root: Path, retained: Collection[str] = (), memory: Path | None = None) -> None:
        self.root = root.resolve()
        self._retained = frozenset(retained)
        self._memory = memory
        self._tree: Tree | None = None
        self._told: Callable[[], Told] | None = None
        self._at: int | None = None

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> OutputFolder:
        """The output folder of a site with these settings."""
        return cls(
            Path(settings["OUTPUT_PATH"]),
            settings.get("OUTPUT_RETENTION", ()),
            Path(settings["CACHE_PATH"]) / TREE,
        )

    @contextmanager
    def held(self, cache: Path) -> Iterator[Callable[[], None]]:
        """Have the folder and the cache for oneself. Gives what a forked child calls first, so as to hold nothing.

        Refused where the folder holds files of others, or another build is at work; nothing is changed then.
        """
        self._make()
        with ExitStack() as stack:
            locks = [stack.enter_context(self._lock(path)) for path in (_lock_in(cache), self.root / MARKER)]
            self._mark()
            if self._clear_leftovers() or self._at != self._touched():
                self._tree = self._told = None
            yield lambda: _close(locks)

    def _make(self) -> None:
        try:
            if not self.root.is_dir():
                self.root.mkdir(parents=True)
                self.root.chmod(0o755)  # whatever the umask: a web server must be able to go in
        except (FileExistsError, NotADirectoryError):
            raise refuse(not_a_folder(self.root)) from None
        if not (self.root / MARKER).is_file() and self._foreign():
            raise refuse(not_ours(self.root))

    def _foreign(self) -> bool:
        return any(name not in self._retained for name in os.listdir(self.root))

    @contextmanager
    def _lock(self, path: Path) -> Iterator[int]:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            for attempt in range(int(PATIENCE / 0.05) + 1):
                if _locked(handle):
                    break
                time.sleep(0.05 if attempt else 0.01)
            else:
                raise refuse(busy(self.root))
            yield handle
        finally:
            os.close(handle)

    def _mark(self) -> None:
        marker = self.root / MARKER
        if marker.read_bytes() != MARK:
            marker.write_bytes(MARK)

    def _clear_leftovers(self) -> bool:
        """Remove what a build that was killed had not yet put in its place; whether there was anything."""
        leftovers = list(self.root.glob(f"{RESERVED}-*"))
        for path in leftovers:
            drop(path)
        return bool(leftovers)

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """A folder on the same disk for files that wait for all others. Its name is new, so that a child of a build
        that was killed cannot write into it."""
        path = Path(tempfile.mkdtemp(prefix=f"{RESERVED}-", dir=self.root))
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)
            with suppress(OSError):  # the folder may belong to somebody else
                now = time.time_ns()  # finer than the disk's clock: no two builds leave the same time
                os.utime(self.root, ns=(now, now))

    def _touched(self) -> int | None:
        """When something was last put at the top of the folder or taken from there, in nanoseconds: no build comes and
        goes without that, for its staging folder is there. None where there is no folder."""
        try:
            return os.stat(self.root).st_mtime_ns
        except OSError:
            return None

    def look_ahead(self) -> None:
        """Begin to look at what stands in the folder, beside other work: somebody will ask."""
        self._at = self._touched()
        self._told = aside(lambda: self._look().told())

    def standing(self) -> Tree:
        """What stands in the folder, without what is retained and what is the press's own: as `look_ahead` saw it, or
        else as it is now. Who holds the folder hears of no look from before the end of another build."""
        if self._tree is None:
            if self._told:
                self._tree = self._unseen()
                self._tree.hear(self._told())
            else:
                self._tree = self._look()
        return self._tree

    def _look(self) -> Tree:
        tree = self._unseen()
        tree.look()
        return tree

    def _unseen(self) -> Tree:
        def passed(folder: str, name: str) -> bool:
            return name in self._retained or (not folder and name.startswith(RESERVED))

        return Tree(self.root, self._memory, passed)

    # Clearing

    def clear_way(self, standing: Tree, claims: OutputPaths) -> set[str]:
        """Remove what stands where something else belongs: links, files in the place of folders, folders in the place
        of files, files whose name differs from a claimed one in capitals. Gives the paths that are gone."""
        blocked = tuple(f"{path}/" for path in standing.folders if path in claims.files)
        stale = [path for path in standing.files if path not in claims.files]
        gone = {*standing.odd, *(path for path in stale if claims.alike(path) or path.startswith(blocked))}
        for path in gone:
            os.unlink(self.root / path)
        for path in reversed(standing.folders):
            if f"{path}/".startswith(blocked):
                self._remove_empty(path)
                gone.add(path)
        return gone

    def sweep(self, standing: Tree, claims: OutputPaths, gone: Collection[str] = ()) -> list[str]:
        """Remove files that nobody claims, and folders that hold nothing, but for what is gone already. Gives the
        paths of the files removed."""
        stale = [path for path in standing.files if path not in claims.files and path not in gone]
        for path in stale:
            os.unlink(self.root / path)
        for path in reversed(standing.folders):
            if path not in claims.folders and path not in gone:
                self._remove_empty(path)
        return stale

    def _remove_empty(self, path: str) -> None:
        try:
            os.rmdir(self.root / path)
        except OSError:
            if not any(name in self._retained for name in os.listdir(self.root / path)):
                raise


def _lock_in(cache: Path) -> Path:
    file = folder(cache) / "press.lock"
    if file.is_dir():
        drop(file)
    return file


def _close(handles: Iterable[int]) -> None:
    for handle in handles:
        os.close(handle)


def _locked(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
