"""Compressed forms: text as servers send it, made once for each state of a file and kept by its digest."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import brotli

from nhipcau.publish.manifest import FileEntry, Manifest
from nhipcau.web.serving import is_text, media_type

SMALL = 512
"""Bytes below which a file travels in one packet anyway."""
QUALITY = 8
"""Of brotli. 11 would save another tenth of the bytes, in forty times the time."""

FORMS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY),
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
}
"""What makes a compressed form, by the end of its name."""


def is_compressed(path: str, entry: FileEntry) -> bool:
    """Whether a file lies beside its compressed forms."""
    return entry.size >= SMALL and _is_text(path.rpartition("/")[2]) and not path.startswith(("nginx/", "_"))


@lru_cache
def _is_text(name: str) -> bool:
    return is_text(media_type(name).partition(";")[0])


class Compressed:
    """The compressed forms of the files of a folder, kept in a cache."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._folder, self._cache = folder, cache

    def make(self, manifest: Manifest, paths: Iterable[str], hands: int) -> None:
        """Make the forms of those paths that are not there yet, with so many threads."""
        # Once for each state: two files may have the same bytes.
        wanted = {manifest[path].digest: path for path in paths if is_compressed(path, manifest[path])}
        with ThreadPoolExecutor(hands) as threads:
            for _ in threads.map(self._make, wanted.values(), wanted.keys()):
                """An exception of a thread is raised here."""

    @staticmethod
    def names(path: str, entry: FileEntry) -> tuple[str, ...]:
        """The paths of the forms of a file."""
        return tuple(f"{path}{end}" for end in FORMS) if is_compressed(path, entry) else ()

    def files(self, path: str, entry: FileEntry) -> dict[str, Path]:
        """The forms of a path: names, and where their bytes are."""
        if not is_compressed(path, entry):
            return {}
        return {f"{path}{end}": self._file(entry.digest, end) for end in FORMS}

    def forget(self, digests: Iterable[str]) -> None:
        """Remove the forms of files that no release will be made of any more."""
        for digest in digests:
            for end in FORMS:
                with suppress(FileNotFoundError):
                    self._file(digest, end).unlink()

    def _make(self, path: str, digest: str) -> None:
        missing = [end for end in FORMS if not self._file(digest, end).is_file()]
        if missing:
            source = self._folder / path
            data, status = source.read_bytes(), source.stat()
            for end in missing:
                file = self._file(digest, end)
                file.parent.mkdir(parents=True, exist_ok=True)
                fresh = file.with_suffix(f"{end}.new")
                fresh.write_bytes(FORMS[end](data))
                os.utime(fresh, ns=(status.st_atime_ns, status.st_mtime_ns))
                fresh.replace(file)

    def _file(self, digest: str, end: str) -> Path:
        return self._cache / digest[:2] / f"{digest}{end}"
