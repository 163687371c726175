"""Where the pieces lie: the folders of `content/`, each with what a look at the disk told of its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from nhipcau.machine import Tree
from nhipcau.machine.tree import Stamp
from nhipcau.model import KINDS, Kinds, Problem, error, warning
from nhipcau.reading.gathered import FOLDER
from nhipcau.reading.plain_files import LANGUAGE_FILE, astray, is_text
from nhipcau.reading.source import N_

TREE = "content.tree"
"""The file of the cache folder in which the content's tree is remembered."""

Signature = tuple[tuple[str, int, int], ...]
"""(name, size in bytes, time of change in nanoseconds) of every file in a folder, by name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that holds a piece. `content` is the folder that all lie in; `file` is the place's path for messages and
    for the content cache: "content/stories/…"."""

    kind: str
    content: Path
    file: str
    signature: Signature

    @property
    def path(self) -> Path:
        return self.content.parent / self.file

    @property
    def name(self) -> str:
        """The name of the folder, which is the key of the piece."""
        return self.file[self.file.rfind("/") + 1 :]

    @property
    def newest(self) -> int:
        """When its last file changed, in nanoseconds."""
        return max([changed for _, _, changed in self.signature], default=0)


def look(content: Path, memory: Path | None = None) -> Tree:
    """How things are in the content folder now; `memory` is the file in which its tree is remembered."""
    tree = Tree(
        content, memory, inode=True
    )  # moved or copied into place, a file keeps its time of modification
    tree.look()
    return tree


def find(content: Path, tree: Tree, kinds: Kinds = KINDS) -> tuple[list[Place], list[Problem]]:
    """Every place under `content/`, by kind and then by path, and what lies where nothing belongs."""
    places: list[Place] = []
    folders = {kind.plural: kind.name for kind in kinds if kind.piece}
    problems: list[Problem] = list(_strangers(content, (*folders, "registry", FOLDER)))
    for folder, kind in folders.items():
        if (content / folder).is_dir():
            for found in _walk(kind, content, f"{content.name}/{folder}", tree, folder):
                (places if isinstance(found, Place) else problems).append(found)  # type: ignore[arg-type]
    return places, problems


def twins(places: Iterable[Place]) -> Iterator[Problem]:
    """Places of one kind with one name: the name is the key by which others speak of a piece."""
    known: dict[tuple[str, str], Place] = {}
    for place in places:
        first = known.setdefault((place.kind, place.name), place)
        if first is not place:
            message = N_("The folder has the same name as {other}.")
            hint = N_("Give one of them another name: it is the key that links and fields use.")
            yield error(place.file, 0, "", message, hint, other=first.file)


def _strangers(content: Path, known: tuple[str, ...]) -> Iterator[Problem]:
    for entry in sorted(os.scandir(content), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in known and not entry.name.startswith("."):
            near = get_close_matches(entry.name, known, 1, 0.6)
            message = N_("Nothing is read from the folder “{name}”.")
            hint = N_("Did you mean “{near}”?") if near else ""
            file = f"{content.name}/{entry.name}"
            yield warning(file, 0, "", message, hint, name=entry.name, near="".join(near))


def _walk(kind: str, content: Path, file: str, tree: Tree, inner: str) -> Iterator[Place | Problem]:
    """Places at and below a folder, `inner` in the tree. A folder with language files is a place, and so is one with
    nothing below it."""
    if not tree.knows(inner):  # a symbolic link leads there
        tree, inner = look(Path(tree.root, inner)), ""
    files, folders, problems = _entries(tree, inner, content, file)
    yield from problems
    yield from _strays(file, files)
    if any(map(LANGUAGE_FILE.fullmatch, files)) or not (folders or file.count("/") == 1):
        yield Place(kind, content, file, tuple([(name, *files[name]) for name in sorted(files)]))
        return
    for name in sorted(folders):
        below = f"{inner}/{name}" if inner else name
        if not tree.knows(below) and _loops(f"{tree.root}/{below}"):
            message = N_("The link leads back into a folder that it lies in.")
            yield error(f"{file}/{name}", 0, "", message, N_("Delete the link."))
        else:
            yield from _walk(kind, content, f"{file}/{name}", tree, below)


def _entries(
    tree: Tree, folder: str, content: Path, file: str
) -> tuple[dict[str, Stamp], list[str], list[Problem]]:
    """What is in a folder of the tree: its files, as they are, its folders, and what is wrong with the rest."""
    names, folders, odd = tree.names(folder)
    base = f"{folder}/" if folder else ""
    files = {name: tree.files[base + name] for name in names if name[0] != "." and base + name in tree.files}
    seen, problems = [name for name in folders if name[0] != "."], []
    strange = [name for name in (*files, *seen) if not is_text(name)]
    for name in (*strange, *(name for name in odd if name[0] != ".")):
        path = f"{tree.root}/{base}{name}"
        if problem := astray(path, str(content), f"{file}/{name}"):
            problems.append(problem)
        elif os.path.isdir(path):
            seen.append(name)
        else:
            status = os.stat(path)
            files[name] = status.st_size, max(status.st_mtime_ns, status.st_ctime_ns)
    files = {name: stamp for name, stamp in files.items() if is_text(name)}
    return files, [name for name in seen if is_text(name)], problems


def _loops(link: str) -> bool:
    """Whether a symbolic link leads to itself or to a folder that it lies in."""
    target, own = os.path.realpath(link), os.path.abspath(link)
    return f"{own}/".startswith(f"{target}/") or f"{os.path.realpath(os.path.dirname(own))}/".startswith(
        f"{target}/"
    )


def _strays(file: str, files: Iterable[str]) -> Iterator[Problem]:
    """Texts whose names say that they are none of ours."""
    for name in files:
        if name.lower().endswith((".md", ".markdown")) and not LANGUAGE_FILE.fullmatch(name):
            message = N_(
                "This file is not read: a text has a folder of its own, and is named index.vi.md or the like."
            )
            yield warning(f"{file}/{name}", 0, "", message)
