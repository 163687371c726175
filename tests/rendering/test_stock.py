"""What we draw by shorter ways comes out, to the last letter, as stock Jinja has it; and where those are gone, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import markupsafe
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Undefined, pass_context, pass_environment
from jinja2.runtime import Macro
from markupsafe import Markup

from nhipcau.rendering import jinja_runtime
from nhipcau.rendering.jinja_runtime import DirectlySpeaking, known, speaking
from nhipcau.rendering.macros import sharing


class Marked:
    """Has an HTML of its own."""

    def __html__(self) -> str:
        return "<i>&amp;</i>"


class Shown(str):
    """A string that shows itself otherwise."""

    def __str__(self) -> str:
        return "<shown>"


VALUES: dict[str, object] = {
    "plain": "a",
    "sharp": "<b>\"'&",
    "safe": Markup("<i>&amp;</i>"),
    "marked": Marked(),
    "shown": Shown("&"),
    "number": 3,
    "nothing": None,
    "list": ["<", Markup("<"), 1],
    "same": lambda *given, **named: (given, tuple(sorted(named.items()))),
    "named": pass_context(lambda context, value=1: f"<{context.name}>{value}"),
    "of_env": pass_environment(lambda env, value=1: f"{env.autoescape}{value}"),
    "kind": dict,
}
EVERY = [name for name, value in VALUES.items() if not callable(value)]
NAMES = st.sampled_from([*VALUES, "missing", "a", "b", "item"])
LITERALS = st.sampled_from(["1", "'<'", "none", "true", "[1, '<']"])
CALLED = st.sampled_from(["one", "two", "many", "around", "same", "named", "of_env", "kind", "plain"])


@st.composite
def calls(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    given = draw(st.lists(inner, max_size=3))
    named = draw(st.dictionaries(st.sampled_from(["a", "b", "c", "x"]), inner, max_size=2))
    return f"{draw(CALLED)}({', '.join([*given, *(f'{name}={value}' for name, value in named.items())])})"


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    filters = st.sampled_from(
        ["e", "safe", "upper", "string", "join", "default('<')", "escape|safe", "forceescape"]
    )
    return (
        calls(inner)
        | st.builds("({} ~ {})".format, inner, inner)
        | st.builds("({}|{})".format, inner, filters)
        | st.builds("({} if {} else {})".format, inner, inner, inner)
    )


EXPRESSIONS = st.recursive(NAMES | LITERALS, grown, max_leaves=6)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.lists(inner, min_size=2, max_size=3).map("".join)
        | st.builds("{{% for item in list %}}{}{{% endfor %}}".format, inner)
        | st.builds("{{% if {} %}}{}{{% endif %}}".format, NAMES, inner)
        | st.builds("{{% set a %}}{}{{% endset %}}{{{{ a }}}}".format, inner)
        | st.builds("{{% set b = {} %}}{}".format, EXPRESSIONS, inner)
        | st.builds("{{% call {} %}}{}{{% endcall %}}".format, calls(NAMES), inner)
        | st.builds("{{% filter upper %}}{}{{% endfilter %}}".format, inner)
    )


TEXTS = st.sampled_from(["<p>", "&", "đ\n"])
BODIES = st.recursive(TEXTS | EXPRESSIONS.map("{{{{ {} }}}}".format), nested, max_leaves=6)
SIGNATURES = {
    "one": "a",
    "two": "a, b='<'",
    "many": "a='&', b=none",
    "around": "a=1",
}
USES = {"many": "{{ varargs|join }}{{ kwargs|length }}", "around": "({{ caller() if caller }})"}


@st.composite
def templates(draw: st.DrawFn) -> dict[str, str]:
    """A page that extends a base, and the macros that it imports."""
    macros = "".join(
        f"{{% macro {name}({signature}) %}}{{{{ a }}}}{USES.get(name, '{{ b }}')}{draw(BODIES)}{{% endmacro %}}\n"
        for name, signature in SIGNATURES.items()
    )
    imports = f"{{% from 'macros' import {', '.join(SIGNATURES)} with context %}}"
    inner = draw(BODIES) + draw(EXPRESSIONS.map("{{{{ {} }}}}".format))
    return {
        "macros": macros,
        "base": f"{draw(BODIES)}{{% block inner %}}{draw(BODIES)}{{% endblock %}}",
        "page": f"{{% extends 'base' %}}{imports}{{% block inner %}}{inner}{{% endblock %}}",
    }


def drawn(env: Environment, name: str) -> tuple[str, str]:
    """What comes out, or the name of what goes wrong and its words."""
    try:
        return "drawn", env.get_template(name).render(VALUES)
    except RecursionError:
        return "RecursionError", ""
    except Exception as bad:
        return type(bad).__name__, str(bad)


def stock(sources: dict[str, str], undefined: type[Undefined]) -> Environment:
    return Environment(loader=DictLoader(sources), autoescape=True, undefined=undefined)


def ours(sources: dict[str, str], undefined: type[Undefined]) -> Environment:
    env = stock(sources, undefined)
    sharing(env)
    speaking(env)
    return env


@given(sources=templates(), undefined=st.sampled_from([Undefined, StrictUndefined]))
@example(
    {"page": "".join(f"{{{{ {name} }}}}" for name in EVERY), "base": "{{ named(of_env('<')) }}"}, Undefined
)
def test_any_template_comes_out_as_stock_jinja_has_it(
    sources: dict[str, str], undefined: type[Undefined]
) -> None:
    assert known()
    for name in ("page", "base"):
        assert drawn(ours(sources, undefined), name) == drawn(stock(sources, undefined), name)


def test_the_shorter_ways_are_taken_with_the_jinja_that_is_here() -> None:
    assert known()
    assert ours({}, Undefined).context_class is DirectlySpeaking


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Tries anew what is known, before and after."""
    known.cache_clear()
    yield
    known.cache_clear()


SOURCES = {
    "macros": "{% macro one(a, b='<') %}[{{ a }}{{ b }}]{% endmacro %}",
    "page": "{% from 'macros' import one with context %}{% for n in list %}{{ one(n) }}{{ named(n) }}{% endfor %}",
}


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("gone", ["_func", "caller", "catch_kwargs", "catch_varargs", "arguments"])
def test_without_a_private_part_of_macros_pages_are_drawn_by_stock_jinja(
    gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = drawn(stock(SOURCES, Undefined), "page")

    class Otherwise(jinja_runtime.DirectMacro):
        def __getattribute__(self, name: str) -> Any:
            if name == gone:
                raise AttributeError(name)
            return super().__getattribute__(name)

    monkeypatch.setattr(jinja_runtime, "DIRECTLY", {**jinja_runtime.DIRECTLY, "Macro": Otherwise})
    assert not known()
    env = ours(SOURCES, Undefined)
    assert env.context_class is jinja_runtime.Speaking
    assert type(vars(env.get_template("macros").module)["one"]) is Macro
    assert drawn(env, "page") == wanted


@pytest.mark.usefixtures("forgetful")
def test_a_name_that_jinja_may_pass_some_day_does_not_reach_functions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def call(self: DirectlySpeaking, called: Any, /, *given: Any, **named: Any) -> Any:
        return direct(self, called, *given, **named, _new_vars={})

    direct = DirectlySpeaking.call
    monkeypatch.setattr(DirectlySpeaking, "call", call)
    assert not known()


@given(value=st.text())
def test_without_markupsafes_private_function_values_are_escaped_all_the_same(value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja_runtime, "_escape_inner", None)
        assert jinja_runtime.escaped(value) == markupsafe.escape(value)
    assert jinja_runtime.escaped(value) == markupsafe.escape(value)
