"""Isso, which holds the comments: how it is set up, how it is handed a comment, and what it has approved.

https://isso-comments.de/docs/, version 0.14. Of its database, `threads`, `comments` and `preferences` are read.
"""

from __future__ import annotations

import http.client
import json
import secrets
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

FOLDER = ".comments"
APPROVED = 1
PATIENCE = 20.0
"""Seconds for an answer."""
SETTINGS = """[general]
dbpath = {database}
name = site
host = {site}
notify =
[admin]
enabled = true
password = {password}
[moderation]
enabled = true
purge-after = 90d
[server]
listen = http://127.0.0.1:{port}
trusted-proxies = 127.0.0.1
[guard]
enabled = true
ratelimit = 3
direct-reply = 20
require-author = true
[markup]
renderer = mistune
"""
"""A comment of a whole kind (mode 2) waits; who is not read within 90 days is dropped."""


class Refusing(Exception):
    """Isso did not take a comment: 403 where too many come from one place, 0 where it does not answer."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class HeldComment:
    """A comment that Isso has, by where it stands: `server` tells one database from another."""

    server: str
    number: int
    address: str
    name: str
    at: datetime
    text: str
    approved: bool


def set_up(root: Path, site: str, port: int) -> Path:
    """The file of Isso's settings, made where there is none; its password is known to who may read it."""
    folder = root / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    file = folder / "isso.cfg"
    if not file.exists():
        told = {"database": folder / "comments.db", "site": site, "password": secrets.token_urlsafe(16)}
        file.touch(mode=0o600)
        file.write_text(SETTINGS.format(port=port, **told))
    return file


def hand_over(port: int, address: str, title: str, name: str, text: str, visitor: str) -> None:
    """Give Isso a comment to hold. Raises Refusing."""
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/new?uri={quote(address, safe='')}",
        data=json.dumps({"text": text, "author": name, "title": title}).encode(),
        headers={"Content-Type": "application/json", "X-Forwarded-For": visitor},
    )
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            answer.read()
    except urllib.error.HTTPError as bad:
        raise Refusing(bad.code) from bad
    except (OSError, http.client.HTTPException) as bad:
        raise Refusing(0) from bad


def held(root: Path) -> list[HeldComment]:
    """Every comment that Isso has. Raises sqlite3.Error where its database cannot be read; none where there is none."""
    database = root / FOLDER / "comments.db"
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as kept:
        row = kept.execute("SELECT value FROM preferences WHERE key = 'session-key'").fetchone()
        server = sha256(str(row and row[0]).encode()).hexdigest()[:8]
        rows = kept.execute(
            "SELECT c.id, t.uri, c.author, c.created, c.text, c.mode FROM comments c JOIN threads t ON t.id = c.tid"
        ).fetchall()
    return [
        HeldComment(
            server, number, uri, author or "", datetime.fromtimestamp(int(at), UTC), text, mode == APPROVED
        )
        for number, uri, author, at, text, mode in rows
    ]
