"""Revisions: events whose facts changed in Git while their `modified` did not.

The SEQUENCE of a calendar entry is made of `modified`, since a clean build remembers nothing. Where it stays behind,
readers' calendars keep the old time or place.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from nhipcau.model import Event, Problem, warning
from nhipcau.reading.source import N_, Raw, Source, Unreadable, read_source

FACTS = (
    "start", "end", "status", "previously", "recurrence", "except", "place", "address", "coordinates", "online",
)  # fmt: skip
"""What a reader's calendar must not have wrong. Not the titles and summaries: a slip of the pen moves nobody."""

State = dict[tuple[str, str], Raw]
"""What an event says at one time: (file, field) to value."""


def revisions(content: Path, events: Iterable[Event]) -> Iterator[Problem]:
    """A warning for each event that changed without saying so. Silent where there is no Git, or no history."""
    found = {event.key: event for event in events}
    history = _history(content)
    states = _states(content, [(commit, file) for key in found for commit, file in history.get(key, ())])
    for key, event in found.items():
        commits = list(dict.fromkeys(commit for commit, _ in history.get(key, ())))
        now = _now(content, event)
        since = _since(now, [states[commit, key] for commit in commits if (commit, key) in states])
        changed = [name for name in FACTS if _told(now, name) != _told(since, name)]
        if since and changed:
            message = N_(
                "Changed in Git since “modified” was set: {fields}. Readers' calendars keep what was before."
            )
            hint = N_("Set “modified” to the day and time of the change.")
            line = _line(content, event)
            yield warning(event.editions[0].file, line, "modified", message, hint, fields=", ".join(changed))


def _since(now: State, states: list[State]) -> State:
    """The state in which the present `modified` was first written, from states with the newest first."""
    since: State = {}
    for state in states:
        if _told(state, "modified") != _told(now, "modified"):
            break
        since = state
    return since


def _told(state: State, name: str) -> list[Raw]:
    """What is said of a field: facts by whichever file, words by each."""
    return [value for (_, field), value in sorted(state.items(), key=lambda item: item[0]) if field == name]


def _history(content: Path) -> dict[str, list[tuple[str, str]]]:
    """(commit, file) of each change to an event, the newest first, by the event's key."""
    said = _git(content, "log", "--format=%x00%H", "--name-only", "--relative", "--", "events")
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for block in said.decode().split("\0")[1:]:
        commit, *files = block.split()
        for file in files:
            parts = Path(file).parts
            if len(parts) > 2 and file.endswith(".md"):
                found[parts[-2]].append((commit, file))
    return found


def _states(content: Path, versions: list[tuple[str, str]]) -> dict[tuple[str, str], State]:
    """What each event said at each commit that changed it, by commit and key: all its files as they then were."""
    files = sorted({file for _, file in versions})
    folders = {(commit, Path(file).parent) for commit, file in versions}
    wanted = [
        (commit, file) for commit, folder in sorted(folders) for file in files if Path(file).parent == folder
    ]
    asked = "".join(f"{commit}:./{file}\n" for commit, file in wanted)
    said = _git(content, "cat-file", "--batch", given=asked.encode()) if wanted else b""
    states: dict[tuple[str, str], State] = defaultdict(dict)
    for commit, file in wanted:
        head, _, said = said.partition(b"\n")
        if head.endswith(b" missing") or not head:
            continue
        size = int(head.rsplit(b" ", 1)[1])
        states[commit, Path(file).parent.name] |= _state(said[:size], Path(file).name)
        said = said[size + 1 :]
    return states


def _now(content: Path, event: Event) -> State:
    state: State = {}
    for edition in event.editions:
        path = content.parent / edition.file
        state |= _state(path.read_bytes(), path.name)
    return state


def _state(data: bytes, name: str) -> State:
    source = _source(data, name)
    return {(name, field.name): field.raw for field in source.fields.values()} if source else {}


def _source(data: bytes, name: str) -> Source | None:
    try:
        return read_source(data, name)[0]
    except Unreadable:
        return None


def _line(content: Path, event: Event) -> int:
    """Where `modified` stands in the first language's file, or the end of its front matter's first line."""
    file = event.editions[0].file
    source = _source((content.parent / file).read_bytes(), file)
    return source.fields["modified"].line if source and "modified" in source.fields else 1


def _git(folder: Path, *command: str, given: bytes | None = None) -> bytes:
    """What Git answers, nothing where there is none."""
    try:
        done = subprocess.run(["git", *command], cwd=folder, input=given, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
