"""Marks that are paired only when the whole text is seen: found once, though each element put in moves them."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Generic, Protocol, TypeVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

ESCAPED = re.compile("\x02(\\d+)\x03")
"""How Python-Markdown keeps a character that stood behind a backslash."""


class Spanning(Protocol):
    """Something found from `start` until `end` of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=Spanning)


class Foreseen(InlineProcessor, Generic[F]):
    """Looks through a text once. An element that is put in leaves the text after it as it was: places are counted
    from the end."""

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.forget()

    def forget(self) -> None:
        """Begin with another text."""
        self._rest = ""
        self._found: dict[int, F] = {}

    @abstractmethod
    def foresee(self, data: str) -> list[F]:
        """All that there is to find in a text."""

    @abstractmethod
    def made(self, found: F) -> Element:
        """The element of what was found."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if not self._rest or not data.endswith(self._rest) or m.start() < len(data) - len(self._rest):
            self._rest = data
            self._found = {len(data) - each.start: each for each in self.foresee(data)}
        found = self._found.get(len(data) - m.start())
        if found is None:
            return None, None, None
        end = m.start() + found.end - found.start
        self._rest = data[end:]
        return self.made(found), m.start(), end

    def written(self, text: str) -> str:
        """The text as it was written, with the backslashes that Python-Markdown took away."""
        return ESCAPED.sub(lambda found: f"\\{chr(int(found[1]))}", self.unescape(text))
