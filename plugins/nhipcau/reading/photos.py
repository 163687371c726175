"""Photos beside the words: their sizes, their digests, and what is wrong with them, read from the files."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image

from nhipcau.languages import normalise
from nhipcau.model import Photo, Problem, error, warning
from nhipcau.model.photos import CONVERTED, RASTER, published
from nhipcau.model.recordings import FILMS, SOUNDS
from nhipcau.pictures.develop import ENDINGS, look_through, moves, negative, opened
from nhipcau.pictures.svg import UnreadableDrawing, clean
from nhipcau.reading.plain_files import pieces
from nhipcau.reading.source import N_

OTHER = frozenset(
    f".{ending}"
    for ending in [
        "svg",
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "pps",
        "ppsx",
        "odt",
        "ods",
        "odp",
        "rtf",
        "txt",
        "csv",
        "epub",
        "zip",
        "rar",
        "7z",
        "ics",
        "vcf",
        "kml",
        "gpx",
        "mp3",
        "m4a",
        "aac",
        "ogg",
        "oga",
        "opus",
        "wav",
        "flac",
        "mp4",
        "m4v",
        "mov",
        "webm",
        "ogv",
        "vtt",
        "srt",
    ]
)
"""Files that may lie beside a text and be linked to, without a size in pixels."""
HEARD = FILMS | SOUNDS | {".vtt"}
"""Those that tell more of themselves than their size."""
LIMIT = 64
"""Megapixels. The best of cameras have 61; a file of a few kilobytes may claim to have thousands."""
FRAMES = 1000
"""Of a moving picture, at most: a minute and a half at usual speed. A file of four megabytes may have 200,000."""
MOST_BYTES = 1_000_000_000
PICTURE_BYTES = 200_000_000
"""Of a file beside a text, and of one that is a picture: more is not read."""

Seen = dict[str, Any]
"""What a look at a picture gives of its Photo."""


class Unfit(Exception):
    """A file that is not the picture it should be; `message` and `hint` are msgids."""

    def __init__(self, message: str, hint: str, **values: object) -> None:
        self.message, self.hint, self.values = message, hint, values
        super().__init__(message)


def is_photo(name: str) -> bool:
    """Whether a file beside a text belongs to it."""
    return Path(name).suffix.lower() in RASTER | CONVERTED | OTHER and not name.startswith(".")


def most_bytes(name: str) -> int:
    """How large a file of that name may be."""
    return PICTURE_BYTES if Path(name).suffix.lower() in RASTER | CONVERTED else MOST_BYTES


def not_beside(name: str, known: Iterable[str]) -> tuple[str, str, str]:
    """What to say of a name that none of the files beside a text has: a sentence, a hint, and the name that was
    probably meant, such as one in capital letters."""
    message = N_("The file “{name}” is not in the same folder as the text.")
    by_letters = {each.casefold(): each for each in sorted(known)}
    near = get_close_matches(name.casefold(), by_letters, 1, 0.8)
    if near:
        return message, N_("Did you mean “{near}”?"), by_letters[near[0]]
    return message, N_("Put the file into that folder, or correct its name."), ""


def read_photo(path: Path, file: str) -> tuple[Photo, list[Problem]]:
    """A photo with its size in pixels; a file that is no picture, or not the one that its name says, gives a Problem.

    `file` is its path below the content folder as the disk has it, and with NFC letters its address below /photos/; one
    that browsers do not show has a further ending there, that of what it goes out as.
    """
    ending = path.suffix.lower()
    if ending in OTHER and ending != ".svg":
        return _other(path, file, ending), []
    data = path.read_bytes()
    digest = blake2b(data, digest_size=16).hexdigest()
    name, url = normalise(path.name), quote(f"/photos/{normalise(file)}")
    problems: list[Problem] = []

    def complain(make: Callable[..., Problem], message: str, hint: str, **values: object) -> None:
        problems.append(make(f"content/{file}", 0, "", message, hint, name=name, **values))

    seen: Seen = {"width": 0, "height": 0}
    try:
        seen = _seen(ending, data)
    except Unfit as bad:
        complain(error, bad.message, bad.hint, **bad.values)
    for what in seen.pop("dropped", ()):
        complain(warning, N_("{what} is not allowed in a drawing and was left out."), "", what=what)
    format = seen.pop("format", "")
    if format and format != ENDINGS[ending]:
        message = N_("“{name}” is actually a {format} file.")
        hint = N_("Give its name the ending of what it is, or save it again as what its name says.")
        complain(warning, message, hint, format=format.upper())
    if ending in CONVERTED:
        url += ".png" if seen.get("transparent") else ".jpg"
    return Photo(name=name, file=file, url=url, digest=digest, **seen), problems


def _seen(ending: str, data: bytes) -> Seen:
    """What there is to see in a file; raises Unfit."""
    if ending in RASTER | CONVERTED:
        return _picture(data)
    return _drawing(data)


def _other(path: Path, file: str, ending: str) -> Photo:
    """Another file than a picture; a film may be large, and is never in memory as a whole."""
    digest, size = blake2b(digest_size=16), 0
    for piece in pieces(str(path)):
        digest.update(piece)
        size += len(piece)
    known = None
    if ending in HEARD or re.search(r"\.[a-z]{2,3}(?:-\w+)?\.txt$", path.name):
        from nhipcau.reading.media import media  # what few folders have

        known = media(path, ending)
    url = quote(f"/photos/{normalise(file)}")
    return Photo(normalise(path.name), file, url, 0, 0, digest.hexdigest(), size=size, media=known)


def _drawing(data: bytes) -> Seen:
    try:
        found = clean(data)
    except UnreadableDrawing:
        message = N_("“{name}” cannot be read as an SVG drawing.")
        hint = N_("Export it again as plain SVG, without a DOCTYPE; or save it as PNG.")
        raise Unfit(message, hint) from None
    return {"width": found.width, "height": found.height, "dropped": found.dropped}


def _picture(data: bytes) -> Seen:
    """A picture's size as it goes out and upright, whatever its Exif orientation. It is decoded once, small: only so
    does it show that the file is whole."""
    _refuse_at_sight(data)
    try:
        width, height, seen = _opened(data)
    except Unfit:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception:  # what Pillow's decoders raise of foreign bytes is anything
        raise Unfit(
            N_("“{name}” cannot be read as a picture."), N_("Save it again as JPEG or PNG.")
        ) from None
    try:
        small = negative(data, (max(1, width // 8), max(1, height // 8)))
        if seen["animated"]:
            look_through(data)
    except Exception:
        message = N_("“{name}” is damaged: what follows its beginning cannot be read.")
        raise Unfit(message, N_("Copy it again from where it came, or save it again as JPEG.")) from None
    width, height = (width, height) if seen["animated"] else published(width, height)
    return {"width": width, "height": height, "transparent": small.mode == "RGBA", **seen}


def _refuse_at_sight(data: bytes) -> None:
    if not data:
        raise Unfit(N_("“{name}” is empty: it has 0 bytes."), N_("Copy it again from where it came."))


def _opened(data: bytes) -> tuple[int, int, Seen]:
    """Width and height, upright, and what else the head of a file tells, before anything is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with opened(data) as image:
            frames = getattr(image, "n_frames", 1) if moves(image) else 1
            if frames > FRAMES:
                message = N_("“{name}” moves too long: {frames} frames, where {most} are allowed at most.")
                raise Unfit(
                    message, N_("Save it as a film (MP4), and link to that."), frames=frames, most=FRAMES
                )
            if image.width * image.height * frames > LIMIT * 1_000_000:
                raise Image.DecompressionBombError
            sideways = image.getexif().get(0x0112, 1) >= 5
            format = "jpeg" if image.format == "MPO" else str(image.format).lower()
            size = (image.height, image.width) if sideways else image.size
    return *size, {"animated": frames > 1, "format": format}


def _too_large() -> Unfit:
    message = N_("“{name}” is too large a picture: {limit} megapixels are allowed at most.")
    hint = N_("Save it smaller: readers are shown 2560 pixels on the longer side.")
    return Unfit(message, hint, limit=LIMIT)
