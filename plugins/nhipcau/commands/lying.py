"""What lies in the content folder, by one walk: looking at every piece's folder again takes longer than all rules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from nhipcau.model import Content, Piece
from nhipcau.reading.plain_files import LANGUAGE_FILE


@dataclass(frozen=True)
class LyingFiles:
    """The names of the files in each folder of the content, by the folder's path in it ("stories/2024/key")."""

    content: Path
    folders: dict[str, list[str]]

    def file(self, folder: str, name: str) -> str:
        """A file as problems name it."""
        return f"{self.content.name}/{folder}/{name}" if folder else f"{self.content.name}/{name}"

    def path(self, folder: str, name: str) -> str:
        return f"{self.content}/{folder}/{name}"

    @cached_property
    def _places(self) -> dict[tuple[str, str], str]:
        found = (folder for folder, names in self.folders.items() if any(map(LANGUAGE_FILE.fullmatch, names)))
        return {(folder.partition("/")[0], folder.rpartition("/")[2]): folder for folder in found}

    def pieces(self, found: Content) -> Iterator[tuple[Piece[Any], str]]:
        """Every piece with its folder. Nothing is asked of editions, which come late."""
        for plural, values in found.shelves:
            if isinstance(values[0], Piece):
                yield from (
                    (piece, folder) for piece in values if (folder := self._places.get((plural, piece.key)))
                )


def lying(content: Path) -> LyingFiles:
    """Walk through the content folder."""
    cut = len(str(content)) + 1
    walked = sorted(os.walk(content, followlinks=True), key=lambda each: each[0])
    return LyingFiles(content, {folder[cut:]: sorted(names) for folder, _, names in walked})
