"""`nhipcau publish --status`: what is live, what waits and what failed, at a place that somebody watches over."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from nhipcau.commands.releases import CACHE, in_words
from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_
from nhipcau.publish.destinations import Destination
from nhipcau.publish.watch_state import WatchState, recalled


def file_of(project: Project, destination: Destination) -> Path:
    """Where it is kept how things stand at a place."""
    return project.cache / CACHE / f"{destination.name}.status.json"


def run(project: Project, destination: Destination, options: argparse.Namespace) -> int:
    """Tell it as text, or as the file for monitoring has it; status 1 where somebody should look after it."""
    file, now = file_of(project, destination), datetime.now(UTC)
    state = recalled(file)
    if options.json:
        print(file.read_text("utf-8") if state else "{}", end="" if state else "\n")
    else:
        print("\n".join(lines(state, destination, project, now)))
    return 0 if state and state.well(now) else 1


def lines(
    state: WatchState | None, destination: Destination, project: Project, now: datetime
) -> Iterator[str]:
    """How things stand, for people. `now` is aware."""
    voice = project.voice
    say = voice.say

    def told(moment: datetime) -> str:
        return moment.astimezone(project.publication.clock).strftime("%Y-%m-%d %H:%M:%S")

    place = destination.told
    if state is None:
        yield say(N_("Nobody has watched over {place} from this folder yet."), place=place)
        return
    if state.alive(now):
        message = N_("{place} is watched since {since} (process {process}).")
        yield say(message, place=place, since=told(state.began), process=state.process)
    else:
        message = N_("Nobody watches over {place}: the last sign of life was at {seen}.")
        yield say(message, place=place, seen=told(state.seen))
    if state.published:
        message = N_("Published last at {at}: {what} ({release}).")
        what = in_words(state.counts, voice)
        yield say(message, at=told(state.published), what=what, release=state.release)
    if state.held:
        message = N_(
            "Somebody went back to {release}: nothing else is published until content changes, or somebody does so."
        )
        yield say(message, release=state.held)
    if state.changed:
        yield say(N_("Content changed at {at}, and is not published yet."), at=told(state.changed))
    if state.next and not state.held:
        reasons = ", ".join(state.next.reasons) or say(N_("a new day"))
        message = N_("The site may next change by itself at {at}: {reasons}.")
        yield say(message, at=told(state.next.at), reasons=reasons)
    yield from _failure(state, voice, told(state.failure.since) if state.failure else "")
    if state.failure:
        yield say(N_("The next try is at {at}."), at=told(state.failure.again))


def _failure(state: WatchState, voice: Voice, since: str) -> Iterator[str]:
    failure = state.failure
    if failure is None:
        return
    if failure.sentence:
        message = N_("Nothing can be published since {since}, tried {n} times: {sentence}")
        yield voice.say(message, since=since, n=failure.tries, sentence=failure.sentence)
    else:
        message = N_("The site is refused since {since}; readers see the last release.")
        yield voice.say(message, since=since)
    for each in failure.refused:
        yield f"{each.file}:{each.line}: {each.sentence}" if each.line else f"{each.file}: {each.sentence}"
