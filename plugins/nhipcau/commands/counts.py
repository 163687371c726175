"""`nhipcau counts`: how often pages were read, from the web server's own log; and the table of a year."""

from __future__ import annotations

import argparse
from pathlib import Path

from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """FILE …, --log, --year, --to, --by."""
    say = voice.say
    files = N_("logs in nginx's format “combined”, compressed by gzip or not")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help=say(files))
    named = N_("the name under which the logs are known, where two servers have logs of one name")
    command.add_argument("--log", default="", metavar="NAME", help=say(named))
    command.add_argument("--year", type=int, help=say(N_("the year of the table (the present one)")))
    to = N_("write the table of a year into this file: .csv for spreadsheets, .html to read and print")
    command.add_argument("--to", type=Path, metavar="FILE", help=say(to))
    by = N_("the rows of a .csv")
    command.add_argument("--by", choices=("story", "month"), default="story", help=say(by))


def run(project: Project, options: argparse.Namespace) -> int:
    """Count what is new in the logs, and write the table that was asked for; status 1 where a log cannot be read."""
    if options.to and options.to.suffix not in (".csv", ".html"):
        message = N_("The table of a year goes into a file that ends with .csv or .html, and not “{file}”.")
        raise Stopped(project.voice.say(message, file=options.to))
    if not options.files and not options.to:
        raise Stopped(project.voice.say(N_("Give a log to count, or --to for the table of a year.")))
    from nhipcau.commands.tallying import tally  # loads what reads a site

    return tally(project, options)
