"""Where the pieces lie: the folders of `content/`, each with what the disk says of its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from plugins.newsroom import Problem, error, warning
from plugins.reading.folder import LANGUAGE_FILE
from plugins.reading.schema import FOLDERS
from plugins.reading.source import N_

Signature = tuple[tuple[str, int, int], ...]
"""(name, size in bytes, time of change in nanoseconds) of every file in a folder, by name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that holds a piece. `file` is its path for messages and for the library: "content/stories/…"."""

    kind: str
    path: Path
    file: str
    signature: Signature

    @property
    def newest(self) -> int:
        """When its last file changed, in nanoseconds."""
        return max((changed for _, _, changed in self.signature), default=0)


def find(content: Path) -> tuple[list[Place], list[Problem]]:
    """Every place under `content/`, by kind and then by path, and what lies where nothing belongs."""
    places: list[Place] = []
    problems: list[Problem] = list(_strangers(content))
    for folder, kind in FOLDERS.items():
        if (content / folder).is_dir():
            for found in _walk(kind, content / folder, f"{content.name}/{folder}", content):
                (places if isinstance(found, Place) else problems).append(found)  # type: ignore[arg-type]
    return places, problems


def twins(places: Iterable[Place]) -> Iterator[Problem]:
    """Places of one kind with one name: the name is the key by which others speak of a piece."""
    known: dict[tuple[str, str], Place] = {}
    for place in places:
        first = known.setdefault((place.kind, place.path.name), place)
        if first is not place:
            message = N_("The folder has the same name as {other}.")
            hint = N_("Give one of them another name: it is the key that links and fields use.")
            yield error(place.file, 0, "", message, hint, other=first.file)


def _strangers(content: Path) -> Iterator[Problem]:
    known = (*FOLDERS, "registry")
    for entry in sorted(os.scandir(content), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in known and not entry.name.startswith("."):
            near = get_close_matches(entry.name, known, 1, 0.6)
            message = N_("Nothing is read from the folder “{name}”.")
            hint = N_("Did you mean “{near}”?") if near else ""
            file = f"{content.name}/{entry.name}"
            yield warning(file, 0, "", message, hint, name=entry.name, near="".join(near))


def _walk(kind: str, path: Path, file: str, content: Path) -> Iterator[Place | Problem]:
    """Places at and below `path`. A folder with language files is a place, and so is one with nothing below it."""
    with os.scandir(path) as listing:
        entries = sorted(
            (entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name
        )
    yield from _astray(file, entries)
    folders: list[os.DirEntry[str]] = []
    files: list[os.DirEntry[str]] = []
    for entry in entries:
        (folders if _is_folder(entry) else files).append(entry)
    if any(LANGUAGE_FILE.fullmatch(entry.name) for entry in files) or not (folders or path.parent == content):
        stats = [(entry.name, stat.st_size, _changed(stat)) for entry in files if (stat := _stat(entry))]
        yield Place(kind, path, file, tuple(stats))
        return
    for entry in folders:
        if entry.is_symlink() and _loops(entry):
            message = N_("The link leads back into a folder that it lies in.")
            yield error(f"{file}/{entry.name}", 0, "", message, N_("Delete the link."))
        else:
            yield from _walk(kind, path / entry.name, f"{file}/{entry.name}", content)


def _loops(link: os.DirEntry[str]) -> bool:
    """Whether a symbolic link leads to itself or to a folder that it lies in."""
    target, own = os.path.realpath(link.path), os.path.abspath(link.path)
    return f"{own}/".startswith(f"{target}/") or f"{os.path.realpath(os.path.dirname(own))}/".startswith(
        f"{target}/"
    )


def _astray(file: str, entries: list[os.DirEntry[str]]) -> Iterator[Problem]:
    """Links that lead nowhere, and texts whose names say that they are none of ours."""
    for entry in entries:
        if entry.is_symlink() and _stat(entry) is None:
            message = N_("The link leads nowhere, or to itself.")
            yield error(f"{file}/{entry.name}", 0, "", message, N_("Delete the link."))
        elif entry.name.lower().endswith((".md", ".markdown")) and not LANGUAGE_FILE.fullmatch(entry.name):
            message = N_(
                "This file is not read: a text has a folder of its own, and is named index.vi.md or the like."
            )
            yield warning(f"{file}/{entry.name}", 0, "", message)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link to itself
        return False


def _changed(status: os.stat_result) -> int:
    """When a file changed. Moved or copied into place it keeps its time of modification: the inode's tells then."""
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:  # a symbolic link that leads nowhere
        return None
