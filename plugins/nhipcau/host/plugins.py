"""A site's own plugins, loaded for commands that run without a build: their checks, kinds and commands count there."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from blinker import signal
from pelican.plugins._utils import load_plugins

from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.model import Refused, error
from nhipcau.reading.source import N_

OURS = "nhipcau."
COMMAND = "nhipcau.command"


@dataclass(frozen=True, slots=True)
class OwnCommand:
    """A command that a plugin adds to `nhipcau`: its name, what its help says, its options, and what it does.

    `run(project, options)` gives the exit status. A plugin offers them by the signal "nhipcau.command":

        def commands(sender: object) -> Iterable[OwnCommand]
    """

    name: str
    help: str
    run: Callable[[Project, argparse.Namespace], int]
    add_options: Callable[[argparse.ArgumentParser, Voice], None] = lambda command, voice: None


_loaded: set[str] = set()


def load_own(settings: dict[str, Any]) -> None:
    """Load and register the plugins of the settings that are not the package's; raises Refused where one cannot be.

    Once in a process: a build in it finds them there. The package's own only draw, and draw only in a build.
    """
    wanted = settings.get("PLUGINS")
    if not isinstance(wanted, (list, tuple)):
        raise Refused(
            (error("pelicanconf.py", 0, "PLUGINS", N_("The setting PLUGINS must be a list of plugins.")),)
        )
    own = [
        name for name in wanted if isinstance(name, str) and not name.startswith(OURS) and name not in _loaded
    ]
    found = load_plugins(settings | {"PLUGINS": own}) if own else []
    if missing := sorted({*own} - {plugin.__name__ for plugin in found}):
        message = N_("The plugin “{plugin}” could not be loaded; the reason stands above.")
        raise Refused(tuple(error("pelicanconf.py", 0, "PLUGINS", message, plugin=name) for name in missing))
    for plugin in found:
        plugin.register()
        _loaded.add(plugin.__name__)


def own_commands() -> Iterator[OwnCommand]:
    """The commands that the loaded plugins offer, by their names."""
    offered = [each for _, commands in signal(COMMAND).send(None) for each in commands]
    yield from sorted(offered, key=lambda command: command.name)
