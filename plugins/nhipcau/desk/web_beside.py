"""Two languages of a piece, paragraph by paragraph: how the translation stands, and that a paragraph of it is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer, table, text
from nhipcau.desk.beside import rows
from nhipcau.desk.declined import Declined
from nhipcau.desk.drafts import drafts_of, whole_texts
from nhipcau.desk.opened import tab_of
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import READ, WRITE
from nhipcau.desk.telling import PARAGRAPHS
from nhipcau.desk.trying import BESIDE
from nhipcau.desk.web_board import title_of
from nhipcau.editing.confirming import confirm, remembered
from nhipcau.reading.source import N_, Unreadable
from nhipcau.rules import Text
from nhipcau.rules.standing import named, said

MOST = 2000
"""Paragraphs that are confirmed at once."""


def texts_as_drafted(ask: Ask, piece: PieceAt, tab: str, words: Mapping[str, str]) -> tuple[Text, ...]:
    """The texts that somebody has before them, with what is remembered of the piece. Declined where one cannot be
    read."""
    drafted = ask.newsroom.trials.texts(f"{tab}{BESIDE}", piece, words)
    if words and not drafted:
        raise _unread()
    pairs = next((each.pairs for each in _saved(ask, piece)), ())
    return tuple(replace(each, pairs=pairs) for each in drafted)


def _saved(ask: Ask, piece: PieceAt) -> tuple[Text, ...]:
    """The texts as they are on the disk. Declined where one cannot be read."""
    try:
        return remembered(piece.folder, piece.file, piece.form.kind.name, ask.newsroom.languages)
    except Unreadable:
        raise _unread() from None


def _unread() -> Declined:
    return Declined(N_("A text of this piece cannot be read: mend what its list of problems says first."))


def couple_of(texts: Sequence[Text], lang: str, source: str = "") -> tuple[Text, Text | None]:
    """The text that a translation was made from, and the translation, None where it has not been begun. Declined where
    there is nothing to translate from."""
    there = {each.lang: each for each in texts}
    made_from = [pair.source for each in texts for pair in each.pairs if pair.lang == lang]
    wanted = source or next((each for each in (*made_from, *there) if each != lang and each in there), "")
    if wanted == lang or wanted not in there:
        raise Declined(N_("There is no other language that this could be translated from."), 404)
    return there[wanted], there.get(lang)


def _beside(ask: Ask) -> Response:
    room, tab, lang = ask.newsroom, tab_of(ask.query), text(ask.query.get("lang"), 12)
    piece = room.piece(ask.path["id"])
    words = whole_texts(ask, piece, drafts_of(ask, piece, tab))
    source, translation = couple_of(texts_as_drafted(ask, piece, tab, words), lang)
    told: list[dict[str, Any]] = []
    if translation:
        files = (words[source.lang], words[translation.lang])
        told = [asdict(each) for each in rows(source, translation, files)]
    return answer({"source": source.lang, "lang": lang, "there": translation is not None, "rows": told})


def _confirm(ask: Ask) -> Response:
    """That paragraphs of a translation are right as they were saved, or with none named all of it."""
    room, told = ask.newsroom, ask.json()
    piece, lang = room.piece(ask.path["id"]), text(told.get("lang"), 12)
    ask.refuse_words_of(lang)
    with room.saving.lock:
        texts = _saved(ask, piece)
        source, translation = couple_of(texts, lang, text(told.get("source"), 12))
        if translation is None:
            raise Declined(N_("This text has not been begun."), 404)
        names = _names(told.get("paragraphs"), translation)
        number = confirm(piece.folder, texts, source, translation, names)
        what = room.saving.voice.say(PARAGRAPHS[number != 1], n=number)
        message = N_("{title}: {what} confirmed ({lang})")
        room.saving.note(piece, message, ask.who, title=title_of(piece, ask), what=what, lang=lang)
    room.records.note(ask.who.name, "confirmed", f"{piece.id} {lang} {' '.join(names)}".strip())
    room.following.build()
    return answer({"confirmed": number})


def _names(told: Any, translation: Text) -> list[str]:
    """The paragraphs that are meant. Declined where one no longer says what whoever confirms it saw."""
    known = {name: said((each,)) for name, each in named(translation)}
    asked = [table(each) for each in told[:MOST]] if isinstance(told, list) else []
    for each in asked:
        if not isinstance(each.get("name"), str) or known.get(each["name"]) != each.get("words"):
            raise Declined(N_("The paragraph has changed since: look at it again."), 409)
    return [each["name"] for each in asked]


ADDRESSES = (
    Address("GET", "/-desk/api/beside/{id:path}", READ, _beside),
    Address("POST", "/-desk/api/confirm/{id:path}", WRITE, _confirm),
)
