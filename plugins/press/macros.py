"""Macros: a module of them is made once a language, or once a page where it reads the page, and not at every import.

Jinja makes a template's module anew wherever it is imported with context: two dozen times for a page of ours, a fifth
of the time that drawing it takes. Here a module sees `page`, `words` and the globals, and nothing else of the template
that imports it: so all who import it on one page may share it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule

MODULES = "_modules"
"""The variable under which a page carries the modules made for it."""


class Modules:
    """The modules of macros on one page: `lasting` are those that the pages of a language share."""

    def __init__(
        self, lasting: dict[str, TemplateModule], reads_page: Callable[[str], bool], seen: Mapping[str, Any]
    ) -> None:
        self._lasting, self._reads_page = lasting, reads_page
        self._own: dict[str, TemplateModule] = {}
        self._seen = seen

    def module(self, name: str, make: Callable[[Mapping[str, Any]], TemplateModule]) -> TemplateModule:
        """The module of a template; `make` makes it from the variables that it sees."""
        found = self._lasting.get(name) or self._own.get(name)
        if found is None:
            whole = self._reads_page(name)
            seen = {key: value for key, value in self._seen.items() if whole or key != "page"}
            found = make({**seen, MODULES: self})
            (self._own if whole else self._lasting)[name] = found
        return found


class Sheet(Template):
    """A template whose modules are shared."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        modules = (vars or {}).get(MODULES)
        if modules is None:
            return super().make_module(vars, shared, locals)
        made: TemplateModule = modules.module(
            self.name, lambda seen: super(Sheet, self).make_module(dict(seen))
        )
        return made


def sharing(env: Environment) -> None:
    """Have an environment make its templates so, and look each up once: it does not change while it lives."""
    env.template_class = Sheet
    known: dict[str, Template] = {}
    look_up = env.get_template

    def get_template(name: str, *given: Any, **named: Any) -> Template:
        if name not in known:
            known[name] = look_up(name, *given, **named)
        return known[name]

    env.get_template = get_template  # type: ignore[method-assign,assignment]
