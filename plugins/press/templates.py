"""The theme's templates as they stood when the build first looked, and which of them a page is made of.

A page may draw on nothing but its template's *closure*: the template and all it extends, includes and imports, down
to the last. So the closure's digest tells whether the page must be drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, FunctionLoader, TemplateNotFound, TemplateSyntaxError, meta, nodes

from plugins.newsroom import Refused, error
from plugins.press.digest import SIZE

_CALLS = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True)
class Source:
    """A template: its text, the file it was read from, and the templates it calls by name."""

    text: str
    file: str
    calls: tuple[str, ...]


class Templates:
    """Reads templates through the loader of `env`, each once. Errors are Refused, with file and line."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._sources: dict[str, Source | None] = {}
        self._digests: dict[str, str] = {}

    @property
    def files(self) -> frozenset[str]:
        """The files read so far, as they are named in tracebacks."""
        return frozenset(source.file for source in self._sources.values() if source)

    def loader(self) -> FunctionLoader:
        """Loads the sources that are known here, and no other: what is drawn is what the digest was taken of."""

        def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
            source = self._sources.get(name)
            return (source.text, source.file, lambda: True) if source else None

        return FunctionLoader(load)

    def digest(self, name: str) -> str:
        """The digest of a template's closure. A template that is only asked for `ignore missing` counts as missing."""
        if self._source(name) is None:
            raise Refused((error("theme/templates/" + name, 0, "", "The theme has no template {name}.", name=name),))
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

    def _source(self, name: str) -> Source | None:
        if name not in self._sources:
            self._sources[name] = self._read(name)
        return self._sources[name]

    def _read(self, name: str) -> Source | None:
        assert self._env.loader is not None
        try:
            text, file, _ = self._env.loader.get_source(self._env, name)
        except TemplateNotFound:
            return None
        file = file or name
        try:
            return Source(text, file, tuple(_calls(self._env.parse(text, name, file), file)))
        except TemplateSyntaxError as fault:
            message = "The template cannot be read: {reason}."
            reason = (fault.message or "").rstrip(".")
            raise Refused((error(project_file(file), fault.lineno, "", message, reason=reason),)) from None


def _calls(tree: nodes.Template, file: str) -> Iterator[str]:
    """The templates that one calls; Refused where a name is only known when the page is drawn."""
    for node in tree.find_all(_CALLS):
        for name in meta.find_referenced_templates(nodes.Template([node])):
            if name is None:
                message = "This tag computes the name of a template."
                hint = "Write the name out, so that the press knows what the page is made of."
                raise Refused((error(project_file(file), node.lineno, "", message, hint),))
            yield name


def project_file(file: str) -> str:
    """A file as a problem names it: from the current folder where it lies in it, else as it is."""
    try:
        return Path(file).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file
