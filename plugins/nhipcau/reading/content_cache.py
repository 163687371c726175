"""The content cache: what reading found in each folder, in SQLite, so that only what changed is read again.

A folder is taken from the cache when its files have the size and time of change they had then, or else the same
bytes. The whole cache is dropped when the code, the settings or a library that reading leans on has changed.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nhipcau.machine.kept import drop, folder
from nhipcau.machine.tree import SETTLED
from nhipcau.model import Piece, Problem, Refused, error
from nhipcau.model.fast_pickling import fast_pickling
from nhipcau.model.plain_pickling import dumps, loads
from nhipcau.reading.counts import Claim
from nhipcau.reading.folder import Mention
from nhipcau.reading.photos import MOST_BYTES
from nhipcau.reading.places import Place
from nhipcau.reading.plain_files import pieces
from nhipcau.reading.source import N_

VERSION = 4
TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS folder (file TEXT PRIMARY KEY, signature BLOB, bytes TEXT, finding BLOB);
CREATE TABLE IF NOT EXISTS body (digest TEXT PRIMARY KEY, html TEXT);
"""


@fast_pickling
@dataclass(frozen=True, slots=True)
class Finding:
    """What reading found in one folder; no `piece` where an error stands in its way."""

    kind: str
    key: str
    piece: Piece[Any] | None
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]
    bodies: tuple[str, ...] = ()
    """Digests of the bodies that the piece needs."""
    claims: tuple[Claim, ...] = ()
    """The years of anniversaries that its texts count."""


Read = tuple[Place, str, Finding, dict[str, str]]
"""A place, the digest of its bytes taken *before* they were read (so that an edit in between shows), what they say,
and the HTML of its bodies by digest."""


class ContentCache:
    """The record of reading in one file. `version` stands for everything that findings depend on but the content."""

    def __init__(self, path: Path, version: str) -> None:
        self.path = path
        folder(path.parent)
        self._version = version
        try:
            self._open(version)
        except sqlite3.DatabaseError as fault:  # truncated, or no database at all
            if _is_the_machines(fault) or not self._there():
                raise
            self._renew()

    def _there(self) -> bool:
        """Whether something is in the way of the cache, or it may at least be written: a cache that is only closed to
        this user is not damaged."""
        return self.path.is_dir() or self.path.is_symlink() or os.access(self.path, os.R_OK | os.W_OK)

    def _renew(self) -> None:
        """Begin anew: nothing in a damaged cache is worth a repair."""
        if self._connection:
            self._connection.close()
        discard(self.path)
        self._open(self._version)

    _connection: sqlite3.Connection = None  # type: ignore[assignment]

    def _open(self, version: str) -> None:
        self._connection = sqlite3.connect(self.path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.executescript(TABLES)
        if self._meta() != {"version": str(VERSION), "of": version}:
            with self._transaction():
                self._connection.execute("DROP TABLE folder")
                self._connection.execute("DROP TABLE body")
                self._connection.execute("DELETE FROM meta")
                rows = (("version", str(VERSION)), ("of", version))
                self._connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
            self._connection.executescript(TABLES)
        self._bodies = {digest for (digest,) in self._connection.execute("SELECT digest FROM body")}

    def _meta(self) -> dict[str, str]:
        return dict(self._connection.execute("SELECT name, value FROM meta"))

    def _transaction(self) -> sqlite3.Connection:
        self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    def findings(self, places: Iterable[Place], began: int) -> dict[str, Finding]:
        """What is known of those places, found since `began` (nanoseconds), and still true, by file."""
        wanted, known, unsigned = {place.file: place for place in places}, {}, []
        try:
            rows = self._connection.execute("SELECT file, signature, bytes, finding FROM folder")
            for file, signature, digest, blob in rows:
                place = wanted.get(file)
                if place is None:
                    continue
                signed = signature == _signed(place)
                if not signed and digest != contents(place):
                    continue
                finding = _loaded(blob)
                if finding and self._bodies.issuperset(finding.bodies):
                    known[file] = finding
                    if not signed and _settled(place, began):
                        unsigned.append(place)
        except sqlite3.DatabaseError as fault:
            if _is_the_machines(fault):
                raise
            self._renew()
            return {}
        for place in unsigned:
            self._sign(place)
        return known

    def _sign(self, place: Place) -> None:
        """From now on that folder's bytes need no second look."""
        self._connection.execute(
            "UPDATE folder SET signature = ? WHERE file = ?", (_signed(place), place.file)
        )

    def keep(self, read: Iterable[Read], began: int) -> None:
        """Add what was read since `began` (nanoseconds)."""
        with self._transaction():
            for place, digest, finding, bodies in read:
                signature = _signed(place) if _settled(place, began) else b""
                row = (place.file, signature, digest, dumps(finding))
                self._connection.execute("INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?)", row)
                self._connection.executemany("INSERT OR REPLACE INTO body VALUES (?, ?)", bodies.items())

    def forget_folders(self, there: set[str]) -> None:
        """Drop every folder but those."""
        stored = {file for (file,) in self._connection.execute("SELECT file FROM folder")}
        with self._transaction():
            rows = [(file,) for file in sorted(stored - there)]
            self._connection.executemany("DELETE FROM folder WHERE file = ?", rows)

    def forget_bodies(self, needed: set[str]) -> None:
        """Drop every body that no piece needs any more."""
        stored = {digest for (digest,) in self._connection.execute("SELECT digest FROM body")}
        with self._transaction():
            rows = [(digest,) for digest in sorted(stored - needed)]
            self._connection.executemany("DELETE FROM body WHERE digest = ?", rows)

    def close(self) -> None:
        self._connection.close()


class Bodies:
    """The HTML of bodies by digest, for any process: each opens the cache for itself, since SQLite must not be
    carried over a fork."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self._lent: Mapping[str, str] = {}

    def lend(self, bodies: Mapping[str, str]) -> None:
        """Give some bodies besides, in this process, that the cache does not have yet."""
        self._lent = bodies

    def __call__(self, digest: str) -> str:
        """The HTML of one body; KeyError where the cache has none of that digest."""
        if digest in self._lent:
            return self._lent[digest]
        if self._process != os.getpid():
            self._connection = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)
            self._process = os.getpid()
        try:
            row = self._connection.execute("SELECT html FROM body WHERE digest = ?", (digest,)).fetchone()
        except sqlite3.DatabaseError:
            row = ("",)
        if row is None:
            raise KeyError(digest)
        html: str = row[0]
        if body_digest(html) != digest:
            discard(self._path)
            message = N_("The record of what was read is damaged, and was thrown away.")
            raise Refused((error(str(self._path), 0, "", message, N_("Build again.")),))
        return html


def discard(path: Path) -> None:
    """Delete a cache, with all that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        drop(Path(f"{path}{suffix}"))


MACHINE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
)


def _is_the_machines(fault: sqlite3.DatabaseError) -> bool:
    """Whether the cache is as it should be, and it is the machine that refuses."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF in MACHINE


def body_digest(html: str) -> str:
    """What a body is known by."""
    return blake2b(html.encode(), digest_size=16).hexdigest()


def contents(place: Place) -> str:
    """A digest of all bytes in a folder, and of their names."""
    digest = blake2b(digest_size=16)
    folder = str(place.path)
    for name, size, _ in place.signature:
        digest.update(f"{name}\0{size}\0".encode())
        if size <= MOST_BYTES:
            for piece in pieces(f"{folder}/{name}"):
                digest.update(piece)
    return digest.hexdigest()


def now() -> int:
    """Nanoseconds on the clock that files are dated with."""
    return time.time_ns()


def _settled(place: Place, began: int) -> bool:
    return place.newest < began - SETTLED


def _signed(place: Place) -> bytes:
    return marshal.dumps(place.signature, 2)


def _loaded(blob: bytes) -> Finding | None:
    try:
        found = loads(blob)
    except Exception:  # whatever a damaged pickle raises: it is read again
        return None
    return found if isinstance(found, Finding) else None
