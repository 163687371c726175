"""Web archives (WARC, ISO 28500): the pages in them as sources, all else on the shelf. warcio reads and writes them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from nhipcau.importing.shelf import SavedFiles, known_as
from nhipcau.importing.values import Saved

TEXTS = ("text/html", "application/xhtml", "text/plain", "text/markdown", "application/xml", "text/xml")
LARGEST = 50_000_000
"""Bytes of one page."""
CHUNK = 65_536


def is_warc(path: Path) -> bool:
    return path.is_file() and path.name.lower().endswith((".warc", ".warc.gz", ".arc", ".arc.gz"))


def saved_in(path: Path, shelf: SavedFiles, fault: Callable[[str, str], None]) -> Iterator[Saved]:
    """The pages of an archive, each once, the last that was fetched; redirections and errors are none."""
    places: dict[str, tuple[int, str]] = {}
    for address, offset, media in _responses(path, fault):
        places[known_as(address)] = (offset, media)
        if not media.startswith(TEXTS):
            shelf.held[known_as(address)] = partial(_body, path, offset)
    for offset, media in sorted(places.values()):
        if media.startswith(TEXTS):
            with _record(path, offset) as record:
                data = record.content_stream().read(LARGEST) if record else b""
                address = _address(record) if record else ""
                charset = _charset(record) if record else ""
            if data:
                yield Saved(address, address, media, charset, data=data)


def _responses(path: Path, fault: Callable[[str, str], None]) -> Iterator[tuple[str, int, str]]:
    """(address, offset, media type) of every response that brought something; a damaged end is noted."""
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        try:
            for record in records:
                status = record.http_headers.get_statuscode() if record.http_headers else ""
                if record.rec_type in ("response", "resource") and (status or "200").startswith("2"):
                    yield _address(record), records.get_record_offset(), _media(record)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, UnicodeError, AttributeError):
            fault(path.name, "unreadable")  # what stands before is whole
        else:
            if not _is_whole(path):
                fault(path.name, "unreadable")
        finally:
            records.close()


def _address(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _media(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _charset(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    _, _, told = str(headers.get_header("Content-Type") or "").partition("charset=")
    return told.strip("\"' ;").lower()


@contextmanager
def _record(path: Path, offset: int) -> Iterator[Any]:
    """The record at that place; None where there is none."""
    with path.open("rb") as file:
        file.seek(offset)
        records = ArchiveIterator(file)
        try:
            yield next(iter(records), None)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError):
            yield None
        finally:
            records.close()


def _body(path: Path, offset: int) -> bytes:
    with _record(path, offset) as record:
        return bytes(record.content_stream().read(LARGEST)) if record else b""


def mend(path: Path) -> None:
    """Cut a compressed archive after its last whole record."""
    whole = _whole(path)
    if whole < path.stat().st_size:
        with path.open("r+b") as file:
            file.truncate(whole)


def _is_whole(path: Path) -> bool:
    """Whether an archive ends where a record does."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(2) == b"\x1f\x8b":
            return _whole(path) == size
        file.seek(max(0, size - 4))
        return size == 0 or file.read(4) == b"\r\n\r\n"


def _whole(path: Path) -> int:
    """How many bytes of a compressed archive are whole records: each is a gzip member of its own."""
    whole = at = 0
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            while chunk:
                try:
                    member.decompress(chunk)
                except zlib.error:
                    return whole
                at += len(chunk) - len(member.unused_data)
                chunk = member.unused_data
                if member.eof:
                    whole, member = at, zlib.decompressobj(zlib.MAX_WBITS | 16)
    return whole
