"""The portfolio: what each drawing gave the last time, and the facts it was drawn from.

A drawing is a function of its values and of what it asks the site and the compositor. So where its values are what
they were, and every fact that it noted then has the value it had then, its outputs are what they were, and nobody
draws them: at 20,000 pages that is the difference between reading an archive and reading a list of digests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from plugins.newsroom import Drawing, Fact, Facts, Output, Refused, Site, Witness
from plugins.press.bundles import Bundle
from plugins.press.compositor import Compositor, Make
from plugins.press.digest import Digester, digest_of
from plugins.press.journal import Journal

VERSION = b"3"
FILE = "portfolio"
"""In the cache folder."""

PRESS = frozenset(("template", "words", "static"))
"""The kinds of facts that speak of the compositor."""

Claimed = tuple[str, bytes, str]
"""An output as the portfolio knows it: its path, its digest, and where it comes from."""

Kept = tuple[tuple[int, ...], tuple[Claimed, ...]]
"""The numbers of the facts that a drawing noted, and what it gave."""

Change = tuple[dict[int, tuple[Fact, Any]], dict[bytes, Kept], list[bytes]]
"""What a build knows that the one before did not: facts with their values, by number, drawings, and which are gone."""

IDLE = 0.25
"""The share of facts that no drawing notes any more, above which they are left out and all are numbered anew."""


class Watched:
    """A compositor that notes what it was asked."""

    def __init__(self, compositor: Compositor, facts: set[Fact]) -> None:
        self._compositor = compositor
        self._note = facts.add

    def page(self, template: str, lang: str, *others: str) -> Make:
        self._note(("template", template, lang, *others))
        return self._compositor.page(template, lang, *others)

    def words(self, function: Callable[..., bytes], lang: str) -> Make:
        self._note(("words", lang))
        return self._compositor.words(function, lang)

    def file(self, root: str) -> Make:
        return self._compositor.file(root)

    def pictures(self, function: Callable[..., bytes], lang: str = "") -> Make:
        if lang:
            self._note(("words", lang))
        return self._compositor.pictures(function, lang)

    def bundle(self, name: str, function: Callable[..., None], lang: str, *inputs: object) -> Bundle:
        self._note(("words", lang))
        return self._compositor.bundle(name, function, lang, *inputs)

    def static(self) -> tuple[tuple[str, str], ...]:
        self._note(("static",))
        return self._compositor.static()


class Portfolio:
    """The drawings of one build. `cache` is the folder in which `save` leaves them to the next, if there is to be one;
    they are of no use to another machinery.

    `places` is filled with the drawing behind each path.
    """

    def __init__(
        self,
        site: Site,
        compositor: Compositor,
        machinery: bytes,
        places: dict[str, Drawing],
        cache: Path | None = None,
    ) -> None:
        self._site, self._compositor = site, compositor
        self._digester = Digester()
        self._facts = Facts(site, self._digester.value)
        self._journal = Journal(cache / FILE, digest_of(VERSION + machinery)) if cache else None
        self._old: dict[bytes, Kept] = {}
        facts: dict[int, tuple[Fact, Any]] = {}
        for known, kept, gone in self._journal.read() if self._journal else ():
            facts.update(known)
            self._old.update(kept)
            for key in gone:
                del self._old[key]
        self._noted: dict[Fact, Any] = dict(facts.values())
        self._numbers = {fact: number for number, (fact, _) in facts.items()}
        self._press: dict[Fact, Any] = {}
        self._changed: set[int] | None = None
        self._new: dict[bytes, Kept] = {}
        self._places = places

    def known(self, drawing: Drawing) -> tuple[Claimed, ...] | None:
        """What a drawing would give; None where it must be drawn to know."""
        if self._changed is None:
            self._changed = self._compared()
        key = self._key(drawing)
        kept = self._old.get(key)
        if kept is None or not self._changed.isdisjoint(kept[0]):
            return None
        self._new[key] = kept
        self._places.update((path, drawing) for path, _, _ in kept[1])
        return kept[1]

    def draw(self, drawing: Drawing) -> tuple[tuple[Output, ...], Callable[[Iterable[Claimed]], None]]:
        """The outputs of a drawing, and a function that takes what they are known by."""
        facts: set[Fact] = set()
        witness, watched = Witness(self._site, facts), Watched(self._compositor, facts)
        outputs = tuple(drawing.draw(witness, watched, *drawing.values))
        self._places.update((output.path, drawing) for output in outputs)

        def remember(claimed: Iterable[Claimed]) -> None:
            numbers = [self._numbers.setdefault(fact, len(self._numbers)) for fact in facts]
            self._new[self._key(drawing)] = tuple(numbers), tuple(claimed)

        return outputs, remember

    def save(self) -> None:
        """Leave to the next build what this one knows, if that is anything new."""
        if self._journal is None or (self._new == self._old and not self._changed):
            return
        if not self._journal.add(self._change()):
            self._journal.begin(self._whole())

    def _change(self) -> Change:
        """What this build knows that the one before did not."""
        new = range(len(self._noted), len(self._numbers))
        facts = list(self._numbers)
        return (
            {
                number: (facts[number], self._value(facts[number]))
                for number in (*sorted(self._changed or ()), *new)
            },
            {key: kept for key, kept in self._new.items() if self._old.get(key) is not kept},
            [key for key in self._old if key not in self._new],
        )

    def _whole(self) -> Change:
        """All that this build knows."""
        used = set[int]().union(*(numbers for numbers, _ in self._new.values()))
        facts, drawings = list(self._numbers), self._new
        if len(used) < (1 - IDLE) * len(facts):
            facts = [facts[number] for number in sorted(used)]
            numbers = {old: new for new, old in enumerate(sorted(used))}
            drawings = {
                key: (tuple([numbers[number] for number in noted]), claimed)
                for key, (noted, claimed) in drawings.items()
            }
        return {number: (fact, self._value(fact)) for number, fact in enumerate(facts)}, drawings, []

    def _key(self, drawing: Drawing) -> bytes:
        return self._digester.drawing(drawing)

    def _compared(self) -> set[int]:
        """The numbers of the facts that have another value now than at the last build."""
        press = {fact: value for fact, value in self._noted.items() if fact[0] in PRESS}
        changed = {fact for fact, value in press.items() if self._value(fact) != value}
        changed |= self._facts.changed(
            {fact: value for fact, value in self._noted.items() if fact not in press}
        )
        return {self._numbers[fact] for fact in changed}

    def _value(self, fact: Fact) -> Any:
        if fact[0] not in PRESS:
            return self._facts.value(fact)
        if fact not in self._press:
            self._press[fact] = self._asked(fact)
        return self._press[fact]

    def _asked(self, fact: Fact) -> Any:
        """The value of a fact about the compositor; None where it cannot give one, and drawing will say why."""
        try:
            if fact[0] == "template":
                return self._compositor.page(*fact[1:]).digest
            return (
                self._compositor.words(_silent, fact[1]).digest
                if fact[0] == "words"
                else self._compositor.static()
            )
        except Refused:
            return None


def _silent(words: object) -> bytes:
    """Stands for any function of words, of which the catalogue is what may change."""
    return b""
