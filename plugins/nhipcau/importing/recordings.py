"""Films and sound as they came from elsewhere, made fit to lie beside a text: what our pages play, under safe names."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from nhipcau.importing.photos import A_PAGE, UnfitPhoto, is_page
from nhipcau.languages import slugify
from nhipcau.model.recordings import FILMS, SOUNDS
from nhipcau.problems import N_
from nhipcau.reading.media import NotIt, heard
from nhipcau.reading.webvtt import NoCaptions, said

NOT_A_FILM = N_("It is damaged, or no film or sound.")
NO_CAPTIONS = N_("They are no captions in the form of WebVTT.")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})*")
"""A language as the name of a file of captions has it."""


def is_recording(address: str) -> bool:
    """Whether an address is that of a film or a sound which our pages play."""
    return _path(address).suffix.lower() in FILMS | SOUNDS


def fit_recording(address: str, data: bytes) -> tuple[str, bytes]:
    """The name and the bytes of a film or a sound; raises UnfitPhoto."""
    path = _path(address)
    ending = path.suffix.lower()
    if is_page(data):
        raise UnfitPhoto(A_PAGE)
    try:
        heard(BytesIO(data), ending)
    except (NotIt, struct.error, OverflowError):
        raise UnfitPhoto(NOT_A_FILM) from None
    return f"{slugify(path.stem)[:60].strip('-') or 'film'}{ending}", data


def fit_captions(data: bytes) -> bytes:
    """Captions as WebVTT in UTF-8; raises UnfitPhoto."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        said(text)
    except (UnicodeDecodeError, NoCaptions):
        raise UnfitPhoto(NO_CAPTIONS) from None
    return text.encode()


def _path(address: str) -> PurePosixPath:
    try:
        return PurePosixPath(unquote(urlsplit(address).path))
    except ValueError:
        return PurePosixPath()
