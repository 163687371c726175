"""The project: the folder with a pelicanconf.py, and what its settings say."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

from pelican.settings import read_settings

from nhipcau.languages.voice import Voice, spoken_here, voice
from nhipcau.model import Publication, Refused, error
from nhipcau.reading.settings import publication
from nhipcau.reading.source import N_

SETTINGS = "pelicanconf.py"


class Stopped(Exception):
    """A command cannot go on, for a reason that is already a sentence in the writer's language."""


@dataclass(frozen=True)
class Project:
    """A project that is the working directory, with its settings as Pelican reads them."""

    root: Path
    file: str
    """The settings file, relative to the root."""
    settings: dict[str, Any]

    @property
    def voice(self) -> Voice:
        return voice(self.settings)

    @property
    def content(self) -> Path:
        return Path(self.settings["PATH"])

    @property
    def cache(self) -> Path:
        return Path(self.settings["CACHE_PATH"])

    @property
    def publication(self) -> Publication:
        """Raises Refused where the settings are wrong."""
        return publication(self.settings)

    def at(self, **changes: Any) -> Project:
        """The same project with other settings."""
        return Project(self.root, self.file, self.settings | changes)


def line_at_fault(bad: BaseException, file: str) -> int:
    """The line of a settings file at which Python stopped; 0 where it is another's."""
    if isinstance(bad, SyntaxError) and Path(bad.filename or "").name == file:
        return bad.lineno or 0
    frames = extract_tb(bad.__traceback__)
    return next((each.lineno or 0 for each in reversed(frames) if Path(each.filename).name == file), 0)


def open_project(file: str = SETTINGS, changes: Mapping[str, Any] | None = None) -> Project:
    """Find the project from the working directory upwards, go there, and read its settings.

    Raises Stopped where there is none, or its settings cannot be read.
    """
    root = _root()
    if not (root / file).is_file():
        raise Stopped(
            Voice(spoken_here()).say(
                N_("There is no settings file {file} in {folder}."), file=file, folder=root
            )
        )
    os.chdir(root)
    try:
        settings = read_settings(file, override=dict(changes or {}))
    except Exception as bad:  # whatever Python code in a settings file may raise
        reason = f"{type(bad).__name__}: {bad}"
        message = N_("The settings in {file} cannot be read: {reason}")
        said = Voice(spoken_here()).say(message, file=file, reason=reason)
        line = line_at_fault(bad, file)
        raise Stopped(f"{file}:{line}: {said}" if line else said) from bad
    if not isinstance(settings.get("CACHE_PATH"), str):
        message = N_("The setting {name} must be of the type {wanted}, not {found}.")
        found = type(settings.get("CACHE_PATH")).__name__
        raise Refused((error(file, 0, "CACHE_PATH", message, name="CACHE_PATH", wanted="str", found=found),))
    return Project(root, file, settings)


def _root() -> Path:
    try:
        start = Path.cwd()
        for folder in (start, *start.parents):
            if (folder / SETTINGS).is_file():
                return folder
    except FileNotFoundError:
        pass  # somebody deleted the folder that the terminal is in
    message = N_(
        "There is no {file} here, nor in any folder above: go into the folder of a Nhịp Cầu site first."
    )
    raise Stopped(Voice(spoken_here()).say(message, file=SETTINGS))
