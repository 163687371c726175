"""Accounts and sessions: passwords by argon2id, a second factor, limits on guessing."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from nhipcau.desk.codes import code_step
from nhipcau.desk.declined import Declined
from nhipcau.desk.records import Records
from nhipcau.desk.roles import ABILITIES, Member
from nhipcau.reading.source import N_

HASHER = PasswordHasher()
"""Argon2id, as RFC 9106 recommends it where memory is scarce."""
SHORTEST = 10
"""Characters of a password."""
TRIES, WHILE = 8, 900.0
"""How many wrong passwords an account, and an address, may be given in how many seconds."""
IDLE, LONGEST = 12 * 3600.0, 30 * 24 * 3600.0
"""Seconds after which a session ends that nobody uses, and after which any does."""
NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in; `token` goes with everything that changes something."""

    id: str
    token: str
    member: Member


class Accounts:
    """The accounts in some records. `clock` gives seconds, as `time.time`."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.time) -> None:
        self._records, self._clock = records, clock
        self._hasher = HASHER
        self._nobody = self._hasher.hash(secrets.token_hex())

    @property
    def any(self) -> bool:
        return self._records.row("SELECT 1 FROM account WHERE closed = 0 LIMIT 1") is not None

    def all(self) -> list[tuple[Member, bool]]:
        """Everybody, with whether the account is closed."""
        rows = self._records.rows(
            "SELECT name, shown, role, email, languages, speaks, sections, closed FROM account ORDER BY name"
        )
        return [(_member(row[:7]), bool(row[7])) for row in rows]

    def member(self, name: str) -> Member | None:
        row = self._records.row(
            "SELECT name, shown, role, email, languages, speaks, sections FROM account WHERE name = ? AND closed = 0",
            name,
        )
        return _member(row) if row else None

    def open(self, member: Member, password: str) -> None:
        """A new account. Declined where its name or password will not do, or somebody has it."""
        if not NAME.fullmatch(member.name):
            raise Declined(N_("A name for signing in is made of a-z, 0-9, dots and hyphens."))
        if member.role not in ABILITIES:
            raise Declined(N_("There is no role “{role}”."), role=member.role)
        hashed = self._hashed(password, member)
        done = self._records.write(
            "INSERT OR IGNORE INTO account (name, shown, role, email, languages, speaks, sections, password, totp)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
            member.name,
            member.shown,
            member.role,
            member.email,
            " ".join(member.languages),
            member.speaks,
            " ".join(member.sections),
            hashed,
        )
        if not done:
            raise Declined(N_("There is an account “{name}” already."), name=member.name)

    def change(self, member: Member, closed: bool) -> None:
        """Another role, or another name for people. Declined where no administrator would be left."""
        with self._records.together():
            self._records.write(
                "UPDATE account SET shown = ?, role = ?, email = ?, languages = ?, speaks = ?, sections = ?,"
                " closed = ?"
                " WHERE name = ?",
                member.shown,
                member.role,
                member.email,
                " ".join(member.languages),
                member.speaks,
                " ".join(member.sections),
                int(closed),
                member.name,
            )
            left = self._records.row("SELECT 1 FROM account WHERE role = 'administrator' AND closed = 0")
            if left is None:
                raise Declined(N_("There must be one administrator at least."))
            if closed:
                self._records.write("DELETE FROM session WHERE name = ?", member.name)

    def set_password(self, member: Member, password: str, keep: str = "") -> None:
        """A new password; it ends all sessions but the one to keep."""
        hashed = self._hashed(password, member)
        self._records.write("UPDATE account SET password = ? WHERE name = ?", hashed, member.name)
        self._records.write("DELETE FROM session WHERE name = ? AND id != ?", member.name, _kept(keep))

    def _hashed(self, password: str, member: Member) -> str:
        if len(password) < SHORTEST:
            raise Declined(N_("A password has {n} characters at least."), n=SHORTEST)
        if member.name in password.lower():
            raise Declined(N_("A password must not hold the name."))
        return self._hasher.hash(password)

    # Signing in

    def sign_in(self, name: str, password: str, code: str, address: str, agent: str) -> Session:
        """A new session. Declined, which does not say what was wrong, where the words do not fit."""
        name, now = name.strip().lower(), self._clock()
        self._refuse_guessing((name, address), now)
        row = self._records.row(
            "SELECT password, totp, totp_used FROM account WHERE name = ? AND closed = 0", name
        )
        hashed, totp, used = row or (self._nobody, "", 0)
        right = self._fits(hashed, password) and row is not None
        step = code_step(totp, code, now) if totp else 0
        if right and totp and not code:
            raise Declined(N_("Give the code from your telephone, too."))
        if not right or (totp and step <= used):
            for who in (name, address):
                self._records.write("INSERT INTO attempt VALUES (?, ?)", who, now)
            self._records.note(name[:40], "sign-in refused", address)
            raise Declined(N_("Name, password or code are not right."))
        if totp:
            self._records.write("UPDATE account SET totp_used = ? WHERE name = ?", step, name)
        return self._begin(name, now, agent)

    def _begin(self, name: str, now: float, agent: str) -> Session:
        id, token = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._records.write(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)", _kept(id), name, token, now, now, agent[:200]
        )
        self._records.note(name, "signed in")
        member = self.member(name)
        assert member
        return Session(id, token, member)

    def _refuse_guessing(self, whose: tuple[str, str], now: float) -> None:
        self._records.write("DELETE FROM attempt WHERE at < ? OR at > ?", now - WHILE, now + WHILE)
        for who in whose:
            row = self._records.row("SELECT count(*) FROM attempt WHERE who = ?", who)
            if row and row[0] >= TRIES:
                raise Declined(N_("Too many wrong attempts: try again in a quarter of an hour."))

    def _fits(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def session(self, id: str) -> Session | None:
        """Who has that session; None where there is none, or it has ended."""
        now = self._clock()
        row = (
            self._records.row("SELECT name, token, began, seen FROM session WHERE id = ?", _kept(id))
            if id
            else None
        )
        if row is None:
            return None
        name, token, began, seen = row
        member = self.member(name)
        if member is None or now - seen > IDLE or now - began > LONGEST:
            self._records.write("DELETE FROM session WHERE id = ?", _kept(id))
            return None
        if now - seen > 60:
            self._records.write("UPDATE session SET seen = ? WHERE id = ?", now, _kept(id))
        return Session(id, token, member)

    def sessions(self, name: str) -> list[tuple[str, float, float, str]]:
        """The sessions of an account: what each is kept as, when it began and was used last, and by what browser."""
        query = "SELECT id, began, seen, agent FROM session WHERE name = ? ORDER BY seen DESC"
        return [
            (str(row[0]), float(row[1]), float(row[2]), str(row[3]))
            for row in self._records.rows(query, name)
        ]

    def end(self, id: str) -> None:
        self._records.write("DELETE FROM session WHERE id = ?", _kept(id))

    def end_kept(self, kept: str, name: str) -> None:
        """End a session by what it is kept as, if it is of that account."""
        self._records.write("DELETE FROM session WHERE id = ? AND name = ?", kept, name)

    # The second factor

    def has_second(self, name: str) -> bool:
        row = self._records.row("SELECT totp FROM account WHERE name = ?", name)
        return bool(row and row[0])

    def begin_second(self, name: str, secret: str, code: str) -> None:
        """Ask for a code from now on. Declined where the first one is not right."""
        if not code_step(secret, code, self._clock()):
            raise Declined(N_("That code is not right. The telephone's clock must be right."))
        self._records.write("UPDATE account SET totp = ? WHERE name = ?", secret, name)
        self._records.note(name, "second factor on")

    def end_second(self, name: str) -> None:
        self._records.write("UPDATE account SET totp = '' WHERE name = ?", name)
        self._records.note(name, "second factor off")


def _kept(id: str) -> str:
    """What is kept of a session's id: who reads the file cannot sign in by it."""
    return sha256(id.encode()).hexdigest()


def _member(row: tuple[str, ...]) -> Member:
    name, shown, role, email, languages, speaks, sections = row
    return Member(name, shown, role, email, tuple(languages.split()), speaks, tuple(sections.split()))
