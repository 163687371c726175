"""Following: the site is built anew after each change, whoever made it, and open pages are told."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import Empty, SimpleQueue

from watchfiles import watch

from nhipcau.desk.inventory import Inventory
from nhipcau.live.builder import Builder
from nhipcau.live.preview import Stand
from nhipcau.model import Problem
from nhipcau.reading.places import Place

PATIENCE = 2.0
"""Seconds for which a preview waits until a build is done; then its page says so, and asks again."""
STEP = 200
"""Milliseconds without a further change after which a build begins."""


class Following:
    """Builds in a thread of its own by a builder apart; `problems` is what the last build met."""

    def __init__(self, builder: Builder, shelf: Inventory, folders: list[Path], title: str) -> None:
        self._builder, self._shelf, self._folders, self._title = builder, shelf, folders, title
        self._lock = threading.Lock()
        self._wanted: SimpleQueue[bool] = SimpleQueue()
        self._end = threading.Event()
        self.stand = Stand()
        self.problems: tuple[Problem, ...] = ()
        self.refused = False
        self.fault = ""
        self.built = 0

    def start(self) -> None:
        for work in (self._watch, self._work):
            threading.Thread(target=work, name="following", daemon=True).start()

    def stop(self) -> None:
        self._end.set()
        self._wanted.put(False)
        self._builder.close()  # a build that it may be at is broken off

    def build(self) -> None:
        """Have the site built soon."""
        self._wanted.put(True)

    def draw(self, place: Place) -> dict[str, bytes] | None:
        """The pages of a draft, by language; None where a build is at work and goes on."""
        if not self._lock.acquire(timeout=PATIENCE):
            return None
        try:
            return {} if self._end.is_set() else self._builder.draw(place)
        except (EOFError, OSError):
            return {}
        finally:
            self._lock.release()

    def _watch(self) -> None:
        for found in watch(*self._folders, step=STEP, stop_event=self._end, raise_interrupt=False):
            self._shelf.follow(Path(path) for _, path in found)
            self.build()

    def _work(self) -> None:
        self._shelf.load()
        while not self._end.is_set():
            self._build()
            if not self._wanted.get():
                return
            self._drain()

    def _drain(self) -> None:
        try:
            while self._wanted.get_nowait():
                pass
        except Empty:
            return

    def _build(self) -> None:
        with self._lock:
            if self._end.is_set():
                return
            try:
                outcome = self._builder.build()
            except (EOFError, OSError) as bad:  # the process that builds has come to its end
                self.fault, self.built = type(bad).__name__, self.built + 1
                return
        self.problems = (*outcome.refused, *outcome.warnings)
        self.refused, self.fault = bool(outcome.refused), outcome.fault
        self.built += 1
        if outcome.refused or outcome.fault:
            self.stand.failed(self._title, (outcome.fault,) if outcome.fault else ())
        else:
            self.stand.printed()
