"""The content: all values that were read, on one shelf for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from nhipcau.model import kinds
from nhipcau.model.kinds import Kind
from nhipcau.model.pieces import Edition, Piece

V = TypeVar("V")


class _Shelf(Generic[V]):
    """The values of one kind, as an attribute of the content."""

    def __init__(self, kind: Kind[V]) -> None:
        self._kind = kind

    def __get__(self, content: Content, owner: type) -> tuple[V, ...]:
        return content.entries(self._kind)


@dataclass(frozen=True, slots=True, init=False)
class Content:
    """Everything that was read, whether readers may see it yet or not.

    `shelves` are pairs of a kind's plural and its values, without the empty ones.
    """

    shelves: tuple[tuple[str, tuple[Any, ...]], ...]

    stories = _Shelf(kinds.STORY)
    events = _Shelf(kinds.EVENT)
    anniversaries = _Shelf(kinds.ANNIVERSARY)
    pages = _Shelf(kinds.PAGE)
    sections = _Shelf(kinds.SECTION)
    topics = _Shelf(kinds.TOPIC)
    people = _Shelf(kinds.PERSON)
    organisations = _Shelf(kinds.ORGANISATION)
    countries = _Shelf(kinds.COUNTRY)
    documents = _Shelf(kinds.DOCUMENT)
    venues = _Shelf(kinds.VENUE)
    series = _Shelf(kinds.SERIES)
    notices = _Shelf(kinds.NOTICE)
    press = _Shelf(kinds.PRESS)

    def __init__(self, **shelves: tuple[Any, ...]) -> None:
        """The values of each kind, by its plural: `Content(stories=…, topics=…)`."""
        object.__setattr__(self, "shelves", tuple((plural, each) for plural, each in shelves.items() if each))

    def entries(self, kind: Kind[V]) -> tuple[V, ...]:
        """All values of a kind, in the order in which they were read."""
        return self.shelf(kind.plural)

    def shelf(self, plural: str) -> tuple[Any, ...]:
        """All values of the kind with that plural."""
        return next((values for name, values in self.shelves if name == plural), ())

    def pieces(self) -> tuple[Piece[Edition], ...]:
        """Every piece of every kind."""
        return tuple(piece for _, values in self.shelves if isinstance(values[0], Piece) for piece in values)

    def with_shelf(self, plural: str, values: tuple[Any, ...]) -> Content:
        """The same content, but for the values of one kind."""
        return Content(**(dict(self.shelves) | {plural: values}))
