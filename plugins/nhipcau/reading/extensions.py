"""What a site's own plugins add to reading: checks on texts, and kinds of records (docs/plugins.md).

A plugin says so with a signal in its `register()`, as it does to draw:

    signal("nhipcau.check").connect(check)       def check(text: Text) -> Iterable[Problem]
    signal("nhipcau.record").connect(records)    def records(sender: object) -> Iterable[EntryForm]
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blinker import signal

from nhipcau.model import KINDS, Kinds, Problem
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.kinds import FORMS
from nhipcau.reading.schema import EntryForm, Form
from nhipcau.reading.source import Field

CHECK = "nhipcau.check"
RECORD = "nhipcau.record"


@dataclass(frozen=True, slots=True)
class Text:
    """One language of a piece, as a check on texts gets it: what stands in its file, read and normalised to NFC.

    `kind` and `key` say of which piece ("story", "2024-10-10-x"), `file` is its path in the project. `fields` are
    those of the front matter as written, each with its line; `body` is the Markdown, which begins on line `body_line`.
    """

    kind: str
    key: str
    lang: str
    file: str
    fields: tuple[Field, ...]
    body: str
    body_line: int

    def field(self, name: str) -> Field | None:
        """The field of that name; None where the file does not have it."""
        return next((field for field in self.fields if field.name == name), None)

    def line(self, at: int) -> int:
        """The line of the file on which that character of the body stands."""
        return self.body_line + self.body.count("\n", 0, at)


def checked(folder: PieceFolder) -> Iterator[Problem]:
    """What the checks of all plugins tell of the texts of a folder."""
    for lang, source in folder.sources.items():
        fields = tuple(source.fields.values())
        text = Text(
            folder.form.kind.name, folder.key, lang, source.file, fields, source.body, source.body_line
        )
        for _, told in _answers(CHECK, text):
            yield from told


def forms() -> tuple[Form, ...]:
    """The forms of the kinds that every site has, and those that plugins add."""
    added = [form for _, forms in _answers(RECORD, None) for form in forms]
    assert all(isinstance(form, EntryForm) for form in added)
    return (*FORMS, *added)


def kinds() -> Kinds:
    """The kinds that every site has, and those of the records that plugins add."""
    return (*KINDS, *(form.kind for form in forms()[len(FORMS) :]))


def sources() -> Iterator[bytes]:
    """The source of every module that adds to reading: what was read with another is read anew."""
    for name in (CHECK, RECORD):
        for receiver in signal(name).receivers_for(None):
            module = inspect.getmodule(receiver)
            file = getattr(module, "__file__", None)
            yield Path(file).read_bytes() if file else repr(receiver).encode()


def _answers(name: str, sender: object) -> list[tuple[object, Iterator]]:  # type: ignore[type-arg]
    """The answers of all receivers, in the order of their modules: problems and kinds have one order in every run."""
    return sorted(signal(name).send(sender), key=lambda answer: answer[0].__module__)
