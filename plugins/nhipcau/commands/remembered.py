"""What was told of single files, kept from one check to the next while neither the file nor the code changes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nhipcau.model import Problem

Signature = tuple[object, ...]
Told = tuple[Problem, ...]


class Remembered:
    """What a function tells of files, in a file of the cache; `code` are the files in which that function is written.

    A record that is damaged, or of other code, is begun anew.
    """

    def __init__(self, record: Path, code: Iterable[Path], more: str = "") -> None:
        """`more` stands for whatever else decides what is told."""
        self._record = record
        written = b"\0".join((*(path.read_bytes() for path in code), more.encode()))
        self._version = blake2b(written, digest_size=16).hexdigest()
        self._before: dict[str, tuple[Signature, Told]] = self._load()
        self._now: dict[str, tuple[Signature, Told]] = {}

    def told(
        self,
        path: str | Path,
        tell: Callable[[], Iterable[Problem]],
        *beside: str | Path,
        since: object = None,
    ) -> Told:
        """What `tell` says of a file; it is asked only where the file has changed, one beside it, or `since`."""
        found = [os.stat(each) for each in (path, *beside)]
        signature = (since, *((each.st_size, each.st_mtime_ns) for each in found))
        before = self._before.get(str(path))
        self._now[str(path)] = before if before and before[0] == signature else (signature, tuple(tell()))
        return self._now[str(path)][1]

    def keep(self) -> None:
        """Write down what was told of the files that were asked about, and forget all others."""
        if self._now != self._before:
            self._record.parent.mkdir(parents=True, exist_ok=True)
            new = self._record.with_name(f"{self._record.name}.{os.getpid()}")
            new.write_bytes(pickle.dumps((self._version, self._now), pickle.HIGHEST_PROTOCOL))
            os.replace(new, self._record)

    def _load(self) -> dict[str, Any]:
        try:
            version, known = pickle.loads(self._record.read_bytes())
        except Exception:  # whatever a damaged pickle raises: the files are looked at again
            return {}
        return known if version == self._version and isinstance(known, dict) else {}
