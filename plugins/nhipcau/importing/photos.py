"""Pictures as they came from elsewhere, made fit to lie beside a text: real pictures, under names that are safe."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image

from nhipcau.languages import slugify
from nhipcau.pictures.svg import UnreadableDrawing, clean
from nhipcau.problems import N_

ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
"""The formats that are kept as they are; any other becomes PNG."""
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}$")
PIXELS = 64_000_000
NOT_A_PICTURE = N_("It is no picture that can be read.")
A_PAGE = N_("It is a page of the web and no picture.")
TOO_LARGE = N_("It has more than 64 megapixels.")


class UnfitPhoto(Exception):
    """Bytes that are no picture that a text can show; says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def fit(address: str, data: bytes) -> tuple[str, bytes]:
    """The name and the bytes of a picture; raises UnfitPhoto."""
    if is_page(data):
        raise UnfitPhoto(A_PAGE)
    stem = slugify(_SIZE.sub("", PurePosixPath(_path(address)).stem))[:60].strip("-") or "picture"
    if b"<svg" in data[:400].lower():
        try:
            clean(data)
        except UnreadableDrawing:
            raise UnfitPhoto(NOT_A_PICTURE) from None
        return f"{stem}.svg", data
    ending, data = _raster(data)
    return f"{stem}.{ending}", data


def is_page(data: bytes) -> bool:
    """Whether what was to be a picture or a film is a page, such as one that says that it is not there."""
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def _path(address: str) -> str:
    try:
        return re.sub(r"[\\\0]", "", unquote(urlsplit(address).path))
    except ValueError:
        return ""


def _raster(data: bytes) -> tuple[str, bytes]:
    """The ending of a picture, and its bytes; it is decoded whole, small, to see that it is all there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as image:
                if image.width * image.height * getattr(image, "n_frames", 1) > PIXELS:
                    raise UnfitPhoto(TOO_LARGE)
                ending = ENDINGS.get(str(image.format), "")
                image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
                image.load()
                if ending:
                    return ending, data
                made = BytesIO()
                image.convert("RGBA" if "A" in image.getbands() else "RGB").save(made, "PNG")
                return "png", made.getvalue()
    except UnfitPhoto:
        raise
    except Exception:  # what Pillow's decoders raise of foreign bytes is anything
        raise UnfitPhoto(NOT_A_PICTURE) from None
