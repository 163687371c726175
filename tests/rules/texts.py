"""Texts made of a few words, for rules to look at."""

from __future__ import annotations

from datetime import date

from nhipcau.model import Problem
from nhipcau.reading.source import Field
from nhipcau.rules import RULES, Text, run

DAY = date(2024, 5, 13)


def text(body: str, lang: str = "en", day: date | None = DAY, **fields: str) -> Text:
    """A story of that day."""
    written = tuple(Field(name, words, line) for line, (name, words) in enumerate(fields.items(), 2))
    return Text("story", "2024-05-13-x", lang, f"content/x/index.{lang}.md", written, body, 10, day)


def told(only: str, *texts: Text) -> list[Problem]:
    """What the rules of that name tell: "parity.number", or "parity" for all of them."""
    return [problem for problem in run(RULES, texts) if f"{problem.rule}.".startswith(f"{only}.")]


def pair(vietnamese: str, english: str, only: str = "parity") -> list[Problem]:
    """What is told of a story in both languages."""
    return told(only, text(vietnamese, "vi"), text(english))
