"""What types promise, where mypy cannot look: names that stand once, and renderers that are all of one shape."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from nhipcau.model.output import Renderer
from nhipcau.rendering.renderer import JinjaRenderer
from nhipcau.showroom.newspaper import Catcher
from nhipcau.tracking.forecast import Dummy
from nhipcau.tracking.watched_renderer import Watched

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "nhipcau"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def test_no_two_classes_of_the_package_have_one_name() -> None:
    """Whoever reads a name in a message or a diff knows which class it is."""
    found = defaultdict(list)
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_no_renderer_is_anything_at_all() -> None:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.arg) and node.arg == "renderer":
                told = ast.unparse(node.annotation) if node.annotation else ""
                assert told in {"Renderer", "JinjaRenderer"}, f"{path}:{node.lineno}"


@pytest.mark.parametrize("kind", [JinjaRenderer, Watched, Dummy, Catcher])
def test_a_renderer_has_every_method_of_the_protocol_with_its_parameters(kind: type) -> None:
    asked = {
        name: each for name, each in vars(Renderer).items() if inspect.isfunction(each) and name[0] != "_"
    }
    assert {"page", "words", "file", "pictures", "prose", "bundles", "parts", "warn", "static"} <= set(asked)
    for name, method in asked.items():
        assert told(getattr(kind, name)) == told(method), f"{kind.__name__}.{name}"


def told(function: object) -> list[tuple[str, object, object]]:
    """The parameters of a function but for their annotations, which mypy compares, aliases and all."""
    assert callable(function)
    return [(each.name, each.kind, each.default) for each in inspect.signature(function).parameters.values()]


def test_mypy_is_strict_on_the_whole_package_and_its_types_go_out_with_it() -> None:
    assert SETTINGS["tool"]["mypy"]["strict"] is True
    assert "plugins/nhipcau" in SETTINGS["tool"]["mypy"]["files"]
    assert (PACKAGE / "py.typed").is_file()
    assert "py.typed" in SETTINGS["tool"]["setuptools"]["package-data"]["nhipcau"]


def test_a_warning_is_an_error_in_tests() -> None:
    assert SETTINGS["tool"]["pytest"]["ini_options"]["filterwarnings"] == ["error"]
