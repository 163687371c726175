"""Running rules: over the texts of one piece, one after the other; one that fails is told, and the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nhipcau.languages.marking import N_
from nhipcau.model import Problem, warning
from nhipcau.rules.rule import NamedRule
from nhipcau.rules.sic import kept
from nhipcau.rules.text import Text


def run(rules: Iterable[NamedRule], texts: tuple[Text, ...]) -> list[Problem]:
    """What the rules tell of the texts of a piece, the main language first, but for the sentences let pass."""
    return list(kept((each for rule in rules for each in _told(rule, texts)), texts))


def _told(rule: NamedRule, texts: tuple[Text, ...]) -> Iterator[Problem]:
    try:
        yield from tuple(rule.told(texts))
    except Exception as failure:  # whatever a rule of a plugin may raise
        message = N_("The rule “{rule}” failed ({reason}), and says nothing of this text.")
        hint = N_("Tell those who made it; the other rules were asked all the same.")
        reason = f"{type(failure).__name__}: {failure}"
        yield rule.named(warning(texts[0].file, 0, "", message, hint, rule=rule.name, reason=reason))
