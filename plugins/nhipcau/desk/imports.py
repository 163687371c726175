"""What an import left for people to decide: texts that lack something, and pairs that may be one story."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.importing.mapping import BrokenMapping
from nhipcau.importing.pairs_file import Decisions
from nhipcau.importing.places import FOLDER, LEDGER, PAIRS
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.source import N_

UNDECIDED = "undecided"
LACKS = MappingProxyType(
    {
        "title": N_("no title"),
        "date": N_("no day"),
        "text": N_("no text"),
        "language": N_("no language of the site"),
    }
)
DAY = MappingProxyType({"story": "date", "event": "start"})
"""The field that has the day of a kind."""
LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class UndecidedText:
    """A text that waits: `name` is its folder below the undecided, `lang` what its file says; `body` is its text."""

    name: str
    kind: str
    lang: str
    path: Path
    title: str
    day: str
    body: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPair:
    """Two sources that may be one story: what they are called, by what they were found alike, and what a person said
    of them: "yes", "no", or "" for nothing yet."""

    sources: tuple[str, str]
    titles: tuple[str, str]
    measure: float
    found: str
    join: str


def undecided(root: Path, languages: Sequence[str]) -> Iterator[UndecidedText]:
    """The texts that wait in a project, in the order of their names."""
    top = root / FOLDER / UNDECIDED
    for path in sorted(top.rglob("index.*.md")) if top.is_dir() else ():
        match = LANGUAGE_FILE.fullmatch(path.name)
        if match and path.is_file() and not path.is_symlink():
            name = path.parent.relative_to(top).as_posix()
            yield _read(path, name, match[1] or "", languages)


def _read(path: Path, name: str, lang: str, languages: Sequence[str]) -> UndecidedText:
    sheet = cut(path.read_bytes().decode("utf-8", "replace"))
    try:
        told: Mapping[str, Any] = values(sheet.front)
    except Unwritable:
        told = {}
    kind = "event" if name.startswith("events/") or told.get("start") else "story"
    title, day = (str(told.get(field) or "") for field in ("title", DAY[kind]))
    body = "\n\n".join(block.source for block in sheet.blocks)
    there = {"title": title, "date": day, "text": body or kind == "event", "language": lang in languages}
    lacks = tuple(each for each, known in there.items() if not known)
    return UndecidedText(name, kind, lang, path, title, day, body, lacks)


def pairs(text: str) -> list[ImportPair]:
    """The pairs of a file: those that wait for an answer first, the likeliest before others. Raises BrokenMapping."""
    Decisions.read(text)  # whatever is not as it should be is told by it
    found = [_pair(each) for each in tomllib.loads(text).get("pair", [])]
    return sorted(found, key=lambda pair: (pair.join != "" or pair.found != LIKELY, -pair.measure))


def _pair(told: Mapping[str, Any]) -> ImportPair:
    sources, titles = told["sources"], [*told.get("titles", []), "", ""]
    measure, found = told.get("measure"), told.get("found")
    return ImportPair(
        (str(sources[0]), str(sources[1])),
        (str(titles[0]) or str(sources[0]), str(titles[1]) or str(sources[1])),
        float(measure) if isinstance(measure, int | float) else 0.0,
        str(found or ""),
        str(told.get("join", "")),
    )


def text_of_pairs(root: Path) -> str:
    """What `import/pairs.toml` says; "" where it is not there. Raises BrokenMapping where it is no text."""
    try:
        return (root / FOLDER / PAIRS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise BrokenMapping("UTF-8") from None


def counts(root: Path) -> Mapping[str, int]:
    """How many sources became what, by the head of the ledger; nothing where there is none that can be read."""
    try:
        with (root / FOLDER / LEDGER).open(encoding="utf-8") as file:
            head = json.loads(file.readline().rstrip().rstrip(",") + "}")
        return {str(name): int(number) for name, number in head["total"]["states"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
