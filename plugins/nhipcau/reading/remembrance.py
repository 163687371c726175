"""What an anniversary counts from, and whether it can be worded in every language."""

from __future__ import annotations

from datetime import date
from typing import Any

from nhipcau.almanac.lunar import FIRST, LAST, lunar_days
from nhipcau.model import warning
from nhipcau.reading.clock import past
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.source import N_

PHRASES = {
    "organisation": N_(
        "Write the name of the organisation, as it follows “70th anniversary of the founding of”."
    ),
    "relation": N_("Write the two sides, as in “Vietnam–Cuba”."),
}
"""What the phrase of a kind must be: without one, the title would say the same twice."""


def remembered(folder: PieceFolder) -> dict[str, Any]:
    """The facts of an anniversary: the day that it counts from, or its lunar day, and what kind it is."""
    told = folder.facts["founded"]
    kind = folder.fact("kind", "event")
    _worded(folder, kind)
    found = told.value
    past(folder, "founded")
    if isinstance(found, date):
        return {"founded": found, "kind": kind}
    if found.lunar is None:
        return {"founded": None, "since": found.year, "month": found.month, "kind": kind}
    days = lunar_days(found.lunar)
    if not days:
        message = N_("No lunar year from {first} to {last} has a leap month {month} with a day {day}.")
        values = {"day": found.lunar.day, "month": found.lunar.month, "first": FIRST, "last": LAST}
        folder.complain(
            told.file, told.line, "founded", message, N_("Leave out “leap”, or correct the month."), **values
        )
    return {"founded": None, "since": found.year, "lunar": found.lunar, "days": days, "kind": kind}


def _worded(folder: PieceFolder, kind: str) -> None:
    """A problem for each language in which the anniversary cannot be said."""
    for lang, source in folder.sources.items():
        if kind in PHRASES and not folder.word(lang, "phrase"):
            message = N_("An anniversary of the kind “{kind}” needs “phrase”.")
            folder.complain(source.file, 1, "phrase", message, PHRASES[kind], kind=kind)
    for language in folder.publication.languages:
        if folder.whole and language.code not in folder.sources:
            message = N_(
                "The anniversary has no words in “{code}”: pages in that language name it in another."
            )
            hint = N_("Put {file} beside this one, with a “title”.")
            missing = f"index.{language.code}.md"
            folder.problems.append(
                warning(folder.first, 0, "", message, hint, code=language.code, file=missing)
            )
