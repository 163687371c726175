"""Photos beside the words: their sizes and digests, read from the files."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from PIL import Image, UnidentifiedImageError

from plugins.languages import normalise
from plugins.newsroom import Photo, Problem, error
from plugins.reading.source import N_

RASTER = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"))
OTHER = frozenset((".svg", ".pdf", ".docx", ".xlsx", ".odt", ".csv", ".zip", ".mp3", ".ics"))
"""Files that may lie beside a text and be linked to, without a size in pixels."""

VIEW_BOX = re.compile(r"viewBox\s*=\s*[\"']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)")


def is_photo(name: str) -> bool:
    """Whether a file beside a text belongs to it."""
    return Path(name).suffix.lower() in RASTER | OTHER and not name.startswith(".")


def read_photo(path: Path, file: str) -> tuple[Photo, Problem | None]:
    """A photo with its size in pixels; a file that is no picture gives a Problem.

    `file` is its path below the content folder as the disk has it, and with NFC letters its address below /photos/.
    """
    data = path.read_bytes()
    digest = blake2b(data, digest_size=16).hexdigest()
    name, url = normalise(path.name), quote(f"/photos/{normalise(file)}")
    try:
        width, height = _size(path, data)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        message = N_("“{name}” cannot be read as a picture.")
        hint = N_("Save it again as JPEG or PNG.")
        problem = error(f"content/{file}", 0, "", message, hint, name=name)
        return Photo(name, file, url, 0, 0, digest), problem
    return Photo(name, file, url, width, height, digest), None


def _size(path: Path, data: bytes) -> tuple[int, int]:
    """Width and height as they are shown: a photo taken upright is upright, whatever its Exif orientation."""
    suffix = path.suffix.lower()
    if suffix in RASTER:
        with Image.open(path) as image:
            sideways = image.getexif().get(0x0112, 1) >= 5
            return (image.height, image.width) if sideways else image.size
    found = VIEW_BOX.search(data[:4000].decode("utf-8", "replace")) if suffix == ".svg" else None
    return (round(float(found[1])), round(float(found[2]))) if found else (0, 0)
