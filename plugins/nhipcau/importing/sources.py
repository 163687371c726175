"""From what is named on the command line to what it holds: files, folders of saved pages, archives.

A folder may be what `wget --mirror` leaves, a folder for each host; or any folder of pages. An archive is a WARC, or a
zip of such a folder. Pictures and other files are not read but laid on the shelf, where texts find them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile, ZipInfo

from nhipcau.importing import warc
from nhipcau.importing.shelf import NOWHERE, SavedFiles, known_as
from nhipcau.importing.values import Saved

Fault = Callable[[str, str], None]
"""Called with the name of what cannot be read, and the reason (a key of `REASONS`)."""
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[+:]\d+)?", re.I)
_PAGE = frozenset((".htm", ".html", ".xhtml", ".shtml", ".php", ".aspx", ".asp", ".jsp", ".cfm"))
_NO_HOST = _PAGE | {".txt", ".md", ".xml", ".docx", ".zip", ".gz", ".markdown", ".warc", ".wxr"}
_FILES = frozenset(
    (
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg", ".ico", ".heic",
        ".css", ".js", ".mjs", ".map", ".json", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4",
        ".webm", ".ogg", ".avi", ".mov", ".wmv", ".flv", ".swf", ".pdf", ".doc", ".xls", ".xlsx", ".ppt",
        ".pptx", ".odt", ".rar", ".7z", ".exe", ".db", ".ini", ".lock", ".py", ".rb", ".go", ".scss", ".sass",
        ".less", ".ts", ".yml", ".yaml", ".toml", ".csv", ".sql", ".log", ".sqlite", ".gitignore", ".example",
        ".njk", ".liquid", ".erb", ".po", ".mo", ".pot", ".sh", ".bat", ".jinja", ".j2", ".tmpl", ".cfg",
        ".webmanifest", ".ics", ".vtt", ".srt", ".rss", ".atom", ".bak", ".tmp", ".part"
    )
)  # fmt: skip
"""Endings of what is no text of an old site."""
LARGEST_PART = 100_000_000
"""Bytes of one part of an archive, unpacked."""


def saved_in(
    paths: list[Path], shelf: SavedFiles, fault: Fault, label: Callable[[Path], str]
) -> Iterator[Saved]:
    """Everything in these files and folders that may be a text, in an order that is the same in every run. `label`
    says what the ledger calls a file or folder."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path, label(path), shelf, fault)
        elif _is_archive(path):
            yield from _archived(path, label(path), shelf, fault)
        elif path.is_file():
            shelf.add_folder(path.parent)
            yield Saved(label(path), path=path)
        else:
            fault(str(path), "empty")


def _folder(root: Path, label: str, shelf: SavedFiles, fault: Fault) -> Iterator[Saved]:
    host = root.name if _is_host(root.name) else ""
    shelf.add_folder(root, host)
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in ("node_modules", "_site")
        )
        for name in sorted(names):
            path = Path(folder, name)
            if not is_text_name(name) or path.is_symlink():
                continue
            inner = path.relative_to(root).as_posix()
            if _is_archive(path):
                yield from _archived(path, f"{label}/{inner}", shelf, fault)
            else:
                yield Saved(f"{label}/{inner}", address_of(inner, host), path=path)


def is_text_name(name: str) -> bool:
    """Whether a file may hold a text, by its name."""
    ending = os.path.splitext(name.partition("?")[0])[1].lower()
    return ending not in _FILES and not name.startswith(".")


def _is_host(name: str) -> bool:
    return bool(_HOST.fullmatch(name)) and os.path.splitext(name)[1].lower() not in _NO_HOST


def address_of(inner: str, host: str = "") -> str:
    """The address that a file of a mirror had: of "haufo.vn/tin/1.html", or below the folder of a host."""
    first, _, rest = inner.partition("/")
    if not host and rest and _is_host(first):
        host, inner = first, rest
    path, sign, query = inner.partition("?")
    if not sign and re.search(r"@[\w-]+=", inner):
        path, sign, query = inner.partition("@")
        query = re.sub(r"\.html?$", "", query)
    address = quote(path) + (f"?{query}" if sign else "")
    return f"{'http://' + host.replace('+', ':') if host else NOWHERE}/{address}"


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip" or warc.is_warc(path)


def _archived(path: Path, label: str, shelf: SavedFiles, fault: Fault) -> Iterator[Saved]:
    """What lies in an archive of either kind."""
    if warc.is_warc(path):
        return warc.saved_in(path, shelf, fault)
    return _archive(path, label, shelf, fault)


def _archive(path: Path, label: str, shelf: SavedFiles, fault: Fault) -> Iterator[Saved]:
    """What lies in a zip. Nothing is unpacked to the disk, and a path that leads out of the archive is left."""
    try:
        archive = ZipFile(path)
    except (BadZipFile, OSError):
        fault(label, "unreadable")
        return
    for part in sorted(archive.infolist(), key=lambda part: part.filename):
        name = f"{label}/{part.filename}"
        if part.is_dir():
            continue
        if (
            part.filename.startswith(("/", "\\"))
            or ".." in re.split(r"[/\\]", part.filename)
            or ":" in part.filename[:3]
        ):
            fault(name, "outside")
        elif part.file_size > LARGEST_PART:
            fault(name, "large")
        elif is_text_name(part.filename.rpartition("/")[2]):
            yield from _part(archive, part, name, fault)
        else:
            shelf.held[known_as(address_of(part.filename))] = partial(archive.read, part)


def _part(archive: ZipFile, part: ZipInfo, name: str, fault: Fault) -> Iterator[Saved]:
    try:
        yield Saved(name, address_of(part.filename), data=archive.read(part))
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):  # damaged, or with a password
        fault(name, "unreadable")
