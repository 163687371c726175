"""Files that outputs are made from: the content's and the theme's, each known by the digest of its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from nhipcau.problems import changed_file, refuse
from nhipcau.themes import found_in

FILE_DIGEST = 16
"""Bytes in the digest of a file, as reading takes it of photos."""


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """What a make that works with files is given: folders by name ("content", "theme"), of which the first that
    has a file counts, and the folder in which finished pictures are kept from build to build, if there is one."""

    roots: Mapping[str, Sequence[Path]]
    pictures: Path | None = None

    def read(self, root: str, path: str, digest: str) -> bytes:
        """The bytes of a file. Refused where they are no longer those that the digest was taken of."""
        folders = self.roots[root]
        file = found_in(folders, path) or folders[-1] / path
        data = file.read_bytes()
        if file_digest(data) != digest:
            raise refuse(changed_file(file))
        return data


def file_digest(data: bytes) -> str:
    """The digest of a file's bytes, in hexadecimal."""
    return blake2b(data, digest_size=FILE_DIGEST).hexdigest()
