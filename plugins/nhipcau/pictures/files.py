"""What the press gives those who make pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Files(Protocol):
    """`pictures` is the folder of finished ones, None where nothing is kept."""

    @property
    def pictures(self) -> Path | None: ...

    def read(self, root: str, path: str, digest: str) -> bytes:
        """The bytes of a file below "content" or "theme", whose digest they must have."""
