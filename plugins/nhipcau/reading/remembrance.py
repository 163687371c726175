"""What an anniversary counts from, and whether it can be worded in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from nhipcau.almanac.lunar import FIRST, LAST, lunar_days
from nhipcau.model import LunarDay, Problem, error, warning
from nhipcau.reading.folder import Mention, PieceFolder
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
    if not isinstance(told.value, LunarDay):
        folder.mentions.append(Mention("founded", told.value.isoformat(), told.file, told.line, "founded"))
        return {"founded": told.value, "kind": kind}
    days = lunar_days(told.value)
    if not days:
        message = N_("No lunar year from {first} to {last} has a leap month {month} with a day {day}.")
        values = {"day": told.value.day, "month": told.value.month, "first": FIRST, "last": LAST}
        folder.complain(
            told.file, told.line, "founded", message, N_("Leave out “leap”, or correct the month."), **values
        )
    return {"founded": None, "lunar": told.value, "days": days, "kind": kind}


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


def untimely(founded: Iterable[Mention], now: datetime) -> Iterator[Problem]:
    """An error for each anniversary of what has not happened yet; `now` is aware, in the site's zone."""
    for mention in founded:
        if date.fromisoformat(mention.key) > now.date():
            message = N_("“founded” is {day}, which is still to come.")
            hint = N_("Correct the year: an anniversary counts from what has happened.")
            yield error(mention.file, mention.line, mention.field, message, hint, day=mention.key)
