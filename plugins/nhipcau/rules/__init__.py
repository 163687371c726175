"""Rules: what a text must keep to, each with a name (docs/rules/). They take values and give Problems."""

from nhipcau.rules.every import RULES
from nhipcau.rules.rule import LEVELS, OFF, NamedRule, levelled
from nhipcau.rules.running import run
from nhipcau.rules.text import Editions, Prose, Text

__all__ = ["LEVELS", "OFF", "RULES", "Editions", "NamedRule", "Prose", "Text", "levelled", "run"]
