"""Whether a piece is ready to go out: what an editor looks at before, each point told with how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nhipcau.desk.states import PieceStanding
from nhipcau.desk.trying import DraftProblem
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.model import ERROR, NOTE
from nhipcau.reading.schema import PieceForm
from nhipcau.reading.source import N_, Raw

WANTED = (
    ("standfirst", N_("A standfirst: {language}")),
    ("cover", N_("A cover photo, for lists and social networks")),
    ("topics", N_("A topic at least")),
)
"""What a kind of pieces should have where its schema knows it."""


@dataclass(frozen=True, slots=True)
class ReadyPoint:
    """One point of the list. `level` is "" where it stands well, "error" where readers cannot have the piece so, and
    "warning" where they should not."""

    message: str
    level: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def points(
    form: PieceForm,
    texts: Mapping[str, str],
    languages: Mapping[str, str],
    problems: Iterable[DraftProblem],
    standing: PieceStanding,
) -> Iterator[ReadyPoint]:
    """The list of a piece, with the texts that there are by language; `languages` has their names."""
    levels = [each.problem.level for each in problems]
    errors, warnings = levels.count(ERROR), len([each for each in levels if each not in (ERROR, NOTE)])
    yield ReadyPoint(N_("No errors ({n})"), "error" if errors else "", {"n": errors})
    yield ReadyPoint(
        N_("Nothing that the rules warn of ({n})"), "warning" if warnings else "", {"n": warnings}
    )
    for code, name in languages.items():
        there = any(block.source.strip() for block in cut(texts.get(code, "")).blocks)
        yield ReadyPoint(N_("A text: {language}"), "" if there else "warning", {"language": name})
    yield from _wanted(form, texts, languages)
    notes = sum(not note.done for note in standing.notes if note.kind != "approved")
    yield _none(notes, N_("No open notes"), N_("Open notes: {n}"), "warning")
    approved = [note.who for note in standing.notes if note.kind == "approved"]
    if approved:
        yield ReadyPoint(N_("Approved by {who}"), "", {"who": ", ".join(dict.fromkeys(approved))})
    elif standing.state == "approval":
        yield ReadyPoint(N_("An approval"), "warning")


def _none(n: int, none: str, some: str, level: str) -> ReadyPoint:
    return ReadyPoint(some, level, {"n": n}) if n else ReadyPoint(none)


def _wanted(form: PieceForm, texts: Mapping[str, str], languages: Mapping[str, str]) -> Iterator[ReadyPoint]:
    told = {code: _fields(text) for code, text in texts.items()}
    for name, message in WANTED:
        rule = form.schema.get(name)
        if rule is None:
            continue
        if rule.fact or rule.inherited:
            there = any(fields.get(name) for fields in told.values())
            yield ReadyPoint(message, "" if there else "warning")
            continue
        for code, fields in told.items():
            yield ReadyPoint(
                message, "" if fields.get(name) else "warning", {"language": languages.get(code, code)}
            )


def _fields(text: str) -> dict[str, Raw]:
    try:
        return values(cut(text).front)
    except Unwritable:
        return {}
