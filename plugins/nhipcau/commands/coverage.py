"""How much of a newspaper is translated and confirmed: by language, by section, by month."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.model import Event, Piece, Story
from nhipcau.problems import N_
from nhipcau.reading.places import Place
from nhipcau.reading.reader import read
from nhipcau.reading.workers import on_all_cores
from nhipcau.rules import Text
from nhipcau.rules.pairs import FILE
from nhipcau.rules.standing import CONFIRMED, NEW, STALE, named, said, standings

ORIGINAL, MISSING = "original", "missing"
STATES = {
    ORIGINAL: N_("original"),
    CONFIRMED: N_("confirmed"),
    NEW: N_("not confirmed"),
    STALE: N_("older than its source"),
    MISSING: N_("missing"),
}
GROUPS = {"language": N_("Language"), "section": N_("Section"), "month": N_("Month")}


@dataclass(frozen=True, slots=True)
class Covered:
    """A piece in one language, and how it stands there; `section` and `month` are "" where it has none."""

    kind: str
    key: str
    file: str
    lang: str
    section: str
    month: str
    state: str
    paragraphs: tuple[tuple[str, int], ...] = ()
    """How many of its paragraphs stand how."""


def coverage(
    project: Project, texts_of: Callable[[Place], Sequence[Text]], places: Iterable[Place]
) -> Iterator[Covered]:
    """Every piece in every language of the site. `texts_of` is asked of those of which something is remembered."""
    publication = project.publication
    with alone(project.settings, WAIT):
        each_core = on_all_cores(project.voice)
        reading = read(project.content, publication, project.cache, project.settings, each_core)
    pieces = {piece_file(piece): piece for piece in reading.content.pieces()}
    langs = [language.code for language in publication.languages]
    for place in places:
        piece = pieces.get(place.file)
        if piece:
            remembered = os.path.isfile(place.path / FILE)
            yield from _of_piece(place, piece, langs, texts_of(place) if remembered else ())


def piece_file(piece: Piece[Any]) -> str:
    """The folder of a piece, as messages name it."""
    file: str = piece.editions[0].file
    return file.rpartition("/")[0]


def _of_piece(
    place: Place, piece: Piece[Any], langs: Sequence[str], texts: Sequence[Text]
) -> Iterator[Covered]:
    written = {name.split(".")[1] for name, _, _ in place.signature if name.startswith("index.")}
    section = piece.section if isinstance(piece, Story) else ""
    day = piece.date if isinstance(piece, Story) else piece.period.start if isinstance(piece, Event) else None
    month = f"{day:%Y-%m}" if day else ""
    made = {pair.lang for text in texts[:1] for pair in text.pairs}
    first = next((lang for lang in langs if lang in written and lang not in made), langs[0])
    for lang in langs:
        state, counted = MISSING, Counter[str]()
        if lang in written:
            counted = _paragraphs(texts, first, lang)
            state = ORIGINAL if lang == first else _state(counted)
        file = f"{place.file}/index.{lang}.md"
        yield Covered(
            place.kind, place.name, file, lang, section, month, state, tuple(sorted(counted.items()))
        )


def _paragraphs(texts: Sequence[Text], first: str, lang: str) -> Counter[str]:
    there = {text.lang: text for text in texts}
    if lang == first or first not in there or lang not in there:
        return Counter()
    found = [each for each in standings(there[first], there[lang]) if each.text.lang == lang]
    worded = sum(1 for _, each in named(there[lang]) if said((each,)))
    return Counter(each.state for each in found) or Counter({NEW: worded})


def _state(counted: Counter[str]) -> str:
    if not counted:
        return NEW
    return STALE if counted[STALE] else CONFIRMED if set(counted) == {CONFIRMED} else NEW


def covered(found: Sequence[Covered]) -> dict[str, Any]:
    """The same for programs: counts by language, section and month, and every edition."""
    return {
        **{group: _counted(found, group) for group in GROUPS},
        "pieces": [
            {
                "kind": each.kind,
                "key": each.key,
                "lang": each.lang,
                "file": each.file,
                "section": each.section or None,
                "month": each.month or None,
                "state": each.state,
                "paragraphs": dict(each.paragraphs),
            }
            for each in found
        ],
    }


def _counted(found: Iterable[Covered], group: str) -> dict[str, dict[str, dict[str, int]]]:
    counts: dict[str, dict[str, Counter[str]]] = {}
    for each in found:
        name = {"language": each.lang, "section": each.section, "month": each.month}[group]
        if name:
            counts.setdefault(name, {}).setdefault(each.lang, Counter())[each.state] += 1
    return {
        name: {lang: {state: counted[state] for state in STATES} for lang, counted in sorted(by.items())}
        for name, by in sorted(counts.items())
    }


def table(found: Sequence[Covered], voice: Voice) -> str:
    """The counts as tables, and the editions that are older than their sources."""
    into = Console(file=StringIO(), width=100)
    for group, heading in GROUPS.items():
        sheet = Table(voice.say(heading), "", box=SIMPLE_HEAD)
        for state in STATES.values():
            sheet.add_column(voice.say(state), justify="right")
        for name, by in _counted(found, group).items():
            for lang, counts in by.items():
                sheet.add_row(
                    name, "" if group == "language" else lang, *(voice.number(n) for n in counts.values())
                )
        into.print(sheet)
    for each in found:
        if each.state == STALE:
            into.print(f"{each.file}: {voice.say(STATES[STALE])}", soft_wrap=True, highlight=False)
    assert isinstance(into.file, StringIO)
    return "\n".join(line.rstrip() for line in into.file.getvalue().rstrip().splitlines())
