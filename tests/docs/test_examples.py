"""Code that the documents show as ours is ours."""

from __future__ import annotations

import re
from functools import cache

import pytest

from .documents import ROOT, text

BLOCK = re.compile(r"^```(python|jinja|css)\n(.*?)^```$", re.M | re.S)
GOOD = re.compile(r"(?:#|/\*|\{#) Good(?: \*/| #\})?\n(.*)", re.S)
PLACES = {
    "python": ("plugins/**/*.py", "tests/**/*.py"),
    "jinja": ("theme/templates/**/*.html",),
    "css": ("theme/static/css/*.css",),
}


@cache
def ours(language: str) -> str:
    """All our code in a language."""
    found = [path for place in PLACES[language] for path in sorted(ROOT.glob(place))]
    return "\n".join(text(path) for path in found if "docs" not in path.parts)


def shown() -> list[tuple[str, str]]:
    """Every line of ours that a document shows, with its language: the Good ones, and the worked example."""
    style = BLOCK.findall(text(ROOT / "STYLE.md"))
    good = [(language, found[1]) for language, block in style if (found := GOOD.search(block))]
    assert len(good) == len(style)
    blocks = [*good, *BLOCK.findall(text(ROOT / "docs/architecture.md"))]
    return [(language, line) for language, block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize(("language", "line"), dict.fromkeys(shown()))
def test_a_line_that_is_shown_as_ours_stands_in_the_code(language: str, line: str) -> None:
    assert line.strip() in ours(language)
