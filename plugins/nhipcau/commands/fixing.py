"""`nhipcau check --fix`: what is mechanical is mended, after the change was shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from nhipcau.convert.spelling import decode, spelt
from nhipcau.host.project import Project
from nhipcau.languages import normalise
from nhipcau.model import Problem
from nhipcau.problems import N_
from nhipcau.reading.source import LIMIT, Unreadable
from nhipcau.reading.translations import text_of
from nhipcau.rules.mending import MECHANICAL, mended

TEXTS = (".md", ".markdown", ".toml")


@dataclass(frozen=True, slots=True)
class Fix:
    """A file, what stands in it, and what should."""

    file: str
    path: Path
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as `diff -u` shows it."""
        lines = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        return "".join(_ended(line) for line in unified_diff(*lines, self.file, self.file, n=1))


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n"


def fix(
    project: Project,
    chosen: Callable[[str], bool],
    rules: Collection[str],
    told: Iterable[Problem],
    sure: bool,
) -> int:
    """Show what would be mended in the chosen files, and write it where that is agreed to; the exit status."""
    fixes = list(fixes_of(project, chosen, rules, told))
    for each in fixes:
        print(each.diff, end="")
    say = project.voice.say
    if not fixes:
        print(say(N_("There is nothing to mend that is mechanical.")), file=sys.stderr)
        return 0
    if not sure and not _agreed(project, len(fixes)):
        print(say(N_("Nothing was written. “--yes” writes it.")), file=sys.stderr)
        return 0
    for each in fixes:
        write(each.path, each.after)
    print(say(N_("{n} files were written."), n=len(fixes)), file=sys.stderr)
    return 0


def fixes_of(
    project: Project, chosen: Callable[[str], bool], rules: Collection[str], told: Iterable[Problem]
) -> Iterator[Fix]:
    """What would be mended. Mends of other rules are taken where the rules are named."""
    content, named = project.content, [each for each in told if each.fix and each.rule in rules]
    for path in sorted(
        path for path in content.rglob("*") if path.suffix.lower() in TEXTS and path.is_file()
    ):
        file = f"{content.name}/{path.relative_to(content).as_posix()}"
        if chosen(file) and path.stat().st_size <= LIMIT:
            before, after = _mended(path, file, rules or MECHANICAL)
            after = _told(
                after, [each for each in named if each.file == file and each.rule not in MECHANICAL]
            )
            if before != after:
                yield Fix(file, path, before, after)


def _mended(path: Path, file: str, rules: Collection[str]) -> tuple[str, str]:
    """What stands in a file, as far as it is text, and what should."""
    data = path.read_bytes()
    before = data.decode("utf-8", "replace")
    text = before if "�" not in before and b"\0" not in data else decode(data)[0]
    if "encoding" in rules:
        text = normalise(spelt(text))
    elif text != before:
        return before, before
    if path.suffix.lower() == ".toml":
        return before, text
    try:
        read = text_of(text.encode(), file, "", path.stem.rpartition(".")[2])
    except Unreadable:
        return before, text
    return before, mended(read, text, rules)


def _told(text: str, problems: Sequence[Problem]) -> str:
    """The text with the mends that rules name, from the last to the first."""
    lines = text.split("\n")
    for each in sorted(problems, key=lambda one: (one.line, one.column), reverse=True):
        row = each.line - 1
        if each.end[0] == each.line and row < len(lines):
            lines[row] = lines[row][: each.column - 1] + each.fix + lines[row][each.end[1] - 1 :]
    return "\n".join(lines)


def _agreed(project: Project, files: int) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    question = project.voice.say(N_("Write this into {n} files? [y/N] "), n=files)
    return input(question).strip().lower() in ("y", "yes", "c", "có")


def write(path: Path, text: str) -> None:
    """Put a text into a file, whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    os.replace(fresh, path)
