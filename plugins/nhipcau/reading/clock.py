"""What only a clock shows to be wrong: what is told as past and is still to come, and what lies too far ahead.

Reading has no clock. It notes such days as mentions, and whoever knows what time it is has them looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from nhipcau.model import Problem, error, warning
from nhipcau.reading.folder import Mention, PieceFolder
from nhipcau.reading.moments import Moment
from nhipcau.reading.origins import Origin
from nhipcau.reading.source import N_

PAST, AHEAD = "past", "ahead"
"""The kinds of mention: of what must have been, and of what is to come."""
FAR = 10
"""Years ahead that nobody plans for."""
BETTER = {
    "founded": N_("Correct the year: an anniversary counts from what has happened."),
    "announced": N_(
        "Correct it: it tells when readers were first told of the event, which is on the site already."
    ),
}
"""What to do where a field is of a day to come that must be past."""


def past(folder: PieceFolder, name: str, appears: datetime | None = None) -> None:
    """Note a field that must be of a day or moment gone by. A piece that is yet to come out may be of when it does."""
    told = folder.facts.get(name)
    if told:
        at = told.value.at if isinstance(told.value, Moment) else told.value
        if isinstance(at, Origin):
            at = date(at.year or 1, at.month or 1, 1)
        if not appears or at > appears:
            folder.mentions.append(Mention(PAST, at.isoformat(), told.file, told.line, name))


def corrected(folder: PieceFolder, lang: str) -> None:
    """Note the days on which the corrections of an edition say that something was corrected."""
    told = folder.words[lang].get("corrections")
    for correction in told.value if told else ():
        folder.mentions.append(
            Mention(PAST, correction.date.isoformat(), told.file, told.line, "corrections")  # type: ignore[union-attr]
        )


def ahead(folder: PieceFolder, name: str) -> None:
    """Note a moment that may lie ahead."""
    told = folder.facts.get(name)
    if told:
        folder.mentions.append(Mention(AHEAD, told.value.at.isoformat(), told.file, told.line, name))


def untimely(mentions: Iterable[Mention], now: datetime) -> Iterator[Problem]:
    """An error for each that should be past and is not, a warning for each too far ahead; `now` is aware, in the site's
    zone."""
    for mention in mentions:
        at = datetime.fromisoformat(mention.key)
        at = at if at.tzinfo else at.replace(tzinfo=now.tzinfo)
        place = (mention.file, mention.line, mention.field)
        said = mention.key[:10]
        if mention.kind == PAST and at > now:
            message = N_("“{field}” is {day}, which is still to come.")
            better = BETTER.get(mention.field, N_("Correct it: it tells when the piece was last changed."))
            yield error(*place, message, better, field=mention.field, day=said)
        elif mention.kind == AHEAD and at.year > now.year + FAR:
            message = N_("“{field}” is {day}, more than {years} years ahead.")
            yield warning(
                *place,
                message,
                N_("Correct the year; or, where it is right, leave it."),
                field=mention.field,
                day=said,
                years=FAR,
            )
