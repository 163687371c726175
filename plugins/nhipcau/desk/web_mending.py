"""A problem mended by a button: the right words in the place of the wrong ones, in the draft."""

from __future__ import annotations

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drafts import given_texts, told_fields, tried
from nhipcau.desk.opened import edition, tab_of
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import WRITE
from nhipcau.editing.mending import Mend
from nhipcau.reading.source import N_


def _mend(ask: Ask) -> Response:
    """Mend a problem as its button says; the draft has it then, and what is wrong still is told."""
    room, told = ask.newsroom, ask.json()
    piece, tab, lang = room.piece(ask.path["id"]), tab_of(told), text(told.get("lang"), 12)
    ask.refuse_words_of(lang)
    texts, _ = given_texts(ask, piece, told)
    base, before = texts.get(lang) or _saved(ask, piece, lang)
    after = room.saving.checked(_wanted(told, before).of(before))
    _check_facts(ask, piece, before, after)
    room.saving.keep_draft(tab, piece, lang, ask.who, base, after)
    fresh = edition(ask, after, base, piece.photos()) | {"there": True, "draft": True}
    return answer({"edition": fresh} | tried(ask, piece, tab, texts | {lang: (base, after)}))


def _saved(ask: Ask, piece: PieceAt, lang: str) -> tuple[str, str]:
    words = piece.text(lang) or ""
    return ask.newsroom.records.keep_text(words), words


def _wanted(told: dict[str, object], text: str) -> Mend:
    """What a button asks for. Declined where the text is no longer what it was shown beside."""
    start, end, fix = (told.get(name) for name in ("start", "end", "fix"))
    if isinstance(start, int) and isinstance(end, int) and isinstance(fix, str) and 0 <= start < end:
        mend = Mend(start, end, fix)
        if mend.was(text) == told.get("was"):
            return mend
    raise Declined(N_("The text has changed since: look at the problem again."), 409)


def _check_facts(ask: Ask, piece: PieceAt, before: str, after: str) -> None:
    """Declined where facts are not theirs to change."""
    was, now = told_fields(before), told_fields(after)
    facts = [name for name, rule in piece.form.schema.items() if rule.fact and was.get(name) != now.get(name)]
    if facts and not ask.who.states_facts():
        raise Declined(N_("A translator changes words, and no facts."), 403)


ADDRESSES = (Address("POST", "/-desk/api/mend/{id:path}", WRITE, _mend),)
