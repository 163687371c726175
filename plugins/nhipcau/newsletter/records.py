"""The records of the newsletter: who gets it, and what became of each letter, in one SQLite file beside the site."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nhipcau.newsletter.issue import Issue

FOLDER = ".newsletter"
WAITING, ACTIVE, LEFT, BOUNCED = "waiting", "active", "left", "bounced"
"""Of a subscriber: asked and not confirmed, gets it, does not want it any more, cannot be reached."""
DUE, SENDING, SENT, REFUSED, UNKNOWN = "due", "sending", "sent", "refused", "unknown"
"""Of a letter: to be sent, being handed over, taken by a server, refused by it for good, and handed over when this was
killed: nobody knows whether it was taken, and so it is not sent twice."""
TABLES = """
CREATE TABLE IF NOT EXISTS subscriber (address TEXT PRIMARY KEY COLLATE NOCASE, lang TEXT, state TEXT, token TEXT
  UNIQUE, asked REAL, changed REAL);
CREATE TABLE IF NOT EXISTS issue (number INTEGER PRIMARY KEY, lang TEXT, day TEXT, subject TEXT, html TEXT, text TEXT,
  UNIQUE (lang, day));
CREATE TABLE IF NOT EXISTS letter (issue INTEGER, address TEXT COLLATE NOCASE, state TEXT, tries INTEGER, told TEXT,
  PRIMARY KEY (issue, address));
"""


@dataclass(frozen=True, slots=True)
class Subscriber:
    address: str
    lang: str
    state: str
    token: str
    asked: float
    """When a letter last asked for a confirmation, in seconds; 0 where none did."""


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """An issue as it was made: what is each reader's own has the place `{token}` in it."""

    number: int
    lang: str
    subject: str
    html: str
    text: str


class SubscriberRecords:
    """The file; safe from any thread. What is written is on the disk when a method returns."""

    def __init__(self, root: Path) -> None:
        folder = root / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / ".gitignore").write_text("*\n")
        self._lock = threading.RLock()
        path = folder / "newsletter.sqlite"
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        path.chmod(0o600)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(TABLES)

    def _do(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    # Subscribers

    def subscriber(self, *, address: str = "", token: str = "") -> Subscriber | None:
        """Who has that address, or that token; None where nobody does."""
        query = "SELECT address, lang, state, token, asked FROM subscriber WHERE address = ? OR token = ?"
        return next((Subscriber(*row) for row in self._do(query, address, token)), None)

    def ask(self, address: str, lang: str, now: float) -> Subscriber:
        """Put an address down that has to be confirmed, again where it was known."""
        query = (
            "INSERT INTO subscriber VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT (address) DO UPDATE"
            " SET lang = excluded.lang, state = excluded.state, changed = excluded.changed"
        )
        self._do(query, address, lang, WAITING, secrets.token_urlsafe(24), now)
        found = self.subscriber(address=address)
        assert found
        return found

    def asked(self, address: str, now: float) -> None:
        """Note that a letter asked for the confirmation."""
        self._do("UPDATE subscriber SET asked = ? WHERE address = ?", now, address)

    def become(self, address: str, state: str, now: float) -> None:
        self._do("UPDATE subscriber SET state = ?, changed = ? WHERE address = ?", state, now, address)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many there are, by state and language."""
        rows = self._do("SELECT state, lang, count(*) FROM subscriber GROUP BY state, lang ORDER BY 1, 2")
        return {(state, lang): n for state, lang, n in rows}

    def forget_unconfirmed(self, before: float) -> None:
        """Drop who asked before that moment and never confirmed."""
        self._do("DELETE FROM subscriber WHERE state = ? AND changed < ?", WAITING, before)

    # Issues and letters

    def keep_issue(self, made: Issue, html: str, text: str) -> KeptIssue:
        """The issue of that language and day, as it was first made; with a letter for everybody who gets it."""
        row = (made.lang, made.day, made.subject, html, text)
        self._do("INSERT OR IGNORE INTO issue (lang, day, subject, html, text) VALUES (?, ?, ?, ?, ?)", *row)
        query = "SELECT number, lang, subject, html, text FROM issue WHERE lang = ? AND day = ?"
        kept = KeptIssue(*self._do(query, made.lang, made.day)[0])
        self._do(
            "INSERT OR IGNORE INTO letter SELECT ?, address, ?, 0, '' FROM subscriber WHERE state = ? AND lang = ?",
            *(kept.number, DUE, ACTIVE, made.lang),
        )
        return kept

    def unfinished(self) -> list[KeptIssue]:
        """The issues that have letters to send."""
        query = (
            "SELECT number, lang, subject, html, text FROM issue WHERE number IN"
            " (SELECT issue FROM letter WHERE state = ?) ORDER BY number"
        )
        return [KeptIssue(*row) for row in self._do(query, DUE)]

    def due(self, issue: int) -> list[Subscriber]:
        """Who is still to get an issue; whoever has left meanwhile is not."""
        query = (
            "SELECT s.address, s.lang, s.state, s.token, s.asked FROM letter l JOIN subscriber s USING (address)"
            " WHERE l.issue = ? AND l.state = ? AND s.state = ? ORDER BY s.address"
        )
        return [Subscriber(*row) for row in self._do(query, issue, DUE, ACTIVE)]

    def mark(self, issue: int, address: str, state: str, told: str = "") -> None:
        """Say what becomes of a letter, and what the server told."""
        query = "UPDATE letter SET state = ?, told = ?, tries = tries + ? WHERE issue = ? AND address = ?"
        self._do(query, state, told, int(state == SENDING), issue, address)

    def recover(self) -> list[str]:
        """The addresses of letters that were being handed over when a process was killed; they are not sent again."""
        found = [address for (address,) in self._do("SELECT address FROM letter WHERE state = ?", SENDING)]
        self._do("UPDATE letter SET state = ? WHERE state = ?", UNKNOWN, SENDING)
        return found

    def letters(self, issue: int) -> Iterable[tuple[str, str, str]]:
        """The letters of an issue: the address, what became of it, and what the server told."""
        return [
            (address, state, told)
            for address, state, told in self._do(
                "SELECT address, state, told FROM letter WHERE issue = ? ORDER BY address", issue
            )
        ]
