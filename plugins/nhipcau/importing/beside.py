"""What lies beside a text that was imported: its pictures, films and attachments."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from nhipcau.importing.counting import counted
from nhipcau.importing.photos import UnfitPhoto, fit
from nhipcau.importing.recordings import LANGUAGE, fit_captions, fit_recording, is_recording
from nhipcau.importing.settling import wanted
from nhipcau.importing.shelf import SavedFiles
from nhipcau.importing.values import LedgerLine, Shot
from nhipcau.languages import slugify
from nhipcau.model.recordings import FILMS, SOUNDS

Fit: TypeAlias = Callable[[str, bytes], tuple[str, bytes]]
"""Takes the address of a file and its bytes and gives its name and what is to be written; raises UnfitPhoto."""
ATTACHMENTS = frozenset(
    (".pdf", ".docx", ".doc", ".xlsx", ".odt", ".csv", ".zip", ".ics", ".pptx", ".epub", *FILMS, *SOUNDS)
)


@dataclass(slots=True)
class Beside:
    """What lies beside a text: its pictures, films and attachments, each address once, each file under a name of its
    own. `lang` is the language of the text that is being written."""

    shelf: SavedFiles
    files: dict[str, bytes]
    lang: str = ""
    names: dict[str, str] = field(default_factory=dict)

    def picture(self, shot: Shot, lines: list[LedgerLine]) -> str:
        """The file that has a picture or a film; "" where it cannot be had, and then its words go from the text to the
        ledger. What belongs to a film is called as it is."""
        key = shot.address or shot.mark
        if key not in self.names:
            self.names[key] = self._kept(shot, lines)
        name = self.names[key]
        if not name:
            _miss(shot, lines)
        elif is_recording(name):
            self._accompany(name.rpartition(".")[0], shot, lines)
        return name

    def attachment(self, address: str) -> str:
        """The file that a link leads to, where the old site's files are here and it is one that goes out; else ""."""
        try:
            path = PurePosixPath(unquote(urlsplit(address).path))
        except ValueError:
            return ""
        if path.suffix.lower() not in ATTACHMENTS:
            return ""
        if address not in self.names:
            data = self.shelf.find(address)
            name = f"{slugify(path.stem)[:60].strip('-') or 'file'}{path.suffix.lower()}"
            self.names[address] = self._laid(name, data) if data and _is_whole(address, data) else ""
        return self.names[address]

    def _accompany(self, stem: str, shot: Shot, lines: list[LedgerLine]) -> None:
        """Lay the still of a film and its captions beside it, under its name."""
        for told, address in shot.tracks:
            lang = told if LANGUAGE.fullmatch(told) else self.lang
            self._under(f"{stem}.{lang}.vtt", address, lambda _, data: ("", fit_captions(data)), lines)
        if shot.poster:
            self._under(f"{stem}.", shot.poster, fit, lines)

    def _under(self, name: str, address: str, fitted: Fit, lines: list[LedgerLine]) -> None:
        """Lay what stood at an address down under that name; one that ends with a point gets the ending that fits."""
        data = self.shelf.find(address)
        try:
            own, data = fitted(address, data) if data else ("", b"")
        except UnfitPhoto as bad:
            lines.append(LedgerLine("picture", address, note=bad.reason))
            return
        if data and address not in self.names:
            name += own.rpartition(".")[2] if name.endswith(".") else ""
            self.names[address] = name if self.files.setdefault(name, data) == data else ""

    def _kept(self, shot: Shot, lines: list[LedgerLine]) -> str:
        data = base64.b64decode(shot.data) if shot.data else self.shelf.find(shot.address)
        if data is None:
            return ""
        try:
            fitted = fit_recording if is_recording(shot.address) else fit
            return self._laid(*fitted(shot.address or shot.mark, data))
        except UnfitPhoto as bad:
            lines.append(LedgerLine("picture", shot.address, note=bad.reason))
            return ""

    def _laid(self, name: str, data: bytes) -> str:
        same = next((known for known, held in self.files.items() if held == data), "")
        if same:
            return same
        stem, _, ending = name.rpartition(".")
        number = 2
        while name in self.files:
            name, number = f"{stem}-{number}.{ending}", number + 1
        self.files[name] = data
        return name


def _is_whole(address: str, data: bytes) -> bool:
    """Whether a film or a sound to which a text links is one; of other files nobody looks at what is in them."""
    try:
        return not is_recording(address) or bool(fit_recording(address, data))
    except UnfitPhoto:
        return False


def _miss(shot: Shot, lines: list[LedgerLine]) -> None:
    """Move the words below a picture that is not there from the text to the ledger, ready for the photo."""
    words = " ".join(filter(None, (shot.caption, shot.credit)))
    moved, rest = 0, counted(words).total()
    for place, line in enumerate(lines):
        if line.became == "body" and rest:
            moved = min(rest, line.count)
            lines[place] = replace(line, count=line.count - moved)
    file = "film.mp4" if is_recording(shot.address) else "photo.jpg"
    note = wanted(shot.caption or shot.alt, shot.credit, "the text", file)
    lines.append(LedgerLine("caption", shot.address, words or shot.alt, note, moved))
