"""Opening the desk: a server on this machine until Ctrl-C, or for others by accounts; and an account made here."""

from __future__ import annotations

import argparse
import getpass
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from nhipcau.desk.accounts import Accounts
from nhipcau.desk.asking import BASE
from nhipcau.desk.declined import Declined
from nhipcau.desk.newsroom import FOLDER, OneDesk, newsroom
from nhipcau.desk.records import Records
from nhipcau.desk.roles import Member
from nhipcau.desk.web import LOCAL, application
from nhipcau.host.host import Newspaper
from nhipcau.host.project import Project
from nhipcau.live.builder import Builder, builder
from nhipcau.reading.source import N_

PORTS = 50
"""How many ports are tried, from the one that was asked for."""
BACKLOG = 128
CLOSING = 5
"""Seconds that open questions are given when the desk is closed."""


def hold(project: Project, options: argparse.Namespace) -> None:
    """Hold the desk until Ctrl-C. Without accounts it listens to this machine alone. Declined, or OSError, where it
    cannot be opened."""
    _refuse_strangers(project.root, options.bind, options.host)
    with closing(OneDesk(project.root)) as desk, _listening(options.bind, options.port) as listening:
        address = f"http://localhost:{listening.getsockname()[1]}"
        desk.take(f"{address}{BASE}/")

        def shut() -> None:  # in the process that builds: it must hold neither when this one is killed
            listening.close()
            desk.close()

        local = project.at(PREVIEWS=True, SITEURL=address)
        build = builder(Newspaper(local.settings), shut)  # before there is any thread
        _serve(local, options, listening, build)


def _serve(project: Project, options: argparse.Namespace, listening: socket.socket, build: Builder) -> None:
    room = newsroom(project.root, project.settings, project.publication, project.voice, build)
    address = f"{project.settings['SITEURL']}{BASE}/"
    print(project.voice.say(N_("The desk is at {address} (Ctrl-C ends this)."), address=address), flush=True)
    if options.open:
        webbrowser.open(address)
    config = uvicorn.Config(
        application(room, LOCAL | {host.lower() for host in options.host}),
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=CLOSING,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listening(bind: str, port: int) -> socket.socket:
    """A socket at the first free port from `port` on."""
    family = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0][0]
    for tried in range(port, port + PORTS):
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((bind, tried))
            found.listen(BACKLOG)  # who asks before the server is up waits a moment
        except OSError:
            found.close()
            if tried == port + PORTS - 1:
                raise
        else:
            return found
    raise OSError(port)


def _refuse_strangers(root: Path, bind: str, hosts: Sequence[str]) -> None:
    """Without accounts, nobody but this machine may ask; a name of its own means that others do, by way of a server
    that stands before it."""
    try:
        loopback = bind == "localhost" or ip_address(bind).is_loopback
    except ValueError:
        loopback = False
    records = Records(root / FOLDER / "desk.sqlite")
    try:
        here = loopback and all(host.lower() in LOCAL for host in hosts)
        if not here and not Accounts(records).any:
            message = N_(
                "Without accounts the desk listens to this machine alone, and not at {address}. "
                "Make an account first: nhipcau desk --account NAME"
            )
            raise Declined(message, address=bind if not loopback else ", ".join(hosts))
    finally:
        records.close()


def make_account(project: Project, options: argparse.Namespace) -> None:
    """An account made at the terminal: the first one has to come from somewhere."""
    say, name = project.voice.say, options.account.strip().lower()
    records = Records(project.root / FOLDER / "desk.sqlite")
    try:
        accounts = Accounts(records)
        password = _password(say(N_("Password for {name}"), name=name))
        known = accounts.member(name)
        if known:
            accounts.set_password(known, password)
        else:
            accounts.open(Member(name, name, options.role), password)
        records.note("terminal", "account", name)
    finally:
        records.close()
    print(say(N_("The account {name} is there. Start the desk again, if it is open."), name=name))


def _password(question: str) -> str:
    """What is typed unseen at a terminal, or the first line of what is piped in."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(f"{question}: ")
    return (sys.stdin.readline() if sys.stdin else "").rstrip("\n")
