"""An event: its fields, and how it is made of them."""

from __future__ import annotations

from nhipcau.model import Event, EventEdition
from nhipcau.model.kinds import EVENT
from nhipcau.reading import fields
from nhipcau.reading.clock import ahead, past
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.occasions import attendance, deadline, occasion, previously, programme
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
    "start": Rule(fields.beginning, fact=True, required=True, start=TIME_OF_DAY),
    "end": Rule(fields.moment_there, fact=True, start=Start()),
    "venue": Rule(fields.key, fact=True, names="venue"),
    "organisers": Rule(fields.keys, fact=True, names="organisation", start=Start("[]")),
    **TOPICS,
    **ANNIVERSARIES,
    **PEOPLE,
    "status": Rule(fields.choice("scheduled", "cancelled", "postponed", "online"), fact=True),
    "previously": Rule(fields.moment_there, fact=True),
    "recurrence": Rule(fields.text, fact=True),
    "except": Rule(fields.days, fact=True),
    "moved": Rule(fields.moves, fact=True),
    "extra": Rule(fields.moments_there, fact=True),
    "coordinates": Rule(fields.coordinates, fact=True),
    "online": Rule(fields.web_address, fact=True),
    "register": Rule(fields.address, fact=True),
    "register_by": Rule(fields.moment_there, fact=True),
    "capacity": Rule(fields.capacity, fact=True),
    "fee": Rule(fields.fee, fact=True),
    "spoken": Rule(fields.languages, fact=True),
    "announced": Rule(fields.moment, fact=True),
    "modified": Rule(fields.moment, fact=True),
    **STRIP,
    **COVER,
    "place": Rule(fields.text, start=Start()),
    "address": Rule(fields.text),
    "programme": Rule(fields.programme),
    "access": Rule(fields.text),
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
            access=folder.word(lang, "access"),
        )
        for lang in folder.sources
    )
    found = series(folder, period)
    announced, modified = folder.fact("announced"), folder.fact("modified")
    past(folder, "announced")
    past(folder, "modified")
    ahead(folder, "end" if "end" in folder.facts else "start")
    attendance(folder)
    return Event(
        **piece_fields(folder, editions),
        **{
            name: folder.fact(name, ())
            for name in ("topics", "anniversaries", "organisers", "people", "spoken")
        },
        **{name: folder.fact(name, "") for name in ("register", "online", "venue")},
        period=period,
        repeats=found.repeats,
        recurrence=found.rule,
        exceptions=found.exceptions,
        moved=found.moved,
        extra=found.extra,
        status=folder.fact("status", "scheduled"),
        previously=previously(folder, period),
        register_by=deadline(folder, found.repeats[-1] if found.repeats else period),
        capacity=folder.fact("capacity", 0),
        fee=folder.fact("fee"),
        coordinates=folder.fact("coordinates"),
        strip=folder.fact("strip"),
        announced=announced.at if announced else None,
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
