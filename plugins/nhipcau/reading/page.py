"""A page that belongs to no time, such as “About us”: its fields, and how it is made of them."""

from __future__ import annotations

from nhipcau.model import Edition, Page
from nhipcau.model.kinds import PAGE
from nhipcau.reading import fields
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.pieces import edition_fields, piece_fields
from nhipcau.reading.schema import COVER, SUMMED_UP, WORDS, BodyTexts, PieceForm, Rule, Start
from nhipcau.reading.source import N_

SCHEMA = {
    "order": Rule(fields.number, fact=True, start=Start(remark=N_("its place in the menu: 1, 2, 3 …"))),
    "photo_terms": Rule(fields.flag, fact=True),
    "shows": Rule(fields.choices("weather", "venues", "holidays", "letterbox"), fact=True),
    "terms": Rule(fields.flag, fact=True),
    **COVER,
    **(WORDS | SUMMED_UP),
}


def _page(folder: PieceFolder, kept: BodyTexts) -> Page:
    editions = tuple(Edition(**edition_fields(folder, lang, kept)) for lang in folder.sources)
    flags = {name: folder.fact(name, False) for name in ("terms", "photo_terms")}
    return Page(
        **piece_fields(folder, editions),
        order=folder.fact("order", 0),
        shows=folder.fact("shows", ()),
        **flags,
    )


FORM = PieceForm(
    kind=PAGE,
    label=N_("page"),
    unknown=N_("There is no page “{key}”."),
    schema=SCHEMA,
    build=_page,
)
