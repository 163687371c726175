"""What templates call, without Jinja's detours: macros, and functions that speak the language of the page.

Of the time that drawing a page takes, Jinja spends a fifth on finding out, for each of two hundred calls, whether what
is called wants the context. Ours says so by its class.
"""

from __future__ import annotations

from collections.abc import Callable
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, TemplateRuntimeError
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

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
    """The variables that a template sees, and its way to call what it finds among them."""

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


def escaped(value: Any) -> str:
    """A value as `escape` has it, but as plain text: in a template it is joined at once to what stands beside it."""
    if isinstance(value, Markup):
        return value
    if type(value) is not str:
        if hasattr(value, "__html__"):
            return escape(value)
        value = str(value)
    return str(_escape_inner(value))


def language(context: Context) -> Words:
    """The words of the page that is being drawn."""
    words = context.resolve_or_missing("words")
    if not isinstance(words, Words):
        raise TemplateRuntimeError('a macro knows no language: import it with "… import … with context"')
    return words


def speaking(env: Environment) -> None:
    """Have an environment's templates speak by gettext, in the language of the page, never by a state of anything."""
    env.context_class = Speaking
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
