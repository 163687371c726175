"""docs/settings.md has every setting there is, and no other."""

from __future__ import annotations

import ast
import re

from pelican.settings import read_settings

from nhipcau.model import KINDS
from nhipcau.reading.settings import PATHS, TYPES, WORDS, publication

from .documents import CODE, ROOT, rows, section, text

SETTINGS = text(ROOT / "docs/settings.md")


def configured() -> set[str]:
    """The names that have a default."""
    tree = ast.parse(text(ROOT / "plugins/nhipcau/settings.py"))
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def documented(heading: str) -> set[str]:
    return {name for row in rows(section(SETTINGS, heading)) for name in row.names}


def test_every_setting_of_ours_is_documented() -> None:
    assert documented("Settings of the site") == set(TYPES)


def test_every_setting_with_a_default_is_documented_and_no_other() -> None:
    assert documented("Settings of the site") | documented("Settings of Pelican") == configured()


def test_every_setting_of_ours_has_a_default() -> None:
    assert set(TYPES) <= configured()


def test_every_key_of_a_language_is_documented() -> None:
    table = list(rows(section(SETTINGS, "LANGUAGES")))
    assert {name for row in table for name in row.names} == {*WORDS, "paths"}
    words = next(set(CODE.findall(row.cells[1])) for row in table if row.names == ("paths",))
    assert {*PATHS, *(kind.plural for kind in KINDS if kind.paged)} <= words


def test_the_third_language_of_the_document_is_one_that_the_site_takes() -> None:
    found = re.search(r"```python\n(.*?)```", section(SETTINGS, "A third language"), re.S)
    assert found
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    settings["LANGUAGES"] = settings["LANGUAGES"] | ast.literal_eval(f"{{{found[1]}}}")
    assert [language.code for language in publication(settings).languages] == ["vi", "en", "fr"]


def test_every_plugin_has_its_place_in_the_architecture() -> None:
    architecture = text(ROOT / "docs/architecture.md")
    plugins = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]
    paths = [name.removeprefix("nhipcau.").replace(".", "/") for name in plugins]
    assert [
        path for path in paths if f"`{path}/`" not in architecture and f"`{path}.py`" not in architecture
    ] == []
