"""The documents as the tests see them: headings, tables, and example files."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nhipcau.languages import normalise

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
CODE = re.compile(r"`([^`]+)`")
EXAMPLE = re.compile(r"^`(content/[^`]+)`\n\n```\w*\n(.*?)^```$", re.M | re.S)
HEADING = re.compile(r"^(#+) (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells as they are written."""

    cells: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the first cell names, in code marks."""
        return tuple(CODE.findall(self.cells[0]))


def documents() -> list[Path]:
    """Every document of the project."""
    top = [ROOT / name for name in ("README.md", "README.vi.md", "STYLE.md", "CHANGELOG.md")]
    return [*top, *sorted((ROOT / "docs").rglob("*.md"))]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(words: str, heading: str) -> str:
    """What stands under the heading that holds those words, down to the next of its rank; KeyError without one."""
    blank = FENCE.sub(lambda fence: re.sub("[^\n]", " ", fence[0]), words)
    found = list(HEADING.finditer(blank))
    for at, each in enumerate(found):
        if heading in each[2]:
            ends = (later.start() for later in found[at + 1 :] if len(later[1]) <= len(each[1]))
            return words[each.end() : next(ends, len(words))]
    raise KeyError(heading)


def rows(words: str) -> Iterator[Row]:
    """The rows of all tables, without their heads and rules."""
    lines = FENCE.sub("", words).split("\n")
    for before, line in itertools.pairwise(lines):
        table = line.startswith("|") and before.startswith("|")
        if table and not line.startswith("|---"):
            yield Row(tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]))


def examples(words: str) -> dict[str, str]:
    """The example files that a document holds, by path: a path in code marks, and below it the file."""
    return dict(EXAMPLE.findall(words))


def anchors(words: str) -> set[str]:
    """The names under which a document's headings can be linked to, as GitHub makes them."""
    titles = [found[2] for found in HEADING.finditer(FENCE.sub("", words))]
    return {re.sub(r"[^\w\- ]", "", normalise(title).lower()).replace(" ", "-") for title in titles}
