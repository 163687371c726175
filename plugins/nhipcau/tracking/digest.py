"""Digests of values: what tells the press that an output is unchanged without making it.

Two values have one digest when they are equal and of the same types all the way down: 1, True, 1.0 and "1" differ, and
so do two ways of nesting the same items. A digest is the same in every process, whatever the hash seed.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any

from nhipcau.machine.site_code import own_code
from nhipcau.model import Drawing, LazyField, Output

SIZE = 20
"""Bytes in a digest."""

_LEAVES = frozenset({str, int, float, bool, type(None)})

# marshal, because it is written in C and tags and measures every item; its version 2, because later ones write a string
# that is interned, and an object that is shared, differently from an equal one that is not.
_FORMAT = 2

_MEMO = 100_000
"""How many values are remembered at a time: a bound on memory, since what is remembered stays alive."""


class Foreign(TypeError):
    """A value that has no canonical form, so nobody could tell whether it changed."""


def digest_of(data: bytes) -> bytes:
    """The digest of bytes."""
    return blake2b(data, digest_size=SIZE).digest()


class Digester:
    """Takes digests of values, and of outputs under one `seed`: what every output depends on.

    Values may be None, strings, numbers, dates, tuples and frozen dataclasses. A value with a `digest` counts by its
    class and that; one that is met again (the same object) is not looked at again.
    """

    def __init__(self, seed: bytes = b"") -> None:
        self._seed = blake2b(seed, digest_size=SIZE)
        self._plans: dict[type, Callable[[Any], Any]] = {}
        self._memo: dict[int, bytes] = {}
        self.weighed = 0
        """Bytes of all that was put in form so far, what is shared counted once: a tenth or so of what it takes."""
        self._alive: list[object] = []
        self._draws: dict[Callable[..., object], str | bytes] = {}

    def value(self, value: object) -> bytes:
        """The digest of one value; Foreign (a TypeError) where it has none."""
        return digest_of(marshal.dumps(self._form(value), _FORMAT))

    def output(self, output: Output) -> bytes:
        """The digest of all that an output's bytes depend on; TypeError names the output and the field at fault."""
        try:
            form = (make_digest(output.make), self._forms(output.inputs))
        except Foreign as fault:
            place = next(iter(_faults(output.inputs, "inputs")), str(fault))
            raise TypeError(f"the output {output.path} cannot be told from another: {place}") from None
        data = marshal.dumps(form, _FORMAT)
        self.weighed += len(data)
        taken = self._seed.copy()
        taken.update(data)
        return taken.digest()

    def drawing(self, drawing: Drawing) -> bytes:
        """The digest of a drawing's function and values; TypeError where one has no canonical form."""
        draw = self._draws.get(drawing.draw)
        if draw is None:
            draw = self._draws[drawing.draw] = make_digest(drawing.draw)
        return digest_of(marshal.dumps((draw, self._forms(drawing.values)), _FORMAT))

    # A form is what marshal writes: leaves and tuples stand for themselves, a list is a date or a value with a digest
    # (its first item says which), bytes are the digest of a dataclass.

    def _forms(self, values: Iterable[Any]) -> tuple[Any, ...]:
        # Called for every field of every output: what was met before is looked up here, to spare a call.
        known, form = self._memo.get, self._form
        return tuple(
            [value if type(value) in _LEAVES else known(id(value)) or form(value) for value in values]
        )

    def _form(self, value: Any) -> Any:
        kind = type(value)
        if kind is tuple:
            return self._forms(value) if value else ()
        if kind in _LEAVES:
            return value
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plans[kind] = self._plan(kind, value)
        return plan(value)

    def _plan(self, kind: type, value: object) -> Callable[[Any], Any]:
        """How values of a class are put in form."""
        if kind is date or kind is datetime:
            return _day if kind is date else _moment
        if not _frozen(kind) and not hasattr(value, "digest"):
            raise Foreign(_complaint(value))
        # A part that comes late is no plain value, and is not to come for a digest that says as much.
        if not _frozen(kind) or any(isinstance(part, LazyField) for part in vars(kind).values()):
            return partial(_by_digest, _name(kind))
        return self._by_fields(kind, hasattr(value, "digest"))

    def _by_fields(self, kind: type, has_digest: bool) -> Callable[[Any], Any]:
        name = _name(kind)
        by_digest = partial(_by_digest, name)
        names = [field.name for field in fields(kind)]
        getters = [attrgetter(each) for each in names]
        get = attrgetter(*names) if len(names) > 1 else lambda value: [getter(value) for getter in getters]

        def form(value: Any) -> Any:
            items = get(value)
            # What is as plain as a Photo counts by its fields too: its digest may speak of the file alone.
            if has_digest and not _LEAVES.issuperset(map(type, items)):
                return by_digest(value)
            data = marshal.dumps((name, self._forms(items)), _FORMAT)
            self.weighed += len(data)
            taken = digest_of(data)
            self._remember(value, taken)
            return taken

        return form

    def _remember(self, value: object, taken: bytes) -> None:
        """Know a value by its address, and keep it, so that no other can come to live there."""
        if len(self._alive) >= _MEMO:
            self._memo.clear()
            self._alive.clear()
        self._memo[id(value)] = taken
        self._alive.append(value)


def make_digest(make: Callable[..., object]) -> str | bytes:
    """What an output's `make` counts by: its own `digest`, or the name of a function of a module, whose source the
    fingerprint covers, or else counts here. Foreign for lambdas and closures: nobody sees what they hold."""
    own = getattr(make, "digest", None)
    if isinstance(own, str | bytes) and own:
        return own
    if type(make) is FunctionType and "<" not in make.__qualname__:
        with suppress(LookupError):
            return f"{make.__module__}.{make.__qualname__} {own_code(make.__module__)}".rstrip()
    raise Foreign(f"its make is {make!r}, which is neither a function of a module nor carries a digest")


def _day(value: date) -> Any:
    return ["date", value.isoformat()]


def _moment(value: datetime) -> Any:
    return ["moment", value.isoformat(), str(value.tzinfo)]


def _by_digest(name: str, value: Any) -> Any:
    own = value.digest
    if type(own) not in (str, bytes) or not own:
        raise Foreign(_complaint(value))
    return ["digest", name, own]


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _frozen(kind: type) -> bool:
    """Whether it is a frozen dataclass. How one was made is no promised part of Python; that a frozen one refuses to be
    changed is."""
    made = getattr(kind, "__dataclass_params__", None)
    return is_dataclass(kind) and bool(made.frozen if made else "__setattr__" in vars(kind))


def _faults(value: Any, place: str) -> Iterable[str]:
    """Where in a value the trouble sits. Slow, and only asked once there is trouble."""
    kind: Any = type(value)
    if kind is tuple:
        for number, item in enumerate(value):
            yield from _faults(item, f"{place}[{number}]")
    elif kind in _LEAVES or kind is date or kind is datetime:
        return
    elif hasattr(value, "digest"):
        if type(value.digest) not in (str, bytes) or not value.digest:
            yield f"{place} is {_complaint(value)}"
    elif _frozen(kind):
        for field in fields(kind):
            yield from _faults(getattr(value, field.name), f"{place}.{field.name}")
    else:
        yield f"{place} is {_complaint(value)}"


def _complaint(value: object) -> str:
    if hasattr(value, "digest"):
        return f"a {type(value).__name__} whose digest is {value.digest!r}"
    return f"a {type(value).__name__}, which is not a frozen value"
