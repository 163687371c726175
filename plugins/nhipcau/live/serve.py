"""`nhipcau serve`: build the site, show it, and follow every edit until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

from watchfiles import watch

from nhipcau.host.host import Newspaper
from nhipcau.host.printing import last_report
from nhipcau.host.project import Project, Stopped
from nhipcau.host.report import in_order, line, report
from nhipcau.languages.voice import Voice, printable
from nhipcau.live.builder import builder
from nhipcau.live.preview import PreviewServer
from nhipcau.machine.kept import folder
from nhipcau.machine.lock import HeldElsewhere, lock
from nhipcau.model import Problem
from nhipcau.model.recordings import origins
from nhipcau.reading.source import N_
from nhipcau.themes import theme_folders

LOCAL = ("localhost", "127.0.0.1", "::1")
SHOWROOM = "nhipcau.showroom"
"""The plugin that draws the page of components; no settings name it, so it is never published."""
PICTURES = 60
"""How many pictures are made at most before the site is shown as it is, and somebody's edit is looked at."""
STEP = 40
"""Milliseconds without a further change after which a build begins: an editor writes a file in several strokes."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("--port", type=int, default=8000, help=say(N_("the first port to try (8000)")))
    command.add_argument("--bind", default="127.0.0.1", help=say(N_("the address to listen at (127.0.0.1)")))
    command.add_argument(
        "--components",
        action="store_true",
        help=say(N_("show every component of the theme at /_components/ too")),
    )
    command.add_argument("--once", action="store_true", help=say(N_("build, and end")))


def run(project: Project, options: argparse.Namespace) -> int:
    """Serve until Ctrl-C. With `--once`: build, and say by the status whether it went well."""
    if options.components:
        project = project.at(PLUGINS=[SHOWROOM, *project.settings["PLUGINS"]])
    project = project.at(PREVIEWS=True)
    if options.once:
        Newspaper(_local(project, options.bind, options.port).settings).run()
        return 0
    try:
        preview = PreviewServer(options.bind, options.port)
    except OSError as bad:
        print(project.voice.say(N_("No server can be started: {reason}"), reason=bad), file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with preview, _serving(project, _url(options.bind, preview.port)):
        desk = Desk(_local(project, options.bind, preview.port), options, preview)
        try:
            desk.work()
        except KeyboardInterrupt:
            print()
        except EOFError:
            raise Stopped(project.voice.say(N_("The process that builds has come to its end."))) from None
        finally:
            desk.builder.close()
    return 0


@contextmanager
def _serving(project: Project, address: str) -> Iterator[None]:
    """Be the one who serves that output folder; Stopped where another does, and where."""
    output = str(Path(project.settings["OUTPUT_PATH"]).resolve())
    file = folder(project.cache) / f"serve-{blake2b(output.encode(), digest_size=6).hexdigest()}.lock"
    try:
        with lock(file, address=address):
            yield
    except HeldElsewhere as other:
        message = N_("The site is served already, at {address}/, by process {pid} since {since}.")
        raise Stopped(project.voice.say(message, **({"address": "?"} | other.holder))) from None


class Desk:
    """Builds, and builds again when something changes; the preview shows the last good printing meanwhile."""

    def __init__(self, project: Project, options: argparse.Namespace, preview: PreviewServer) -> None:
        self._project = project
        self._options = options
        self._preview = preview
        self._say = project.voice.say
        self.builder = builder(Newspaper(project.settings), preview.socket.close)
        self._warnings: tuple[Problem, ...] = ()
        self._left = 0
        """How many pictures are still to be made."""

    def work(self) -> None:
        """Build, show, follow; ends by KeyboardInterrupt. What was printed before is shown already while it builds."""
        changes = _changes(self._watched(), self._project.root)
        output = Path(self._project.settings["OUTPUT_PATH"])
        printed = (output / "index.html").is_file()
        if not printed:
            self.build(slow=0)
        self._preview.framed = origins(self._project.settings["FILM_SERVICES"])
        self._preview.serve(output)
        where = self._project.settings["SITEURL"] if _is_local(self._project) else self._address()
        print(self._say(N_("The site is at {address} (Ctrl-C ends this)."), address=f"{where}/"), flush=True)
        if printed:
            self.build()
        while True:
            if self._left and changes.empty():
                self.build(pictures=True)
            else:
                self.follow(changes.get())

    def follow(self, changed: set[Path]) -> None:
        """Build again. Code that changed is read by a fresh process, tried out first by another."""
        code = {path for path in changed if self._is_code(path)}
        if code:
            self._renew()
        elif any(path.parent != self._project.root for path in changed):
            self._pull(changed)
            self.build()

    def _pull(self, changed: set[Path]) -> None:
        """Show what someone is writing before all else is built; if that fails, the build behind it says why."""
        if self.builder.pull(changed, self._preview.viewed):
            self._preview.stand.printed()

    def build(self, slow: int = PICTURES, pictures: bool = False) -> None:
        """Build once, with so many pictures at most; whatever goes wrong is told here and in the open pages. With
        `pictures`, nothing else has changed, and those come into open pages by themselves."""
        outcome = self.builder.build(slow)
        waited, self._left = self._left, 0
        if outcome.refused:
            report(outcome.refused, self._project.voice.language)
            self._fail(f"{line(each, self._project.voice).plain}" for each in in_order(outcome.refused))
        elif outcome.fault:
            self._fail([outcome.fault])
        else:
            self._succeed(outcome.warnings, waited if pictures else 0)

    def _succeed(self, warnings: tuple[Problem, ...], waited: int) -> None:
        if warnings != self._warnings:
            self._warnings = warnings
            report(warnings, self._project.voice.language)
        done = last_report(self._project.cache)
        self._left = done.left if done else 0
        self._preview.waits = bool(self._left)
        # Pictures that were waited for come by themselves; what else was written has open pages reload.
        if done and done.written <= waited - done.left and not done.removed:
            self._preview.stand.mended()
        else:
            self._preview.stand.printed()

    def _fail(self, problems: Iterable[str]) -> None:
        title = self._say(N_("The site could not be built; this page is the last one that could."))
        self._preview.stand.failed(title, tuple(problems))

    def _renew(self) -> None:
        moved = ["--port", str(self._preview.port)] if self._preview.port != self._options.port else []
        command = [sys.executable, "-m", "nhipcau.commands.cli", *self._options.arguments, *moved]
        tried = subprocess.run([*command, "--once"], text=True, capture_output=True, check=False)
        sys.stderr.write(tried.stderr)
        if tried.returncode:
            self._fail(text for text in map(printable, tried.stderr.splitlines()[-20:]) if text)
            return
        sys.stdout.flush()
        self.builder.close()
        os.execv(command[0], command)

    def _is_code(self, path: Path) -> bool:
        if path.parent == self._project.root:
            return path.suffix == ".py"
        return any(path.is_relative_to(folder) for folder in self._plugins())

    def _plugins(self) -> list[Path]:
        root = self._project.root
        folders = (root / folder for folder in ("plugins", *self._project.settings["PLUGIN_PATHS"]))
        return [
            folder for folder in folders if not root.is_relative_to(folder)
        ]  # all would be code, output too

    def _watched(self) -> list[Path]:
        settings = self._project.settings
        over = (self._project.root / each for each in settings["THEME_TEMPLATES_OVERRIDES"])
        folders = (Path(settings["PATH"]), *theme_folders(settings), *over, *self._plugins())
        return [folder for folder in folders if folder.is_dir()]

    def _address(self) -> str:
        return _url(self._options.bind, self._preview.port)


def _changes(folders: list[Path], root: Path) -> SimpleQueue[set[Path]]:
    """What changes in those folders, and beside the settings file, from now on.

    The root is watched without its folders: the environment below it has tens of thousands of files.
    """
    changes: SimpleQueue[set[Path]] = SimpleQueue()

    def follow(paths: list[Path], recursive: bool) -> None:
        options: dict[str, Any] = {"recursive": recursive, "step": STEP, "raise_interrupt": False}
        for found in watch(*paths, **options):
            changes.put({Path(path) for _, path in found})

    for paths, recursive in ((folders, True), ([root], False)):
        threading.Thread(target=follow, args=(paths, recursive), daemon=True).start()
    return changes


def _local(project: Project, bind: str, port: int) -> Project:
    """The project with the address of the preview as its own, unless its settings name a public one."""
    return project.at(SITEURL=_url(bind, port)) if _is_local(project) else project


def _is_local(project: Project) -> bool:
    return urlsplit(str(project.settings.get("SITEURL"))).hostname in LOCAL


def _url(bind: str, port: int) -> str:
    host = "localhost" if bind in (*LOCAL, "0.0.0.0", "::", "") else bind
    return f"http://{host}:{port}"
