"""The portfolio: what each drawing gave the last time, and the facts it was drawn from.

A drawing is a function of its values and of what it asks the site and the compositor. So where its values are what
they were, and every fact that it noted then has the value it had then, its outputs are what they were, and nobody
draws them: at 20,000 pages that is the difference between reading an archive and reading a list of digests.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from typing import Any

from plugins.newsroom import Drawing, Fact, Facts, Output, Refused, Site, Witness
from plugins.press.bundles import Bundle
from plugins.press.compositor import Compositor, Make
from plugins.press.digest import SIZE, Digester, digest_of

VERSION = b"1"


PRESS = frozenset(("template", "words", "static"))
"""The kinds of facts that speak of the compositor."""

Claimed = tuple[str, bytes, str]
"""An output as the portfolio knows it: its path, its digest, and where it comes from."""

Kept = tuple[tuple[Fact, ...], tuple[Claimed, ...]]
"""The facts that a drawing noted, and what it gave."""


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
    """The drawings of one build. `stored` is what `save` gave at the last one; it is of no use to another machinery.

    `places` is filled with the drawing behind each path.
    """

    def __init__(
        self,
        site: Site,
        compositor: Compositor,
        machinery: bytes,
        places: dict[str, Drawing],
        stored: bytes = b"",
    ) -> None:
        self._site, self._compositor = site, compositor
        self._digester = Digester()
        self._facts = Facts(site, self._digester.value)
        self._head = digest_of(VERSION + machinery)
        self._noted, self._old = _loaded(stored, self._head)
        self._values: dict[Fact, Any] = {}
        self._changed: set[Fact] | None = None
        self._new: dict[bytes, Kept] = {}
        self._places = places

    def known(self, drawing: Drawing) -> tuple[Claimed, ...] | None:
        """What a drawing would give; None where it must be drawn to know."""
        if self._changed is None:
            self._changed = {fact for fact, value in self._noted.items() if self._value(fact) != value}
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
            self._new[self._key(drawing)] = tuple(facts), tuple(claimed)

        return outputs, remember

    def save(self) -> bytes | None:
        """What to store for the next build; None where it is what was stored already."""
        if self._new == self._old and not self._changed:
            return None
        noted = set[Fact]().union(*(kept[0] for kept in self._new.values()))
        facts = {fact: self._value(fact) for fact in noted}
        data = marshal.dumps((facts, self._new))
        return self._head + digest_of(data) + data

    def _key(self, drawing: Drawing) -> bytes:
        return self._digester.drawing(drawing)

    def _value(self, fact: Fact) -> Any:
        if fact not in self._values:
            self._values[fact] = self._asked(fact) if fact[0] in PRESS else self._facts.value(fact)
        return self._values[fact]

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


def _loaded(stored: bytes, head: bytes) -> tuple[dict[Fact, Any], dict[bytes, Kept]]:
    """The facts and the drawings; none where they are another machinery's, or damaged."""
    data = stored[2 * SIZE :]
    if stored[: 2 * SIZE] != head + digest_of(data):
        return {}, {}
    facts, drawings = marshal.loads(data)
    return facts, drawings


def _silent(words: object) -> bytes:
    """Stands for any function of words, of which the catalogue is what may change."""
    return b""
