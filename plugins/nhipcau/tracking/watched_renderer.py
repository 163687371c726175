"""The watched renderer: a renderer that notes what it was asked, as the recorder does for the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from nhipcau.model import Problem
from nhipcau.model.output import Bundle, Bundling, Make, Renderer
from nhipcau.tracking.recorder import Dependency

PRESS = frozenset(("template", "words", "static"))
"""The kinds of dependencies that speak of the renderer."""

Answer = Callable[[Callable[..., object], tuple[Any, ...]], str]
"""Gives the digest of what a function of the site and of some values gives."""


class Watched:
    """A renderer that notes what it was asked. `answer` remembers the states of a site."""

    def __init__(self, renderer: Renderer, dependencies: set[Dependency], answer: Answer) -> None:
        self._renderer = renderer
        self._note = dependencies.add
        self._answer = answer

    def page(self, template: str, lang: str, *others: str) -> Make:
        self._note(("template", template, lang, *others))
        return self._renderer.page(template, lang, *others)

    def words(self, function: Callable[..., bytes], lang: str) -> Make:
        self._note(("words", lang))
        return self._renderer.words(function, lang)

    def file(self, root: str) -> Make:
        return self._renderer.file(root)

    def pictures(self, function: Callable[..., bytes], lang: str = "") -> Make:
        if lang:
            self._note(("words", lang))
        return self._renderer.pictures(function, lang)

    def prose(self, function: Callable[..., bytes], lang: str) -> Make:
        self._note(("words", lang))
        return self._renderer.prose(function, lang)

    def state(self, site: object, function: Callable[..., object], *values: object) -> str:
        return self._answer(function, values)

    def bundles(
        self, function: Callable[..., Sequence[bytes]], lang: str, wanted: Sequence[Bundling]
    ) -> tuple[Bundle, ...]:
        return self._renderer.bundles(function, lang, wanted)

    def parts(self, function: Callable[..., bytes]) -> Make:
        return self._renderer.parts(function)

    def warn(self, problem: Problem) -> NoReturn:
        """A drawing that is remembered is not drawn, and would warn once and never again."""
        raise TypeError("a drawing may not warn: `draw` of its plugin may, each time")

    def static(self) -> tuple[tuple[str, str], ...]:
        self._note(("static",))
        return self._renderer.static()
