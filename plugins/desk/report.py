"""The report: problems as lines that an editor's terminal makes clickable, and one closing line."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from plugins.desk.voice import Voice, printable
from plugins.newsroom import ERROR, WARNING, Problem
from plugins.reading.source import N_

NOTE = "note"
"""The level of what is worth knowing and may well be meant; only `nhipcau check` tells it."""

LEVELS = {ERROR: N_("error"), WARNING: N_("warning"), NOTE: N_("note")}
STYLES = {ERROR: "bold red", WARNING: "yellow", NOTE: "cyan"}
COUNTS = {
    ERROR: (N_("1 error"), N_("{n} errors")),
    WARNING: (N_("1 warning"), N_("{n} warnings")),
    NOTE: (N_("1 note"), N_("{n} notes")),
}

MANY = 20
"""Warnings that are shown one by one; an archive brought in from elsewhere has hundreds."""


def report(problems: Iterable[Problem], language: str, *, every: bool = False) -> None:
    """Write all problems to standard error, sorted by file and line, with colour only on a terminal.

    Errors are always all shown; of the warnings the first 20 unless `every`. Says nothing where there is no problem.
    """
    found = sorted(set(problems), key=lambda problem: problem.order)
    if found:
        _write(lines(found, Voice(language), every=every))


def lines(problems: list[Problem], voice: Voice, *, every: bool = False) -> Iterator[Text]:
    """The lines of a report, for problems that are sorted."""
    shown = _shown(problems, every)
    yield from (line(problem, voice) for problem in shown)
    if rest := len(problems) - len(shown):
        told = N_("… and {n} more warnings: “nhipcau check” shows them all.")
        yield Text(voice.say(told, n=rest), style=STYLES[WARNING])
    yield Text(closing(problems, voice), style="bold")


def line(problem: Problem, voice: Voice) -> Text:
    """ "content/…/index.vi.md:3: lỗi: Thiếu trường “title”." """
    level = voice.say(LEVELS[problem.level])
    return Text.assemble(
        (f"{printable(problem.place)}: ", "bold"), (f"{level}: ", STYLES[problem.level]), voice.tell(problem)
    )


def closing(problems: Iterable[Problem], voice: Voice) -> str:
    """ "3 lỗi, 2 cảnh báo. Trang đã in lần trước vẫn nguyên." """
    counted = Counter(problem.level for problem in problems)
    parts = [voice.say(COUNTS[level][n != 1], n=n) for level in COUNTS if (n := counted[level])]
    kept = voice.say(N_("Nothing was printed: the site is as it was.")) if counted[ERROR] else ""
    return f"{', '.join(parts)}. {kept}".strip()


def _shown(problems: list[Problem], every: bool) -> list[Problem]:
    warnings = 0
    shown = []
    for problem in problems:
        warnings += problem.level != ERROR
        if every or problem.level == ERROR or warnings <= MANY:
            shown.append(problem)
    return shown


def _write(report: Iterable[Text]) -> None:
    """To standard error; while Pelican's spinner turns, through the stand-in that keeps the two apart."""
    stream = getattr(sys.stderr, "rich_proxied_file", sys.stderr)
    terminal = stream.isatty()
    drawn = StringIO()
    console = Console(file=drawn, force_terminal=terminal, no_color=not terminal, soft_wrap=True, highlight=False)
    for text in report:
        console.print(text)
    (sys.stderr if terminal else stream).write(drawn.getvalue())
