"""Setting a headline: the largest size at which it fits, its lines about as long as each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from PIL import ImageFont

LEADING = 1.25
"""Height of a line, in sizes: Source Serif reaches 0.93 above the line (Ắ) and 0.26 below (ợ)."""
ELLIPSIS = "…"
SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")
SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
"""The full faces, of which tools/fonts.py cuts the web fonts."""
FACES = tuple(version(package) for package, _ in (SERIF, SANS))
"""The versions of the faces, which the pictures made with them depend on."""

Width = Callable[[str], float]
"""How wide some words are, in pixels."""


@cache
def face(which: tuple[str, str], size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels, cut for that size where it has an axis for it."""
    package, file = which
    font = ImageFont.truetype(str(files(package) / "files" / file), size)
    given = {b"Weight": weight, b"Optical Size": min(size, 60)}
    font.set_variation_by_axes([given[axis["name"]] for axis in font.get_variation_axes()])
    return font


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of a headline, at a size in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


def fitted(
    text: str, sizes: Iterable[int], width: int, height: int, most: int, width_at: Callable[[int], Width]
) -> Setting:
    """The text in the largest of `sizes` (the largest first) in which it takes no more room, and no more lines than
    `most`; cut at a word where there is none."""
    size, rows = 0, 0
    for size in sizes:
        measure, rows = width_at(size), min(most, int(height / (size * LEADING)))
        lines = broken(text, width, measure)
        if len(lines) <= rows and all(measure(line) <= width for line in lines):
            return Setting(balanced(text, width, measure), size)
    return Setting(cut(text, width, rows, width_at(size)), size)


def broken(text: str, width: float, measure: Width) -> tuple[str, ...]:
    """The text in lines, each as long as fits. A word that fits in none has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def balanced(text: str, width: int, measure: Width) -> tuple[str, ...]:
    """The text in as few lines as the width allows, and those as even as they can be (CSS: text-wrap: balance)."""
    best = broken(text, width, measure)
    low, high = 0, width
    while high - low > 1:
        middle = (low + high) // 2
        lines = broken(text, middle, measure)
        fits = len(lines) == len(best) and all(measure(line) <= middle for line in lines)
        low, high = (low, middle) if fits else (middle, high)
        best = lines if fits else best
    return best


def cut(text: str, width: int, rows: int, measure: Width) -> tuple[str, ...]:
    """As much of the text as fits in so many rows, and an ellipsis after its last whole word."""
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        shorter = " ".join(words[:count]).rstrip(",;:–—-") + ELLIPSIS
        lines = broken(shorter, width, measure)
        if len(lines) <= rows and all(measure(line) <= width for line in lines):
            return lines
    letters = len(words[0])
    while letters > 1 and measure(words[0][:letters] + ELLIPSIS) > width:
        letters -= 1
    return (words[0][:letters] + ELLIPSIS,)
