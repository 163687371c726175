"""What helps to translate: what was said before of the like, and files that go to translators and come back."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drafts import drafts_of, given_texts, tried, whole_texts
from nhipcau.desk.opened import edition, tab_of
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import READ, WRITE
from nhipcau.desk.web_beside import couple_of, texts_as_drafted
from nhipcau.editing.confirming import remember
from nhipcau.editing.front_matter import Unwritable
from nhipcau.reading.source import N_
from nhipcau.reading.terms import read_terms
from nhipcau.rules.standing import CONFIRMED
from nhipcau.translating.couple import ENDINGS, FORMATS, Couple, couple, read_exchange
from nhipcau.translating.exchange import LIMIT, TRANSLATED, Exchange, Malformed, Unit
from nhipcau.translating.memory import Memory
from nhipcau.translating.taking import TakenText

OWN = "exchange"
"""The page of a browser by which what came back is laid out to be read."""
Drafts = dict[str, tuple[str, str]]


def _couple(ask: Ask, piece: PieceAt, tab: str, texts: Drafts, lang: str) -> Couple:
    """A piece in two languages with those drafts in it. Declined where that cannot be."""
    if lang not in ask.newsroom.languages:
        raise Declined(N_("The site has no language “{code}”."), code=lang)
    words = whole_texts(ask, piece, texts)
    found = texts_as_drafted(ask, piece, tab, words)
    source, _ = couple_of(found, lang)
    try:
        return couple(f"{piece.form.kind.name}/{piece.key}", words, found, lang, source.lang)
    except Unwritable:
        message = N_("The fields of a text cannot be read: mend the front matter in the source view.")
        raise Declined(message) from None


def _memory(ask: Ask, piece: PieceAt, pair: Couple) -> Memory:
    room = ask.newsroom
    return room.memories.memory(room.shelf.rows, piece.id, *pair.langs)


def _suggest(ask: Ask) -> Response:
    """Of each paragraph that is not confirmed, what was said before of the like."""
    room, tab, lang = ask.newsroom, tab_of(ask.query), text(ask.query.get("lang"), 12)
    piece = room.piece(ask.path["id"])
    pair = _couple(ask, piece, tab, drafts_of(ask, piece, tab), lang)
    memory = _memory(ask, piece, pair)
    found = [
        {
            "ident": each.ident,
            "field": each.field,
            "blocks": list(each.here),
            "matches": [{"said": m.source, "words": m.target, "alike": m.alike} for m in matches],
        }
        for each in pair.segments
        if each.state != CONFIRMED and (matches := memory.matches(each.source))
    ]
    return answer({"found": found})


def _put(ask: Ask) -> Response:
    """A suggestion put into the draft, in the place of what stands beside its source."""
    room, told = ask.newsroom, ask.json()
    piece, tab, lang = room.piece(ask.path["id"]), tab_of(told), text(told.get("lang"), 12)
    ask.refuse_words_of(lang)
    texts, _ = given_texts(ask, piece, told)
    pair = _couple(ask, piece, tab, texts, lang)
    wanted = next((each for each in pair.segments if each.ident == told.get("ident")), None)
    words = told.get("words")
    if wanted is None or not isinstance(words, str):
        raise Declined(N_("The paragraph has changed since: look at it again."), 409)
    sent = Unit(wanted.ident, wanted.source, words, TRANSLATED)
    taken = pair.taken(Exchange(pair.piece, *pair.langs, (sent,)))
    if taken.left:
        raise Declined(N_("{reason}"), reason=taken.left[0].told(ask.voice))
    there = piece.exact(lang) or ""
    base = texts[lang][0] if lang in texts else room.records.keep_text(there)
    after = room.saving.checked(taken.text)
    room.saving.keep_draft(tab, piece, lang, ask.who, base, after)
    fresh = edition(ask, after, base, piece.photos()) | {"there": True, "draft": True}
    return answer({"edition": fresh} | tried(ask, piece, tab, texts | {lang: (base, after)}))


def _export(ask: Ask) -> Response:
    """The piece as it was saved, as a file for a translator."""
    room, lang = ask.newsroom, text(ask.query.get("lang"), 12)
    form = ask.query.get("format", "xliff")
    if form not in FORMATS:
        raise Declined(N_("A translator gets XLIFF or PO."))
    piece = room.piece(ask.path["id"])
    pair = _couple(ask, piece, OWN, {}, lang)
    terms, _ = read_terms(room.content, room.publication)
    data = FORMATS[form].written(pair.exchange(_memory(ask, piece, pair), terms))
    name = f"{piece.key}.{pair.source}-{pair.lang}{ENDINGS[form]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _import(ask: Ask) -> Response:
    """Take what fits of a translator's file into what was saved, and save it; the rest is told, and nothing of it is
    overwritten."""
    room, name = ask.newsroom, text(ask.query.get("name"), 200)
    piece = room.piece(ask.path["id"])
    exchange = _read(ask.body, name)
    if exchange.piece != f"{piece.form.kind.name}/{piece.key}":
        raise Declined(N_("This file is of another piece: {piece}."), piece=exchange.piece[:200])
    ask.refuse_words_of(exchange.lang)
    with room.saving.lock:
        pair = _couple(ask, piece, OWN, {}, exchange.lang)
        if pair.source != exchange.source:
            message = N_("This file translates from “{code}”, and not from what this text was made from.")
            raise Declined(message, code=exchange.source[:12])
        taken = pair.taken(exchange)
        trouble = _keep(ask, piece, pair, taken)
    return answer(_told(ask, piece, pair, taken) | {"warning": trouble})


def _read(data: bytes, name: str) -> Exchange:
    try:
        return read_exchange(data, name)
    except Malformed as bad:
        raise Declined(bad.message, 415, **bad.values) from None


def _keep(ask: Ask, piece: PieceAt, pair: Couple, taken: TakenText) -> str:
    """Write what was taken, with what it was made from; why the history could not note it, or ""."""
    room, lang, said = ask.newsroom, pair.lang, ""
    if taken.text != pair.there:
        texts = {lang: (room.records.keep_text(pair.there), room.saving.checked(taken.text))}
        saved = room.saving.save(OWN, piece, texts, ask.who, {})
        said = ask.voice.say(saved.trouble.message, **saved.trouble.values) if saved.trouble else ""
    if taken.pairs:
        remember(piece.folder, piece.file, room.languages, taken.pairs)
        message = N_("{title}: a translator’s file ({lang})")
        room.saving.note(piece, message, ask.who, title=piece.key, lang=lang)
    room.shelf.renew(piece.id)
    room.following.build()
    return said


def _told(ask: Ask, piece: PieceAt, pair: Couple, taken: TakenText) -> dict[str, Any]:
    left = [f"[{each.name}] {each.told(ask.voice)}" for each in taken.left]
    fresh = edition(ask, taken.text, ask.newsroom.records.keep_text(taken.text), piece.photos())
    told = {"there": True, "draft": False}
    return {"lang": pair.lang, "edition": fresh | told, "taken": len(taken.segments), "left": left}


ADDRESSES = (
    Address("GET", "/-desk/api/suggest/{id:path}", READ, _suggest),
    Address("POST", "/-desk/api/put/{id:path}", WRITE, _put),
    Address("GET", "/-desk/api/exchange/{id:path}", READ, _export),
    Address("POST", "/-desk/api/exchange/{id:path}", WRITE, _import, LIMIT),
)
