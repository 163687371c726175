"""An anniversary: its fields, and how it is made of them."""

from __future__ import annotations

from nhipcau.model import Anniversary, AnniversaryEdition
from nhipcau.model.kinds import ANNIVERSARY
from nhipcau.reading import fields
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.pieces import edition_fields, piece_fields
from nhipcau.reading.remembrance import remembered
from nhipcau.reading.schema import (
    COVER,
    STRIP,
    SUMMED_UP,
    TOPICS,
    WORDS,
    BodyTexts,
    PieceForm,
    Rule,
    Start,
)
from nhipcau.reading.source import N_

SCHEMA = {
    "founded": Rule(
        fields.founded,
        fact=True,
        required=True,
        start=Start("{day}", remark=N_("or a day of the lunar calendar: 10/3 âm lịch")),
    ),
    "kind": Rule(fields.choice("event", "organisation", "relation"), fact=True),
    **TOPICS,
    **STRIP,
    **COVER,
    "phrase": Rule(fields.text),
    "names": Rule(fields.keys),
    **(WORDS | SUMMED_UP),
}


def _anniversary(folder: PieceFolder, kept: BodyTexts) -> Anniversary:
    editions = tuple(
        AnniversaryEdition(
            **edition_fields(folder, lang, kept),
            phrase=folder.word(lang, "phrase"),
            names=folder.word(lang, "names", ()),
        )
        for lang in folder.sources
    )
    return Anniversary(
        **piece_fields(folder, editions),
        **remembered(folder),
        topics=folder.fact("topics", ()),
        strip=folder.fact("strip"),
    )


FORM = PieceForm(
    kind=ANNIVERSARY,
    label=N_("anniversary"),
    unknown=N_("There is no anniversary “{key}”."),
    schema=SCHEMA,
    build=_anniversary,
    day=N_("Day that is commemorated, as in 1954-10-10"),
    today=False,
)
