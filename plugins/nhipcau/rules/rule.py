"""A rule: it takes values and gives Problems, and knows neither where they are shown nor whether a build is on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nhipcau.model import ERROR, NOTE, WARNING, Problem
from nhipcau.rules.text import Editions, Text

OFF = "off"
LEVELS = (ERROR, WARNING, NOTE, OFF)
"""What a site's settings may say of a rule."""
TEXT, EDITIONS, SITE = "text", "editions", "site"


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule by its name.

    `level` is that of what it is sure of: what it tells at a lower one is in doubt. `languages` are those whose texts
    it can read, none for all of them. It looks at one text, at two editions of a piece, or (with neither function) at
    more than a piece, and then the room that has all of it asks. `says` is one sentence for lists of rules.
    """

    name: str
    level: str
    says: str
    languages: tuple[str, ...] = ()
    of_text: Callable[[Text], Iterable[Problem]] | None = None
    of_editions: Callable[[Editions], Iterable[Problem]] | None = None

    @property
    def looks_at(self) -> str:
        return TEXT if self.of_text else EDITIONS if self.of_editions else SITE

    def reads(self, *texts: Text) -> bool:
        return not self.languages or all(text.lang in self.languages for text in texts)

    def told(self, texts: tuple[Text, ...]) -> Iterator[Problem]:
        """What it tells of the texts of one piece, under its name."""
        for text in texts if self.of_text else ():
            if self.of_text and self.reads(text):
                yield from (self.named(each) for each in self.of_text(text))
        for text in texts[1:] if self.of_editions else ():
            if self.of_editions and self.reads(texts[0], text):
                yield from (self.named(each) for each in self.of_editions(Editions(texts[0], text)))

    def named(self, problem: Problem) -> Problem:
        """The problem under the name of the rule."""
        return replace(problem, rule=self.name)


def levelled(
    problems: Iterable[Problem], levels: Mapping[str, str], rules: Iterable[NamedRule]
) -> Iterator[Problem]:
    """The problems at the levels that a site gives to rules; what a rule itself doubts stays a note, and what no site
    can be made of an error."""
    own = {rule.name: rule.level for rule in rules}
    for problem in problems:
        level = levels.get(problem.rule, "") if problem.rule and not problem.fatal else ""
        if level == OFF:
            continue
        doubted = problem.level == NOTE and own.get(problem.rule) != NOTE
        yield replace(problem, level=level) if level and not doubted else problem
