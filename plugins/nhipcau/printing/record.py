"""The record: what the press knows of every file it wrote, and of the last build, in SQLite.

A row says: these bytes were made from that digest, and the file then had this size and time of change. A row is
believed only while the file still has both, so a record that is old, or says too little, costs time and never an untrue
page. One that is missing, broken, of another version or of another folder is started anew.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple, TypeVar

from nhipcau.printing.report import BuildReport

T = TypeVar("T")

VERSION = 2
FILE = "press.sqlite"
PATIENCE = 30
"""Seconds to wait for someone who reads the record."""

_TABLES = """
CREATE TABLE outputs (
    path TEXT PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class FileRow(NamedTuple):
    """A file as the press left it: the digest of what it was made from, that of its bytes, its size and time (ns)."""

    digest: bytes
    content: bytes
    size: int
    mtime: int


class Unusable(sqlite3.DatabaseError):
    """A record of another version, or of another folder."""


class Record:
    """The record of one output folder, in the cache folder. Nothing stays open between two calls."""

    def __init__(self, cache: Path, folder: Path) -> None:
        self.file = cache / FILE
        """Where it lies."""
        self._folder = str(folder.resolve())

    def rows(self) -> dict[str, FileRow]:
        """What is known, by path."""

        def read(connection: sqlite3.Connection) -> dict[str, FileRow]:
            found = connection.execute("SELECT path, digest, content, size, mtime FROM outputs")
            return {path: FileRow(*known) for path, *known in found}

        return self._with(read)

    def save(self, rows: Iterable[tuple[str, FileRow]], gone: Iterable[str] = ()) -> None:
        """Write down files that are in place now, and strike out those that are gone. All of it, or nothing."""
        values, struck = [(path, *row) for path, row in rows], [(path,) for path in gone]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM outputs WHERE path = ?", struck)
            connection.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)", values)

        if values or struck:
            self._with(write)

    def save_report(self, report: BuildReport) -> None:
        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO facts VALUES ('report', ?)", (json.dumps(asdict(report)),)
            )

        self._with(write)

    def _with(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Work on the record; on a new one where the old one turns out to be of no use."""
        try:
            with _transaction(self.file) as connection:
                self._check(connection)
                return work(connection)
        except sqlite3.DatabaseError as fault:
            if getattr(fault, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
        _remove(self.file)
        with _transaction(self.file) as connection:
            self._begin(connection)
            return work(connection)

    def _check(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            raise Unusable
        if connection.execute("SELECT value FROM facts WHERE name = 'folder'").fetchone() != (self._folder,):
            raise Unusable

    def _begin(self, connection: sqlite3.Connection) -> None:
        for statement in filter(str.strip, _TABLES.split(";")):
            connection.execute(statement)
        connection.execute("INSERT INTO facts VALUES ('folder', ?)", (self._folder,))
        connection.execute(f"PRAGMA user_version = {VERSION}")


def last_report(cache: str | Path) -> BuildReport | None:
    """How the last build went that used this cache folder; None where nobody knows."""
    file = Path(cache) / FILE
    if not file.is_file():
        return None
    try:
        with _transaction(file) as connection:
            found = connection.execute("SELECT value FROM facts WHERE name = 'report'").fetchone()
        return BuildReport(**json.loads(found[0])) if found else None
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return None


@contextmanager
def _transaction(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        # No waiting for the disk: a killed process loses nothing by it, and what a power cut takes is made again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


def _remove(file: Path) -> None:
    if file.is_dir():
        shutil.rmtree(file)
    for each in (file, file.with_name(f"{file.name}-journal")):
        each.unlink(missing_ok=True)
