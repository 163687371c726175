"""docs/design.md has every token and every component there is, and says of colours what can be measured."""

from __future__ import annotations

import re

import pytest

from tests.docs.documents import ROOT, rows, section, text
from tests.theme.test_styles import _luminance

DESIGN = text(ROOT / "docs/design.md")
TOKENS = dict(re.findall(r"^  (--[\w-]+): (.+?);", text(ROOT / "theme/static/css/tokens.css"), re.M))
CONTRASTS = list(rows(section(DESIGN, "Contrast")))


def test_every_token_is_documented_and_every_colour_as_it_is() -> None:
    told = {
        row.names[0]: row.cells[1].strip("`")
        for row in rows(section(DESIGN, "Tokens"))
        if len(row.cells) == 3
    }
    assert set(told) == set(TOKENS)
    colours = {name: value for name, value in TOKENS.items() if value.startswith("light-dark")}
    assert {name: told[name] for name in colours} == colours


@pytest.mark.parametrize("row", CONTRASTS, ids=lambda row: " on ".join(row.cells[:2]))
def test_a_contrast_is_the_measured_one(row) -> None:
    assert CONTRASTS
    ink, paper = (re.findall(r"#\w{6}", TOKENS[cell.strip("`")]) for cell in row.cells[:2])
    for told, one, other in zip(row.cells[2:], ink, paper, strict=True):
        low, high = sorted((_luminance(one), _luminance(other)))
        assert float(told) == round((high + 0.05) / (low + 0.05), 1)


def test_every_component_is_said_to_be_for_something() -> None:
    told = {name for row in rows(section(DESIGN, "Components")) for name in row.names}
    assert told == {path.stem for path in (ROOT / "theme/templates/components").glob("*.html")}
