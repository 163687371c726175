"""Fast pickling for the values of which an archive has tens of thousands, and fields that are loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, Generic, NamedTuple, TypeVar

from nhipcau.model.plain_pickling import dumps, loads

T = TypeVar("T")
S = TypeVar("S")


def fast_pickling(kind: type[T]) -> type[T]:
    """Give a frozen, slotted dataclass of two fields or more its own way through pickle.

    What `dataclasses` gives it looks its fields up anew for every object, which takes five times as long.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    places = [getattr(kind, name) for name in names]
    setters = [place.__set__ for place in places]
    getters = [place.kept if isinstance(place, LazyField) else place.__get__ for place in places]

    def state(self: T) -> tuple[Any, ...]:
        return tuple([get(self) for get in getters])

    def revive(self: T, values: Iterable[Any]) -> None:
        for put, value in zip(setters, values, strict=True):
            put(self, value)

    setattr(kind, "__getstate__", state)  # noqa: B010
    setattr(kind, "__setstate__", revive)  # noqa: B010
    return kind


def lazy(name: str, outline: Callable[[Any], Any]) -> Callable[[type[T]], type[T]]:
    """Let a field of such a class be a `LazyField`; `outline` gives what is to be known of it at once."""

    def decorated(kind: type[T]) -> type[T]:
        setattr(kind, name, LazyField(getattr(kind, name), outline))
        return kind

    return decorated


class Kept(NamedTuple):
    """A part of a value, still pickled, and its outline."""

    data: bytes
    outline: Any


class LazyField(Generic[S]):
    """Stands before the slot of a field. A value that was pickled there stays so until somebody asks for it."""

    def __init__(self, slot: Any, outline: Callable[[Any], S]) -> None:
        self._slot, self._outline = slot, outline

    def __get__(self, whole: object | None, kind: type | None = None) -> Any:
        if whole is None:
            return self
        part = self._slot.__get__(whole)
        if type(part) is Kept:
            part = loads(part.data)
            self._slot.__set__(whole, part)
        return part

    def __set__(self, whole: object, part: Any) -> None:
        self._slot.__set__(whole, part)

    def outline(self, whole: object) -> S:
        """What is to be known of it, which does not make it come."""
        part = self._slot.__get__(whole)
        found: S = part.outline if type(part) is Kept else self._outline(part)
        return found

    def kept(self, whole: object) -> Kept:
        """The part as it is pickled with the whole."""
        part = self._slot.__get__(whole)
        if type(part) is Kept:
            return part
        return Kept(dumps(part), self._outline(part))
