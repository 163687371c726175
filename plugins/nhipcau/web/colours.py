"""The theme's colours, where they stand once: in its stylesheets of tokens. Cards, icons and manifests read them there.

What is read are the custom properties of `:root`: `--paper: light-dark(#fdfcf9, #171513);` has a light and a dark
colour, `--accent: #9e1b1e;` one for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.model.output import Renderer
from nhipcau.problems import refuse, wrong_colour

SHEETS = ("css/tokens.css", "css/own.css")
"""Below the theme's static folder; the second is a site's own, and is heard last."""
COMMENT = re.compile(r"/\*.*?\*/", re.S)
ROOT = re.compile(r"(?:^|\})\s*:root\s*\{([^{}]*)\}")
PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
LIGHT_DARK = re.compile(r"light-dark\(\s*(.+?)\s*,\s*([^,]+?)\s*\)", re.S)
NAMED = re.compile(r"var\(\s*--([\w-]+)\s*\)")
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


class UnknownColour(ValueError):
    """A colour that cannot be drawn with: its name, and what stands in the stylesheet ("" where there is none)."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__(f"--{name}: {told}")
        self.name, self.told = name, told


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour on light paper and on dark, each as "#9e1b1e"."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The light colours that pictures are drawn in: no picture knows its reader's choice."""

    paper: str
    ink: str
    ink_soft: str
    rule: str
    accent: str
    on_accent: str

    def paint(self, svg: str) -> str:
        """A drawing with its `var(--accent)` and so on replaced by what they stand for."""
        return NAMED.sub(lambda found: getattr(self, found[1].replace("-", "_"), found[0]), svg)


def properties(sheets: Iterable[str]) -> dict[str, str]:
    """The custom properties of `:root` in stylesheets, by their names without hyphens before; the last counts."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for block in ROOT.findall(COMMENT.sub("", sheet)):
            found.update(PROPERTY.findall(block))
    return found


def colour(known: Mapping[str, str], name: str) -> Colour:
    """A colour among properties. UnknownColour where it is none that can be drawn with: hexadecimal, or another's."""
    told = known.get(name, "")
    pair = LIGHT_DARK.fullmatch(told)
    light, dark = (pair[1], pair[2]) if pair else (told, told)
    return Colour(_plain(known, name, light, 0), _plain(known, name, dark, 1))


def palette(sheets: Iterable[str]) -> Palette:
    """The palette of stylesheets. UnknownColour where one of its colours is none."""
    known = properties(sheets)
    names = (name.replace("_", "-") for name in Palette.__slots__)
    return Palette(*(colour(known, name).light for name in names))


def palette_of(renderer: Renderer) -> Palette:
    """The palette of a renderer's theme; raises Refused where one of its colours is none."""
    make = renderer.file("theme")
    found = {path: make(path, digest).decode() for path, digest in renderer.static() if path in SHEETS}
    sheets = {path: found[path] for path in SHEETS if path in found}
    try:
        return palette(sheets.values())
    except UnknownColour as unknown:
        raise refuse(wrong_colour(unknown.name, unknown.told, place(sheets, unknown.name))) from None


def place(sheets: Mapping[str, str], name: str) -> str:
    """The path of the stylesheet, among those heard in this order, that says what a colour is."""
    return next(
        (path for path, sheet in reversed(list(sheets.items())) if name in properties([sheet])), SHEETS[0]
    )


def _plain(known: Mapping[str, str], name: str, told: str, side: int) -> str:
    """A colour in hexadecimal; `side` says which is meant of another that it is the same as: 0 light, 1 dark."""
    if other := NAMED.fullmatch(told):
        rest = {key: value for key, value in known.items() if key != name}  # so that a circle ends
        found = colour(rest, other[1])
        return (found.light, found.dark)[side]
    if not HEX.fullmatch(told):
        raise UnknownColour(name, told)
    return told.lower()
