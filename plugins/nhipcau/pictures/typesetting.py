"""Setting a headline: the largest size at which it fits, its lines about as long as each other.

Lines break at spaces, and where a script has none between its letters: Chinese and Japanese before any that may begin a
line (JIS X 4051), Lao, Thai, Khmer and Burmese between syllables' letters, since no dictionary of words is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files

from PIL import ImageFont

from nhipcau.model.late_pattern import late_pattern
from nhipcau.pictures.fonts import FontFile, has_letter, missing_letters, opened

LEADING = 1.25
"""Height of a line, in sizes: Source Serif reaches 0.93 above the line (Ắ) and 0.26 below (ợ)."""
ELLIPSIS = "…"
SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")
SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
"""The full faces, of which tools/fonts.py cuts the web fonts."""
FACES = tuple(version(package) for package, _ in (SERIF, SANS))
"""The versions of the faces, which the pictures made with them depend on."""

OPENING = "（「『【〈《〔(“‘"
CLOSING = "、。，．）」』】〉》〕！？：；…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
IDEOGRAPHS = "\u2e80-\u2fdf\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
BEFORE = "\u0e40-\u0e44\u0ec0-\u0ec4"
AFTER = "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebd\u0ec6-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
"""Vowels of Thai and Lao that stand before their consonant; what of those scripts stands after, above or below one."""
UNIT = late_pattern(
    rf"[{OPENING}]*(?:[{IDEOGRAPHS}][{CLOSING}]*|[{BEFORE}]?[{SPACELESS}][{AFTER}]*|[^\s{IDEOGRAPHS}{SPACELESS}]+)\s*"
    rf"|\S\s*"
)

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


def face_for(
    text: str, which: tuple[str, str], size: int, weight: int, others: tuple[FontFile, ...]
) -> ImageFont.FreeTypeFont:
    """Our face at a size in pixels, or one of the others where it lacks fewer letters of the text."""
    lacking = [len(_lacked(text)), *(len(missing_letters(font, text)) for font in others)]
    best = lacking.index(min(lacking))
    return opened(others[best - 1], size) if best else face(which, size, weight)


def settable(text: str, others: tuple[FontFile, ...]) -> str:
    """The text without the words in which every face lacks a letter, so that no box is drawn; empty where they are more
    than a third of it, which would say something else."""
    lacking = min((_lacked(text), *(missing_letters(font, text) for font in others)), key=len)
    kept = "".join(unit for unit in UNIT.findall(text) if not lacking & set(unit)).strip()
    return kept if 3 * len(kept) >= 2 * len(text) else ""


def _lacked(text: str) -> set[str]:
    return {letter for letter in text if not letter.isspace() and not _ours(letter)}


@cache
def _ours(letter: str) -> bool:
    return has_letter(face(SERIF, 24, 400), letter)


def summed(font: ImageFont.FreeTypeFont) -> Width:
    """How wide words are in a font: as wide as they are one by one. To balance a headline the same lines are measured
    again and again, and headlines have the same words."""

    @cache
    def width(text: str) -> float:
        return sum(_length(font, unit) for unit in UNIT.findall(text))

    return width


@lru_cache(50_000)
def _length(font: ImageFont.FreeTypeFont, unit: str) -> float:
    return font.getlength(unit)


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
    for unit in UNIT.findall(text):
        if lines and measure((lines[-1] + unit).rstrip()) <= width:
            lines[-1] += unit
        else:
            lines.append(unit)
    return tuple(line.rstrip() for line in lines)


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
    words = UNIT.findall(text)
    for count in range(len(words) - 1, 0, -1):
        shorter = "".join(words[:count]).rstrip(" ,;:–—-、") + ELLIPSIS
        lines = broken(shorter, width, measure)
        if len(lines) <= rows and all(measure(line) <= width for line in lines):
            return lines
    letters = len(words[0]) if words else 0
    if not words:
        return ()
    while letters > 1 and measure(words[0][:letters] + ELLIPSIS) > width:
        letters -= 1
    return (words[0][:letters] + ELLIPSIS,)
