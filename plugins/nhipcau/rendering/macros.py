"""Macros: a module of them is made once a language, or once a page where it reads the page, and not at every import.

Jinja makes a template's module anew wherever it is imported with context: two dozen times for a page of ours, a fifth
of the time that drawing it takes. Here a module sees `page`, `words` and the globals, and nothing else of the template
that imports it: so all who import it on one page may share it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, TemplateRuntimeError
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from markupsafe import Markup

from nhipcau.languages import Words
from nhipcau.rendering.jinja_runtime import DIRECTLY, known

MODULES = "_modules"
"""The variable under which a page carries the modules made for it."""
DRAWN = 10_000
"""What is drawn once is kept up to this number: most of it are cards of stories, of 800 bytes each."""


class Once:
    """The template function `once`: what a macro gives for some values, drawn once for all pages of a language.

    `once(footer, masthead=frame.masthead)`. Values are the same when they are the same object, or equal and plain. The
    macro must read nothing of the page but what it is given.
    """

    def __init__(self) -> None:
        self._drawn: dict[tuple[object, ...], tuple[object, Markup]] = {}
        self._lasting: set[int] = set()

    def admit(self, module: TemplateModule) -> None:
        """The macros of that module read nothing of the page."""
        self._lasting.update(id(each) for each in vars(module).values() if isinstance(each, Macro))

    def __call__(self, words: Words, macro: Macro, **values: Any) -> Markup:
        key = (id(macro), *((name, _known_by(value)) for name, value in values.items()))
        found = self._drawn.get(key)
        if found is None:
            if id(macro) not in self._lasting:
                raise TemplateRuntimeError(f"{macro.name} reads the page, so it cannot be drawn once for all")
            if len(self._drawn) >= DRAWN:
                self._drawn.clear()
            # The values are kept, so that no other can come to live at the address by which each is known.
            found = self._drawn[key] = (values, Markup(macro(**values)))
        return found[1]


def _known_by(value: object) -> object:
    return (type(value), value) if isinstance(value, str | int | None) else id(value)


class Modules:
    """The modules of macros on one page: `lasting` are those that the pages of a language share; `admit` hears of each
    of these."""

    def __init__(
        self,
        lasting: dict[str, TemplateModule],
        admit: Callable[[TemplateModule], None],
        reads_page: Callable[[str], bool],
        seen: Mapping[str, Any],
    ) -> None:
        self._lasting, self._admit, self._reads_page = lasting, admit, reads_page
        self._own: dict[str, TemplateModule] = {}
        self._seen = seen

    def known(self, name: str) -> TemplateModule | None:
        """The module of a template, if it was made already."""
        return self._lasting.get(name) or self._own.get(name)

    def made(self, name: str, make: Callable[[dict[str, Any]], TemplateModule]) -> TemplateModule:
        """The module of a template, which `make` makes from the variables that it sees."""
        whole = self._reads_page(name)
        seen = {key: value for key, value in self._seen.items() if whole or key == "words"}
        found = make({**seen, MODULES: self})
        (self._own if whole else self._lasting)[name] = found
        if not whole:
            self._admit(found)
        return found


class SharingTemplate(Template):
    """A template whose modules are shared, and whose macros are called, and values escaped, without Jinja's detours."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        # Jinja has the globals as a chain of dictionaries, which it goes through for every context.
        template = super().from_code(environment, code, dict(globals), uptodate)
        if known():
            template.root_render_func.__globals__.update(DIRECTLY)
        return template

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        modules: Modules | None = vars.get(MODULES) if vars else None
        if modules is None or self.name is None:
            return super().make_module(vars, shared, locals)
        return modules.known(self.name) or modules.made(self.name, super().make_module)


def sharing(env: Environment) -> None:
    """Have an environment make its templates so, and look each up once: it does not change while it lives."""
    env.template_class = SharingTemplate
    found: dict[str, Template] = {}
    look_up = env.get_template

    def get_template(name: str, *given: Any, **named: Any) -> Template:
        if name not in found:
            found[name] = look_up(name, *given, **named)
        return found[name]

    # Jinja's own cache takes a lock and a weak reference for each of two dozen imports a page.
    env.get_template = get_template  # type: ignore[method-assign,assignment]
