"""Bundles: files that one program makes together and names itself, such as the index of the search.

An Output is one file with a path that is known beforehand; a bundle is not. So it is made when it is drawn, once, and
kept in a folder under the digest of all it depends on. From there its files are printed like any others, by path and
digest. The folder is shared by all builds of a project, and may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nhipcau.model.output import Bundle
from nhipcau.rendering.files import file_digest

KEPT = 3
"""Bundles of one name that stay: the newest, and those of other builds, such as the public one's."""

LIST = "bundle.json"
"""The file that names all others of a bundle, with their digests. Written last."""

try:
    import fcntl
except ImportError:  # Windows has no such locks; there, two builds at once are the user's own affair
    fcntl = None  # type: ignore[assignment]


class Bundles:
    """The bundles in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self, name: str, digest: str, make: Callable[[Path], None]) -> Bundle:
        """The files of a bundle, which `make` writes into a folder where they are not here yet, whole."""
        found = self._whole(name, digest)
        if found is None:
            with self._alone():
                found = self._whole(name, digest)  # another build may just have made it
                if found is None:
                    self._make(name, digest, make)
                    found = self._whole(name, digest)
        assert found is not None
        return found

    def _whole(self, name: str, digest: str) -> Bundle | None:
        """What its list says is there; None where there is none, or anything differs from it."""
        place = self._folder / name / digest
        try:
            listed: dict[str, str] = json.loads((place / LIST).read_bytes())
            actual = {path: file_digest((place / path).read_bytes()) for path in listed}
        except (OSError, ValueError):
            return None
        return (
            tuple((f"{name}/{digest}/{path}", listed[path]) for path in sorted(listed))
            if actual == listed
            else None
        )

    def _make(self, name: str, digest: str, make: Callable[[Path], None]) -> None:
        """Make it aside, list it, and move it into place in one step: a build that is killed leaves no half of it."""
        with tempfile.TemporaryDirectory(prefix="making-", dir=self._folder) as aside:
            fresh = Path(aside, digest)
            fresh.mkdir()
            make(fresh)
            paths = sorted(path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file())
            listed = {path: file_digest((fresh / path).read_bytes()) for path in paths}
            (fresh / LIST).write_text(json.dumps(listed))
            place = self._folder / name / digest
            shutil.rmtree(place, ignore_errors=True)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(fresh, place)
        self._prune(name)

    def _prune(self, name: str) -> None:
        kept = sorted((self._folder / name).iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for old in kept[:-KEPT]:
            shutil.rmtree(old)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other build makes a bundle meanwhile; what one that was killed had begun is cleared away."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with open(self._folder / "lock", "wb") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)
            for left in self._folder.glob("making-*"):
                shutil.rmtree(left, ignore_errors=True)
            yield
