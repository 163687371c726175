"""Files laid down without ever laying them over somebody's work."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from nhipcau.importing.record import ImportRecord

WRITTEN, UPDATED, UNCHANGED, TOUCHED, GONE, THERE = (
    "written",
    "updated",
    "unchanged",
    "touched",
    "gone",
    "there",
)
"""What became of a file: it is new; it was ours and is anew; it stays; a person has changed it; a person has taken it
away; somebody else's stands there."""
OPEN = frozenset((TOUCHED, GONE, THERE))
"""What a person should know of."""


@dataclass(slots=True)
class FileKeeper:
    """Writes files of a project. What it wrote, and nobody changed, it may write again; all else it leaves."""

    root: Path
    record: ImportRecord
    dry: bool = False
    outcomes: dict[str, str] = field(default_factory=dict)
    """What became of each file, by its path below the root."""
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = self.record.written()

    def lay(self, path: str, data: bytes) -> str:
        """Lay a file down where it may be; what became of it."""
        outcome = self.outcomes[path] = self._outcome(path, data)
        if outcome in (WRITTEN, UPDATED) and not self.dry:
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.new")
            beside.write_bytes(data)
            os.replace(beside, target)
        if outcome in (WRITTEN, UPDATED, UNCHANGED):
            self._known[path] = digest(data)
            self.record.wrote(path, self._known[path])
        return outcome

    def _outcome(self, path: str, data: bytes) -> str:
        ours, stands = self._known.get(path), self._standing(path)
        if stands is None:
            return GONE if ours else WRITTEN
        if stands == digest(data):
            return UNCHANGED
        if not ours:
            return THERE
        return UPDATED if stands == ours else TOUCHED

    def _standing(self, path: str) -> str | None:
        try:
            return digest((self.root / path).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None

    def take_away(self, path: str) -> bool:
        """Remove a file that is ours and that nobody changed; whether it is gone."""
        ours, stands = self._known.get(path), self._standing(path)
        if not ours or (stands is not None and stands != ours):
            return stands is None
        if not self.dry and stands is not None:
            (self.root / path).unlink()
            self._sweep((self.root / path).parent)
        self._known.pop(path, None)
        self.record.unwrote(path)
        return True

    def _sweep(self, folder: Path) -> None:
        """Remove folders that nothing is left in."""
        while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def ours(self) -> tuple[str, ...]:
        """Every file that an import wrote, in order."""
        return tuple(sorted(self._known))

    def counts(self) -> Counter[str]:
        """How many files became what."""
        return Counter(self.outcomes.values())


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
