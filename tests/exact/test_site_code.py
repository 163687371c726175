"""Code and templates of a site's own, wherever they lie: an edit of them remakes what they made, and nothing is kept
that they would make otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from nhipcau.host.host import Newspaper
from nhipcau.machine import tree
from tests.exact.workshop import Workshop

DRAWS = """
from collections.abc import Iterator

from blinker import signal

from nhipcau.model import Drawing, Output

{imports}


def greet(name):
    return f"{words} {{name}}".encode()


def greeting(site, renderer):
    yield Output("greeting.txt", ("an",), greet)


def draw(site, renderer):
    yield Drawing(greeting)


def register():
    signal("nhipcau.draw").connect(draw)
"""
"""A plugin that draws one file. Its `words` are its own, or come from elsewhere."""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """A small site of nothing but registries, with a plugin of its own to come."""
    monkeypatch.setattr(tree, "SETTLED", 0)
    monkeypatch.setattr(
        sys, "dont_write_bytecode", True
    )  # by which Python itself misses two edits in one second
    monkeypatch.syspath_prepend(tmp_path / "plugins")
    shop = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    shop.registries()
    shop.use("greeting")
    yield shop
    shop.forget()


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every build that did more than look at the stamp."""
    done: list[int] = []
    build = Newspaper._build
    monkeypatch.setattr(Newspaper, "_build", lambda self, *given: done.append(1) or build(self, *given))
    return done


def greeting(shop: Workshop) -> str:
    """Build, and what the plugin's file says then; a cold build says the same."""
    assert shop.build() == shop.cold()
    return (shop.folder / "output" / "greeting.txt").read_text(encoding="utf-8")


def its_own(shop: Workshop, words: str) -> None:
    shop.plugin("greeting", DRAWS.format(imports="", words=words))


def imported(shop: Workshop, words: str) -> None:
    shop.plugin("greeting", DRAWS.format(imports="import phrases", words="{phrases.WORDS}"))
    shop.plugin("phrases", f"WORDS = '{words}'")


def imported_by_what_it_imports(shop: Workshop, words: str) -> None:
    shop.plugin("greeting", DRAWS.format(imports="from courtesy import WORDS", words="{WORDS}"))
    shop.plugin("courtesy", "from phrases import WORDS")
    shop.plugin("phrases", f"WORDS = '{words}'")


def imported_late(shop: Workshop, words: str) -> None:
    late = "def words():\n    import phrases\n    return phrases.WORDS"
    shop.plugin("greeting", DRAWS.format(imports=late, words="{words()}"))
    shop.plugin("phrases", f"WORDS = '{words}'")


def imported_by_a_computed_name(shop: Workshop, words: str) -> None:
    computed = "import importlib\nphrases = importlib.import_module('phra' + 'ses')"
    shop.plugin("greeting", DRAWS.format(imports=computed, words="{phrases.WORDS}"))
    shop.plugin("phrases", f"WORDS = '{words}'")


def a_package_with_a_module(shop: Workshop, words: str) -> None:
    shop.plugin("greeting/__init__", DRAWS.format(imports="from .phrases import WORDS", words="{WORDS}"))
    shop.plugin("greeting/phrases", f"WORDS = '{words}'")


def a_package_with_a_table(shop: Workshop, words: str) -> None:
    table = "from pathlib import Path\nWORDS = Path(__file__).with_name('words.txt').read_text()"
    shop.plugin("greeting/__init__", DRAWS.format(imports=table, words="{WORDS}"))
    (shop.folder / "plugins" / "greeting" / "words.txt").write_text(words)


PLACES = [
    its_own,
    imported,
    imported_by_what_it_imports,
    imported_late,
    imported_by_a_computed_name,
    a_package_with_a_module,
    a_package_with_a_table,
]


@pytest.mark.parametrize("put", PLACES)
def test_an_edit_of_a_plugin_remakes_what_it_draws(
    shop: Workshop, builds: list[int], put: Callable[[Workshop, str], None]
) -> None:
    put(shop, "one")
    assert greeting(shop) == "one an"
    builds.clear()
    shop.build()
    assert not builds  # the stamp covers the plugin, and so is whole
    put(shop, "two")
    assert greeting(shop) == "two an"


def test_so_does_an_edit_of_what_it_gives_to_templates(shop: Workshop) -> None:
    """A filter of Jinja's reaches every page, and none of the plugin's own functions is asked for a file."""
    shop.own_theme()
    page = shop.theme / "templates" / "base.html"
    page.write_text(page.read_text().replace("</body>", "{{ 'an'|greet }}</body>"))
    for words in ("one", "two"):
        shop.plugin(
            "greeting",
            "from pelican import signals\n\ndef give(generator):\n"
            f"    generator.env.filters['greet'] = lambda name: f'{words} {{name}}'\n\n"
            "def register():\n    signals.generator_init.connect(give)\n",
        )
        assert shop.build() == shop.cold()
        assert f"{words} an</body>" in (shop.folder / "output" / "index.html").read_text(encoding="utf-8")


def test_so_does_one_of_a_filter_that_the_settings_name(shop: Workshop) -> None:
    its_own(shop, "one")
    shop.own_theme()
    page = shop.theme / "templates" / "base.html"
    page.write_text(page.read_text().replace("</body>", "{{ 'an'|greet }}</body>"))
    for words in ("one", "two"):
        shop.plugin("filters", "import phrases\n\ndef greet(name):\n    return phrases.WORDS + name\n")
        shop.plugin("phrases", f"WORDS = '{words} '")
        shop.forget()
        shop.settings["JINJA_FILTERS"] = {"greet": import_module("filters").greet}
        assert shop.build() == shop.cold()
        assert f"{words} an</body>" in (shop.folder / "output" / "index.html").read_text(encoding="utf-8")


def test_a_template_that_takes_the_place_of_one_of_the_theme_breaks_the_stamp_and_remakes_its_pages(
    shop: Workshop, builds: list[int]
) -> None:
    its_own(shop, "one")
    shop.settings["THEME_TEMPLATES_OVERRIDES"] = [str(shop.folder / "overrides")]
    shop.build()
    front = shop.folder / "output" / "index.html"
    theme = shop.theme / "templates" / "front.html"
    (shop.folder / "overrides").mkdir()
    for words in ("one", "two"):
        text = theme.read_text(encoding="utf-8")
        (shop.folder / "overrides" / "front.html").write_text(
            text.replace("{% block main %}", f"{{% block main %}}<p>{words}</p>", 1), encoding="utf-8"
        )
        assert shop.build() == shop.cold()
        assert f"<p>{words}</p>" in front.read_text(encoding="utf-8")
        builds.clear()
        shop.build()
        assert not builds
    (shop.folder / "overrides" / "front.html").unlink()
    assert shop.build() == shop.cold()
    assert "<p>two</p>" not in front.read_text(encoding="utf-8")
