"""Lines of a web server's log in nginx's format "combined", which Apache and Caddy can write, too."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

LONGEST = 65_536
"""Bytes of a line at most: nginx takes no request that makes a longer one."""
MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)  # noqa: SIM905
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """A question and how it was answered. `at` is aware, `path` decoded and without its query."""

    visitor: str
    at: datetime
    method: str
    path: str
    status: int
    agent: str


@cache
def _combined() -> re.Pattern[str]:
    quoted = r'"((?:[^"\\]|\\.)*)"'
    moment = r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})"
    return re.compile(rf"(\S+) \S+ .*? \[{moment}\] {quoted} (\d{{3}}) (?:\d+|-) {quoted} {quoted}\s*")


def parsed(line: str) -> LogLine | None:
    """What a line says; None where it is none of that format, or cut."""
    found = _combined().fullmatch(line)
    if found is None:
        return None
    visitor, day, month, year, hour, minute, second, offset, request, status, _, agent = found.groups()
    words = request.split(" ")
    if len(words) != 3:
        return None
    try:
        told = f"{year}-{MONTHS[month]:02d}-{day}T{hour}:{minute}:{second}{offset[:3]}:{offset[3:]}"
        at, path = datetime.fromisoformat(told), unquote(urlsplit(words[1]).path)
    except (KeyError, ValueError):
        return None
    return LogLine(visitor, at, words[0], path, int(status), agent)


def lines_of(file: Path) -> Iterator[LogLine | None]:
    """The lines of a log, compressed by gzip or not; None for each that is none, and at the end of what is cut or
    damaged. Raises OSError where there is no file."""
    with file.open("rb") as plain:
        packed = plain.read(2) == b"\x1f\x8b"
        plain.seek(0)
        source: IO[bytes] | gzip.GzipFile = gzip.GzipFile(fileobj=plain) if packed else plain
        try:
            yield from _read(source)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            yield None


def _read(source: IO[bytes] | gzip.GzipFile) -> Iterator[LogLine | None]:
    whole = True
    while line := source.readline(LONGEST):
        began, whole = whole, line.endswith(b"\n")
        if began and whole:
            yield parsed(line.decode("utf-8", "replace"))
        elif whole:  # the end of one that was too long
            yield None
    if not whole:
        yield None
