"""The code of a run that is none of the package's: a site's own plugins, and the modules that they import.

The package counts by its files, and an installed library by its version (`tracking/fingerprint.py`). What lies anywhere
else has no version that anybody keeps, so it counts by its files too: of a package all of them, since what is there
beside the code (tables, templates) is read by it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from sysconfig import get_path
from types import FunctionType, ModuleType
from typing import Any

PACKAGE = Path(__file__).parents[1]
SIZE = 20
"""Bytes in a digest."""


def plugin_code(settings: Mapping[str, Any]) -> str:
    """The digest of the plugins that are none of the package's, and of all that they import; "" where there are none.

    Of a plugin as a library brings it, its name; the library counts by its version.
    """
    plugins = [getattr(each, "__name__", None) or str(each) for each in settings.get("PLUGINS") or ()]
    own = sorted(name for name in plugins if not name.startswith("nhipcau."))
    return code_of(tuple(own), tuple(map(str, settings.get("PLUGIN_PATHS") or ())))


@cache
def code_of(names: tuple[str, ...], paths: tuple[str, ...] = ()) -> str:
    """The digest of modules that are a site's own, and of all such that they import, now or later; "" for none.

    Whatever else is among the names counts by its name alone. Modules are looked for in `paths` first, as plugins are.
    Taken once: a process that stays must answer for the code it runs, not for what has become of the files since.
    """
    found: dict[str, list[Path]] = {}
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        for unit in (name.partition(".")[0], name):
            if unit not in found:
                found[unit] = list(_files(unit, paths))
                ahead += _imported(unit, found[unit])
    used = {name: files for name, files in found.items() if files or name in names}
    if not used:
        return ""
    taken = blake2b(digest_size=SIZE)
    for name in sorted(used):
        for data in (name.encode(), *(path.read_bytes() for path in used[name])):
            taken.update(len(data).to_bytes(8, "big") + data)
    return taken.hexdigest()


@cache
def own_code(name: str) -> str:
    """The digest of a module's file, "" for one of the package or of a library; LookupError where there is none."""
    place = next(iter(_places(name, ())), None)
    if place is None or not (file := place / "__init__.py" if place.is_dir() else place).is_file():
        raise LookupError(name)
    return blake2b(file.read_bytes(), digest_size=SIZE).hexdigest() if _is_own(file) else ""


def _files(name: str, paths: tuple[str, ...]) -> Iterator[Path]:
    """The files of a module or package, sorted; none of one that is not the site's own."""
    for place in _places(name, paths):
        if place.is_file() and _is_own(place):
            yield place
        elif place.is_dir() and _is_own(place):
            below = (path for path in sorted(place.rglob("*")) if path.is_file() and _is_own(path))
            yield from (path for path in below if not _passed(path.relative_to(place)))


def _passed(path: Path) -> bool:
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts)


def _is_own(path: Path) -> bool:
    """Whether what lies there is neither the package's, nor Python's, nor a library's."""
    libraries = (entry for entry in sys.path if entry.endswith("-packages"))
    return not any(path.is_relative_to(each) for each in (str(PACKAGE), get_path("stdlib"), *libraries))


def _places(name: str, paths: tuple[str, ...]) -> Iterator[Path]:
    """The file of a module, or the folders of a package; none where it is nowhere, or built in."""
    module = sys.modules.get(name)
    spec = getattr(module, "__spec__", None) if module else _found(name, paths)
    if spec and spec.submodule_search_locations is not None:
        yield from map(Path, spec.submodule_search_locations)
    elif file := getattr(module, "__file__", None) or (spec.origin if spec and spec.has_location else None):
        yield Path(file)


def _found(name: str, paths: tuple[str, ...]) -> ModuleSpec | None:
    """Where a module that is not loaded would come from. Only a name without dots: to ask for more loads packages."""
    if "." in name or name in sys.stdlib_module_names:
        return None
    return PathFinder.find_spec(name, list(paths)) or PathFinder.find_spec(name)


def _imported(name: str, files: Iterable[Path]) -> Iterator[str]:
    """What the source of a module imports anywhere in it, and what it holds of other modules where it is loaded."""
    for file in files:
        if file.suffix == ".py":
            yield from _named(file)
    loaded = [module for known, module in sys.modules.items() if files and f"{known}.".startswith(f"{name}.")]
    for value in [value for module in loaded for value in list(vars(module).values())]:
        if isinstance(value, ModuleType):
            yield value.__name__
        elif isinstance(value, FunctionType | type):
            yield value.__module__


def _named(file: Path) -> Iterator[str]:
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):  # whoever imports it hears of that
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
