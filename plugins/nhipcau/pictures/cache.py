"""The picture cache: finished pictures, each under a key that stands for all it is made of.

It saves time and decides nothing: a picture that is missing, or damaged, is made again. Every change of the code has
the press make all outputs anew, and to develop an archive of photos takes hours; so the cache lies in a folder that
all builds share (the setting PICTURE_CACHE), and outlives any of them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import PIL

STAMP = 16
"""Bytes before each picture, by which damage is known."""
CODECS = (
    "jpg",
    "libjpeg_turbo",
    "zlib",
    "zlib_ng",
    "webp",
    "avif",
    "freetype2",
    "raqm",
    "harfbuzz",
    "littlecms2",
)
"""What Pillow stands on: the same Pillow may be built on other versions, which give other bytes."""


def recipe(*files: str) -> str:
    """What stands for a way of making pictures: the source files that say how.

    Called when the code is loaded, with `__file__`, so that nobody has to remember to count a version up.
    """
    taken = blake2b(digest_size=20)
    for file in files:
        data = Path(file).read_bytes()
        taken.update(len(data).to_bytes(8, "big") + data)
    return taken.hexdigest()


def key(recipe: str, *given: str | int) -> str:
    """The key of what a recipe makes, with the libraries that are here, of what is given: digests, sizes, words."""
    return blake2b(repr((recipe, libraries(), given)).encode(), digest_size=20).hexdigest()


@cache
def libraries() -> tuple[str | None, ...]:
    """The versions of Pillow and of what it stands on. Imported late: most builds develop nothing."""
    from PIL import features

    return (PIL.__version__, *(features.version(name) for name in CODECS))


class Cache:
    """The pictures in a folder; without one, nothing is kept. Many processes and builds may use it at once."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def once(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The picture of that key; made, and kept, where there is none that is whole."""
        if self._folder is None:
            return make()
        path = self._folder / key[:2] / key[2:]
        data = _kept(path, key)
        if data is None:
            data = make()
            _keep(path, key, data)
        return data


def _kept(path: Path, key: str) -> bytes | None:
    try:
        found = path.read_bytes()
    except OSError:
        return None
    data = found[STAMP:]
    return data if found[:STAMP] == _stamp(key, data) else None


def _keep(path: Path, key: str, data: bytes) -> None:
    """Put a picture aside: under a name of its own first, so that no other process finds half of it."""
    if path.is_dir() or path.parent.is_file():  # whatever has put it there
        shutil.rmtree(path) if path.is_dir() else path.parent.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(_stamp(key, data) + data)
        os.replace(fresh, path)
    except OSError:
        os.unlink(fresh)
        raise


def _stamp(key: str, data: bytes) -> bytes:
    return blake2b(key.encode() + data, digest_size=STAMP).digest()
