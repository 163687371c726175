"""`nhipcau addresses`: write down the addresses that readers see now. `nhipcau publish` does so by itself."""

from __future__ import annotations

import argparse
import sys

from nhipcau.host.addresses import write_down
from nhipcau.host.build import Build
from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_
from nhipcau.reading.address_record import FILE


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """None of its own."""


def run(project: Project, options: argparse.Namespace) -> int:
    """Write them down, and tell how many are new; status 1 where that cannot be."""
    return int(not told(project, silent=False))


def told(project: Project, build: Build | None = None, *, silent: bool = True) -> bool:
    """Write down the addresses of a site that readers see, of that build or as it is read now, and say so; False where
    the file cannot be written.

    Where nothing is new, that is said only if it is not to be silent.
    """
    file = project.content / "registry" / FILE
    say = project.voice.say
    try:
        new = write_down(project, build)
    except OSError as bad:
        reason = bad.strerror or type(bad).__name__
        message = N_(
            "The addresses could not be written down in {file}: {reason}. Run “nhipcau addresses” where they can."
        )
        print(say(message, file=file, reason=reason), file=sys.stderr)
        return False
    if new:
        message = N_("{n} addresses were written down in {file}: commit it.")
        print(say(message, n=new, file=file), file=sys.stderr)
    elif not silent:
        print(say(N_("Every address is written down already.")), file=sys.stderr)
    return True
