"""Files beside a registry, such as the text of an official document: they lie in the folder `files` next to it."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from nhipcau.languages import normalise
from nhipcau.model.registry import Attachment
from nhipcau.reading.checks import nearest
from nhipcau.reading.fields import Parser, file_name
from nhipcau.reading.plain_files import pieces, unfit
from nhipcau.reading.source import N_, Raw
from nhipcau.reading.wrong import Wrong

FOLDER = "files"
ENDINGS = (".pdf", ".docx", ".doc", ".odt", ".xlsx", ".csv", ".txt", ".zip")
"""What a document may be: formats that no browser runs anything of."""


def attached(registry: Path) -> Parser:
    """A parser for the name of a file beside that registry."""

    def parse(raw: Raw, zone: ZoneInfo) -> Attachment:
        name = normalise(file_name(raw, zone))
        if not name.lower().endswith(ENDINGS):
            message, hint = (
                N_("“{name}” is no kind of file that can be given to readers."),
                N_("Save it as PDF."),
            )
            raise Wrong(message, hint, name=name)
        return _read(_found(registry.parent / FOLDER, name), name)

    return parse


def _found(folder: Path, name: str) -> Path:
    """The file of that name, however the disk spells its letters."""
    there = {normalise(path.name): path for path in folder.glob("*")}
    if name not in there:
        near = nearest(name, there)
        message = N_("The file “{name}” is not in content/registry/files/.")
        raise Wrong(
            message, N_("Did you mean “{near}”?") if near else N_("Put it there."), name=name, near=near
        )
    if problem := unfit(there[name], folder.parents[1], name):
        raise Wrong(problem.message, problem.hint, **dict(problem.values))
    return there[name]


def _read(path: Path, name: str) -> Attachment:
    digest, size = blake2b(digest_size=16), path.stat().st_size
    if not size:
        message = N_("“{name}” is empty: it has 0 bytes.")
        raise Wrong(message, N_("Copy it again from where it came."), name=name)
    for piece in pieces(str(path)):
        digest.update(piece)
    file = path.relative_to(path.parents[2]).as_posix()
    return Attachment(name, file, quote(f"/files/{name}"), size, digest.hexdigest())
