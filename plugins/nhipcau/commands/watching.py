"""`nhipcau publish --watch`: one process that publishes at a place whenever there is something new, until it is ended.

Each publication is a process of its own, which reads settings and code anew and gives its memory back. So this one has
threads that see what changes, and forks nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from watchfiles import watch as changes_in

from nhipcau.commands.letters import Letters, letters
from nhipcau.commands.releases import CACHE, publisher_at
from nhipcau.commands.watch_status import file_of
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import printable
from nhipcau.problems import N_
from nhipcau.publish.destinations import Destination
from nhipcau.publish.locks import alone
from nhipcau.publish.place import Standing
from nhipcau.publish.result import PublishResult, decode
from nhipcau.publish.trouble import Trouble
from nhipcau.publish.watch import SLICE, Watch
from nhipcau.publish.watch_state import Failure, WatchState, recalled, save
from nhipcau.themes import theme_folders

LOOK = 60.0
"""Seconds after which content counts as changed where the system does not tell what changes."""


def run(project: Project, destination: Destination, options: argparse.Namespace) -> int:
    """Watch over a place until Ctrl-C or SIGTERM. Stopped where somebody else does so from this folder."""
    if options.allow_fewer:
        message = N_("--allow-fewer is for one publication, which somebody looks at: not for a watch.")
        raise Stopped(project.voice.say(message))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with alone(project.cache / CACHE / f"{destination.name}.watch", destination.told):
            quiet = timedelta(seconds=destination.options.quiet)
            _watch(Machine(project, destination, options, letters(project.settings)), quiet)
    except Trouble as trouble:
        raise Stopped(project.voice.say(trouble.message, **trouble.values)) from None
    return 0


def _watch(world: Machine, quiet: timedelta) -> None:
    watch = Watch(world, world.first(), quiet)
    try:
        watch.begin()
        while True:
            watch.step()
            world.renew()
    except KeyboardInterrupt:
        watch.end()


class Machine:
    """The world of a watch: this machine, its clock and its disk."""

    def __init__(
        self,
        project: Project,
        destination: Destination,
        options: argparse.Namespace,
        letters: Letters | None,
    ) -> None:
        self._project, self._destination, self._options = project, destination, options
        self._letters = letters
        self._file = file_of(project, destination)
        self._changes = _changes(project)
        self._code = self._proven = False

    def first(self) -> WatchState:
        """How things stand at the beginning, with what the last watch knew."""
        now, old = self.now(), recalled(self._file)
        state = WatchState(self._destination.name, self._destination.told, os.getpid(), now, now)
        if old is None:
            return state
        kept = {name: getattr(old, name) for name in ("release", "published", "counts", "held", "failure")}
        return WatchState(state.place, state.address, state.process, now, now, **kept)

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone(self._project.publication.clock).replace(microsecond=0)

    def wait(self, time: timedelta) -> bool:
        try:
            found = self._changes.get(timeout=time.total_seconds())
        except Empty:
            return False
        self._code = self._code or any(path.suffix == ".py" for path in found)
        return True

    def publish(self, alive: Callable[[], None]) -> PublishResult:
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(
            self._command("--json"), stdin=nothing, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
        ) as process:
            try:
                answer, said = _answer(process, alive)
            except BaseException:
                process.terminate()
                raise
        try:
            result = decode(answer)
        except ValueError:
            result = self._broken(said)
        self._proven = self._code and not result.failed
        return result

    def standing(self) -> Standing:
        return publisher_at(self._project, self._destination).standing()

    def said(self, trouble: Trouble) -> str:
        return self._project.voice.say(trouble.message, **trouble.values)

    def keep(self, state: WatchState) -> None:
        with suppress(
            OSError
        ):  # on a full disk the watch goes on; whoever asks sees its last sign of life grow old
            save(state, self._file)

    def log(self, event: str, **told: object) -> None:
        line = {"at": self.now(), "event": event, "place": self._destination.name}
        line |= {name: value for name, value in told.items() if value not in ("", ())}
        print(json.dumps(line, ensure_ascii=False, default=_plain), flush=True)

    def write(self, failure: Failure) -> None:
        for fault in self._letters.send(failure, self._project) if self._letters else ():
            self.log("warning", sentence=fault)

    def renew(self) -> None:
        """Go on as a fresh process, if code or settings changed and a publication with them went well."""
        if self._proven and self._changes.empty():
            self.log("renewed")
            command = self._command("--watch")
            os.execv(command[0], command)

    def _command(self, way: str) -> list[str]:
        given = [f"{name}={json.dumps(value)}" for name, value in self._options.overrides.items()]
        changed = ["-e", *given] if given else []
        command = [sys.executable, "-m", "nhipcau.commands.cli", "publish", self._destination.name, way]
        return [*command, "-s", self._options.settings, *changed]

    def _broken(self, said: str) -> PublishResult:
        """A publication that ended without an answer."""
        reason = next((text for text in map(printable, reversed(said.splitlines())) if text), "?")
        message = N_("The publication broke off: {reason}")
        return PublishResult(self._destination.name, trouble=self._project.voice.say(message, reason=reason))


def _answer(process: subprocess.Popen[str], alive: Callable[[], None]) -> tuple[str, str]:
    while True:
        try:
            return process.communicate(timeout=SLICE.total_seconds())
        except subprocess.TimeoutExpired:
            alive()


def _changes(project: Project) -> SimpleQueue[set[Path]]:
    """What changes in content, theme and code from now on."""
    changes: SimpleQueue[set[Path]] = SimpleQueue()
    root, settings = project.root, project.settings
    over = (root / each for each in settings["THEME_TEMPLATES_OVERRIDES"])
    code = (root / folder for folder in ("plugins", *settings["PLUGIN_PATHS"]))
    own = (each for each in code if not root.is_relative_to(each))  # all would be code, output too
    folders = [Path(settings["PATH"]), *theme_folders(settings), *over, *own]

    def follow(paths: list[Path], recursive: bool) -> None:
        try:
            for found in changes_in(*paths, recursive=recursive, raise_interrupt=False):
                told = {Path(path) for _, path in found}
                if recursive or any(path.suffix == ".py" for path in told):
                    changes.put(told)
        except (OSError, RuntimeError):  # the system follows no more folders
            while True:
                threading.Event().wait(LOOK)
                changes.put(set())

    for paths, recursive in (([each for each in folders if each.is_dir()], True), ([root], False)):
        threading.Thread(target=follow, args=(paths, recursive), daemon=True).start()
    return changes


def _plain(value: Any) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(value)
