"""An event: its fields, and how it is made of them."""

from __future__ import annotations

from nhipcau.model import Event, EventEdition
from nhipcau.model.kinds import EVENT
from nhipcau.reading import fields
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.occasions import occasion, previously, programme
from nhipcau.reading.pieces import edition_fields, piece_fields
from nhipcau.reading.recurrence import series
from nhipcau.reading.schema import (
    ANNIVERSARIES,
    COVER,
    PEOPLE,
    STRIP,
    SUMMED_UP,
    TIME_OF_DAY,
    TOPICS,
    WORDS,
    BodyTexts,
    PieceForm,
    Rule,
    Start,
)
from nhipcau.reading.source import N_

SCHEMA = {
    "start": Rule(fields.moment, fact=True, required=True, start=TIME_OF_DAY),
    "end": Rule(fields.moment, fact=True, start=Start()),
    "venue": Rule(fields.key, fact=True, names="venue"),
    "organisers": Rule(fields.keys, fact=True, names="organisation", start=Start("[]")),
    **TOPICS,
    **ANNIVERSARIES,
    **PEOPLE,
    "status": Rule(fields.choice("scheduled", "cancelled", "postponed", "online"), fact=True),
    "previously": Rule(fields.moment, fact=True),
    "recurrence": Rule(fields.text, fact=True),
    "except": Rule(fields.days, fact=True),
    "coordinates": Rule(fields.coordinates, fact=True),
    "online": Rule(fields.address, fact=True),
    "register": Rule(fields.address, fact=True),
    "modified": Rule(fields.moment, fact=True),
    **STRIP,
    **COVER,
    "place": Rule(fields.text, start=Start()),
    "address": Rule(fields.text),
    "programme": Rule(fields.programme),
    **(WORDS | SUMMED_UP),
}


def _event(folder: PieceFolder, kept: BodyTexts) -> Event | None:
    period = occasion(folder)
    if period is None:
        return None
    editions = tuple(
        EventEdition(
            **edition_fields(folder, lang, kept),
            place=folder.word(lang, "place"),
            address=folder.word(lang, "address"),
            programme=programme(folder, lang, period),
        )
        for lang in folder.sources
    )
    found = series(folder, period)
    modified = folder.fact("modified")
    return Event(
        **piece_fields(folder, editions),
        **{name: folder.fact(name, ()) for name in ("topics", "anniversaries", "organisers", "people")},
        **{name: folder.fact(name, "") for name in ("register", "online", "venue")},
        period=period,
        repeats=found.repeats,
        recurrence=found.rule,
        exceptions=found.exceptions,
        status=folder.fact("status", "scheduled"),
        previously=previously(folder, period),
        coordinates=folder.fact("coordinates"),
        strip=folder.fact("strip"),
        modified=modified.at if modified else None,
    )


FORM = PieceForm(
    kind=EVENT,
    label=N_("event"),
    unknown=N_("There is no event “{key}”."),
    schema=SCHEMA,
    build=_event,
    day=N_("First day of the event"),
)
