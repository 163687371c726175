"""The digest of the fingerprint: the code, the libraries and the settings, which every page depends on.

Any change of it has everything made anew; still, only files whose bytes differ are written.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nhipcau.machine.site_code import code_of, plugin_code
from nhipcau.model import Publication
from nhipcau.tracking.digest import SIZE, Digester

NOT_INPUTS = frozenset(
    {
        "AUTORELOAD_IGNORE_CACHE",
        "BIND",
        "BUNDLE_CACHE",
        "CACHE_CONTENT",
        "CACHE_PATH",
        "CHECK_MODIFIED_METHOD",
        "CONTENT_CACHING_LAYER",
        "DEBUG",
        "DELETE_OUTPUT_DIRECTORY",
        "DESK_LANGUAGE",
        "GZIP_CACHE",
        "LOAD_CONTENT_CACHE",
        "LOG_FILTER",
        "NOW",
        "OUTPUT_PATH",
        "OUTPUT_RETENTION",
        "PATH",
        "PICTURE_CACHE",
        "PLUGINS",
        "PREVIEWS",
        "PLUGIN_PATHS",
        "PORT",
        "RULES",
        "THEME",
        "THEME_TEMPLATES_OVERRIDES",
        "WRITE_SELECTED",
    }
)
"""Settings that reach no byte by themselves: where things lie, how the run is watched, and what counts elsewhere (the
clock through its results, templates through their text, plugins through their source, wherever it lies)."""

JINJA = ("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
"""The settings by which code reaches every template."""


def fingerprint_of(settings: Mapping[str, Any], publication: Publication) -> bytes:
    """The digest of all that every output depends on. The same in every process and folder."""
    used = {name: value for name, value in settings.items() if name.isupper() and name not in NOT_INPUTS}
    return Digester().value((code_in(settings), publication, _plain(used)))


def code_in(settings: Mapping[str, Any]) -> str:
    """The digest of the code of a run: the package's, the libraries', and that of a site's own, which is its plugins
    and what its settings give to Jinja."""
    given = tuple(_plain(settings.get(name)) for name in JINJA)
    return Digester().value((CODE, plugin_code(settings), given)).hex()


def _plain(value: object) -> object:
    """A setting as a value that has a digest: what has no order gets one, functions count by name and source, and by
    all that their module imports of the site's own."""
    if type(value) in (type(None), str, int, float, bool):
        return value
    if isinstance(value, Mapping):
        return ("mapping", *sorted(((str(key), _plain(item)) for key, item in value.items()), key=repr))
    if isinstance(value, list | tuple):
        return ("list", *map(_plain, value))
    if isinstance(value, set | frozenset):
        return ("set", *sorted(map(_plain, value), key=repr))
    if isinstance(value, re.Pattern):
        return ("pattern", str(value.pattern), value.flags)
    if hasattr(value, "__qualname__"):
        module = getattr(value, "__module__", None) or ""
        return ("function", f"{module}.{value.__qualname__}", _source(value), code_of((module,)))
    kind, shown = type(value), re.sub(r" at 0x[0-9a-fA-F]+", "", repr(value))
    return ("object", kind.__qualname__, shown, code_of((kind.__module__,)))


def _source(value: object) -> str:
    try:
        return inspect.getsource(value)  # type: ignore[arg-type]
    except (OSError, TypeError):
        return ""


def _code() -> bytes:
    """The digest of Python, of every library installed, and of every file of the plugins."""
    taken = blake2b(digest_size=SIZE)
    taken.update(repr((sys.version, sys.implementation.name, sorted(_libraries()))).encode())
    package = str(Path(__file__).parents[1])
    for path in sorted(_files(package)):
        with open(path, "rb") as file:
            data = file.read()
        taken.update(f"{path.removeprefix(package)} {len(data)} ".encode() + data)
    return taken.digest()


def _files(folder: str) -> Iterator[str]:
    """The files in and below a folder, but for what Python compiles. By `os`: every start waits for it."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry.path


def _libraries() -> Iterator[str]:
    """Names and versions of the libraries, as their folders are named ("jinja2-3.1.6.dist-info"): to read what
    each says of itself would cost a start 50 ms."""
    for folder in {Path(entry) for entry in sys.path if entry.endswith("-packages")}:
        if folder.is_dir():
            yield from (each.name for each in folder.iterdir() if each.suffix in (".dist-info", ".egg-info"))


# Taken when the code is loaded, not when a site is built: a process that stays must answer for the code it runs, not
# for what has become of the files since.
CODE = _code().hex()
