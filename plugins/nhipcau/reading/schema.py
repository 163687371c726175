"""What a kind is to reading: its fields, what they hold, which are facts (stated once), and what makes its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nhipcau.model import Entry, Kind, Piece
from nhipcau.reading import fields
from nhipcau.reading.fields import Parser
from nhipcau.reading.source import N_

if TYPE_CHECKING:
    from nhipcau.reading.folder import PieceFolder
    from nhipcau.reading.registry import Table

BodyTexts = dict[str, str]
"""The HTML of bodies, by digest."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a field stands in the text that `nhipcau new` begins: with `value`, or `words` in the text's language.

    "{day}" and "{section}" in a value are those of the new piece; `remark` says beside it what it may hold; with
    `aside` all of it is a comment.
    """

    value: str = ""
    words: str = ""
    remark: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A field. A fact may stand in any language's file, with one value; words belong to each language."""

    parse: Parser
    fact: bool = False
    required: bool = False
    names: str = ""
    """The kind of thing its keys name: "topic", "person", ..."""
    inherited: bool = False
    """Of words: what the first language's file says holds for those that do not say otherwise."""
    start: Start | None = None
    """How it begins; None where it is left out."""


@dataclass(frozen=True, slots=True)
class PieceForm:
    """A kind of pieces as reading knows it.

    `label` is the writers' word for it, `unknown` the sentence about a key that names none. `day` asks for the day that
    a new one begins with, "" where it has none; it is today unless `today` is False.
    """

    kind: Kind[Any]
    label: str
    unknown: str
    schema: Mapping[str, Rule]
    build: Callable[[PieceFolder, BodyTexts], Piece[Any] | None]
    day: str = ""
    today: bool = True


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A kind of entries as reading knows it; `fields` are those of a table besides the names in each language, and
    `required` those of them without which there is no entry."""

    kind: Kind[Any]
    label: str
    unknown: str
    fields: tuple[str, ...]
    make: Callable[[Table], Entry]
    required: tuple[str, ...] = ()


Form = PieceForm | EntryForm

SUMMED_UP = {"summary": Rule(fields.text, start=Start())}
WORDS = {
    "title": Rule(fields.text, required=True),
    "slug": Rule(fields.slug),
    "summary": Rule(fields.text),
    "aliases": Rule(fields.paths),
    "cover_alt": Rule(fields.text, start=Start(aside=True)),
    "cover_caption": Rule(fields.text, start=Start(words=N_("Caption. Photo: name"), aside=True)),
}
COVER = {
    "cover": Rule(
        fields.file_name,
        fact=True,
        start=Start("hinh.jpg", remark=N_("a photo beside this file"), aside=True),
    ),
    "cover_focus": Rule(fields.focus, fact=True),
}
TOPICS = {"topics": Rule(fields.keys, fact=True, names="topic", start=Start("[]"))}
ANNIVERSARIES = {"anniversaries": Rule(fields.keys, fact=True, names="anniversary", start=Start("[]"))}
PEOPLE = {"people": Rule(fields.keys, fact=True, names="person")}
STRIP = {"strip": Rule(fields.strip, fact=True)}
TIME_OF_DAY = Start("{day}", remark=N_("add the time of day: 2024-10-10 09:30"))
