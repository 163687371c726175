"""An Output: one file of the site, as a value that says what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Output:
    """One file.

    The file's bytes are `make(*inputs)` and nothing else: a page is a pure function of values. `path` is relative
    to the output folder. `inputs` may hold None, strings, numbers, dates, tuples and frozen dataclasses.
    `origin` names the content file it comes from, for messages.
    """

    path: str
    inputs: tuple[object, ...]
    make: Callable[..., bytes]
    origin: str = ""


def path_of(url: str) -> str:
    """The file behind an address: "/en/2024/" is "en/2024/index.html", "/a%20b.jpg" is "a b.jpg"."""
    path = unquote(url).lstrip("/")
    return path + "index.html" if url.endswith("/") else path
