"""Rules on texts that nobody here wrote: how many false alarms, and how many planted faults are told.

    python -m bench.bilingual FOLDER

The folder has plain texts in pairs, NAME.vi and NAME.en, of which line n says what line n says, and which are cut into
stories of twenty lines; or Markdown, NAME.vi.md beside NAME.en.md or NAME.md, each a story. The texts stay where they
are. Every warning is shown with its place, for somebody to judge.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from bench.planting import FAULTS, REGISTER, Bodies, Fault
from nhipcau.languages import irregularities, modern_slips
from nhipcau.model import NOTE, Problem
from nhipcau.rules import RULES, NamedRule, Text, run
from nhipcau.rules.names import rules as rules_of_names
from nhipcau.rules.register import Register
from nhipcau.rules.standing import confirmed

LINES, PARAGRAPH = 20, 4
DAY = date(2024, 5, 13)
SEED = 11
EACH = 10
"""Faults of a kind."""
FRONT = re.compile(r"\A\s*(---|\+\+\+)\n.*?\n\1[ \t]*\n", re.S)
_GLUED = (
    (re.compile(r"\s+([,.;:!?%)\]…])"), r"\1"),
    (re.compile(r"([(\[$])\s+"), r"\1"),
    (re.compile(r"\s+(['’](?:s|t|re|ve|ll|d|m)\b)"), r"\1"),
    (re.compile(r"(\w)\s+n['’]t\b"), r"\1n't"),
    (re.compile(r'"\s+([^"]*?)\s+"'), r'"\1"'),
    (re.compile(r"\s*--\s*"), " – "),
)
"""Words that a corpus keeps apart are joined as people write them."""


def stories(folder: Path) -> Iterator[tuple[str, Bodies]]:
    """Every story of a folder, by its place."""
    for path in sorted(folder.glob("*.vi")):
        sides = [_lines(path), _lines(path.with_suffix(".en"))]
        for start in range(0, min(map(len, sides)) - LINES + 1, LINES):
            bodies = [_paragraphs(lines[start : start + LINES]) for lines in sides]
            yield f"{path.stem}:{start + 1}", (bodies[0], bodies[1])
    for path in sorted(folder.rglob("*.vi.md")):
        base = path.name.removesuffix(".vi.md")
        other = next(
            (each for name in ("en.md", "md") if (each := path.with_name(f"{base}.{name}")).exists()), None
        )
        if other:
            yield str(path.relative_to(folder)), (_body(path), _body(other))


def _body(path: Path) -> str:
    return FRONT.sub("", path.read_text("utf-8").replace("\r\n", "\n"), 1)


def _lines(path: Path) -> list[str]:
    return [_glued(unescape(line)) for line in path.read_text("utf-8").splitlines()]


def _glued(line: str) -> str:
    for form, right in _GLUED:
        line = form.sub(right, line)
    return " ".join(line.split())


def _paragraphs(lines: list[str]) -> str:
    parts = (" ".join(lines[at : at + PARAGRAPH]) for at in range(0, len(lines), PARAGRAPH))
    return "\n\n".join(part for part in parts if part) + "\n"


def texts(bodies: Bodies, day: date | None = DAY) -> tuple[Text, Text]:
    first, second = (
        Text("story", "x", lang, f"index.{lang}.md", (), body, 1, day)
        for lang, body in zip(("vi", "en"), bodies, strict=True)
    )
    return first, second


def told(rules: tuple[NamedRule, ...], pair: tuple[Text, Text]) -> list[Problem]:
    return run(rules, pair)


def all_rules(register: Register = REGISTER) -> tuple[NamedRule, ...]:
    return (*RULES, *rules_of_names(register))


def alarms(found: list[tuple[str, Bodies]]) -> Counter[tuple[str, str]]:
    """How many of each rule and level are told of the stories as they stand, the warnings shown."""
    counted: Counter[tuple[str, str]] = Counter()
    for place, bodies in found:
        for problem in told(all_rules(), texts(bodies)):
            counted[problem.rule, problem.level] += 1
            if problem.level != NOTE:
                print(f"    {place} {problem.place} {problem.rule}: {problem.text()}")
    return counted


def hits(fault: Fault, found: list[tuple[str, Bodies]], chance: random.Random) -> tuple[int, int, list[str]]:
    """How many faults of a kind were told and planted, and what was missed."""
    hit, tried, missed = 0, 0, []
    for place, bodies in chance.sample(found, len(found)):
        planted = fault.plant(bodies, chance)
        if planted is None:
            continue
        tried += 1
        before, after = planted
        new = _told(fault, after) - _told(fault, before)
        hit += bool(new)
        missed += [] if new else [place]
        if tried == EACH:
            break
    return hit, tried, missed


def _told(fault: Fault, bodies: Bodies) -> Counter[tuple[str, str]]:
    """What is told, wherever it stands: a fault moves what comes after it."""
    pair = texts(bodies, None if fault.undated else DAY)
    if fault.source:
        known = confirmed(*texts(fault.source(bodies)))
        pair = replace(pair[0], pairs=known), replace(pair[1], pairs=known)
    found = Counter((each.rule, each.text()) for each in told(all_rules(), pair))
    found.update(("encoding", spot.name) for body in bodies for spot in irregularities(body))
    found.update(("tone", slip.word) for slip in modern_slips(bodies[0]))
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    found = list(stories(options.parse_args().folder))
    counted = alarms(found)
    print(f"{len(found)} stories, {sum(len(body.split()) for _, both in found for body in both)} words")
    for (rule, level), n in sorted(counted.items()):
        print(f"| `{rule}` | {level} | {n} | {100 * n / len(found):.1f} |")
    chance, hit, tried = random.Random(SEED), 0, 0
    for fault in FAULTS:
        some, of, missed = hits(fault, found, chance)
        hit, tried = hit + some, tried + of
        print(f"| {fault.name} | {some} of {of} |{'  missed: ' + ', '.join(missed) if missed else ''}")
    print(f"| all | {hit} of {tried} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
