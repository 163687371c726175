"""What rules tell of names in texts, which follows from the registries as well, and so is asked by `nhipcau check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path

from nhipcau.commands.lying import LyingFiles, lying
from nhipcau.commands.remembered import Remembered
from nhipcau.model import Content, Problem
from nhipcau.reading.extensions import day_of
from nhipcau.reading.source import Unreadable
from nhipcau.reading.translations import text_of
from nhipcau.rules import NamedRule, run
from nhipcau.rules.events import schedule_of
from nhipcau.rules.names import rules
from nhipcau.rules.register import Register
from nhipcau.rules.text import Scheduled

PACKAGE = Path(__file__).parents[1]
ROOMS = ("rules", "languages", "model")


def of_names(
    content: Path, found: Content, cache: Path, langs: Sequence[str], files: LyingFiles | None = None
) -> Iterator[Problem]:
    """Everything that the rules of names tell; what is told of a piece is remembered in the folder `cache` while
    neither its files nor a registry changes."""
    register = Register.of(found)
    code = [path for room in ROOMS for path in sorted((PACKAGE / room).glob("*.py"))]
    known = blake2b(repr(register).encode(), digest_size=16).hexdigest()
    memory = Remembered(cache / "names.pickle", code, known)
    asked, files = rules(register), files or lying(content)
    events = {event.key: event for event in found.events}
    for piece, folder in files.pieces(found):
        names = [name for lang in langs if (name := f"index.{lang}.md") in files.folders[folder]]
        paths, day = [files.path(folder, name) for name in names], day_of(piece)
        if paths:
            schedule = schedule_of(piece, events)
            told = [files.file(folder, name) for name in names]
            tell = partial(_told, asked, told, paths, day, schedule)
            yield from memory.told(paths[0], tell, *paths[1:], since=(day, schedule))
    memory.keep()


def _told(
    asked: Sequence[NamedRule],
    names: Sequence[str],
    files: Sequence[str],
    day: date | None,
    schedule: tuple[Scheduled, ...],
) -> list[Problem]:
    try:
        texts = [
            replace(
                text_of(Path(path).read_bytes(), name, "", name.split(".")[-2]), day=day, schedule=schedule
            )
            for name, path in zip(names, files, strict=True)
        ]
    except (OSError, Unreadable):  # changed since it was read
        return []
    return run(asked, tuple(texts))
