"""Pictures: where they lie, what they are called, and those that lie in the text itself (`data:`)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from nhipcau.convert.tree import Node
from nhipcau.convert.values import Left, Picture

SUFFIXES = MappingProxyType(
    {
        "image/jpeg": "jpg",
        "image/jpg": "jpg",
        "image/png": "png",
        "image/gif": "gif",
        "image/webp": "webp",
        "image/avif": "avif",
        "image/svg+xml": "svg",
        "image/bmp": "bmp",
        "image/tiff": "tif",
    }
)
_DATA = re.compile(r"data:(?P<type>[\w/+.-]*)(?:;[^,;]*)*?(?P<coded>;base64)?,(?P<data>.*)", re.I | re.S)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazyload", "data-large-file", "data-orig-file")
_PLACEHOLDER = re.compile(
    r"(?:^|/)(?:blank|spacer|placeholder|transparent|loading|1x1|grey|lazy)[\w-]*\.(?:gif|png|svg|jpg)", re.I
)
_ELSEWHERE = re.compile(r"(?:file|blob|cid|about|chrome-extension|webkit-fake-url|javascript):", re.I)
_IS_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|jfif|heic)(?:[?#].*)?$", re.I)
_FILE_NAME = re.compile(
    r"[\w()\-. ]+\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|jfif|heic)|(?:IMG|DSC[NF]?|image|P)[-_ ]?\d+", re.I
)
SMALLEST = 60
"""Characters of a `data:` picture: what is shorter is a placeholder until the real one is loaded."""


@dataclass(slots=True)
class Gallery:
    """The pictures of one page. `base` makes an address absolute."""

    base: Callable[[str], str]
    taken: int = field(default=0)

    def picture(self, node: Node) -> Picture | Left:
        """What an `<img>` shows, or why it shows nothing."""
        alt = " ".join(node.get("alt").split())
        alt = "" if _FILE_NAME.fullmatch(alt) else alt
        address = source(node)
        if address.lower().startswith("data:"):
            return self._taken_out(address, alt)
        if not address or _ELSEWHERE.match(address):
            return Left("picture", address or "img", node.get("alt"))
        return Picture("", self.base(address), alt)

    def enlarged(self, picture: Picture, address: str) -> Picture:
        """The same picture as large as the link around it leads to, if that is a picture."""
        if not (picture.source and _IS_PICTURE.search(address)):
            return picture
        return replace(picture, source=self.base(address))

    def _taken_out(self, address: str, alt: str) -> Picture | Left:
        found = _DATA.fullmatch(address)
        suffix = SUFFIXES.get(found["type"].lower()) if found else None
        data = _bytes(found["data"], bool(found["coded"])) if found and suffix else b""
        if not data:
            return Left("picture", address[:SMALLEST], alt)
        self.taken += 1
        return Picture(f"picture-{self.taken}.{suffix}", "", alt, data=data)


def source(node: Node) -> str:
    """The address of a picture: the real one, where a script was to put it in place of another."""
    lazy = next((node.get(name) for name in _LAZY if node.get(name)), "")
    plain = node.get("src")
    waiting = not plain or _PLACEHOLDER.search(plain) or (plain.startswith("data:") and len(plain) < 200)
    if waiting:
        return lazy or _largest(node.get("data-srcset") or node.get("srcset")) or ("" if lazy else plain)
    return plain


def _largest(srcset: str) -> str:
    """The picture of a `srcset` that has most pixels."""
    found = re.findall(r"(\S+?)(?:\s+([\d.]+)[wx])?\s*(?:,\s+|,?$)", srcset[:20_000])
    return max(found, key=lambda pair: float(pair[1] or 0), default=("", ""))[0] if found else ""


def _bytes(data: str, coded: bool) -> bytes:
    try:
        raw = unquote_to_bytes(data)
        return base64.b64decode(b"".join(raw.split()) + b"==", validate=False) if coded else raw
    except (binascii.Error, ValueError):
        return b""
