"""What a site's own plugins add to reading: checks on texts, and kinds of records (docs/plugins.md).

A plugin says so with a signal in its `register()`, as it does to draw:

    signal("nhipcau.check").connect(check)       def check(text: Text) -> Iterable[Problem]
    signal("nhipcau.rule").connect(rules)        def rules(sender: object) -> Iterable[NamedRule]
    signal("nhipcau.record").connect(records)    def records(sender: object) -> Iterable[EntryForm]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from nhipcau.model import Event, Piece, Problem, Story
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.kinds import FORMS
from nhipcau.reading.records import added, answers
from nhipcau.reading.schema import Form
from nhipcau.rules import RULES, NamedRule, Text, names, run
from nhipcau.rules.register import NO_REGISTER, Register
from nhipcau.rules.terms import HouseTerm
from nhipcau.rules.terms import rule as term_rule

CHECK = "nhipcau.check"
RULE = "nhipcau.rule"

__all__ = ["NamedRule", "Text", "checked", "day_of", "forms", "rules"]


def checked(
    folder: PieceFolder, piece: Piece[Any] | None, terms: tuple[HouseTerm, ...] = ()
) -> Iterator[Problem]:
    """What the checks of all plugins tell of the texts of a folder, and the rules of a piece that was made of it."""
    texts = tuple(folder.text(lang, day_of(piece)) for lang in folder.sources)
    for text in texts:
        for _, told in answers(CHECK, text):
            yield from told
    if piece:
        yield from run(rules_of_texts(terms), texts)


def day_of(piece: Piece[Any] | None) -> date | None:
    """The day from which the text of a piece tells; None where it has none."""
    if isinstance(piece, Story):
        return piece.date.date()
    return piece.period.start.date() if isinstance(piece, Event) and not piece.repeats else None


def rules(terms: tuple[HouseTerm, ...] = (), register: Register = NO_REGISTER) -> tuple[NamedRule, ...]:
    """The rules of the package, and those that plugins add; those of terms and of names know these."""
    return (*rules_of_texts(terms), *names.rules(register))


def rules_of_texts(terms: tuple[HouseTerm, ...] = ()) -> tuple[NamedRule, ...]:
    """The rules that need nothing but texts and the terms of the house: a text that did not change is not asked again,
    whatever is written into a registry."""
    return (*RULES, term_rule(terms), *(rule for _, added in answers(RULE, None) for rule in added))


def forms() -> tuple[Form, ...]:
    """The forms of the kinds that every site has, and those that plugins add."""
    return (*FORMS, *added())
