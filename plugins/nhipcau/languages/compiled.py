"""Compiled catalogues, kept from run to run: to read a large one and to proofread it takes 50 ms, and there is no
command that says nothing."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from babel import __version__

from nhipcau.languages import proofreading
from nhipcau.machine.kept import folder, keep

SIZE = 20
"""Bytes in a digest."""


class CompiledCatalogue(NamedTuple):
    """A catalogue without fault, as a machine reads it (a GNU `.mo` file), and its messages, each with its context."""

    mo: bytes
    translated: frozenset[tuple[str, str]]


class CatalogueMemory:
    """A file that keeps what was compiled of a catalogue's text; any other text, and what is damaged, is as nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def beneath(self) -> CatalogueMemory:
        """The memory of the catalogue that lies beneath."""
        return CatalogueMemory(self._file.with_name(f"{self._file.name}~"))

    def recall(self, code: str, text: str) -> CompiledCatalogue | None:
        """What was compiled of that text."""
        try:
            stored = self._file.read_bytes()
            head, data = stored[:SIZE], stored[SIZE:]
            if head != _head(code, text, data):
                return None
            mo, translated = marshal.loads(data)
            return CompiledCatalogue(mo, frozenset(translated))
        except (OSError, ValueError, EOFError, TypeError):
            return None

    def remember(self, code: str, text: str, mo: bytes, translated: Iterable[tuple[str, str]]) -> None:
        """Keep it, where that can be."""
        data = marshal.dumps((mo, sorted(translated)))
        with suppress(OSError):
            folder(self._file.parent)
            keep(self._file, _head(code, text, data) + data)


def _head(code: str, text: str, data: bytes) -> bytes:
    """A digest of the text, of what was made of it, and of who proofreads and compiles."""
    readers = Path(proofreading.__file__).read_bytes() + __version__.encode()
    parts = (readers, code.encode(), text.encode(), data)
    return blake2b(b"".join(blake2b(part).digest() for part in parts), digest_size=SIZE).digest()
