"""Whether a piece is ready to go out: one line for every rule and for each thing that an editor looks at before.

Pure: it takes what was read and what was told, and gives values; a command prints them, and the desk may show them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nhipcau.model import ERROR, NOTE, WARNING, Edition, Piece, Problem, Story
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

    `message` is a msgid with places for `values`; `problems` are what a rule tells.
    """

    name: str
    level: str
    message: str
    values: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


def ready(
    piece: Piece[Any],
    editions: Sequence[Edition],
    texts: Sequence[Text],
    languages: Sequence[str],
    rules: Iterable[NamedRule],
    problems: Sequence[Problem],
    register: Register,
) -> Iterator[ReadyLine]:
    """The list of a piece with all its editions, those that readers do not see as well. `problems` are its own."""
    yield from _errors(problems, rules)
    written = {edition.lang: edition for edition in editions}
    missing = [lang for lang in languages if lang not in written]
    yield _line("languages", WARNING, not missing, N_("It is written in every language."), missing)
    yield from _translations(texts)
    told = {text.lang: {field.name for field in text.fields} for text in texts}
    yield _each(
        "slug", NOTE, N_("Every edition has a slug of its own."), told, lambda fields: "slug" in fields
    )
    yield _each(
        "summary",
        WARNING,
        N_("Every edition has a summary or a standfirst."),
        told,
        lambda fields: bool(fields & {"summary", "standfirst"}),
    )
    yield from _seen(editions)
    unknown = sorted({" ".join(name) for text in texts for name in _unknown(text, register)})
    yield _line("names", NOTE, not unknown, N_("Everybody who is named is in the registry."), unknown)
    if isinstance(piece, Story):
        message = N_("It is no draft.")
        yield ReadyLine("status", NOTE if piece.draft else WELL, message)


def _errors(problems: Sequence[Problem], rules: Iterable[NamedRule]) -> Iterator[ReadyLine]:
    plain = tuple(each for each in problems if not each.rule)
    yield ReadyLine("reading", _worst(plain), N_("It can be read, and nothing is missing."), (), plain)
    for rule in rules:
        mine = tuple(each for each in problems if each.rule == rule.name)
        yield ReadyLine(rule.name, _worst(mine), rule.says, (), mine)


def _worst(problems: Iterable[Problem]) -> str:
    levels = {problem.level for problem in problems}
    return next((level for level in (ERROR, WARNING, NOTE) if level in levels), WELL)


def _translations(texts: Sequence[Text]) -> Iterator[ReadyLine]:
    for text in texts[1:]:
        found = [each for each in standings(texts[0], text) if each.text.lang == text.pairs[0].lang]
        left = [each.name for each in found if each.state != CONFIRMED]
        message = N_("The translation is confirmed.")
        yield _line(
            f"translation.{text.lang}",
            NOTE if not found else WARNING,
            bool(found) and not left,
            message,
            left,
        )


def _seen(editions: Sequence[Edition]) -> Iterator[ReadyLine]:
    bare = [each.lang for each in editions if any(not figure.alt for figure in each.body.figures)]
    yield _line("alt", ERROR, not bare, N_("Every photo says what it shows."), bare)
    uncovered = [each.lang for each in editions if not each.cover]
    yield _line(
        "card", NOTE, not uncovered, N_("There is a photo for the card that others show of it."), uncovered
    )
    long = [each.lang for each in editions if len(each.title) > LONGEST_TITLE]
    yield _line("title", NOTE, not long, N_("The title is short enough for a card."), long)


def _unknown(text: Text, register: Register) -> Iterator[tuple[str, ...]]:
    for each in called_in(text):
        words = " ".join(each.name)
        if len(each.name) > 1 and not any(register.named(words, text.lang)):
            yield each.name


def _each(
    name: str, level: str, message: str, told: dict[str, set[str]], has: Callable[[set[str]], bool]
) -> ReadyLine:
    without = [lang for lang, fields in told.items() if not has(fields)]
    return _line(name, level, not without, message, without)


def _line(name: str, level: str, well: bool, message: str, left: Sequence[str]) -> ReadyLine:
    return ReadyLine(name, WELL if well else level, message, (("left", ", ".join(left)),) if left else ())
