"""Where the pictures and files of an old site lie: in folders of saved pages, in archives, beside texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

NOWHERE = "http://saved.invalid"
"""The root of addresses of pages that were saved without one."""
LARGEST = 60_000_000
"""Bytes of a picture."""
_SIZED = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")


@dataclass(slots=True)
class SavedFiles:
    """Finds the bytes behind an address. `folders` are roots, each with the host it is a mirror of, "" for any;
    `held` has what archives hold, `kept` what an earlier import laid beside a text."""

    folders: list[tuple[Path, str]] = field(default_factory=list)
    held: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    kept: dict[str, Path] = field(default_factory=dict)

    def add_folder(self, root: Path, host: str = "") -> None:
        if (root, host) not in self.folders:
            self.folders.append((root, host))

    def find(self, address: str) -> bytes | None:
        """The bytes at an address; the picture as large as it was, where an address names a smaller print of it."""
        for each in dict.fromkeys((_SIZED.sub("", address), address)):
            if held := self.held.get(known_as(each)):
                return held()
            for path in self._paths(each):
                if path.is_file() and path.stat().st_size <= LARGEST:
                    return path.read_bytes()
        kept = self.kept.get(address)
        return kept.read_bytes() if kept and kept.is_file() else None

    def _paths(self, address: str) -> Iterator[Path]:
        try:
            parts = urlsplit(address)
        except ValueError:
            return
        names = [f"{unquote(parts.path)}{sign}{parts.query}" for sign in "?@" if parts.query]
        for root, host in self.folders:
            for name in (*names, unquote(parts.path)):
                inner = [
                    part
                    for part in PurePosixPath(name).parts
                    if part not in ("/", ".", "..") and "\0" not in part
                ]
                if parts.netloc and not host:
                    yield root.joinpath(parts.netloc, *inner)
                for skipped in range(max(len(inner), 1)):
                    if not skipped or not parts.query:
                        yield root.joinpath(*inner[skipped:])


def known_as(address: str) -> str:
    """An address as it is compared: without scheme, www, port and fragment, its letters read, no slash at its end."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{unquote(parts.path).rstrip('/')}{query}"
