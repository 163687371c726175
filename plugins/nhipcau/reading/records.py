"""The kinds of a site: those that every site has, and those of the records that its plugins add (docs/plugins.md)."""

from __future__ import annotations

from collections.abc import Iterator

from blinker import signal

from nhipcau.model import KINDS, Kinds
from nhipcau.reading.schema import EntryForm

RECORD = "nhipcau.record"


def added() -> list[EntryForm]:
    """The forms of the records that plugins add."""
    found = [form for _, forms in answers(RECORD, None) for form in forms]
    assert all(isinstance(form, EntryForm) for form in found)
    return found


def kinds() -> Kinds:
    """The kinds that every site has, and those of the records that plugins add."""
    return (*KINDS, *(form.kind for form in added()))


def answers(name: str, sender: object) -> list[tuple[object, Iterator]]:  # type: ignore[type-arg]
    """The answers of all receivers, in the order of their modules: problems and kinds have one order in every run."""
    return sorted(signal(name).send(sender), key=lambda answer: answer[0].__module__)
