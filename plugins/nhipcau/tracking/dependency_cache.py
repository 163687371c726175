"""The dependency_cache: what each drawing gave the last time, and the dependencies it was drawn from.

A drawing is a function of its values and of what it asks the site and the renderer. So where its values are what
they were, and every dependency that it noted then has the value it had then, its outputs are what they were, and nobody
draws them: at 20,000 pages that is the difference between reading an archive and reading a list of digests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from nhipcau.model import Drawing, Output, Refused, Site
from nhipcau.model.output import Renderer
from nhipcau.tracking.dependencies import Dependencies
from nhipcau.tracking.digest import Digester, digest_of
from nhipcau.tracking.journal import Journal
from nhipcau.tracking.recorder import Dependency, Recorder
from nhipcau.tracking.watched_renderer import PRESS, Watched

VERSION = b"4"
FILE = "dependency_cache"
"""In the cache folder."""


Claimed = tuple[str, bytes, str]
"""An output as the dependency_cache knows it: its path, its digest, and where it comes from."""

Kept = tuple[tuple[int, ...], tuple[Claimed, ...], tuple[bytes, ...]]
"""The numbers of the dependencies that a drawing noted, what it gave, and the keys of the states that it asked for. A
state is kept as a drawing that gives one output without a path."""

Change = tuple[dict[int, tuple[Dependency, Any]], dict[bytes, Kept], list[bytes]]
"""What a build knows that the one before did not: dependencies with their values by number, drawings, those gone."""

IDLE = 0.25
"""The share of dependencies that no drawing notes any more, above which they are left out and all are numbered anew."""


class DependencyCache:
    """The drawings of one build. `cache` is the folder in which `save` leaves them to the next, if there is to be one;
    they are of no use to another fingerprint.

    `places` is filled with the drawing behind each path.
    """

    def __init__(
        self,
        site: Site,
        renderer: Renderer,
        fingerprint: bytes,
        places: dict[str, Drawing],
        cache: Path | None = None,
    ) -> None:
        self._site, self._renderer = site, renderer
        self._digester = Digester()
        self._dependencies = Dependencies(site, self._digester.value)
        self._journal = Journal(cache / FILE, digest_of(VERSION + fingerprint)) if cache else None
        self._old: dict[bytes, Kept] = {}
        dependencies: dict[int, tuple[Dependency, Any]] = {}
        for known, kept, gone in self._journal.read() if self._journal else ():
            dependencies.update(known)
            self._old.update(kept)
            for key in gone:
                del self._old[key]
        self._noted: dict[Dependency, Any] = dict(dependencies.values())
        self._numbers = {dependency: number for number, (dependency, _) in dependencies.items()}
        self._press: dict[Dependency, Any] = {}
        self._changed: set[int] | None = None
        self._new: dict[bytes, Kept] = {}
        self._places = places

    def known(self, drawing: Drawing) -> tuple[Claimed, ...] | None:
        """What a drawing would give; None where it must be drawn to know."""
        kept = self._unchanged(self._key(drawing))
        if kept is None:
            return None
        self._places.update((path, drawing) for path, _, _ in kept[1])
        return kept[1]

    def _unchanged(self, key: bytes) -> Kept | None:
        """What is kept under a key; None where an answer that it leans on is another now."""
        if self._changed is None:
            self._changed = self._compared()
        kept = self._old.get(key)
        if kept is None or not self._changed.isdisjoint(kept[0]):
            return None
        self._new[key] = kept
        for each in kept[2]:
            self._new[each] = self._old[each]
        return kept

    def draw(self, drawing: Drawing) -> tuple[tuple[Output, ...], Callable[[Iterable[Claimed]], None]]:
        """The outputs of a drawing, and a function that takes what they are known by."""
        dependencies: set[Dependency] = set()
        states: set[bytes] = set()
        recorder = Recorder(self._site, dependencies)
        watched: Renderer = Watched(self._renderer, dependencies, partial(self._state, states))
        outputs = tuple(drawing.draw(recorder, watched, *drawing.values))
        self._places.update((output.path, drawing) for output in outputs)

        def remember(claimed: Iterable[Claimed]) -> None:
            numbers = self._numbered(dependencies).union(*(self._new[state][0] for state in states))
            self._new[self._key(drawing)] = tuple(numbers), tuple(claimed), tuple(states)

        return outputs, remember

    def _state(self, states: set[bytes], function: Callable[..., object], values: tuple[Any, ...]) -> str:
        """The digest of what a function of the site gives, which is called only where an answer that it leans on is
        another now; its key is added to the states of the drawing that asks."""
        key = self._key(Drawing(function, values))  # type: ignore[arg-type]
        states.add(key)
        kept = self._new.get(key) or self._unchanged(key)
        if kept is None:
            dependencies: set[Dependency] = set()
            given = function(Recorder(self._site, dependencies), *values)
            claimed = (("", self._digester.value(given), ""),)
            kept = self._new[key] = tuple(self._numbered(dependencies)), claimed, ()
        return kept[1][0][1].hex()

    def _numbered(self, dependencies: Iterable[Dependency]) -> set[int]:
        return {self._numbers.setdefault(each, len(self._numbers)) for each in dependencies}

    def save(self) -> None:
        """Leave to the next build what this one knows, if that is anything new."""
        if self._journal is None or (self._new == self._old and not self._changed):
            return
        if not self._journal.add(self._change()):
            self._journal.begin(self._whole())

    def _change(self) -> Change:
        """What this build knows that the one before did not."""
        new = range(len(self._noted), len(self._numbers))
        dependencies = list(self._numbers)
        return (
            {
                number: (dependencies[number], self._value(dependencies[number]))
                for number in (*sorted(self._changed or ()), *new)
            },
            {key: kept for key, kept in self._new.items() if self._old.get(key) is not kept},
            [key for key in self._old if key not in self._new],
        )

    def _whole(self) -> Change:
        """All that this build knows."""
        used = set[int]().union(*(kept[0] for kept in self._new.values()))
        dependencies, drawings = list(self._numbers), self._new
        if len(used) < (1 - IDLE) * len(dependencies):
            dependencies = [dependencies[number] for number in sorted(used)]
            numbers = {old: new for new, old in enumerate(sorted(used))}
            drawings = {
                key: (tuple([numbers[number] for number in noted]), claimed, states)
                for key, (noted, claimed, states) in drawings.items()
            }
        return (
            {number: (dependency, self._value(dependency)) for number, dependency in enumerate(dependencies)},
            drawings,
            [],
        )

    def _key(self, drawing: Drawing) -> bytes:
        return self._digester.drawing(drawing)

    def _compared(self) -> set[int]:
        """The numbers of the dependencies that have another value now than at the last build."""
        press = {dependency: value for dependency, value in self._noted.items() if dependency[0] in PRESS}
        changed = {dependency for dependency, value in press.items() if self._value(dependency) != value}
        changed |= self._dependencies.changed(
            {dependency: value for dependency, value in self._noted.items() if dependency not in press}
        )
        return {self._numbers[dependency] for dependency in changed}

    def _value(self, dependency: Dependency) -> Any:
        if dependency[0] not in PRESS:
            return self._dependencies.value(dependency)
        if dependency not in self._press:
            self._press[dependency] = self._asked(dependency)
        return self._press[dependency]

    def _asked(self, dependency: Dependency) -> Any:
        """The value of a dependency about the renderer; None where it cannot give one, and drawing will say why."""
        try:
            if dependency[0] == "template":
                return self._renderer.page(*dependency[1:]).digest
            return (
                self._renderer.words(_silent, dependency[1]).digest
                if dependency[0] == "words"
                else self._renderer.static()
            )
        except Refused:
            return None


def _silent(words: object) -> bytes:
    """Stands for any function of words, of which the catalogue is what may change."""
    return b""
