"""Films and sound for tests: the least that is one, made of its parts; and a site that shows them."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from PIL import Image

from tests.exact.workshop import Workshop

FILM = '![Cầu](cau.mp4 "Trên cầu. Phim: An")'
THEIRS = '![Múa](https://www.youtube.com/watch?v=abcdefghijk){poster="mua.jpg"}'
KEY = "2024-05-01-phim"


def mp4(
    width: int = 640, height: int = 360, seconds: int = 9, sound: bool = True, kept: bytes = b"avc1"
) -> bytes:
    """A film whose index says so much, and that has nothing to show."""
    tracks = [_track(b"vide", kept, width, height)] + ([_track(b"soun", b"mp4a", 0, 0)] if sound else [])
    head = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80))
    return (
        _box(b"ftyp", b"isom" + bytes(12)) + _box(b"mdat", b"0" * 99) + _box(b"moov", head + b"".join(tracks))
    )


def webm(seconds: float = 12.0, sound: bool = False) -> bytes:
    """A film of 320 to 180 pixels."""
    picture = _element(
        0xAE, _element(0x83, b"\x01") + _element(0xE0, _element(0xB0, b"\x01\x40") + _element(0xBA, b"\xb4"))
    )
    heard = _element(0xAE, _element(0x83, b"\x02")) if sound else b""
    info = _element(
        0x1549A966, _element(0x2AD7B1, b"\x0f\x42\x40") + _element(0x4489, struct.pack(">d", seconds * 1000))
    )
    segment = _element(0x18538067, info + _element(0x1654AE6B, picture + heard))
    return _element(0x1A45DFA3, _element(0x4282, b"webm")) + segment


def vtt(*said: str) -> str:
    """Captions, a second each."""
    cues = (f"00:00:0{at}.000 --> 00:00:0{at}.900\n{words}\n" for at, words in enumerate(said))
    return "WEBVTT\n\n" + "\n".join(cues)


def site(folder: Path, **settings: Any) -> Workshop:
    """A story with a film of its own and one of others, and one with neither."""
    quiet = {"SOCIAL_CARDS": False, "SEARCH": False}
    shop = Workshop(folder, settings={**quiet, "FILM_SERVICES": ["youtube"], **settings})
    shop.registries()
    story = shop.story(KEY, body=f"{FILM}\n\nChữ.\n\n{THEIRS}")
    shop.story("2024-05-02-khong-phim")
    (story / "cau.mp4").write_bytes(mp4())
    for lang, words in (("vi", "Xin chào."), ("en", "Good day.")):
        (story / f"cau.{lang}.vtt").write_text(vtt(words), encoding="utf-8")
    for name in ("cau.jpg", "mua.jpg"):
        Image.new("RGB", (900, 500), "red").save(story / name)
    return shop


def _track(handler: bytes, kept: bytes, width: int, height: int) -> bytes:
    head = _box(b"tkhd", bytes(76) + struct.pack(">II", width << 16, height << 16))
    table = _box(b"stbl", _box(b"stsd", bytes(8) + struct.pack(">I", 16) + kept + bytes(8)))
    inner = _box(b"hdlr", bytes(8) + handler + bytes(12)) + _box(b"minf", table)
    return _box(b"trak", head + _box(b"mdia", inner))


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data) + 8, kind) + data


def _element(kind: int, data: bytes) -> bytes:
    """An element of EBML, its size in four bytes."""
    name = kind.to_bytes((kind.bit_length() + 7) // 8, "big")
    return name + (0x10000000 | len(data)).to_bytes(4, "big") + data
