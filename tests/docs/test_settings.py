"""docs/settings.md has every setting there is, and no other."""

from __future__ import annotations

import ast
from dataclasses import fields

from plugins.newsroom import Paths
from plugins.reading.settings import TYPES, WORDS

from .documents import CODE, ROOT, rows, section, text

SETTINGS = text(ROOT / "docs/settings.md")


def configured() -> set[str]:
    """The names that pelicanconf.py sets."""
    tree = ast.parse(text(ROOT / "pelicanconf.py"))
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def documented(heading: str) -> set[str]:
    return {name for row in rows(section(SETTINGS, heading)) for name in row.names}


def test_every_setting_of_ours_is_documented() -> None:
    assert documented("Settings of the site") == set(TYPES)


def test_every_setting_of_pelicanconf_is_documented_and_no_other() -> None:
    named = documented("Settings of the site") | documented("Settings of Pelican")
    assert named == configured() | set(TYPES)


def test_every_key_of_a_language_is_documented() -> None:
    table = list(rows(section(SETTINGS, "LANGUAGES")))
    assert {name for row in table for name in row.names} == {*WORDS, "paths"}
    words = next(set(CODE.findall(row.cells[1])) for row in table if row.names == ("paths",))
    assert {field.name for field in fields(Paths)} <= words
