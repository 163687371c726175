"""Whether a piece is ready to go out: one line for every rule and for each thing that an editor looks at before.

Pure: it takes what was read, from the disk or of a draft, and what people said, and gives values; a command prints
them, and the desk shows them beside the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nhipcau.model import ERROR, NOTE, WARNING, Edition, Piece, Problem, Story
from nhipcau.reading.schema import PieceForm
from nhipcau.reading.source import N_
from nhipcau.rules import NamedRule, Text
from nhipcau.rules.address import called_in
from nhipcau.rules.register import Register
from nhipcau.rules.standing import CONFIRMED, standings

WELL = ""
LONGEST_TITLE = 110
"""Characters of a title that a card and the lists of search engines show whole."""


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One line of the list: what is looked at, and its level: "" where it is well, else that of the worst problem.

    `message` is a msgid without places; `named` are those that it is about, such as languages, where only some are;
    `problems` are what a rule tells.
    """

    name: str
    level: str
    message: str
    named: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece as it was read, from the disk or of a draft: `piece` is None where an error kept it from being made,
    `texts` are those that could be read, the main language first, and `problems` its own."""

    form: PieceForm
    piece: Piece[Any] | None
    texts: tuple[Text, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SaidOfPiece:
    """What people said of a piece: how many notes are open, who approved it, and whether that is waited for."""

    notes: int = 0
    approved: tuple[str, ...] = ()
    awaited: bool = False


def ready(
    read: ReadPiece,
    said: SaidOfPiece,
    languages: Sequence[str],
    rules: Iterable[NamedRule],
    register: Register,
) -> Iterator[ReadyLine]:
    """The list of a piece with all its editions, those that readers do not see as well."""
    yield from _errors(read.problems, rules)
    yield from _written(read, languages)
    yield from _translations(read.texts)
    yield from _fields(read)
    yield from _seen(editions(read.piece) if read.piece else ())
    unknown = sorted({" ".join(name) for text in read.texts for name in _unknown(text, register)})
    yield _line("names", NOTE, not unknown, N_("Everybody who is named is in the registry."), unknown)
    yield from _said(said)
    if isinstance(read.piece, Story):
        yield ReadyLine("status", NOTE if read.piece.draft else WELL, N_("It is no draft."))


def editions(piece: Piece[Edition]) -> tuple[Edition, ...]:
    """Every edition that is written, readers see it or not."""
    more = (*piece.drafts, *piece.gone) if isinstance(piece, Story) else ()
    return tuple(dict.fromkeys((*piece.editions, *more)))


def _errors(problems: Sequence[Problem], rules: Iterable[NamedRule]) -> Iterator[ReadyLine]:
    plain = tuple(each for each in problems if not each.rule)
    yield ReadyLine("reading", _worst(plain), N_("It can be read, and nothing is missing."), (), plain)
    for rule in rules:
        mine = tuple(each for each in problems if each.rule == rule.name)
        yield ReadyLine(rule.name, _worst(mine), rule.says, (), mine)


def _worst(problems: Iterable[Problem]) -> str:
    levels = {problem.level for problem in problems}
    return next((level for level in (ERROR, WARNING, NOTE) if level in levels), WELL)


def _written(read: ReadPiece, languages: Sequence[str]) -> Iterator[ReadyLine]:
    there = [text.lang for text in read.texts]
    missing = [lang for lang in languages if lang not in there]
    yield _line("languages", WARNING, not missing, N_("It is written in every language."), missing)
    empty = [text.lang for text in read.texts if not text.told]
    yield _line("text", WARNING, not empty, N_("Every edition has a text."), empty)


def _translations(texts: Sequence[Text]) -> Iterator[ReadyLine]:
    for text in texts[1:]:
        found = [each for each in standings(texts[0], text) if each.text.lang == text.pairs[0].lang]
        left = [each.name for each in found if each.state != CONFIRMED]
        message = N_("The translation is confirmed.")
        level = NOTE if not found else WARNING
        yield _line(f"translation.{text.lang}", level, bool(found) and not left, message, left)


def _fields(read: ReadPiece) -> Iterator[ReadyLine]:
    told = {text.lang: {field.name for field in text.fields if field.raw} for text in read.texts}
    own = N_("Every edition has a slug of its own.")
    yield _each("slug", NOTE, own, told, lambda fields: "slug" in fields)
    short = N_("Every edition has a summary or a standfirst.")
    yield _each("summary", WARNING, short, told, lambda fields: bool(fields & {"summary", "standfirst"}))
    if "topics" in read.form.schema:
        topics = any("topics" in fields for fields in told.values())
        yield _line("topics", NOTE, topics, N_("It has a topic at least."), ())


def _seen(editions: Sequence[Edition]) -> Iterator[ReadyLine]:
    if not editions:
        return
    bare = [each.lang for each in editions if any(not figure.alt for figure in each.body.figures)]
    yield _line("alt", ERROR, not bare, N_("Every photo says what it shows."), bare)
    uncovered = [each.lang for each in editions if not each.cover]
    message = N_("There is a photo for the card that others show of it.")
    yield _line("card", NOTE, not uncovered, message, uncovered)
    long = [each.lang for each in editions if len(each.title) > LONGEST_TITLE]
    yield _line("title", NOTE, not long, N_("The title is short enough for a card."), long)


def _unknown(text: Text, register: Register) -> Iterator[tuple[str, ...]]:
    for each in called_in(text):
        words = " ".join(each.name)
        if len(each.name) > 1 and not any(register.named(words, text.lang)):
            yield each.name


def _said(said: SaidOfPiece) -> Iterator[ReadyLine]:
    yield _line("notes", WARNING, not said.notes, N_("No note is open."), [str(said.notes)])
    if said.approved or said.awaited:
        level = WELL if said.approved else WARNING
        yield ReadyLine("approval", level, N_("It is approved."), said.approved)


def _each(
    name: str, level: str, message: str, told: dict[str, set[str]], has: Callable[[set[str]], bool]
) -> ReadyLine:
    without = [lang for lang, fields in told.items() if not has(fields)]
    return _line(name, level, not without, message, without)


def _line(name: str, level: str, well: bool, message: str, named: Sequence[str]) -> ReadyLine:
    return ReadyLine(name, WELL if well else level, message, () if well else tuple(named))
