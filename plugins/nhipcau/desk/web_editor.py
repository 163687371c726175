"""The editor's page, and what its scripts ask: drafts, saving, photos, pasting, pickers, the page as it will be."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response

from nhipcau.almanac.lunar import lunar_day
from nhipcau.desk.asking import Address, Ask, answer, table, text
from nhipcau.desk.control import controls
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page, phrases
from nhipcau.desk.opened import edition, given, opened, tab_of
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.ready import points
from nhipcau.desk.records import version
from nhipcau.desk.registers import SIMPLE
from nhipcau.desk.roles import EDIT, READ, WRITE
from nhipcau.desk.saving import Given, SaveOutcome
from nhipcau.desk.states import read_standing
from nhipcau.desk.trying import told as in_order
from nhipcau.desk.web_board import state_of
from nhipcau.desk.web_standing import TASKS
from nhipcau.desk.words import WORDS
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.editing.mending import Mend
from nhipcau.editing.merging import BOTH, MINE, THEIRS
from nhipcau.reading.moments import read_moment
from nhipcau.reading.places import Place
from nhipcau.reading.source import N_, Raw
from nhipcau.reading.wrong import Wrong
from nhipcau.web.serving import headers


def _editor(ask: Ask) -> Response:
    room = ask.newsroom
    piece = room.piece(ask.path["id"])
    row = room.shelf.rows.get(piece.id)
    members = [member.name for member, closed in room.accounts.all() if not closed] or [ask.who.name]
    return page(
        ask,
        "editor.html",
        id=piece.id,
        title=row.title(ask.voice.language) if row else piece.key,
        states=room.states,
        state=state_of(row, ask) if row else "",
        tasks=TASKS,
        members=members,
        standing=read_standing(piece.folder),
        words=phrases(WORDS, ask.voice),
        may_edit=ask.who.may(EDIT),
        simple=sorted(SIMPLE),
    )


def _open(ask: Ask) -> Response:
    return answer(opened(ask, ask.newsroom.piece(ask.path["id"]), tab_of(ask.query)))


def given_texts(
    ask: Ask, piece: PieceAt, told: dict[str, Any]
) -> tuple[dict[str, tuple[str, str]], dict[str, Given]]:
    """The texts that a page has before it, with what each was made of; only those that somebody may change."""
    order = list(piece.form.schema)
    found: dict[str, tuple[str, str]] = {}
    all_given = {}
    for lang, said in table(told.get("editions")).items():
        if lang not in ask.newsroom.languages:
            raise Declined(N_("The site has no language “{code}”."), code=str(lang)[:20])
        if not ask.who.writes_in(lang):
            raise Declined(N_("The words of this language are not yours to change."), 403)
        each = all_given[lang] = given(said)
        facts = [
            name for name in each.edit.fields if name in piece.form.schema and piece.form.schema[name].fact
        ]
        if not ask.who.states_facts() and (facts or each.source is not None):
            raise Declined(N_("A translator changes words, and no facts."), 403)
        with ask.newsroom.reading:
            found[lang] = each.base, ask.newsroom.saving.mine(each, order)
    return found, all_given


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


def told_fields(words: str) -> dict[str, Raw]:
    """What the fields of a text say; nothing where they cannot be read."""
    try:
        return values(cut(words).front)
    except Unwritable:
        return {}


def lunar_day_of(raw: str, ask: Ask) -> str:
    """A day by the moon, as "8/9"; "" where that is none, or none that can be reckoned."""
    try:
        lunar = lunar_day(read_moment(raw, ask.newsroom.publication.clock).at.date())
    except (Wrong, ValueError, OverflowError):
        return ""
    return f"{lunar.day}/{lunar.month}" if lunar else ""


def tried(ask: Ask, piece: PieceAt, tab: str, texts: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """The problems of a piece with those drafts in it."""
    room = ask.newsroom
    whole = {lang: words for lang in room.languages if (words := piece.text(lang)) is not None}
    whole |= {lang: words for lang, (_, words) in texts.items()}
    whole = {lang: words for lang, words in whole.items() if words.strip()}
    found = room.trials.problems(tab, piece, whole, room.keys())
    named = {each.code: each.name for each in room.publication.languages}
    listed = points(piece.form, whole, named, found, read_standing(piece.folder))
    return {
        "ready": [
            {"level": each.level, "text": ask.voice.say(each.message, **each.values)} for each in listed
        ],
        "problems": [
            {
                "lang": each.lang,
                "field": each.field,
                "block": each.block,
                "level": each.problem.level,
                "text": ask.voice.tell(each.problem),
                "mend": _told_mend(each.mend, whole.get(each.lang, "")),
                "spare": _told_mend(each.spare, whole.get(each.lang, "")),
            }
            for each in in_order(found)
        ],
    }


def _told_mend(mend: Mend | None, text: str) -> dict[str, Any] | None:
    return {"start": mend.start, "end": mend.end, "was": mend.was(text), "fix": mend.fix} if mend else None


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


def _preview(ask: Ask) -> Response:
    """The real page of the piece with the draft in it, by the templates of the site."""
    room = ask.newsroom
    piece, tab, lang = room.piece(ask.path["id"]), tab_of(ask.query), ask.query.get("lang", "")
    rows = room.records.rows("SELECT lang, words FROM draft WHERE tab = ? AND piece = ?", tab, piece.id)
    return drawn(ask, room.trials.lay(f"{tab}p", piece, dict(rows)), lang)


def drawn(ask: Ask, place: Place, lang: str) -> Response:
    """The page of a piece that lies apart from the content, or why there is none; while a build is at work, it is asked
    for again by itself."""
    following = ask.newsroom.following
    pages = following.draw(place)
    html = (pages or {}).get(lang)
    if html is not None:
        return framed(html, ask.newsroom.publication.framed)
    told = {"refused": following.refused, "built": following.built, "busy": pages is None}
    response = page(ask, "no_preview.html", 503 if pages is None else 404, **told)
    if pages is None:
        response.headers["Refresh"] = "2"
    return response


def framed(html: bytes, films: tuple[str, ...]) -> Response:
    """A page of the site, to be shown within the desk; it may frame the films of these origins."""
    told = headers("/", False, films)
    policy = told["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return Response(html, media_type="text/html", headers={"Content-Security-Policy": policy})


def _leave(ask: Ask) -> Response:
    """A page says that it is gone, as it goes."""
    try:
        tab = tab_of(json.loads(ask.body or b"{}"))
    except ValueError:
        raise Declined(N_("What the browser sent cannot be read.")) from None
    room = ask.newsroom
    room.records.write("DELETE FROM presence WHERE tab = ? AND who = ?", tab, ask.who.name)
    room.trials.clear(tab)
    return answer({})


ADDRESSES = (
    Address("GET", "/-desk/piece/{id:path}", READ, _editor),
    Address("GET", "/-desk/api/open/{id:path}", READ, _open),
    Address("POST", "/-desk/api/draft/{id:path}", WRITE, _draft),
    Address("POST", "/-desk/api/save/{id:path}", WRITE, _save),
    Address("POST", "/-desk/api/drop/{id:path}", WRITE, _drop, 10_000),
    Address("POST", "/-desk/api/leave", READ, _leave, 10_000),
    Address("GET", "/-desk/preview/{id:path}", READ, _preview),
)
