"""`nhipcau comments`: bring the comments that were approved into the site's files; or take new ones."""

from __future__ import annotations

import argparse

from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """--serve, --port."""
    serve = N_("take comments until Ctrl-C: a form's server, and Isso behind it")
    command.add_argument("--serve", action="store_true", help=voice.say(serve))
    port = N_("the port to serve at (8040); Isso has the next one")
    command.add_argument("--port", type=int, default=8040, help=voice.say(port))


def run(project: Project, options: argparse.Namespace) -> int:
    """Write down what was approved, or serve; status 1 where that cannot be."""
    from nhipcau.commands import commenting  # its server takes a while to load

    return commenting.serve(project, options.port) if options.serve else commenting.write_down(project)
