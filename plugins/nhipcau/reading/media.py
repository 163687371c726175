"""What films, sound and captions say of themselves: their kind by their first bytes, pixels and seconds by their heads.

Only heads are read: a film of a gigabyte costs no more than one of a few kilobytes. MP4 is ISO/IEC 14496-12, WebM
https://www.webmproject.org/docs/container/.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from nhipcau.model.photos import Media
from nhipcau.model.recordings import FILMS, SOUNDS
from nhipcau.reading.source import N_
from nhipcau.reading.webvtt import NoCaptions, said

HEAD = 1 << 20
"""Bytes in which a WebM file has told what it is."""
INDEX = 64 << 20
"""Bytes that the index of an MP4 file may have: that of a film of ten hours has a few."""
MOST_WORDS = 5_000_000
PLAYED = frozenset((b"avc1", b"avc3", b"av01", b"vp08", b"vp09"))
"""The ways in which a film may be kept in MP4 that every browser plays."""
NOT_IT = N_("“{name}” is damaged, or not the film or sound that the end of its name says.")
NO_CAPTIONS = N_("“{name}” has no captions in the form of WebVTT.")
HOLDERS = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl"))


class NotIt(Exception):
    """A file that is not what its ending says."""


def media(path: Path, ending: str) -> Media | None:
    """What a film, a sound or captions say of themselves; None of a file that is none of these."""
    try:
        if ending == ".vtt":
            return Media(said=said(_words(path)))
        if ending == ".txt":
            return Media(
                said=tuple(
                    ("", " ".join(each.split())) for each in _words(path).split("\n\n") if each.strip()
                )
            )
        if ending in FILMS | SOUNDS:
            with path.open("rb") as file:
                return heard(file, ending)
    except NoCaptions:
        return Media(fault=NO_CAPTIONS)
    except (NotIt, struct.error, OverflowError, UnicodeDecodeError):
        return Media(fault=NOT_IT)
    return None


def _words(path: Path) -> str:
    if path.stat().st_size > MOST_WORDS:
        raise NotIt
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def heard(file: BinaryIO, ending: str) -> Media:
    """What a film or a sound says of itself. Raises NotIt, or what `struct` does of numbers that cannot be."""
    head = file.read(16)
    if ending in (".mp4", ".m4v", ".m4a"):
        return _mp4(file, head, ending in FILMS)
    if ending == ".webm":
        file.seek(0)
        return _webm(file.read(HEAD))
    known = {
        ".mp3": head[:3] == b"ID3" or _synced(head, 0xE0),
        ".aac": head[:4] == b"ADIF" or _synced(head, 0xF6, 0xF0),
        ".wav": head[:4] == b"RIFF" and head[8:12] == b"WAVE",
        ".flac": head[:4] == b"fLaC",
    }
    if not known.get(ending, head[:4] == b"OggS"):
        raise NotIt
    return Media()


def _synced(head: bytes, mask: int, wanted: int | None = None) -> bool:
    """Whether a frame of MPEG audio begins there."""
    return head[:1] == b"\xff" and len(head) > 1 and head[1] & mask == (mask if wanted is None else wanted)


def _mp4(file: BinaryIO, head: bytes, film: bool) -> Media:
    if head[4:8] != b"ftyp":
        raise NotIt
    boxes = [*_boxes(_index(file))]
    scale, length = next((_length(data) for kind, data in boxes if kind == b"mvhd"), (0, 0))
    handlers = [data[8:12] for kind, data in boxes if kind == b"hdlr"]
    kept = [data[12:16] for kind, data in boxes if kind == b"stsd"]
    if (b"vide" if film else b"soun") not in handlers:
        raise NotIt
    sizes = [struct.unpack(">II", data[-8:]) for kind, data in boxes if kind == b"tkhd" and len(data) > 80]
    width, height = max(((across >> 16, down >> 16) for across, down in sizes), default=(0, 0))
    seen = [each for each, handler in zip(kept, handlers, strict=False) if handler == b"vide"]
    strange = next((each for each in seen if each not in PLAYED), b"") if film else b""
    return Media(
        width if film else 0,
        height if film else 0,
        round(length / scale) if scale else 0,
        silent=b"soun" not in handlers,
        strange=strange.decode("ascii", "replace"),
    )


def _index(file: BinaryIO) -> bytes:
    """The box `moov`, which may stand before what it is the index of, or after it."""
    at, end = 0, file.seek(0, 2)
    while at + 8 <= end:
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1:
            (size,), header = struct.unpack(">Q", file.read(8)), 16
        size = size or end - at
        if size < header or at + size > end:
            raise NotIt
        if kind == b"moov" and size <= INDEX:
            return file.read(size - header)
        at += size
    raise NotIt


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes in a box, and in those of them that hold others, in order."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > len(data):
            return
        inner = data[at + 8 : at + size]
        yield kind, inner
        if kind in HOLDERS:
            yield from _boxes(inner)
        at += size


def _length(data: bytes) -> tuple[int, int]:
    """The time scale of a film and its length in it."""
    scale, length = struct.unpack_from(">IQ", data, 20) if data[0] else struct.unpack_from(">II", data, 12)
    return scale, length


SEGMENT, INFO, TRACKS, ENTRY, VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
HOLDING = frozenset((SEGMENT, INFO, TRACKS, ENTRY, VIDEO))
SCALE, DURATION, TYPE, WIDE, HIGH = 0x2AD7B1, 0x4489, 0x83, 0xB0, 0xBA


def _webm(data: bytes) -> Media:
    if data[:4] != b"\x1a\x45\xdf\xa3" or b"webm" not in data[:64]:
        raise NotIt
    found = [*_elements(data, 0, len(data))]
    first = dict(reversed(found))
    types = [_whole(value) for kind, value in found if kind == TYPE]
    if 1 not in types:
        raise NotIt
    scale = _whole(first.get(SCALE, b"")) or 1_000_000
    told = first.get(DURATION, b"")
    length = struct.unpack(">f" if len(told) == 4 else ">d", told)[0] if len(told) in (4, 8) else 0
    seconds = round(length * scale / 1e9) if 0 < length * scale < 1e15 else 0
    return Media(_whole(first.get(WIDE, b"")), _whole(first.get(HIGH, b"")), seconds, silent=2 not in types)


def _elements(data: bytes, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The elements of EBML (RFC 8794) that lie there, and what is within those that hold others."""
    while at < end:
        kind, at = _number(data, at, keep=True)
        size, at = _number(data, at, keep=False)
        last = min(at + size, end)
        if kind in HOLDING:
            yield from _elements(data, at, last)
        elif size <= 64:
            yield kind, data[at:last]
        at = last


def _number(data: bytes, at: int, keep: bool) -> tuple[int, int]:
    """A number of varying length, and where it ends; `keep`: with the mark of its length. Unknown means the rest."""
    if at >= len(data) or not data[at]:
        return 0, len(data)
    length = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + length], "big")
    if not keep:
        value &= (1 << 7 * length) - 1
        value = len(data) if value == (1 << 7 * length) - 1 else value
    return value, at + length


def _whole(data: bytes) -> int:
    return int.from_bytes(data[:4], "big")
