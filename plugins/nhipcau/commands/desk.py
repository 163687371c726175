"""`nhipcau desk`: the newsroom in a browser, until Ctrl-C."""

from __future__ import annotations

import argparse

from nhipcau.desk.declined import Declined
from nhipcau.desk.roles import ABILITIES, ADMINISTRATOR
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import N_


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("--port", type=int, default=8000, help=say(N_("the first port to try (8000)")))
    command.add_argument("--bind", default="127.0.0.1", help=say(N_("the address to listen at (127.0.0.1)")))
    hosts = N_("a name by which the desk is asked for, such as desk.example.vn; may be given again")
    command.add_argument("--host", action="append", default=[], help=say(hosts))
    command.add_argument("--open", action="store_true", help=say(N_("open it in the browser")))
    account = N_("make an account, or give it a new password, and end")
    command.add_argument("--account", metavar="NAME", default="", help=say(account))
    command.add_argument("--role", choices=list(ABILITIES), default=ADMINISTRATOR, help=say(N_("its role")))


def run(project: Project, options: argparse.Namespace) -> int:
    """Hold the desk until Ctrl-C, or make an account."""
    from nhipcau.desk.opening import hold, make_account  # what serves takes a quarter of a second to load

    say = project.voice.say
    try:
        (make_account if options.account else hold)(project, options)
    except Declined as trouble:
        raise Stopped(say(trouble.message, **trouble.values)) from None
    except OSError as bad:
        raise Stopped(say(N_("No server can be started: {reason}"), reason=bad)) from None
    return 0
