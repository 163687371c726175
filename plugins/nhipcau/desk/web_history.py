"""The history of a piece in words, two versions side by side, and any of them back."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape
from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, go
from nhipcau.desk.comparing import COME, GONE, SAME, word_changes
from nhipcau.desk.control import LABELS
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page, told_day
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import READ, WRITE
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.reading.source import N_

NOW = "now"
FEW = 2
"""Passages without a change that are shown between two that have one."""
Row = tuple[Markup, Markup, str]


def _history(ask: Ask) -> Response:
    room = ask.newsroom
    piece = room.piece(ask.path["id"])
    versions = room.history.versions(piece.folder)
    shown = [(each, told_day(each.at.astimezone(room.publication.clock), ask.voice)) for each in versions]
    left = ask.query.get("left") or (versions[1].id if len(versions) > 1 else "")
    right = ask.query.get("right") or NOW
    row = room.shelf.rows.get(piece.id)
    return page(
        ask,
        "history.html",
        id=piece.id,
        title=row.title(ask.voice.language) if row else piece.key,
        versions=shown,
        left=left,
        right=right,
        compared=[
            (
                lang,
                name,
                folded(_compared(ask, _text(ask, piece, lang, left), _text(ask, piece, lang, right))),
            )
            for lang, name in ((each.code, each.name) for each in room.publication.languages)
        ],
    )


def _text(ask: Ask, piece: PieceAt, lang: str, version: str) -> str:
    if version == NOW:
        return piece.text(lang) or ""
    return ask.newsroom.history.text(version, piece.text_file(lang)) or ""


def _compared(ask: Ask, before: str, after: str) -> list[Row]:
    """Two texts beside each other, part by part: what stands left and right, and "same", "changed", "gone" or "new"."""
    old, new = _parts(ask, before), _parts(ask, after)
    rows: list[Row] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [(escape(each), escape(each), "same") for each in old[a:b]]
            continue
        for n in range(max(b - a, d - c)):
            left, right = old[a + n] if a + n < b else "", new[c + n] if c + n < d else ""
            shown = _marked(left, right) if left and right else (escape(left), escape(right))
            rows.append((*shown, "changed" if left and right else "gone" if left else "new"))
    return rows


def folded(rows: list[Row]) -> list[tuple[bool, list[Row]]]:
    """The rows in runs: whether a run is folded away, since nothing in it differs and it is longer than FEW."""
    runs = [(same, list(run)) for same, run in groupby(rows, lambda row: row[2] == "same")]
    return [(same and len(run) > FEW, run) for same, run in runs]


def _parts(ask: Ask, text: str) -> list[str]:
    """The fields of a text, and its blocks."""
    sheet = cut(text)
    try:
        head = [
            f"{ask.voice.say(LABELS.get(name, name))}: {raw if isinstance(raw, str) else _plain(raw)}"
            for name, raw in values(sheet.front).items()
        ]
    except Unwritable:
        head = [sheet.front] if sheet.front else []
    return [*head, *(block.source for block in sheet.blocks)]


def _plain(raw: object) -> str:
    if isinstance(raw, list):
        return ", ".join(_plain(each) for each in raw)
    if isinstance(raw, dict):
        return " ".join(_plain(each) for each in raw.values())
    return str(raw)


def _marked(left: str, right: str) -> tuple[Markup, Markup]:
    """Two passages with the words that differ marked."""
    told = list(word_changes(left, right))
    sides = (_side(told, GONE), _side(told, COME))
    return sides[0], sides[1]


def _side(told: list[tuple[str, str]], tag: str) -> Markup:
    shown = (
        escape(words) if kind == SAME else Markup(f"<{tag}>{escape(words)}</{tag}>")
        for kind, words in told
        if kind in (SAME, tag)
    )
    return Markup(" ").join(shown)


def _restore(ask: Ask) -> Response:
    """Have a version again: as a new save, so that nothing after it is lost."""
    room, form = ask.newsroom, ask.form()
    piece = room.piece(ask.path["id"])
    wanted = form.get("version", "")
    texts = {}
    for lang in room.languages:
        words = room.history.text(wanted, piece.text_file(lang))
        if words is not None and ask.who.writes_in(lang) and ask.who.states_facts():
            texts[lang] = (room.records.keep_text(piece.text(lang) or ""), words)
    if not texts:
        raise Declined(N_("That version cannot be had again."), 404)
    said = room.saving.voice.say(N_("Back to an earlier version of {title}"), title=piece.key)
    saved = room.saving.save("restored0", piece, texts, ask.who, {}, said)
    if saved.conflicts:
        raise Declined(N_("Somebody saved just now. Look again, and try once more."), 409)
    room.shelf.renew(piece.id)
    room.following.build()
    return go(f"/piece/{piece.id}")


ADDRESSES = (
    Address("GET", "/-desk/history/{id:path}", READ, _history),
    Address("POST", "/-desk/history/{id:path}", WRITE, _restore, 10_000),
)
