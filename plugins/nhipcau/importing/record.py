"""What an import remembers: which sources were read, the articles in them, where each stands, and what was written.

One SQLite file, `import/record.sqlite`. A run that was interrupted goes on where it ended; one that finds nothing new
writes nothing. If it is lost, files that stand already are taken as somebody's work, and left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nhipcau.importing.values import Article, from_json, to_json

VERSION = 2
"""Of what is read from a source. A higher one has every source read again."""
_TABLES = """
create table if not exists sources(name text primary key, stamp text not null, kind text not null);
create table if not exists articles(
    source text not null, place integer not null, name text primary key, article text not null, day text not null
) without rowid;
create index if not exists of_source on articles(source);
create table if not exists keys(name text primary key, key text not null) without rowid;
create table if not exists files(path text primary key, digest text not null) without rowid;
create table if not exists pictures(address text primary key, path text not null) without rowid;
create table if not exists roots(label text primary key, path text not null) without rowid;
create table if not exists faults(
    source text not null, reason text not null, words text not null, note text not null
);
"""


class ImportRecord:
    """The record of a site's imports."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(_TABLES)

    def close(self) -> None:
        self._connection.close()

    def save(self) -> None:
        """What was done until now stays, whatever comes."""
        self._connection.commit()

    def label(self, path: Path) -> str:
        """What sources in a folder, or a file, are called: its name and its folder's, more where another has those.
        A folder that was moved keeps its label."""
        for count in range(2, len(path.parts) + 1):
            label = "/".join(part.strip("/") for part in path.parts[-count:] if part.strip("/"))
            row = self._connection.execute("select path from roots where label = ?", (label,)).fetchone()
            if not row or row[0] == str(path) or not Path(row[0]).exists():
                break
        self._connection.execute("insert or replace into roots values (?, ?)", (label, str(path)))
        return label

    def stamp(self, source: str) -> str:
        """The stamp under which a source was read; "" where it never was."""
        found = self._connection.execute("select stamp from sources where name = ?", (source,)).fetchone()
        return str(found[0]) if found else ""

    def put(self, source: str, stamp: str, kind: str, articles: Iterable[Article], day: str) -> None:
        """The articles of a source in the place of those it had; an article keeps the day on which its count of views
        was read, while the count is the same."""
        before = {article.source: (article, told) for article, told in self._of(source)}
        self._connection.execute("delete from articles where source = ?", (source,))
        for place, article in enumerate(articles):
            known = before.get(article.source)
            told = known[1] if known and known[0].views == article.views else day
            self._connection.execute(
                "insert or replace into articles values (?, ?, ?, ?, ?)",
                (source, place, article.source, to_json(article), told),
            )
        self._connection.execute("insert or replace into sources values (?, ?, ?)", (source, stamp, kind))

    def _of(self, source: str) -> list[tuple[Article, str]]:
        rows = self._connection.execute("select article, day from articles where source = ?", (source,))
        return [(from_json(text), day) for text, day in rows]

    def articles(self) -> Iterator[tuple[Article, str]]:
        """Every article, in the order of the names of their sources, with the day on which it was first read."""
        rows = self._connection.execute("select article, day from articles order by source, place")
        for text, day in rows:
            yield from_json(text), str(day)

    def article(self, name: str) -> tuple[Article, str]:
        """The article of that name; KeyError where there is none."""
        found = self._connection.execute(
            "select article, day from articles where name = ?", (name,)
        ).fetchone()
        if not found:
            raise KeyError(name)
        return from_json(found[0]), str(found[1])

    def fault(self, source: str, reason: str, words: str = "", note: str = "") -> None:
        """Note a source that gave nothing, or a part of one that could not be read."""
        self._connection.execute("insert into faults values (?, ?, ?, ?)", (source, reason, words, note))

    def forgive(self, source: str) -> None:
        """Forget what was wrong with a source: it is read again."""
        self._connection.execute("delete from faults where source = ?", (source,))

    def faults(self) -> list[tuple[str, str, str, str]]:
        """(source, reason, words, note) of all that could not be read."""
        return self._connection.execute("select * from faults order by source, reason, note").fetchall()

    def keys(self) -> dict[str, str]:
        """Under which key each article stands, by its name."""
        return dict(self._connection.execute("select name, key from keys"))

    def place(self, name: str, key: str) -> None:
        self._connection.execute("insert or replace into keys values (?, ?)", (name, key))

    def pictures(self) -> dict[str, str]:
        """Where the picture of an old address was written, by that address."""
        return dict(self._connection.execute("select address, path from pictures"))

    def pictured(self, address: str, path: str) -> None:
        self._connection.execute("insert or replace into pictures values (?, ?)", (address, path))

    def written(self) -> dict[str, str]:
        """The digest with which each file was last written, by its path below the project."""
        return dict(self._connection.execute("select path, digest from files"))

    def wrote(self, path: str, digest: str) -> None:
        self._connection.execute("insert or replace into files values (?, ?)", (path, digest))

    def unwrote(self, path: str) -> None:
        self._connection.execute("delete from files where path = ?", (path,))


@contextmanager
def opened(path: Path, *, dry: bool = False) -> Iterator[ImportRecord]:
    """The record in that file; where the run is a trial, a copy in memory that nobody sees again."""
    if dry:
        connection = sqlite3.connect(":memory:")
        if path.exists():
            source = sqlite3.connect(path)
            source.backup(connection)
            source.close()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path)
    try:
        yield ImportRecord(connection)
    finally:  # each note is of something done: where a run is broken off, they stay, and the next goes on
        if not dry:
            connection.commit()
        connection.close()
