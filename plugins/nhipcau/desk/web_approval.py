"""Links for approval: made by an editor, opened by anyone who has one, from a telephone and without an account."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from starlette.responses import Response

from nhipcau.desk.approval import Approval
from nhipcau.desk.asking import ANYONE, BASE, Address, Ask, answer, go, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import EDIT, Member
from nhipcau.desk.states import APPROVAL, APPROVED, new_note, read_standing, write_standing
from nhipcau.desk.web_preview import drawn
from nhipcau.reading.source import N_

COOKIE = "nhipcau_approval"
DAY = 24 * 3600.0
LONGEST = 30
"""Days for which a link may hold."""


def _make(ask: Ask) -> Response:
    """A link to the piece as it was saved last."""
    room, told = ask.newsroom, ask.json()
    piece = room.piece(ask.path["id"])
    days = told.get("days")
    held = min(max(int(days), 1), LONGEST) if isinstance(days, int | float) else 7
    texts = {lang: words for lang in room.languages if (words := piece.exact(lang)) is not None}
    versions = {lang: room.records.keep_text(words) for lang, words in texts.items()}
    until = room.now().timestamp() + held * DAY
    token = room.approvals.token(Approval(piece.id, versions, ask.who.shown or ask.who.name, until))
    room.records.note(ask.who.name, "link for approval", piece.id)
    return answer({"path": f"{BASE}/approve/{token}", "days": held})


def _asked(ask: Ask) -> tuple[Approval, PieceAt, dict[str, str]]:
    """What a link is for, with the texts as they were when it was made."""
    room = ask.newsroom
    approval = room.approvals.approval(ask.path["token"], room.now().timestamp())
    piece = room.piece(approval.piece)
    texts = {
        lang: words for lang, digest in approval.versions.items() if (words := room.records.text(digest))
    }
    if not texts:
        raise Declined(N_("This link has ended. Ask {sender} for a new one."), 410, sender=approval.sender)
    return approval, piece, texts


def _show(ask: Ask) -> Response:
    approval, piece, texts = _asked(ask)
    room = ask.newsroom
    row = room.shelf.rows.get(piece.id)
    changed = any(piece.text(lang) != words for lang, words in texts.items())
    languages = [(each.code, each.name) for each in room.publication.languages if each.code in texts]
    response = page(
        ask,
        "approve.html",
        approval=approval,
        until=datetime.fromtimestamp(approval.until, room.publication.clock),
        title=row.title(ask.voice.language) if row else piece.key,
        languages=languages,
        shown=ask.query.get("lang") if ask.query.get("lang") in texts else languages[0][0],
        changed=changed,
        link=ask.path["token"],
        thanks=ask.query.get("thanks", ""),
    )
    response.set_cookie(
        COOKIE, ask.path["token"], httponly=True, samesite="lax", secure=ask.secure, path="/photos/"
    )
    return response


def _draft_page(ask: Ask) -> Response:
    """The page of the draft itself."""
    _, piece, texts = _asked(ask)
    room = ask.newsroom
    tab = f"approval{ask.path['token'][-24:]}"
    place = room.trials.lay("".join(letter for letter in tab if letter.isalnum()), piece, texts)
    return drawn(ask, place, ask.path["lang"])


def _say(ask: Ask) -> Response:
    """What whoever has the link says: that it may go out, or what is to change."""
    approval, piece, texts = _asked(ask)
    room, form = ask.newsroom, ask.form()
    who, words = text(form.get("name"), 80), form.get("text", "").strip()
    kind = APPROVED if form.get("what") == "approve" else "comment"
    if not who or (kind == "comment" and not words):
        raise Declined(N_("Say who you are, and what you have to say."))
    at = room.now().isoformat(timespec="seconds")
    with room.saving.lock:
        standing = read_standing(piece.folder).noted(new_note(who, at, words, kind=kind))
        names = [name for name, _ in room.states]
        unchanged = all(piece.text(lang) == words for lang, words in texts.items())
        if kind == APPROVED and unchanged and "ready" in names and standing.state == APPROVAL:
            standing = replace(standing, state="ready")
        write_standing(piece.folder, standing)
        message = N_("{title}: approved by {who}") if kind == APPROVED else N_("{title}: a comment of {who}")
        sender = Member(approval.sender, approval.sender, "")
        room.saving.note(piece, message, sender, title=piece.key, who=who)
    room.records.note(f"link: {who}", kind, piece.id)
    room.shelf.renew(piece.id)
    return go(f"/approve/{ask.path['token']}?thanks={kind}")


ADDRESSES = (
    Address("POST", "/-desk/api/approval/{id:path}", EDIT, _make, 10_000),
    Address("GET", "/-desk/approve/{token}", ANYONE, _show),
    Address("GET", "/-desk/approve/{token}/page/{lang}", ANYONE, _draft_page),
    Address("POST", "/-desk/approve/{token}", ANYONE, _say, 50_000),
)
