"""What templates call, without Jinja's detours: macros, and functions that speak the language of the page.

Of the time that drawing a page takes, Jinja spends a fifth on finding out, for each of two hundred calls, whether what
is called wants the context. Ours says so by its class. For that it must know how Jinja and MarkupSafe are made inside,
which neither promises: `known` tries it once, and where they are made otherwise, pages are drawn by what they have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

import markupsafe
from jinja2 import Environment, TemplateRuntimeError, pass_context
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from nhipcau.languages import Words


class Spoken:
    """A function that templates call, and that is given the words of the page before all else."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function


class DirectMacro(Macro):
    """A macro. Ours take the values that they name, and no others: only what else there is, is left to Jinja."""

    def __call__(self, *given: Any, **named: Any) -> str:
        if self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*given, **named)
        values = (*given, *[named.pop(name, missing) for name in self.arguments[len(given) :]])
        if named or len(values) > len(self.arguments):
            return super().__call__(*values, **named)
        return Markup(self._func(*values))


DIRECT = {FunctionType, MethodType, BuiltinFunctionType, DirectMacro}
"""What wants nothing but its values, unless it says so."""


class Speaking(Context):
    """The variables that a template sees; what it calls that is `Spoken` is given the words of the page."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        if type(called) is Spoken:
            return super().call(called.function, language(self), *given, **named)
        return super().call(called, *given, **named)


class DirectlySpeaking(Speaking):
    """The same, by the shortest way."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        kind = type(called)
        if kind is Spoken:
            given = (language(self), *given)
            called = called.function
        elif kind not in DIRECT or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *given, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


_escape_inner: Callable[[str], str] | None = getattr(markupsafe, "_escape_inner", None)


def escaped(value: Any) -> str:
    """A value as `escape` has it, but as plain text: in a template it is joined at once to what stands beside it."""
    if isinstance(value, Markup):
        return value
    if type(value) is not str:
        if hasattr(value, "__html__"):
            return escape(value)
        value = str(value)
    return str(_escape_inner(value)) if _escape_inner else escape(value)


DIRECTLY: Mapping[str, Any] = {"Macro": DirectMacro, "escape": escaped}
"""What the code of a template finds under these names, in place of Jinja's own."""

TRIAL = """{% macro part(a, b="<b>", c=none) %}[{{ a }}|{{ b }}|{{ c }}]{{ caller() if caller }}{% endmacro %}
{% macro all() %}{{ varargs|join }}{{ kwargs.x }}{% endmacro %}
{% for n in (1, 2) %}{{ part(plain(n), c="&") }}{{ seen(n) }}{% endfor %}
{% block inner %}{{ plain("<") }}{{ all(1, 2, x="<") }}{% call part(1) %}!{% endcall %}{% endblock %}"""


@cache
def known() -> bool:
    """Whether Jinja and MarkupSafe are made as the direct ways take them to be: tried with one template of each kind of
    call, which must come out as Jinja alone has it."""
    try:
        return _trial(DirectlySpeaking, DIRECTLY) == _trial(Context, {})
    except Exception:  # whatever calling what is no longer there may raise
        return False


def _trial(kind: type[Context], ways: Mapping[str, Any]) -> str:
    env = Environment(autoescape=True)
    env.context_class = kind
    template = env.from_string(TRIAL)
    template.root_render_func.__globals__.update(ways)
    return template.render(plain=lambda value: value, seen=pass_context(lambda context, n: (n, context.name)))


def language(context: Context) -> Words:
    """The words of the page that is being drawn."""
    words = context.resolve_or_missing("words")
    if not isinstance(words, Words):
        raise TemplateRuntimeError('a macro knows no language: import it with "… import … with context"')
    return words


def speaking(env: Environment) -> None:
    """Have an environment's templates speak by gettext, in the language of the page, never by a state of anything."""
    env.context_class = DirectlySpeaking if known() else Speaking
    says: dict[str, Any] = {
        name: Spoken(_said(name)) for name in ("gettext", "ngettext", "pgettext", "npgettext")
    }
    env.globals.update(says, _=says["gettext"])
    env.newstyle_gettext = True  # type: ignore[attr-defined]


def _said(name: str) -> Callable[..., str]:
    """One of the gettext functions as templates call it: the message as markup, with values put in and escaped."""
    known: dict[tuple[Any, ...], Markup] = {}
    bare: dict[tuple[Any, ...], Markup] = {}

    def say(words: Words, *message: Any, **values: Any) -> Markup:
        key = (words.code, *message)
        if values:
            return fill(words, key, values)
        said = bare.get(key)
        if said is None:
            said = bare[key] = fill(words, key, values)
        return said

    def fill(words: Words, key: tuple[Any, ...], values: dict[str, Any]) -> Markup:
        _, *message = key
        said = known.get(key)
        if said is None:
            said = known[key] = Markup(getattr(words, name)(*message))
        # As Jinja has it: a number and a context may be named in the message.
        if name in ("ngettext", "npgettext"):
            values.setdefault("num", message[-1])
        if name in ("pgettext", "npgettext"):
            values.setdefault("context", message[0])
        return said % values

    return say
