"""A Problem: one mistake in what was given to us, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"
NOTE = "note"
"""The level of what is worth knowing and may well be meant; `nhipcau check` alone tells those that have a line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    `message` and `hint` are English msgids with `{named}` places, filled from `values`; whoever reports the
    problem translates them first. `file` is relative to the project; `line` counts from 1, 0 where no line can
    be named; `column` counts from 1, 0 likewise. `field` is the front-matter field, "" for the body.
    `rule` is the name of the rule that tells it, "" where it is none of a rule's (docs/rules/). `end` is the line and
    the column after its last letter, zeros where they are not known; `fix` is what would mend what stands from there to
    there, "" where only a person can. `fatal` is what no site can be made of, whatever level a site gives its rule.
    """

    level: str
    file: str
    line: int
    field: str
    message: str
    hint: str = ""
    values: tuple[tuple[str, str], ...] = ()
    column: int = 0
    rule: str = ""
    end: tuple[int, int] = (0, 0)
    fix: str = ""
    fatal: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        return (self.file, self.line, self.column, self.field, self.message)

    @property
    def place(self) -> str:
        """ "content/…/index.vi.md:3", with the column where it is known."""
        numbers = [n for n in (self.line, self.column) if n]
        return ":".join([self.file, *map(str, numbers)])

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence, and the hint after it, in the language that `translate` speaks."""
        said = [translate(words) for words in (self.message, self.hint) if words]
        return " ".join(said).format(**dict(self.values))


def error(
    file: str, line: int, field: str, message: str, hint: str = "", /, *, column: int = 0, **values: object
) -> Problem:
    """A problem that stops the build."""
    return Problem(ERROR, file, line, field, message, hint, _pairs(values), column)


def warning(
    file: str, line: int, field: str, message: str, hint: str = "", /, *, column: int = 0, **values: object
) -> Problem:
    """A problem that is reported while the build goes on."""
    return Problem(WARNING, file, line, field, message, hint, _pairs(values), column)


def note(
    file: str, line: int, field: str, message: str, hint: str = "", /, *, column: int = 0, **values: object
) -> Problem:
    """A problem that may be none."""
    return Problem(NOTE, file, line, field, message, hint, _pairs(values), column)


def _pairs(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in values.items())


class Refused(Exception):
    """The build cannot go on: what was given holds errors. `problems` has all of them, and the warnings."""

    exitcode = 1

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{problem.place}: {problem.text()}" for problem in problems))
