"""What `nhipcau comments` does."""

from __future__ import annotations

import importlib.util
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import nhipcau.comments
from nhipcau.commands.mailing import spoken
from nhipcau.comments.isso import held, set_up
from nhipcau.comments.kept import keep
from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project, Stopped
from nhipcau.model import Site
from nhipcau.model.publication import COMMENTS
from nhipcau.printing.clock import now
from nhipcau.problems import N_
from nhipcau.reading.gathered import COMMENTS as FILES
from nhipcau.reading.gathered import FOLDER
from nhipcau.reading.reader import read
from nhipcau.reading.workers import on_all_cores

ISSO = """
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from isso import main
main()
"""
"""Isso, which ends with whoever started it, however that ends: then its standard input does."""


def write_down(project: Project) -> int:
    """Bring what was approved into the files of the site, by story."""
    publication, say = project.publication, project.voice.say
    with alone(project.settings, WAIT):
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
    site = Site(publication, reading.content, now(project.settings.get("NOW"), publication.clock))
    known = {line.url: (line.key, line.lang) for line in reading.addresses.lines if line.kind == "story"}
    known |= {url: (each.key, lang) for each in site.stories for lang, url in site.urls("story", each.key)}
    folder = project.content / FOLDER / FILES
    try:
        n = keep(folder, held(project.root), known.get)
    except (sqlite3.Error, ValueError) as bad:
        raise Stopped(say(N_("The comments cannot be read: {reason}"), reason=bad)) from None
    print(say(N_("{n} comments are in {folder}."), n=n, folder=f"{project.content.name}/{FOLDER}/{FILES}"))
    return 0


def serve(project: Project, port: int) -> int:
    """Take comments on this machine until Ctrl-C, with Isso as a process of its own; ends where that ends."""
    import uvicorn

    from nhipcau.comments.web import Counter, application

    say, publication = project.voice.say, project.publication
    if importlib.util.find_spec("isso") is None:
        raise Stopped(say(N_("Isso is not installed here: python -m pip install “nhipcau[comments]”")))
    settings = set_up(project.root, publication.url, port + 1)
    templates = str(Path(nhipcau.comments.__file__).parent / "templates")
    counter = Counter(publication, spoken(project, publication), templates, port + 1)
    server = uvicorn.Server(
        uvicorn.Config(
            application(counter), port=port, log_level="error", access_log=False, server_header=False
        )
    )
    with subprocess.Popen(
        [sys.executable, "-c", ISSO, "-c", str(settings), "run"], stdin=subprocess.PIPE
    ) as holding:

        def watch() -> None:
            holding.wait()
            server.should_exit = True

        threading.Thread(target=watch, daemon=True).start()
        message = N_(
            "Comments are taken at {address}; approve them at {admin} (Ctrl-C ends this). The password is in {file}."
        )
        admin = f"http://127.0.0.1:{port + 1}/admin"
        print(
            say(message, address=f"http://localhost:{port}{COMMENTS}", admin=admin, file=settings), flush=True
        )
        try:
            server.run()
        finally:
            ended = holding.poll() is not None
            holding.terminate()
    return int(ended)
