"""Which files of the theme go out joined to one: those that every page wants, as each request more is one more wait."""

from __future__ import annotations

from collections.abc import Iterable

JOINED = {"css/": "site.css", "js/site/": "site.js"}
"""By their folder in the theme, the file that they are joined to, below `/theme/`."""


def folder_of(path: str) -> str:
    """The folder of `JOINED` that a file of the theme lies in; empty for one that goes out by itself."""
    return next((folder for folder in JOINED if path.startswith(folder)), "")


def published(paths: Iterable[str]) -> list[str]:
    """Where the theme's files of these paths go out, below `/theme/`: each name once, in order."""
    return sorted({JOINED.get(folder_of(path), path) for path in paths})
