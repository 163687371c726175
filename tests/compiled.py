"""What this process makes once, however many sites are built in it: two thirds of the work of building a small site
from nothing is to parse and to compile the theme, and a third of the rest to draw its icons.

What a build keeps on its disk, and when it looks there, stays as it is: only the work itself is not done twice.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment

from nhipcau.files import icons
from nhipcau.rendering import templates
from nhipcau.rendering.compiled import Compiled

OURS = ("nhipcau", "pelican", "jinja2", "markupsafe", "builtins", "_operator")
_known: dict[str, Any] = {}
_compile, _parse, _icon = Environment.compile, templates._parsed, icons.icon


def remember(folder: Path | None = None) -> None:
    """Have all builds of this process share what was compiled; with a folder, and all that are forked from it."""
    Environment.compile = _compiling(partial(_once, folder))  # type: ignore[method-assign]
    templates._parsed = _parsing(partial(_once, folder))
    icons.icon = lambda *given: _once(folder, given, partial(_icon, *given))


def _once(folder: Path | None, asked: object, work: Callable[[], Any]) -> Any:
    name = sha256(repr(asked).encode()).hexdigest()
    file = folder / name if folder else None
    if name not in _known and file and file.exists():
        _known[name] = marshal.loads(file.read_bytes())
    if name not in _known:
        _known[name] = work()
        if file:
            (fresh := file.with_name(f"{name}.{os.getpid()}")).write_bytes(marshal.dumps(_known[name]))
            fresh.replace(file)
    return _known[name]


def _compiling(once: Any) -> Any:
    def compile_(env: Environment, source: Any, name: Any = None, filename: Any = None, *more: Any) -> Any:
        kept, work = env.bytecode_cache, partial(_compile, env, source, name, filename, *more)
        if more or not filename or not isinstance(source, str) or not isinstance(kept, Compiled):
            return work()
        if not all(map(_ours, (*env.filters.values(), *env.tests.values(), *env.extensions.values()))):
            return work()
        return _named(once((source, name, _options(env)), work), filename)

    return compile_


def _options(env: Environment) -> tuple[object, ...]:
    marks = (env.block_start_string, env.variable_start_string, env.comment_start_string)
    spaces = (env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, env.line_statement_prefix)
    return (marks, spaces, env.optimized, bool(env.autoescape), env.sandboxed, sorted(env.extensions))


def _ours(function: Any) -> bool:
    """Whether a filter, test or extension is none of a site's own: Jinja asks it while it compiles, and that a build
    sees when it changed, some tests try."""
    while isinstance(function, partial):
        function = function.func
    return str(getattr(function, "__module__", "")).partition(".")[0] in OURS


def _named(code: CodeType, filename: str) -> CodeType:
    """The code as if it was compiled of that file: a traceback tells it."""
    if code.co_filename == filename:
        return code
    inner = (_named(each, filename) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=filename, co_consts=tuple(inner))


def _parsing(once: Any) -> Any:
    def parsed(env: Environment, text: str, name: str, file: str) -> Any:
        return once(text, partial(_parse, env, text, name, file))

    return parsed
