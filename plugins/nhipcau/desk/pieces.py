"""A piece as the desk opens it: its folder, its texts, its photos; and where a piece lies that somebody asks for."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from nhipcau.convert.spelling import understood
from nhipcau.desk.declined import Declined
from nhipcau.model import Photo, Publication
from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.reading.photos import is_photo, read_photo
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.schema import PieceForm
from nhipcau.reading.source import N_

ID = re.compile(r"[a-z_]+(?:/[\w][\w.-]*){1,6}")
TOO_LARGE = N_(
    "The file has {size} MB, where a text may have 1 MB: what is shown is its beginning, and cannot be edited here. "
    "Pictures belong beside the text as files of their own."
)
OPENED = 3_000_000
"""Bytes of a file that the desk opens to be mended; of one that has more, it shows as many."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """What stands in a file: its `words`, to the byte where `written_in` is "", and otherwise as those letters are
    understood; and its `size` in bytes."""

    words: str
    written_in: str
    size: int

    @property
    def whole(self) -> bool:
        """Whether the words are all of it."""
        return self.size <= OPENED


@dataclass(frozen=True, slots=True)
class PieceAt:
    """Where a piece lies. `id` is its folder below the content; `form` what reading knows of its kind."""

    id: str
    content: Path
    form: PieceForm

    @property
    def folder(self) -> Path:
        return self.content / self.id

    @property
    def key(self) -> str:
        return self.id.rpartition("/")[2]

    @property
    def file(self) -> str:
        """Its path as messages have it."""
        return f"{self.content.name}/{self.id}"

    def text_file(self, lang: str) -> Path:
        """The file of a language, by the name that it has or else is given."""
        for name in sorted(os.listdir(self.folder)) if self.folder.is_dir() else ():
            match = LANGUAGE_FILE.fullmatch(name)
            if match and match[1] == lang:
                return self.folder / name
        return self.folder / f"index.{lang}.md"

    def text(self, lang: str) -> str | None:
        """What the file of a language says, as it can be understood; None where there is none."""
        found = self.look(lang)
        return found.words if found else None

    def exact(self, lang: str) -> str | None:
        """The same, to be written again where nobody looks at it. Declined where that would not keep its bytes."""
        found = self.look(lang)
        if found and found.written_in:
            message = N_("{file} is not UTF-8 text: open it in the editor first, and save it there.")
            raise Declined(message, file=self.text_file(lang).name)
        if found and not found.whole:
            raise Declined(TOO_LARGE, 413, size=f"{found.size / 1e6:.1f}")
        return found.words if found else None

    def look(self, lang: str) -> TextFile | None:
        """The file of a language; None where there is none."""
        try:
            with open(self.text_file(lang), "rb") as file:
                size = os.fstat(file.fileno()).st_size
                data = file.read(OPENED)
        except FileNotFoundError:
            return None
        whole = data if size <= OPENED else data[: data.rfind(b"\n") + 1]
        return TextFile(*understood(whole), size)

    def photos(self) -> dict[str, Photo]:
        """The files beside the texts, by name."""
        found = {}
        for name in sorted(os.listdir(self.folder)) if self.folder.is_dir() else ():
            path = self.folder / name
            if is_photo(name) and path.is_file() and not path.is_symlink():
                photo, _ = read_photo(path, f"{self.id}/{name}")
                found[photo.name] = photo
        return found


def piece_at(content: Path, publication: Publication, id: str, *, new: bool = False) -> PieceAt:
    """The piece of that id. Declined where there is none; with `new`, where there is one."""
    plurals = {kind.plural: kind.name for kind in publication.kinds if kind.piece}
    first = id.partition("/")[0]
    forms = of_pieces(FORMS)
    unknown = Declined(N_("There is no piece “{id}”."), 404, id=id[:200])
    if not ID.fullmatch(id) or plurals.get(first) not in forms or ".." in id:
        raise unknown
    found = PieceAt(id, content, forms[plurals[first]])
    inside = found.folder.resolve().is_relative_to(content.resolve())
    if not inside or found.folder.is_symlink():
        raise unknown
    texts = found.folder.is_dir() and any(map(LANGUAGE_FILE.fullmatch, os.listdir(found.folder)))
    if new and found.folder.exists():
        raise Declined(N_("There is a piece at {id} already."), 409, id=id)
    if not new and not texts:
        raise unknown
    return found
