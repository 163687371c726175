"""The forms of all kinds: what reading knows of each, beside what the model says of it (`model/kinds.py`)."""

from __future__ import annotations

from nhipcau.reading import anniversary, entries, event, notices, page, press, story
from nhipcau.reading.schema import EntryForm, Form, PieceForm

FORMS: tuple[Form, ...] = (
    story.FORM,
    event.FORM,
    anniversary.FORM,
    page.FORM,
    *entries.FORMS,
    notices.FORM,
    press.FORM,
)
"""The forms of the kinds that every site has; `read` takes others with them."""


def of_pieces(forms: tuple[Form, ...]) -> dict[str, PieceForm]:
    """The forms of pieces, by the name of their kind."""
    return {form.kind.name: form for form in forms if isinstance(form, PieceForm)}


def of_entries(forms: tuple[Form, ...]) -> dict[str, EntryForm]:
    """The forms of entries, by the name of their kind."""
    return {form.kind.name: form for form in forms if isinstance(form, EntryForm)}
