"""The stylesheets: layers in order, one file a component, tokens for every colour, and nothing that nobody uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from nhipcau.model import LeadSize
from nhipcau.pages.front import ROW
from nhipcau.rendering.bodies import SHEET_OF_TIMELINES
from tests.theme.drawing import TEMPLATES, THEME, site_css

CSS = THEME / "static" / "css"
SHEETS = sorted(path for path in CSS.glob("*.css") if path.name != "site.css")
RARE = sorted((THEME / "static" / "parts").glob("*.css"))
"""Those that only pages ask for that need them."""
SITE = (CSS / "site.css").read_text(encoding="utf-8").splitlines()
NOTES = {"note", "note__title", "note--important", "note--warning", "note--caution"}
FROM_CONTENT = {
    "footnote",
    "footnote-ref",
    "footnote-backref",
    "align-right",
    "align-center",
    "task",
    "file",
    *NOTES,
    "transcript",
    "timeline",
    "timeline__title",
    "timeline__when",
    "live__entry",
    "live__title",
    "live__time",
}
"""Classes that Markdown writes."""
FROM_VALUES = {
    *(f"{block}--{size}" for size in get_args(LeadSize) for block in ("lead", "front__top")),
    *(f"lead--{form}" for form in ("text", "picture", "upright")),
    *(f"across--{count}" for count in range(1, ROW + 1)),
}
"""Classes that are named after what a page shows."""


def classes_in_templates() -> set[str]:
    found: set[str] = set()
    for path in (*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.svg")):
        text = path.read_text(encoding="utf-8")
        for value in re.findall(r'class="((?:{%.*?%}|{{.*?}}|[^"])*)"', text) + re.findall(
            r'class="([\w-]+)"', text
        ):
            found |= set(re.sub(r"{%.*?%}|\S*{{.*?}}", " ", value).split())
        found |= {
            f"card--{shape}"
            for line in re.findall(r"shape=(.*?)[,)]", text)
            for shape in re.findall(r'"(\w+)"', line)
        }
    return found


def classes_in_styles() -> set[str]:
    css = "\n".join(
        re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) for path in (*SHEETS, *RARE)
    )
    css = re.sub(r"url\([^)]*\)", "", css)
    return set(re.findall(r"\.([a-z][\w-]*)", css))


def test_the_layers_come_first_and_each_sheet_once() -> None:
    assert SITE[0] == "@layer reset, tokens, base, layout, components, own, utilities;"
    imported = [re.fullmatch(r'@import url\("([\w-]+\.css)"\) layer\((\w+)\);', line) for line in SITE[1:]]
    assert all(imported)
    assert sorted(match[1] for match in imported if match) == [path.name for path in SHEETS]
    order = ["reset", "tokens", "base", "layout", "components", "own", "utilities"]
    layers = [order.index(match[2]) for match in imported if match]
    assert layers == sorted(layers)


def test_the_published_sheet_tells_what_is_within_from_what_is() -> None:
    """`.prose :is(h2)` is a heading in a text, `.prose:is(h2)` a heading that is one."""
    sheet = site_css().decode()
    assert ".prose *:is(h2,h3,h4){" in sheet
    apart = {
        each
        for path in SHEETS
        for each in re.findall(r"[\w-]:is\([\w., -]+", path.read_text(encoding="utf-8"))
    }
    assert set(re.findall(r"[\w-]:is\([\w., -]+", sheet)) == {each.replace(", ", ",") for each in apart}


def test_the_published_sheet_imports_nothing() -> None:
    assert b"@import" not in site_css()


@pytest.mark.parametrize("path", [*SHEETS, *RARE], ids=lambda path: path.name)
def test_a_sheet_is_short_and_begins_by_saying_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/*")
    assert text.count("\n") <= 120


@pytest.mark.parametrize("path", [*SHEETS, *RARE], ids=lambda path: path.name)
def test_colours_are_named_only_among_the_tokens(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name not in ("tokens.css", "print.css"):
        assert not re.search(r"#[0-9a-f]{6}\b|rgb\(|hsl\(|oklch\(", text)
    assert "!important" not in text
    assert not re.search(r"letter-spacing:\s*-", text)


@pytest.mark.parametrize("path", [*SHEETS, *RARE], ids=lambda path: path.name)
def test_directions_are_logical(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"@media[^{]*|max-width: [\d.]+rem", "", text)
    assert not re.search(
        r"\b(margin|padding|border)-(left|right|top|bottom)\b|(?<![\w-])(min-|max-)?(width|height):", text
    )


def test_a_sheet_that_few_pages_need_is_asked_for_by_what_needs_it() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    asked = {
        *re.findall(r"/theme/parts/([\w-]+\.css)", templates),
        *re.findall(r"/theme/parts/([\w-]+\.css)", SHEET_OF_TIMELINES),
    }
    assert asked == {path.name for path in RARE}


def test_every_style_has_a_use() -> None:
    assert classes_in_styles() - classes_in_templates() - FROM_CONTENT - FROM_VALUES == set()


CONTRASTS = [
    ("ink", "paper", 7.0),
    ("ink-soft", "paper", 4.5),
    ("ink-soft", "paper-tinted", 4.5),
    ("ink", "accent-wash", 7.0),
    ("ink-soft", "accent-wash", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "paper-tinted", 4.5),
    ("accent", "accent-wash", 4.5),
    ("accent-strong", "paper", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-strong", 4.5),
]


@pytest.mark.parametrize(("ink", "paper", "least"), CONTRASTS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_stand_out_enough(ink: str, paper: str, least: float, scheme: int) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5:1 for text."""
    tokens = dict(
        re.findall(
            r"--([\w-]+): light-dark\((#\w+, #\w+)\)", (CSS / "tokens.css").read_text(encoding="utf-8")
        )
    )
    brightness = sorted(_luminance(tokens[name].split(", ")[scheme]) for name in (ink, paper))
    assert (brightness[1] + 0.05) / (brightness[0] + 0.05) >= least


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
