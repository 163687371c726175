"""Compiled templates: kept from build to build, and never believed where they are damaged or of another text."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from nhipcau.rendering.compiled import KEPT, Compiled


def drawn(folder: Path, text: str, **options: bool) -> str:
    env = Environment(loader=DictLoader({"a.html": text}), autoescape=True, **options)  # type: ignore[arg-type]
    env.bytecode_cache = Compiled(folder, env)
    return env.get_template("a.html").render()


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(tmp_path, "one") == "one"

    def compiled(*given: object, **named: object) -> None:
        raise AssertionError("it was compiled again")

    monkeypatch.setattr(Environment, "compile", compiled)
    assert drawn(tmp_path, "one") == "one"


def test_another_text_and_other_options_are_another_template(tmp_path: Path) -> None:
    assert drawn(tmp_path, "one") == "one"
    assert drawn(tmp_path, "two") == "two"
    text = "{% if true %}\nx{% endif %}"
    assert drawn(tmp_path, text) == "\nx"
    assert drawn(tmp_path, text, trim_blocks=True) == "x"


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda data: b"", lambda data: data[:-9] + b"x" + data[-8:]]
)
def test_what_is_damaged_is_compiled_again(tmp_path: Path, damage: object) -> None:
    drawn(tmp_path, "one")
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert drawn(tmp_path, "one") == "one"


def test_a_folder_that_has_grown_large_is_emptied(tmp_path: Path) -> None:
    for number in range(KEPT + 1):
        (tmp_path / str(number)).touch()
    assert drawn(tmp_path, "one") == "one"
    assert len(list(tmp_path.iterdir())) == 1
