"""What the editor's page sends as somebody writes: drafts, and what is saved."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from nhipcau.almanac.lunar import lunar_day
from nhipcau.desk.asking import Address, Ask, answer, table, text
from nhipcau.desk.control import controls
from nhipcau.desk.drafts import given_texts, told_fields, tried
from nhipcau.desk.opened import edition, opened, tab_of
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.records import version
from nhipcau.desk.roles import WRITE
from nhipcau.desk.saving import SaveOutcome
from nhipcau.editing.merging import BOTH, MINE, THEIRS
from nhipcau.reading.moments import read_moment
from nhipcau.reading.wrong import Wrong


def _draft(ask: Ask) -> Response:
    """Keep what somebody has before them, and say what is wrong with it, and who else is there."""
    room, told = ask.newsroom, ask.json()
    piece, tab = room.piece(ask.path["id"]), tab_of(told)
    texts, _ = given_texts(ask, piece, told)
    for lang, (base, words) in texts.items():
        room.saving.keep_draft(tab, piece, lang, ask.who, base, words)
    others = room.saving.see(tab, piece, ask.who)
    told_more = {"others": others, "elsewhere": _is_changed(piece, texts), "lunar": _lunar(ask, piece, texts)}
    return answer(told_more | tried(ask, piece, tab, texts))


def _is_changed(piece: PieceAt, texts: dict[str, tuple[str, str]]) -> bool:
    """Whether a file says something else than when the page was made of it: an editor changed it, or a merge."""
    return any(base and version(piece.text(lang) or "") != base for lang, (base, _) in texts.items())


def _lunar(ask: Ask, piece: PieceAt, texts: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The lunar day of each day that a piece tells."""
    moments = [each.name for each in controls(piece.form) if each.control == "moment"]
    found: dict[str, str] = {}
    for lang in ask.newsroom.languages:
        words = texts[lang][1] if lang in texts else piece.text(lang)
        for name, raw in told_fields(words or "").items():
            if name in moments and isinstance(raw, str) and (day := lunar_day_of(raw, ask)):
                found.setdefault(name, day)
    return found


def lunar_day_of(raw: str, ask: Ask) -> str:
    """A day by the moon, as "8/9"; "" where that is none, or none that can be reckoned."""
    try:
        lunar = lunar_day(read_moment(raw, ask.newsroom.publication.clock).at.date())
    except (Wrong, ValueError, OverflowError):
        return ""
    return f"{lunar.day}/{lunar.month}" if lunar else ""


def _save(ask: Ask) -> Response:
    room, told = ask.newsroom, ask.json()
    piece, tab = room.piece(ask.path["id"]), tab_of(told)
    texts, _ = given_texts(ask, piece, told)
    choices = {
        str(lang): [each if each in (MINE, THEIRS, BOTH) else THEIRS for each in said]
        for lang, said in table(told.get("choices")).items()
        if isinstance(said, list)
    }
    for lang, (base, words) in texts.items():
        room.saving.keep_draft(tab, piece, lang, ask.who, base, words)
    saved = room.saving.save(tab, piece, texts, ask.who, choices, text(told.get("said"), 200))
    room.shelf.renew(piece.id)
    room.following.build()
    return answer(_saved(ask, piece, saved), 409 if saved.conflicts else 200)


def _saved(ask: Ask, piece: PieceAt, saved: SaveOutcome) -> dict[str, Any]:
    photos = piece.photos()
    trouble = saved.trouble
    return {
        "editions": {
            lang: edition(ask, words, ask.newsroom.records.keep_text(words), photos)
            | {"there": True, "draft": False}
            for lang, words in saved.texts.items()
        },
        "conflicts": {
            lang: [
                {"field": each.field, "base": each.base, "mine": each.mine, "theirs": each.theirs}
                for each in conflicts
            ]
            for lang, conflicts in saved.conflicts.items()
        },
        "joined": saved.joined,
        "commit": saved.commit,
        "warning": ask.voice.say(trouble.message, **trouble.values) if trouble else "",
    }


def _drop(ask: Ask) -> Response:
    """Give a draft up: the page shows what was saved last."""
    room = ask.newsroom
    piece, tab = room.piece(ask.path["id"]), tab_of(ask.json())
    room.saving.drop_drafts(tab, piece, room.languages)
    return answer(opened(ask, piece, tab))


ADDRESSES = (
    Address("POST", "/-desk/api/draft/{id:path}", WRITE, _draft),
    Address("POST", "/-desk/api/save/{id:path}", WRITE, _save),
    Address("POST", "/-desk/api/drop/{id:path}", WRITE, _drop, 10_000),
)
