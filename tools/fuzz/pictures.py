"""Files that lie beside texts: sound ones of every kind, to be damaged, and drawings that are up to something.

What a kind is, reading says (`reading/photos.py`): one that has no example here begins as a few bytes of nothing.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, features

from nhipcau.model.photos import CONVERTED, RASTER
from nhipcau.reading.photos import OTHER
from tests import recorded
from tools.fuzz.hostile import bitten

FORMATS = {
    "jpg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WEBP",
    "tiff": "TIFF",
    "bmp": "BMP",
    "avif": "AVIF",
}
SHOWN = (*FORMATS, "svg", "mp4", "webm", "m4a", "mp3", "vtt")
"""The endings of what pages show, which is tried more often than what they only link to."""
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="{{box}}">{{within}}</svg>'
BOXES = ("0 0 10 10", "0 0 0 0", "0 0 NaN 1e999", "0 0 -5 5", "", "a b c d", "0 0 1e9 1e9", "0,0,5,5")
WITHIN = (
    "<rect width='5' height='5'/>",
    "<script>x-chim-x</script>",
    "<rect onload='x-chim-x'/>",
    "<a xlink:href='javascript:x-chim-x'><text>x</text></a>",
    "<image href='https://evil.example/x.png'/>",
    "<style>@import url(https://evil.example/x.css);</style>",
    "<rect style='fill:url(https://evil.example/#a)'/>",
    "<rect style='background:image-set(\"https://evil.example\")'/>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><p>x</p></body></foreignObject>",
    "<use href='#a' id='a'/>",
    "<animate attributeName='href' values='javascript:x-chim-x'/>",
    "<set attributeName='onclick' to='x-chim-x'/>",
    "<g>" * 3000,
    "<text>&#1;</text>",
    "<text>&x;</text>",
    "<path d='" + "M0 0" * 5000 + "'/>",
)
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
SAME = {
    "jpeg": "jpg",
    "jfif": "jpg",
    "tif": "tiff",
    "heif": "heic",
    "oga": "ogg",
    "opus": "ogg",
    "m4v": "mp4",
    "m4a": "mp4",
}
HEADS = {
    "pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "zip": b"PK\x05\x06" + bytes(18),
    "txt": "Văn bản".encode(),
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nXin\n",
    "vtt": f"{recorded.vtt('<v Lan>Xin &amp; chào', 'Tạm <i>biệt</i>')}\nNOTE x\n".encode(),
    "ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00",
    "aac": b"\xff\xf1\x50\x80\x00\x1f\xfc",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "flac": b"fLaC\x00\x00\x00\x22",
    "ogg": b"OggS\x00\x02",
    "mp4": recorded.mp4(),
    "webm": recorded.webm(sound=True),
    "heic": b"\x00\x00\x00\x18ftypheic" + bytes(40),
}
"""What files of a kind begin with, without which nobody looks further."""


def endings() -> tuple[str, ...]:
    """The ending of every file that may lie beside a text."""
    return tuple(sorted(ending[1:] for ending in RASTER | CONVERTED | OTHER))


def begun(ending: str) -> bytes:
    """A file of that ending: sound, where there is an example."""
    same = SAME.get(ending, ending)
    return sound().get(same) or HEADS.get(same) or b"PK\x03\x04" + bytes(40)


def file(chance: Random) -> tuple[str, bytes]:
    """The ending of a name, and what the file holds: sound or damaged, and now and then something else."""
    ending = chance.choice(chance.choice((SHOWN, endings())))
    data = drawing(chance) if ending == "svg" else begun(ending)
    if chance.random() < 0.7:
        data = bitten(chance, data)
    if chance.random() < 0.1:
        ending = chance.choice((*SHOWN, "JPG", "md", "html", "exe"))
    return ending, data if chance.random() > 0.03 else b""


def drawing(chance: Random) -> bytes:
    within = "".join(chance.choice(WITHIN) for _ in range(chance.randint(1, 3)))
    told = SVG.format(box=chance.choice(BOXES), within=within)
    return ((ENTITIES if chance.random() < 0.1 else "") + told).encode()


@cache
def sound() -> dict[str, bytes]:
    """A small sound picture in each format, by the ending of its name; "gif" moves."""
    found = {}
    frames = [Image.effect_noise((48, 32), 60 + n).convert("RGB") for n in range(3)]
    for ending, format in FORMATS.items():
        if ending == "avif" and not features.check("avif"):
            continue
        out = BytesIO()
        if ending == "gif":
            frames[0].save(out, format, save_all=True, append_images=frames[1:])
        else:
            frames[0].save(out, format)
        found[ending] = out.getvalue()
    return found
