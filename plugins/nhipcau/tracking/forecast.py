"""The forecast: at which instant a printing would first differ from one made now. Nothing is made for it.

Outputs are drawn as they would be then and their digests compared, as printing does to know what it must make. No
template is read: templates, catalogues and code do not change with the time, only what is drawn from the site does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NoReturn

from nhipcau.model import Output, Problem
from nhipcau.model.changes import Instant
from nhipcau.model.output import Bundle, BundlePart, Bundling, Make
from nhipcau.tracking.digest import Digester, make_digest

Draw = Callable[[datetime], Iterable[Output]]
"""Draws the whole site as it is at a moment."""


class Dummy:
    """A renderer that makes nothing, as a printer's dummy has the layout and no print."""

    def page(self, template: str, lang: str, *others: str) -> Make:
        return Make(f"page {lang} {others} {template}", _unmade)

    def words(self, function: Callable[..., bytes], lang: str) -> Make:
        return Make(f"words {lang} {make_digest(function)!r}", _unmade)

    def file(self, root: str) -> Make:
        return Make(f"file {root}", _unmade)

    def pictures(self, function: Callable[..., bytes], lang: str = "") -> Make:
        return Make(f"pictures {make_digest(function)!r} {lang}", _unmade)

    def prose(self, function: Callable[..., bytes], lang: str) -> Make:
        return Make(f"prose {lang} {make_digest(function)!r}", _unmade)

    def state(self, site: object, function: Callable[..., object], *values: object) -> str:
        return Digester().value(function(site, *values)).hex()

    def bundles(
        self, function: Callable[..., Sequence[bytes]], lang: str, wanted: Sequence[Bundling]
    ) -> tuple[Bundle, ...]:
        """Of each, one digest that stands for all of its parts."""
        return tuple((BundlePart((each.name, 0), each.state),) for each in wanted)

    def parts(self, function: Callable[..., bytes]) -> Make:
        return Make(f"parts {make_digest(function)!r}", _unmade)

    def warn(self, problem: Problem) -> None:
        """Nothing is told by a forecast."""

    def static(self) -> tuple[tuple[str, str], ...]:
        """None: the theme's own files are the same at any time."""
        return ()


def first_change(draw: Draw, now: datetime, instants: Iterable[Instant]) -> Instant | None:
    """The first of the instants (ascending) at which any output comes, goes or differs from now; None at none."""
    today = digests(draw(now))
    return next((instant for instant in instants if _differs(today, draw(instant.at))), None)


def digests(outputs: Iterable[Output]) -> dict[str, bytes]:
    """What the outputs depend on, by path. TypeError where that cannot be told."""
    digester = Digester()
    return {output.path: digester.output(output) for output in outputs}


def _differs(known: dict[str, bytes], outputs: Iterable[Output]) -> bool:
    digester = Digester()
    count = 0
    for output in outputs:
        if known.get(output.path) != digester.output(output):
            return True
        count += 1
    return count != len(known)


def _unmade(*inputs: object) -> NoReturn:
    raise AssertionError("a forecast makes nothing")
