"""Signing in, one's own account, and the accounts of all."""

from __future__ import annotations

from datetime import datetime

from starlette.responses import Response

from nhipcau.desk.asking import ANYONE, Address, Ask, answer, go, text
from nhipcau.desk.codes import new_secret, otpauth
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.roles import ABILITIES, ADMINISTER, READ, Member
from nhipcau.model import Entry
from nhipcau.reading.source import N_

COOKIE = "nhipcau_desk"
SPOKEN = "nhipcau_spoken"
YEAR = 365 * 24 * 3600


def _sign_in_page(ask: Ask) -> Response:
    if ask.member:
        return go("/")
    return page(ask, "sign_in.html", said="", name="")


def _sign_in(ask: Ask) -> Response:
    form = ask.form()
    try:
        session = ask.newsroom.accounts.sign_in(
            form.get("name", ""), form.get("password", ""), form.get("code", ""), ask.address, ask.agent
        )
    except Declined as trouble:
        said = ask.voice.say(trouble.message, **trouble.values)
        return page(ask, "sign_in.html", 403, said=said, name=form.get("name", ""))
    return _with_session(go("/"), session.id, ask)


def _sign_in_again(ask: Ask) -> Response:
    """Over the page, where a session ended while somebody wrote."""
    told = ask.json()
    words = [text(told.get(name)) for name in ("name", "code")]
    password = told.get("password")
    session = ask.newsroom.accounts.sign_in(
        words[0], password if isinstance(password, str) else "", words[1], ask.address, ask.agent
    )
    return _with_session(answer({"token": session.token}), session.id, ask)


def _with_session(response: Response, id: str, ask: Ask) -> Response:
    response.set_cookie(
        COOKIE, id, httponly=True, samesite="lax", secure=ask.secure, path="/", max_age=30 * 24 * 3600
    )
    return response


def _sign_out(ask: Ask) -> Response:
    ask.newsroom.accounts.end(ask.session)
    ask.newsroom.records.note(ask.who.name, "signed out")
    response = go("/sign-in")
    response.delete_cookie(COOKIE, path="/")
    return response


def _speak(ask: Ask) -> Response:
    response = go("/" if ask.member else "/sign-in")
    response.set_cookie(
        SPOKEN, text(ask.form().get("lang"), 12), samesite="lax", secure=ask.secure, max_age=YEAR
    )
    return response


def _own(ask: Ask, said: str = "", status: int = 200) -> Response:
    accounts, name = ask.newsroom.accounts, ask.who.name
    secret = new_secret()
    sessions = [
        (id, datetime.fromtimestamp(seen, ask.newsroom.publication.clock), agent)
        for id, _, seen, agent in accounts.sessions(name)
    ]
    return page(
        ask,
        "account.html",
        status,
        said=said,
        second=accounts.has_second(name),
        secret=secret,
        otpauth=otpauth(secret, name, ask.newsroom.publication.main.site_name),
        sessions=sessions,
    )


def _change_own(ask: Ask) -> Response:
    form, accounts, who = ask.form(), ask.newsroom.accounts, ask.who
    if ask.newsroom.alone:
        raise Declined(N_("This desk has no accounts: it is for this machine alone."))
    try:
        what = form.get("what")
        if what in ("password", "second-on", "second-off"):
            accounts.end(
                accounts.sign_in(who.name, form.get("old", ""), form.get("code-now", ""), ask.address, "").id
            )
        if what == "password":
            accounts.set_password(who, form.get("new", ""), keep=ask.session)
        elif what == "second-on":
            accounts.begin_second(who.name, form.get("secret", ""), form.get("code", ""))
        elif what == "second-off":
            accounts.end_second(who.name)
        elif what == "end":
            accounts.end_kept(form.get("session", ""), who.name)
    except Declined as trouble:
        return _own(ask, ask.voice.say(trouble.message, **trouble.values), trouble.status)
    ask.newsroom.records.note(who.name, "account changed", what or "")
    return _own(ask, ask.voice.say(N_("Changed.")))


def _all(ask: Ask, said: str = "", status: int = 200) -> Response:
    room = ask.newsroom
    rows = room.records.rows("SELECT at, who, what, on_what FROM log ORDER BY number DESC LIMIT 200")
    log = [(datetime.fromtimestamp(at, room.publication.clock), who, what, on) for at, who, what, on in rows]
    return page(
        ask,
        "accounts.html",
        status,
        said=said,
        accounts=room.accounts.all(),
        log=log,
        names=list(ABILITIES),
        languages=room.languages,
        sections=[(entry.key, entry.name(ask.voice.language)) for entry in _sections(ask)],
    )


def _sections(ask: Ask) -> tuple[Entry, ...]:
    return ask.newsroom.registers.entries("section")


def _change(ask: Ask) -> Response:
    form, accounts = ask.form(), ask.newsroom.accounts
    languages = tuple(code for code in ask.newsroom.languages if form.get(f"in-{code}"))
    words = [text(form.get(name), 100) for name in ("name", "shown", "role", "email", "speaks")]
    sections = tuple(entry.key for entry in _sections(ask) if form.get(f"of-{entry.key}"))
    member = Member(words[0].lower(), words[1] or words[0], words[2], words[3], languages, words[4], sections)
    try:
        if form.get("what") == "open":
            accounts.open(member, form.get("password", ""))
        elif member.role in ABILITIES:
            accounts.change(member, closed=form.get("closed") == "yes")
            if form.get("password"):
                accounts.set_password(member, form["password"])
            if form.get("second") == "off":
                accounts.end_second(member.name)
    except Declined as trouble:
        return _all(ask, ask.voice.say(trouble.message, **trouble.values), trouble.status)
    ask.newsroom.records.note(ask.who.name, "account of " + member.name, f"{form.get('what')} {member.role}")
    return go("/accounts")


ADDRESSES = (
    Address("GET", "/-desk/sign-in", ANYONE, _sign_in_page),
    Address("POST", "/-desk/sign-in", ANYONE, _sign_in, 10_000),
    Address("POST", "/-desk/api/sign-in", ANYONE, _sign_in_again, 10_000),
    Address("POST", "/-desk/language", ANYONE, _speak, 10_000),
    Address("POST", "/-desk/sign-out", READ, _sign_out, 10_000),
    Address("GET", "/-desk/account", READ, _own),
    Address("POST", "/-desk/account", READ, _change_own, 10_000),
    Address("GET", "/-desk/accounts", ADMINISTER, _all),
    Address("POST", "/-desk/accounts", ADMINISTER, _change, 10_000),
)
