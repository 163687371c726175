"""The report: problems as lines that an editor's terminal makes clickable, and one closing line."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from nhipcau.languages.voice import Voice, printable
from nhipcau.model import ERROR, NOTE, WARNING, Problem
from nhipcau.problems import PARTLY
from nhipcau.reading.source import N_

SETTINGS = "pelicanconf.py"
LEVELS = {ERROR: N_("error"), WARNING: N_("warning"), NOTE: N_("note")}
STYLES = {ERROR: "bold red", WARNING: "yellow", NOTE: "cyan"}
COUNTS = {
    ERROR: (N_("1 error"), N_("{n} errors")),
    WARNING: (N_("1 warning"), N_("{n} warnings")),
    NOTE: (N_("1 note"), N_("{n} notes")),
}

MANY = 20
"""Warnings that are shown one by one; an archive brought in from elsewhere has hundreds."""


def report(problems: Iterable[Problem], language: str) -> None:
    """Tell what a build met: errors, warnings, and notes on the site as a whole, sorted by file and line, on standard
    error.

    Coloured only on a terminal. Every error is shown, and the first 20 warnings. Silent where there is no problem.
    """
    found = tuple(problem for problem in problems if problem.level != NOTE or not problem.line)
    if found:
        write(lines(found, Voice(language)))


def lines(problems: Iterable[Problem], voice: Voice) -> Iterator[Text]:
    """The lines of a build's report."""
    problems = in_order(problems)
    shown = _shown(problems)
    yield from (line(problem, voice) for problem in shown)
    if rest := len(problems) - len(shown):
        told = N_("… and {n} more warnings: “nhipcau check” shows them all.")
        yield Text(voice.say(told, n=rest), style=STYLES[WARNING])
    kept = N_("Nothing was printed: the site is as it was.")
    stopped = any(problem.level == ERROR for problem in problems)
    stopped &= all(problem.hint != PARTLY for problem in problems)
    yield Text(f"{counts(problems, voice)} {voice.say(kept) if stopped else ''}".strip(), style="bold")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and line; one of a setting with the line on which that stands."""
    found = {replace(problem, line=line_of_setting(problem)) for problem in problems}
    return sorted(found, key=lambda problem: (problem.order, problem.level, problem.values))


def line_of_setting(problem: Problem) -> int:
    """The line of a problem; where it is of a setting, the last line that gives that setting a value."""
    name = re.match(r"[A-Z_]+", problem.field)
    if problem.line or problem.file != SETTINGS or not name:
        return problem.line
    try:
        text = Path(SETTINGS).read_text("utf-8")
    except (OSError, ValueError):
        return 0
    given = [*re.finditer(rf"^{name[0]}\b\s*(?:\[[^\]\n]*\]\s*)?[+|:]?=(?!=)", text, re.M)]
    return text.count("\n", 0, given[-1].start()) + 1 if given else 0


def line(problem: Problem, voice: Voice) -> Text:
    """ "content/…/index.vi.md:3: lỗi: Thiếu trường “title”.", with the name of the rule that tells it, if any."""
    level = voice.say(LEVELS[problem.level])
    return Text.assemble(
        (f"{printable(problem.place)}: ", "bold"),
        (f"{level}: ", STYLES[problem.level]),
        voice.tell(problem),
        (f" [{printable(problem.rule)}]" if problem.rule else "", "dim"),
    )


def counts(problems: Iterable[Problem], voice: Voice) -> str:
    """ "3 lỗi, 2 cảnh báo." """
    counted = Counter(problem.level for problem in problems)
    parts = [voice.say(COUNTS[level][n != 1], n=n) for level in COUNTS if (n := counted[level])]
    return f"{', '.join(parts)}."


def _shown(problems: list[Problem]) -> list[Problem]:
    warnings = 0
    shown = []
    for problem in problems:
        warnings += problem.level == WARNING
        if problem.level != WARNING or warnings <= MANY:
            shown.append(problem)
    return shown


def write(report: Iterable[Text]) -> None:
    """Lines to standard error; while Pelican's spinner turns, through the stand-in that keeps the two apart."""
    stream = getattr(sys.stderr, "rich_proxied_file", sys.stderr)
    terminal = stream.isatty()
    drawn = StringIO()
    console = Console(
        file=drawn, force_terminal=terminal, no_color=not terminal, soft_wrap=True, highlight=False
    )
    for text in report:
        console.print(text)
    (sys.stderr if terminal else stream).write(drawn.getvalue())
