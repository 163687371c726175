"""Who builds for a preview: a process apart, forked before there is any thread.

A build forks to use all cores. What is forked from a process with threads has whatever locks these held, held for ever;
and a preview has two threads that watch and one for each browser. So the process that builds has none of them.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from nhipcau.host.alone import WAIT
from nhipcau.host.host import Newspaper
from nhipcau.languages.voice import printable
from nhipcau.live.instant_preview import InstantPreview
from nhipcau.machine import cores
from nhipcau.model import Problem, Refused
from nhipcau.reading.places import Place

GRACE = 0.5
"""Seconds that a child is given to see that its parent ends."""
PATIENCE = 10.0
"""Seconds that a build is given to break off."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build: its warnings, or what it was refused for, or in one line what broke."""

    warnings: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()
    fault: str = ""


class Builder(Protocol):
    def build(self, slow: int | None = None) -> Outcome:
        """Build the site, and so many pictures at most; whatever goes wrong is an outcome."""

    def pull(self, changed: set[Path], viewed: Sequence[str]) -> bool:
        """Show what someone is writing before all else is built, as `InstantPreview.pull` does."""

    def draw(self, place: Place) -> dict[str, bytes]:
        """The pages of a piece that lies apart from the content, by language, as `InstantPreview.draw` does."""

    def close(self) -> None:
        """End it, and a build that it may be at."""


class Here:
    """Builds in this process, which must not fork then."""

    def __init__(self, host: Newspaper) -> None:
        self._host = host

    def build(self, slow: int | None = None) -> Outcome:
        try:
            return Outcome(self._host.build(anew=not self._host.last, slow=slow, patience=WAIT))
        except Refused as refused:
            return Outcome(refused=refused.problems)
        except Exception as bad:  # a template or a plugin that someone is working on
            traceback.print_exc()
            return Outcome(fault=printable(f"{type(bad).__name__}: {bad}"))

    def pull(self, changed: set[Path], viewed: Sequence[str]) -> bool:
        if not self._host.last:
            return False
        try:
            return InstantPreview(self._host.settings, self._host.last).pull(changed, viewed)
        except Exception:  # the build that follows meets the same, and says what it is
            return False

    def draw(self, place: Place) -> dict[str, bytes]:
        if not self._host.last:
            return {}
        try:
            return InstantPreview(self._host.settings, self._host.last).draw(place)
        except Exception:  # a template that someone is working on: the build says what is wrong with it
            return {}

    def close(self) -> None:
        """Nothing of it outlives a call."""


class Apart:
    """Builds in a child of its own. EOFError from its methods where the child came to its end.

    `shut` is called in the child, to close there what it need not hold open.
    """

    def __init__(self, host: Newspaper, shut: Callable[[], None]) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, other = context.Pipe()

        def work() -> None:
            self._pipe.close()
            shut()
            _answer(other, Here(host))

        self._child = context.Process(target=work, name="builder")
        self._child.start()
        other.close()

    def build(self, slow: int | None = None) -> Outcome:
        self._pipe.send(("build", (slow,)))
        outcome: Outcome = self._pipe.recv()
        return outcome

    def pull(self, changed: set[Path], viewed: Sequence[str]) -> bool:
        self._pipe.send(("pull", (changed, viewed)))
        return bool(self._pipe.recv())

    def draw(self, place: Place) -> dict[str, bytes]:
        self._pipe.send(("draw", (place,)))
        drawn: dict[str, bytes] = self._pipe.recv()
        return drawn

    def close(self) -> None:
        self._pipe.close()  # by which it ends, unless it is at a build
        self._child.join(GRACE)
        if self._child.is_alive():
            self._child.terminate()
            self._child.join(PATIENCE)


def builder(host: Newspaper, shut: Callable[[], None]) -> Builder:
    """One for this machine. To be asked for before any thread is started."""
    return Apart(host, shut) if cores() > 1 else Here(host)


def _answer(pipe: Connection, here: Here) -> None:
    """What the child does, until its parent ends or says so; then it ends without a word."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            asked, given = pipe.recv()
            answer = getattr(here, asked)(*given)
            sys.stdout.flush()
            pipe.send(answer)
    for ending in (signal.SIGINT, signal.SIGTERM):  # it ends already
        signal.signal(ending, signal.SIG_IGN)
