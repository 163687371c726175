"""The desk's records: accounts, sessions, drafts, readers' letters and the log, in one SQLite file beside the site."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

TABLES = """
CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, shown TEXT, role TEXT, email TEXT, languages TEXT,
  speaks TEXT, password TEXT, totp TEXT, totp_used INTEGER DEFAULT 0, closed INTEGER DEFAULT 0,
  sections TEXT DEFAULT '');
CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, name TEXT, token TEXT, began REAL, seen REAL, agent TEXT);
CREATE TABLE IF NOT EXISTS attempt (who TEXT, at REAL);
CREATE TABLE IF NOT EXISTS log (number INTEGER PRIMARY KEY AUTOINCREMENT, at REAL, who TEXT, what TEXT, on_what TEXT);
CREATE TRIGGER IF NOT EXISTS log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
CREATE TRIGGER IF NOT EXISTS log_is_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
CREATE TABLE IF NOT EXISTS text (digest TEXT PRIMARY KEY, words TEXT, used REAL);
CREATE TABLE IF NOT EXISTS draft (tab TEXT, piece TEXT, lang TEXT, who TEXT, base TEXT, words TEXT, at REAL, seen REAL,
  PRIMARY KEY (tab, piece, lang));
CREATE TABLE IF NOT EXISTS presence (tab TEXT PRIMARY KEY, piece TEXT, who TEXT, seen REAL);
CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS timed (place TEXT PRIMARY KEY, at REAL, who TEXT);
CREATE TABLE IF NOT EXISTS letter (number INTEGER PRIMARY KEY AUTOINCREMENT, at REAL, lang TEXT, digest TEXT,
  done REAL DEFAULT 0, who TEXT DEFAULT '', piece TEXT DEFAULT '', kind TEXT, name TEXT, email TEXT, title TEXT,
  day TEXT, place TEXT, words TEXT);
"""
KEPT_FOR = 60 * 24 * 3600.0
"""Seconds for which a text is kept that some open page may have been made of."""
OLD_TEXTS = "DELETE FROM text WHERE used < (SELECT MAX(used) FROM text) - ? AND digest NOT IN (SELECT base FROM draft)"
"""Old is what is older than the newest, whatever the clock says at the moment: it may be wrong."""


class Records:
    """The file; safe from any thread. What is written is on the disk when a method returns."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignored = path.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n")
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        path.chmod(0o600)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(TABLES)
        if "sections" not in {
            row[1] for row in self.rows("PRAGMA table_info(account)")
        }:  # an older desk's file
            self.write("ALTER TABLE account ADD COLUMN sections TEXT DEFAULT ''")
        self.write(OLD_TEXTS, KEPT_FOR)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        return next(iter(self.rows(query, *values)), None)

    def write(self, query: str, *values: Any) -> int:
        """How many rows it changed."""
        with self._lock:
            return self._connection.execute(query, values).rowcount

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written within is written all or not at all."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    # Texts that pages were made of

    def keep_text(self, words: str) -> str:
        """Keep a text, and give the digest that it is known by."""
        name = version(words)
        self.write("INSERT OR REPLACE INTO text VALUES (?, ?, ?)", name, words, time.time())
        return name

    def text(self, digest: str) -> str | None:
        """A text that was kept; None where there is none of that digest."""
        found = self.row("SELECT words FROM text WHERE digest = ?", digest)
        return found[0] if found else None

    # The log, and what is secret

    def note(self, who: str, what: str, on_what: str = "") -> None:
        """Write a line of the log; none is ever changed."""
        self.write(
            "INSERT INTO log (at, who, what, on_what) VALUES (?, ?, ?, ?)", time.time(), who, what, on_what
        )

    def secret(self, name: str, make: bytes) -> bytes:
        """The secret of that name, which is `make` when it is first asked for."""
        self.write("INSERT OR IGNORE INTO secret VALUES (?, ?)", name, make)
        found = self.row("SELECT value FROM secret WHERE name = ?", name)
        assert found
        return bytes(found[0])


def version(words: str) -> str:
    """What a text is known by."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
