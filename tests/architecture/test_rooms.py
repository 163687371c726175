"""Who may import whom (docs/architecture.md), held with `ast`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "nhipcau"
FEATURES = sorted(path for room in ("pages", "files") for path in (PACKAGE / room).glob("[!_]*.py"))
SHARED = {"model", "languages", "almanac", "linked_data", "syndication", "pictures", "web", "problems"}
"""The rooms that pages and files may import."""
ALLOWED = {
    "model": {"model"},
    "machine": {"machine"},
    "languages": {"model", "machine", "languages"},
    "web": {"model", "languages", "problems", "web"},
    "problems": {"model", "languages", "themes"},
    "themes": set(),
    "settings": {"host", "themes"},
    "almanac": {"model", "languages", "almanac"},
    "linked_data": {"model", "languages", "linked_data"},
    "syndication": {"model", "languages", "syndication"},
    "pictures": {"model", "problems", "web", "pictures"},
    "convert": {"model", "languages", "convert"},
    "importing": {"model", "languages", "machine", "pictures", "problems", "reading", "convert", "importing"},
    "editing": {"model", "languages", "rules", "reading", "convert", "editing"},
    "translating": {"model", "languages", "rules", "reading", "editing", "translating"},
    "rules": {"model", "languages", "rules"},
    "reading": {
        "model",
        "languages",
        "almanac",
        "machine",
        "pictures",
        "problems",
        "rules",
        "themes",
        "reading",
    },
    "comments": {"model", "languages", "web", "comments"},
    "letterbox": {"model", "languages", "web", "letterbox"},
    "newsletter": {"model", "languages", "web", "newsletter"},
    "weather": {"model", "languages", "almanac", "weather"},
    "readership": {"model", "languages", "problems", "readership"},
    "pages": SHARED,
    "files": SHARED,
    "search": {"model", "languages", "linked_data", "search"},
    "tracking": {"model", "machine", "tracking"},
    "rendering": {
        "model",
        "languages",
        "linked_data",
        "machine",
        "problems",
        "themes",
        "tracking",
        "web",
        "rendering",
    },
    "printing": {"model", "languages", "machine", "problems", "tracking", "printing"},
    "showroom": {"model", "languages", "web", "search", "pages", "files", "showroom"},
    "host": {
        "problems",
        "model",
        "languages",
        "machine",
        "themes",
        "reading",
        "tracking",
        "rendering",
        "printing",
        "host",
    },
    "publish": {"machine", "model", "web", "problems", "printing", "publish"},
    "live": {"languages", "model", "web", "machine", "themes", "reading", "printing", "host", "live"},
    "desk": {
        "model",
        "languages",
        "almanac",
        "web",
        "themes",
        "convert",
        "importing",
        "pictures",
        "reading",
        "rules",
        "editing",
        "translating",
        "host",
        "letterbox",
        "live",
        "desk",
    },
    "commands": {
        "convert",
        "desk",
        "editing",
        "model",
        "languages",
        "almanac",
        "themes",
        "reading",
        "search",
        "tracking",
        "printing",
        "host",
        "importing",
        "live",
        "machine",
        "problems",
        "comments",
        "newsletter",
        "publish",
        "readership",
        "rules",
        "translating",
        "weather",
        "commands",
    },
}
"""The rooms whose code a room may import; the showroom shows what every feature makes."""


def code(room: str) -> list[Path]:
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(path.relative_to(PACKAGE.parent).parts[: -node.level]) if node.level else ""
            yield ".".join(part for part in (package, node.module) if part)


def rooms_used(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("nhipcau.")}


def test_every_room_is_known() -> None:
    rooms = {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.is_dir() and any(path.glob("*.py"))) or path.suffix == ".py"
    }
    assert rooms - {"__init__"} == set(ALLOWED)


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_imports_only_the_rooms_before_it(room: str) -> None:
    for path in code(room):
        assert rooms_used(path) <= ALLOWED[room], path


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_a_feature_imports_the_shared_rooms_and_no_other_feature(path: Path) -> None:
    assert rooms_used(path) <= SHARED


def test_the_model_imports_the_standard_library_and_itself() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        for name in imports(path):
            assert name.startswith("nhipcau.model") or name.split(".")[0] in sys.stdlib_module_names, path


def test_the_model_knows_no_disk_and_no_clock() -> None:
    forbidden = {"open", "now", "today", "utcnow", "time_ns", "read_text", "read_bytes", "input", "print"}
    for path in (PACKAGE / "model").rglob("*.py"):
        assert not {"os", "pathlib", "time", "random", "subprocess"} & set(imports(path)), path
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                called = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                assert called not in forbidden, f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_a_feature_has_no_clock_either(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"now", "today", "utcnow"} or ast.unparse(node) in {
                "site.now",
                "site.today",
            }, f"{path}:{node.lineno}"


def test_pelican_is_known_to_the_host_and_at_the_door_of_reading() -> None:
    known = {
        path.relative_to(PACKAGE)
        for path in PACKAGE.rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] == "pelican"
    }
    assert {path.as_posix() for path in known if path.parts[0] != "host"} == {"reading/__init__.py"}


def test_one_value_of_ours_stands_in_pelicans_context() -> None:
    """What generators share by string keys has no type, and no writer that a reader can find."""
    keys = {
        ast.unparse(node.slice)
        for room in ("host", "reading", "live", "commands")
        for path in code(room)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("context")
    }
    assert keys == {"READING"}


def test_only_register_and_the_hosts_touch_signals() -> None:
    """A signal may be connected in `register()`, and sent in a package's `__init__.py`."""
    for path in PACKAGE.rglob("*.py"):
        tree = parsed(path)
        registers = [
            node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "register"
        ]
        inside = {id(node) for function in registers for node in ast.walk(function)}
        for node in ast.walk(tree):
            connects = (
                isinstance(node, ast.Attribute) and node.attr == "connect" and "signal" in ast.unparse(node)
            )
            assert not connects or id(node) in inside or path.name == "__init__.py", f"{path}:{node.lineno}"


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py", "plugins/nhipcau/settings.py"])
def test_the_settings_have_no_logic(name: str) -> None:
    for node in parsed(ROOT / name).body:
        if isinstance(node, ast.Assign):
            kinds = {type(each) for each in ast.walk(node.value)}
            assert kinds <= {ast.Constant, ast.Dict, ast.List, ast.Tuple, ast.Name, ast.Load}, (
                f"{name}:{node.lineno}"
            )
        else:
            assert isinstance(node, ast.Import | ast.ImportFrom | ast.Expr), f"{name}:{node.lineno}"


def test_every_public_function_and_class_of_the_model_says_what_it_is() -> None:
    """But plain tuples of fields, whose names say it, and one-line answers."""
    for path in (PACKAGE / "model").rglob("*.py"):
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}:{node.lineno} {node.name}"


def test_no_project_file_names_a_path_of_one_machine() -> None:
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        assert "/" + "work/" not in text, path
