"""The theme's templates as they stood when the build first looked, and which of them a page is made of.

A page may draw on nothing but its template's *closure*: the template and all it extends, includes and imports, down
to the last. So the closure's digest tells whether the page must be drawn anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import jinja2
from jinja2 import BaseLoader, Environment, FunctionLoader, TemplateNotFound, TemplateSyntaxError, meta, nodes

from nhipcau.machine.kept import keep
from nhipcau.problems import broken_template, computed_template, missing_template, refuse
from nhipcau.tracking.digest import SIZE

VERSION = f"jinja {jinja2.__version__} 2"
PAGES_OWN = {"page", "voices"}
"""The variables that one page has and another has not, or has otherwise."""
_CALLS = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template: its text, the file it was read from, the templates it calls by name, and whether it looks itself at
    what one page has and another has not."""

    text: str
    file: str
    calls: tuple[str, ...]
    reads_page: bool


class Templates:
    """Reads templates through a loader, each once, and parses them as `env` does. Errors are Refused.

    `memory` is a file that keeps from build to build what was learnt of each text.
    """

    def __init__(self, env: Environment, loader: BaseLoader, memory: Path | None = None) -> None:
        self._env = env
        self._memory = memory
        self._known = _recalled(memory)
        self._learnt = False
        self._loader = loader
        self._sources: dict[str, TemplateSource | None] = {}
        self._digests: dict[str, str] = {}
        self._reading: dict[str, bool] = {}

    def loader(self) -> FunctionLoader:
        """Loads the sources that are known here, and no other: what is drawn is what the digest was taken of."""

        def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
            source = self._sources.get(name)
            return (source.text, source.file, lambda: True) if source else None

        return FunctionLoader(load)

    def digest(self, name: str) -> str:
        """The digest of a template's closure. A template that is only asked for `ignore missing` counts as missing."""
        if self._source(name) is None:
            raise refuse(missing_template(name))
        if name not in self._digests:
            taken = blake2b(digest_size=SIZE)
            for each in self.closure(name):
                source = self._source(each)
                for part in (each, "" if source is None else f"={source.text}"):
                    data = part.encode()
                    taken.update(len(data).to_bytes(8, "big") + data)
            self._digests[name] = taken.hexdigest()
        return self._digests[name]

    def closure(self, name: str) -> tuple[str, ...]:
        """The names of all templates that a template draws on, itself included, sorted."""
        found: set[str] = set()
        ahead = [name]
        while ahead:
            each = ahead.pop()
            if each not in found:
                found.add(each)
                source = self._source(each)
                ahead.extend(source.calls if source else ())
        return tuple(sorted(found))

    def reads_page(self, name: str) -> bool:
        """Whether a template, or one that it draws on, looks at the page that is being drawn."""
        if name not in self._reading:
            sources = filter(None, map(self._source, self.closure(name)))
            self._reading[name] = any(source.reads_page for source in sources)
        return self._reading[name]

    def _source(self, name: str) -> TemplateSource | None:
        if name not in self._sources:
            self._sources[name] = self._read(name)
        return self._sources[name]

    def _read(self, name: str) -> TemplateSource | None:
        try:
            text, file, _ = self._loader.get_source(self._env, name)
        except TemplateNotFound:
            return None
        file = file or name
        try:
            return TemplateSource(text, file, *self._learn(text, name, file))
        except TemplateSyntaxError as fault:
            raise refuse(broken_template(file, fault.lineno, fault.message or "")) from None

    def _learn(self, text: str, name: str, file: str) -> tuple[tuple[str, ...], bool]:
        """What a text calls, and whether it reads the page. Remembered, since to parse all texts takes 0.3 s."""
        key = blake2b(f"{VERSION} {text}".encode(), digest_size=SIZE).hexdigest()
        if key not in self._known:
            self._known[key] = _parsed(self._env, text, name, file)
            self._learnt = True
        calls, reads_page = self._known[key]
        return tuple(calls), reads_page

    def remember(self) -> None:
        """Leave what was learnt to the next build."""
        if self._memory and self._learnt:
            data = json.dumps(self._known, sort_keys=True)
            keep(self._memory, f"{_digest(data)}\n{data}".encode())


def _parsed(env: Environment, text: str, name: str, file: str) -> tuple[tuple[str, ...], bool]:
    """What a text calls, and whether it reads the page."""
    tree = env.parse(text, name, file)
    return tuple(_calls(tree, file)), bool(PAGES_OWN & meta.find_undeclared_variables(tree))


def _recalled(memory: Path | None) -> dict[str, tuple[tuple[str, ...], bool]]:
    """What an earlier build learnt; nothing where it is damaged."""
    try:
        head, _, data = memory.read_text(encoding="utf-8").partition("\n") if memory else ("", "", "")
    except (OSError, UnicodeDecodeError):
        return {}
    return json.loads(data) if head == _digest(data) and data else {}


def _digest(data: str) -> str:
    return blake2b(data.encode(), digest_size=SIZE).hexdigest()


def _calls(tree: nodes.Template, file: str) -> Iterator[str]:
    """The templates that one calls; Refused where a name is only known when the page is drawn."""
    for node in tree.find_all(_CALLS):
        for name in meta.find_referenced_templates(nodes.Template([node])):
            if name is None:
                raise refuse(computed_template(file, node.lineno))
            yield name
