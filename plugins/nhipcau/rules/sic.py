"""One sentence let pass, by a comment after it: `<!-- sic: the reason -->`, `<!-- giữ nguyên parity.number: vì … -->`.

The reason is for the next reader of the source; without one the comment lets nothing pass, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nhipcau.languages.marking import N_
from nhipcau.model import Problem, warning
from nhipcau.rules.text import Text

SIC = re.compile(r"<!--\s*(?:sic|giữ nguyên)(?:[ \t]+(?P<rule>[\w.-]+))?\s*(?::(?P<reason>.*?))?-->", re.S)
REASONED = r"<!--\s*(?:sic|giữ nguyên)(?:[ \t]+{rule})?\s*:(?!\s*-->)(?:(?!-->).)*-->"
"""The same with a reason, for a rule that looks at the source itself; its name stands for {rule}."""
END = re.compile(r"[.!?…][\"”’»)\]]*\s|\n\s*\n")
CLOSING = ' \t\n.!?…"”’»)]'


@dataclass(frozen=True, slots=True)
class Pass:
    """A sentence that is let pass, from one letter of the body to another; for one rule, or "" for all."""

    start: int
    end: int
    rule: str

    def has(self, at: int) -> bool:
        return self.start <= at < self.end


def passes(body: str) -> Iterator[Pass]:
    """The sentences of a body that its writer lets pass with a reason."""
    if "<!--" in body:
        for found in SIC.finditer(body):
            if (found["reason"] or "").strip():
                yield Pass(_beginning(body, found.start()), found.end(), found["rule"] or "")


def passed(body: str, rule: str) -> tuple[Pass, ...]:
    """The sentences of a body that its writer lets pass by that rule, or by all."""
    return tuple(each for each in passes(body) if each.rule in ("", rule))


def lets_pass(body: str, words: str, rule: str) -> bool:
    """Whether those words stand in a body, and wherever they do in a sentence that is let pass by that rule."""
    spans = passed(body, rule)
    places = [found.start() for found in re.finditer(re.escape(words), body)] if spans else []
    return bool(places) and all(any(each.has(place) for each in spans) for place in places)


def _beginning(body: str, at: int) -> int:
    """Where the sentence begins that ends before a place."""
    said = len(body[:at].rstrip(CLOSING))
    return max((end.end() for end in END.finditer(body, 0, said)), default=0)


def without_reason(text: Text) -> Iterator[Problem]:
    """Every comment that would let a sentence pass, and does not say why."""
    for found in SIC.finditer(text.body) if "<!--" in text.body else ():
        if not (found["reason"] or "").strip():
            line, column = text.place(found.start())
            message = N_("“{words}” does not say why the sentence is let pass, and so it is not.")
            hint = N_("Write <!-- sic: the reason -->.")
            yield warning(text.file, line, "", message, hint, column=column, words=found[0])


def kept(problems: Iterable[Problem], texts: Iterable[Text]) -> Iterator[Problem]:
    """The problems without those of sentences that are let pass."""
    spans = {
        text.file: [(text.place(each.start), text.place(each.end), each.rule) for each in passes(text.body)]
        for text in texts
    }
    for problem in problems:
        here, passed = (problem.line, problem.column), spans.get(problem.file, ())
        if not any(start <= here < end and rule in ("", problem.rule) for start, end, rule in passed):
            yield problem
