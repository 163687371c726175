"""The theme's colours are read where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nhipcau.web.colours import Colour, UnknownColour, colour, palette, place, properties

TOKENS = (Path(__file__).parents[2] / "theme/static/css/tokens.css").read_text(encoding="utf-8")


def test_a_site_changes_one_colour_and_keeps_the_others() -> None:
    ours = palette([TOKENS])
    assert palette([TOKENS, ":root { --accent: light-dark(#0B5394, #9fc5e8) }"]) == replace(
        ours, accent="#0b5394"
    )


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (":root { --a: #fff; }", Colour("#fff", "#fff")),
        (":root { --a: light-dark( #111111 , #222222 ); }", Colour("#111111", "#222222")),
        (":root { --b: light-dark(#111111, #222222); --a: var(--b); }", Colour("#111111", "#222222")),
        (":root { --b: #333333; --a: light-dark(var(--b), #444444); }", Colour("#333333", "#444444")),
        (":root { /* --a: #000000; */ --a: #555555; --a: #666666 }", Colour("#666666", "#666666")),
    ],
)
def test_a_colour_is_read_as_a_browser_reads_it(css: str, found: Colour) -> None:
    assert colour(properties([css]), "a") == found


@pytest.mark.parametrize(
    "css",
    [
        "",
        ":root { --a: oklch(50% 0.1 20); }",
        ":root { --a: var(--a); }",
        ":root { --a: var(--b); --b: var(--a); }",
        '[data-theme="dark"]:root { --a: #111111; }',
        "@media print { :root[x] { --a: #111111; } }",
    ],
)
def test_what_cannot_be_drawn_with_is_told(css: str) -> None:
    with pytest.raises(UnknownColour):
        colour(properties([css]), "a")


def test_the_sheet_that_says_a_colour_is_known() -> None:
    sheets = {"css/tokens.css": TOKENS, "css/own.css": ":root { --accent: oklch(1 0 0); }"}
    assert place(sheets, "accent") == "css/own.css"
    assert place(sheets, "paper") == "css/tokens.css"


def test_a_drawing_is_painted_in_the_colours_that_it_names() -> None:
    svg = '<path fill="var(--on-accent)" stroke="var( --accent )" class="var(--gap)"/>'
    found = palette([TOKENS])
    assert found.paint(svg) == f'<path fill="{found.on_accent}" stroke="{found.accent}" class="var(--gap)"/>'
