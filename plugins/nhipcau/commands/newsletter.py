"""`nhipcau newsletter`: an issue of the week, to look at or to send, the list of who gets it, and its own pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_

SETTINGS = "publishconf.py"


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """--to, --send, --add, --returned, --list, --serve, and what belongs to them."""
    say = voice.say
    what = command.add_mutually_exclusive_group()
    to = N_("put the issue of each language into this folder, as .html and .txt, to look at")
    what.add_argument("--to", type=Path, metavar="FOLDER", help=say(to))
    send = N_("send today's issue to everybody who has confirmed, or go on where it was broken off")
    what.add_argument("--send", action="store_true", help=say(send))
    add = N_("ask everybody in this list whether they want it: an address a line")
    what.add_argument("--add", type=Path, metavar="FILE", help=say(add))
    back = N_("take out who cannot be reached, by letters that came back: files .eml, or an mbox")
    what.add_argument("--returned", type=Path, nargs="+", metavar="FILE", help=say(back))
    what.add_argument("--list", action="store_true", help=say(N_("tell how many get it")))
    serve = N_("serve the pages on which readers ask for it and leave, until Ctrl-C")
    what.add_argument("--serve", action="store_true", help=say(serve))
    command.add_argument("--days", type=int, default=7, help=say(N_("of how many days an issue tells (7)")))
    pause = N_("seconds after which servers that were busy are asked again, three times (300)")
    command.add_argument("--pause", type=float, default=300.0, metavar="S", help=say(pause))
    command.add_argument("--port", type=int, default=8030, help=say(N_("the port to serve at (8030)")))


def run(project: Project, options: argparse.Namespace) -> int:
    """Do what was asked, or print the issue as text; status 1 where a letter could not be delivered."""
    from nhipcau.commands import mailing  # mail and its server take a while to load

    if options.serve:
        return mailing.serve(project, options.port)
    if options.send:
        return mailing.send(project, options.days, options.pause)
    if options.add:
        return mailing.add(project, options.add)
    if options.returned:
        return mailing.take_out(project, options.returned)
    if options.list:
        return mailing.count(project)
    return mailing.show(project, options.days, options.to)
