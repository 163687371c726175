"""Photos and files that come in: what they are is found by looking, and what they are called is made anew."""

from __future__ import annotations

import re
import threading
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from PIL import ImageOps

from nhipcau.desk.declined import Declined
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.saving import replace_file
from nhipcau.languages import slugify
from nhipcau.model.photos import CONVERTED, RASTER
from nhipcau.model.recordings import FILMS, SOUNDS
from nhipcau.pictures.develop import ENDINGS, opened
from nhipcau.pictures.svg import clean
from nhipcau.reading.media import media
from nhipcau.reading.photos import OTHER, is_photo, read_photo
from nhipcau.reading.source import N_

LARGEST = 40_000_000
"""Bytes of an upload."""
THUMBNAIL = 480
_LOCK = threading.Lock()
SPOKEN = re.compile(r"\.[A-Za-z]{2,3}$")
"""In the name of captions or of a transcript, the language: what a page knows them by."""
SRT, UTF_8_MARK, WEBVTT = ".srt", b"\xef\xbb\xbf", b"WEBVTT\n\n"
TIMES = re.compile(rb"(\d\d:\d\d:\d\d),(\d{3})")
"""What makes WebVTT of the captions that most programs save: its first line, and full stops in its times."""
SUFFIX = {format: ending for ending, format in reversed(ENDINGS.items())}
"""The ending by which each format is named."""


def take(piece: PieceAt, name: str, data: bytes) -> str:
    """Lay a file beside the texts of a piece; the name that it has there. Declined where it is not what it may be."""
    if len(data) > LARGEST:
        raise Declined(
            N_("The file is too large: {size} MB, where 40 MB are allowed."), 413, size=len(data) // 10**6
        )
    stem, suffix = _parted(name)
    kind = PurePosixPath(f"x{suffix}").suffix
    if kind not in RASTER | CONVERTED | OTHER or kind == ".svg":
        raise Declined(
            N_("“{name}” is no picture, and no file that readers can be given."), 415, name=name[:100]
        )
    if suffix in RASTER | CONVERTED:
        data, suffix = _picture(data, name)
    with _LOCK:
        wanted = _free(piece.folder, slugify(stem)[:60] or "hinh", suffix, data)
        path = piece.folder / wanted
        if not path.exists():
            replace_file(path, data)
            photo, problems = read_photo(path, f"{piece.id}/{wanted}")
            if photo.media and photo.media.fault:
                path.unlink()
                raise Declined(photo.media.fault, 415, name=name[:100])
            if wrong := next((each for each in problems if each.level == "error"), None):
                path.unlink()
                raise Declined(wrong.message, 415, **dict(wrong.values) | {"name": name[:100]})
    return wanted


def take_said(piece: PieceAt, recording: str, lang: str, name: str, data: bytes) -> str:
    """Lay what is said in a film or a sound beside it, under its name: captions, or a transcript of a sound. Those of
    before give way. The name that it has there; Declined where it is neither."""
    ending = PurePosixPath(name).suffix.lower()
    film = photo_file(piece, recording)
    kind = film.suffix.lower()
    if kind not in FILMS | SOUNDS or ending not in (SRT, ".vtt", *([".txt"] if kind in SOUNDS else [])):
        message = N_("“{name}” is no captions file (.vtt, .srt), nor of a sound a transcript (.txt).")
        raise Declined(message, 415, name=name[:100])
    if ending == SRT:
        data, ending = WEBVTT + TIMES.sub(rb"\1.\2", data.removeprefix(UTF_8_MARK)), ".vtt"
    if not _says(data, ending):
        message = N_("“{name}” has no words to be shown: captions are files of WebVTT or SRT, in UTF-8.")
        raise Declined(message, 415, name=name[:100])
    wanted = f"{film.stem}.{lang}{ending}"
    with _LOCK:
        replace_file(piece.folder / wanted, data)
    return wanted


def _says(data: bytes, ending: str) -> bool:
    with NamedTemporaryFile(suffix=ending) as file:
        file.write(data)
        file.flush()
        found = media(Path(file.name), ending)
    return bool(found and found.said)


def thumbnail(path: Path) -> tuple[bytes, str]:
    """A small picture of a photo, and its type. Declined where it shows none."""
    try:
        if path.suffix.lower() == ".svg":
            return clean(path.read_bytes()).data, "image/svg+xml"
        with opened(path.read_bytes()) as image:
            image.draft("RGB", (THUMBNAIL * 2, THUMBNAIL * 2))
            small = ImageOps.exif_transpose(image)
            small.thumbnail((THUMBNAIL, THUMBNAIL))
            out = BytesIO()
            small.convert("RGBA" if "A" in small.getbands() else "RGB").save(out, "WEBP", quality=75)
    except Exception:  # what Pillow's decoders raise of foreign bytes is anything
        raise Declined(N_("“{name}” cannot be read as a picture."), 404, name=path.name) from None
    return out.getvalue(), "image/webp"


def photo_file(piece: PieceAt, name: str) -> Path:
    """The file of that name beside the texts. Declined where there is none."""
    path = piece.folder / name
    if name != PurePosixPath(name).name or not is_photo(name) or path.is_symlink() or not path.is_file():
        raise Declined(N_("There is no file “{name}”."), 404, name=name[:100])
    return path


def _parted(name: str) -> tuple[str, str]:
    last = PurePosixPath(re.sub(r"[\0-\x1f\\]", "/", name)).name
    stem, suffix = PurePosixPath(last).stem, PurePosixPath(last).suffix.lower()
    told = SPOKEN.search(stem) if suffix in (".vtt", ".txt") else None
    return (stem[: told.start()], f"{told[0].lower()}{suffix}") if told else (stem, suffix)


def _picture(data: bytes, name: str) -> tuple[bytes, str]:
    """The bytes of a picture with the ending of what they are."""
    try:
        with opened(data) as image:
            format = "jpeg" if image.format == "MPO" else str(image.format).lower()
    except Exception:  # what Pillow's decoders raise of foreign bytes is anything
        raise Declined(N_("“{name}” cannot be read as a picture."), 415, name=name[:100]) from None
    return data, SUFFIX[format]


def _free(folder: Path, stem: str, suffix: str, data: bytes) -> str:
    """A name that nothing else has there; the same file given twice has one."""
    for number in range(1, 10_000):
        name = f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
        if not (folder / name).exists() or (folder / name).read_bytes() == data:
            return name
    raise Declined(N_("The folder is full."))
