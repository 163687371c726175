"""A watch over a place: publishes at once, whenever the site changes by itself, and quietly when its content does.

What it does follows from how things stand and from the clock on the wall, which may stand still (a machine that
sleeps), leap or go back: so it waits in short slices and looks at the clock after each. The disk, the network, other
processes and the time itself are the `World`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from nhipcau.publish.place import Standing
from nhipcau.publish.result import Coming, PublishResult
from nhipcau.publish.trouble import Trouble
from nhipcau.publish.watch_state import PUBLISHING, STOPPED, WAITING, Failure, WatchState

LONGEST = timedelta(minutes=5)
"""However often it changes, content waits no longer."""
SLICE = timedelta(seconds=30)
"""How long the clock is not looked at."""
SLACK = timedelta(seconds=5)
"""By how much a clock may be set without anybody minding."""
FIRST_PAUSE, LAST_PAUSE = timedelta(seconds=15), timedelta(minutes=15)
"""Between two tries: each pause is twice the one before."""
LASTING = 3
"""Tries after which a trouble is written about: a network may be gone for a moment."""
LOOK = timedelta(minutes=15)
"""How often is looked whether somebody who went back has gone forward again."""


class World(Protocol):
    """What a watch needs of the world."""

    def now(self) -> datetime:
        """What the clock on the wall shows; aware."""

    def wait(self, time: timedelta) -> bool:
        """Wait so long, or until content changes; whether it did."""

    def publish(self, alive: Callable[[], None]) -> PublishResult:
        """Build, prove and publish the site; `alive` is called now and then meanwhile."""

    def standing(self) -> Standing:
        """What the place keeps. Trouble where nobody can tell."""

    def said(self, trouble: Trouble) -> str:
        """The sentence of a trouble, in the language of the desk."""

    def keep(self, state: WatchState) -> None:
        """Keep how things stand, for whoever asks."""

    def log(self, event: str, **told: object) -> None:
        """Tell of something that happened, on one line."""

    def write(self, failure: Failure) -> None:
        """Write to those whom a failure concerns."""


class Watch:
    """Watches, from a state on. Content is published when it has been `quiet` for so long: a writer saves more than
    once. What is told was kept before: who hears of it and asks is answered so."""

    def __init__(self, world: World, state: WatchState, quiet: timedelta) -> None:
        self._world, self.state, self._quiet = world, state, quiet

    def begin(self) -> None:
        """Publish at once, unless somebody went back since the last time."""
        self._world.log("started", process=self.state.process)
        self._publish(asked=False)

    def step(self) -> None:
        """Wait a while, and do what is due then."""
        before, seen = self._world.now(), self.state.seen
        ahead = due(self.state, self._quiet)
        time = SLICE if ahead is None else min(SLICE, max(ahead - before, timedelta()))
        stirred = self._world.wait(time)
        now = self._world.now()
        if stirred:
            self._stir(now)
        failure = self.state.failure
        if failure and now > before + time + SLACK:  # the machine slept, and may be somewhere else
            self._set(failure=replace(failure, again=now))
        if now < seen - SLACK:
            self._world.log("clock went back", before=seen)
        ahead = now if now < seen - SLACK else due(self.state, self._quiet)
        if ahead is not None and now >= ahead:
            self._publish(asked=bool(self.state.changed or (failure and failure.asked)))
        else:
            self._set(seen=now)

    def end(self) -> None:
        self._set(doing=STOPPED)
        self._world.log("stopped")

    def _stir(self, now: datetime) -> None:
        if self.state.changed is None:
            self._world.log("changed")
        self._set(changed=self.state.changed or now, stirred=now)

    def _publish(self, *, asked: bool) -> None:
        """Publish; but not of its own accord what somebody took back, until there is other content."""
        try:
            if not asked and self._is_held():
                return
        except Trouble as trouble:
            self._fail(PublishResult(self.state.place, trouble=self._world.said(trouble)), asked)
            return
        self._set(doing=PUBLISHING, changed=None, stirred=None, seen=self._world.now())
        result = self._world.publish(lambda: self._set(seen=self._world.now()))
        self._set(doing=WAITING)
        if result.failed:
            self._fail(result, asked)
        else:
            self._succeed(result)

    def _is_held(self) -> bool:
        standing = self._world.standing()
        held = standing.live if went_back(standing, self.state.release) else ""
        now = self._world.now()
        if held:
            if held != self.state.held:
                self._world.log("held", release=held, instead=self.state.release)
            self._set(held=held, seen=now, next=Coming(now + LOOK), failure=None)
        return bool(held)

    def _succeed(self, result: PublishResult) -> None:
        failure, now = self.state.failure, self._world.now()
        if failure:
            self._world.log("recovered", since=failure.since, tries=failure.tries)
        new = {"published": now, "counts": result.counts} if result.published else {}
        self._set(release=result.release, held="", next=result.next, failure=None, seen=now, **new)
        if result.published:
            self._world.log("published", release=result.release, counts=result.counts)
        else:
            self._world.log("nothing new")
        for warning in result.warnings:
            self._world.log("warning", sentence=warning)

    def _fail(self, result: PublishResult, asked: bool) -> None:
        """Keep a failure, and tell of it once, however long it lasts."""
        now, old = self._world.now(), self.state.failure
        tries = old.tries + 1 if old else 1
        failure = Failure(
            old.since if old else now, now + pause(tries), result.trouble, result.refused, tries, asked
        )
        known = old and (old.sentence, old.refused) == (failure.sentence, failure.refused)
        failure = replace(failure, written=bool(known and old and old.written))
        self._set(failure=failure, seen=now)
        if not known:
            event = "refused" if failure.refused else "failed"
            self._world.log(event, sentence=failure.sentence, problems=failure.refused)
        if not failure.written and (failure.refused or tries >= LASTING):
            self._world.write(failure)
            self._set(failure=replace(failure, written=True))

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self._world.keep(self.state)


def due(state: WatchState, quiet: timedelta) -> datetime | None:
    """When something is next to be done; None where that is for others to say."""
    moments = []
    if state.failure:
        moments.append(state.failure.again)
    elif state.next:
        moments.append(state.next.at)
    if state.changed and state.stirred:
        moments.append(min(state.stirred + quiet, state.changed + LONGEST))
    return min(moments, default=None)


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    doubled: int = 2 ** min(tries - 1, 20)
    return min(FIRST_PAUSE * doubled, LAST_PAUSE)


def went_back(standing: Standing, known: str) -> bool:
    """Whether somebody had readers see an earlier release than the known one, or one that brings such a one back."""
    now = standing.now
    return bool(known and now and now.name != known and (now.name < known or now.returned))
