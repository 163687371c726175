"""Planted faults: how many are told, of one fault at a time in the English of the sample's pieces.

Run it as `python -m bench.faults`, with `--missed` to see what gets through. The same faults in every run.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from calendar import month_name
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nhipcau.model import NOTE, Problem
from nhipcau.reading.source import read_source
from nhipcau.rules import RULES, Text, run

CONTENT = Path(__file__).parents[1] / "content"
SEED = 7
EACH = 2
"""Faults of a kind in one text, at most."""
MONTHS = month_name[1:]
MONTH = "|".join(MONTHS)
KINDS = ("Resolution", "Directive", "Circular")


@dataclass(frozen=True)
class Fault:
    """A kind of fault: what it befalls, and what it makes of that."""

    name: str
    where: str
    make: Callable[[str, random.Random], str]


def _digit(told: str, chance: random.Random) -> str:
    at = chance.choice([place for place, letter in enumerate(told) if letter.isdigit()])
    return told[:at] + chance.choice([each for each in "123456789" if each != told[at]]) + told[at + 1 :]


def _next(names: Sequence[str]) -> Callable[[str, random.Random], str]:
    return lambda told, chance: names[(names.index(told) + 1) % len(names)]


def _more(told: str, chance: random.Random) -> str:
    number = re.match(r"\d+", told)
    return f"{int(number[0]) % 28 + 1}{told[number.end() :]}" if number else told


FAULTS = (
    Fault("number", rf"(?<![\w.,/-])\d{{2,3}}(?:,\d{{3}})*(?![\w,./%])(?!\s+(?:{MONTH}))", _digit),
    Fault("ordinal", r"\b\d{1,2}(?:st|nd|rd|th)\b", _more),
    Fault("spelt", r"\b(?:twelve|fifteen|twenty|thirty|forty|fifty|three hundred)\b", lambda *_: "ninety"),
    Fault("day", rf"\b\d{{1,2}}(?= (?:{MONTH})\b)", _more),
    Fault("month", rf"(?<=\d )(?:{MONTH})\b", _next(MONTHS)),
    Fault("year", r"\b(?:19|20)\d\d\b", lambda told, _: str(int(told) + 1)),
    Fault("time", r"\b\d{1,2}(?= [ap]m\b)", _more),
    Fault("document", r"\b\d+(?=-(?:NQ|CT|TT)/T[WU])", _more),
    Fault("kind", rf"\b(?:{'|'.join(KINDS)})\b(?= (?:No\. )?\d)", _next(KINDS)),
    Fault("link", r"(?<=\]\(\{story\})[\w-]+", lambda *_: "2020-01-01-other"),
    Fault("photo", r"(?<=\]\()[\w-]+\.jpg", lambda *_: "other.jpg"),
)


def pairs() -> Iterator[tuple[Text, Text]]:
    """Every piece of the sample in both languages."""
    for folder in sorted(path.parent for path in CONTENT.rglob("index.en.md")):
        if (folder / "index.vi.md").exists():
            day: date | None = None
            texts = []
            for lang in ("vi", "en"):
                source, _ = read_source((folder / f"index.{lang}.md").read_bytes(), f"index.{lang}.md")
                told = (
                    re.match(r"\d{4}-\d\d-\d\d", str(source.fields["date"].raw))
                    if "date" in source.fields
                    else None
                )
                day = date.fromisoformat(told[0]) if told else day
                fields = tuple(source.fields.values())
                kind = "story" if folder.parent.parent.name == "stories" else folder.parent.name
                texts.append(
                    Text(kind, folder.name, lang, source.file, fields, source.body, source.body_line, day)
                )
            yield texts[0], texts[1]


def planted(fault: Fault, text: Text, chance: random.Random) -> Iterator[tuple[Text, str]]:
    """The text with one fault, some times over, each with the words around it."""
    spots = list(re.finditer(fault.where, text.body))
    for spot in chance.sample(spots, min(EACH, len(spots))):
        wrong = fault.make(spot[0], chance)
        if wrong != spot[0]:
            body = text.body[: spot.start()] + wrong + text.body[spot.end() :]
            yield replace(text, body=body), f"{body[max(spot.start() - 40, 0) : spot.end() + 30]!r}"


def _told(texts: tuple[Text, Text]) -> set[Problem]:
    """What is told, wherever it stands: a fault moves what comes after it."""
    return {replace(each, line=0, column=0, end=(0, 0)) for each in run(RULES, texts)}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--missed", action="store_true")
    show, chance, both = options.parse_args().missed, random.Random(SEED), list(pairs())
    before = [_told(pair) for pair in both]
    false = sum(problem.level != NOTE for told in before for problem in told)
    print(
        f"{len(both)} pairs; told of them as they stand: {false} warnings, {sum(map(len, before)) - false} notes"
    )
    hits = tries = 0
    for fault in FAULTS:
        found = [
            (bool(_told((pair[0], text)) - told), around)
            for pair, told in zip(both, before, strict=True)
            for text, around in planted(fault, pair[1], chance)
        ]
        hits, tries = hits + sum(hit for hit, _ in found), tries + len(found)
        print(f"{fault.name:10}{sum(hit for hit, _ in found):4} of {len(found)}")
        for _, around in (each for each in found if show and not each[0]):
            print(f"    {around}")
    print(f"{'all':10}{hits:4} of {tries}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
