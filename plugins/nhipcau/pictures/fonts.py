"""Fonts for what the site's own faces have no letters for: named by a site, or found on the machine by fontconfig.

Our faces have the Latin, Cyrillic and Greek letters. A language in another script needs a font that the site names
(`CARD_FONTS`) or the machine has. Which script a language is written in, CLDR's likely subtags say.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.core import get_global
from PIL import ImageFont

OURS = frozenset(("Latn", "Cyrl", "Grek"))
LATIN = frozenset(("vi", "en"))
"""Languages of which that is known without CLDR's table, which takes 5 ms to load: most sites have no others."""
SECONDS = 30


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font in a file, of which the one at `index` is meant; size and time of change stand for what it holds."""

    path: str
    index: int
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts that there are besides ours; the languages (codes) that none is for, and the files that are none."""

    found: tuple[FontFile, ...]
    missing: tuple[str, ...]
    unreadable: tuple[str, ...]


def script(code: str) -> str:
    """The script that a language is written in (ISO 15924): "Latn" for vi, "Jpan" for ja; "" where nobody knows."""
    told = next((part for part in code.split("-")[1:] if len(part) == 4), "")
    if told or code in LATIN:
        return told or "Latn"
    likely = get_global("likely_subtags").get(code.split("-")[0], "")
    return next((part for part in likely.split("_")[1:] if len(part) == 4), "")


def fonts(codes: Iterable[str], named: Iterable[str]) -> Fonts:
    """The fonts for the languages of a site, those that it names before those of the machine."""
    taken = {path: _font_file(path, 0) for path in named}
    found = [font for font in taken.values() if font]
    missing = []
    for code in codes:
        if script(code) not in OURS and not any(writes(font, code) for font in found):
            machines = of_machine(code)
            if machines and writes(machines, code):
                found.append(machines)
            else:
                missing.append(code)
    return Fonts(tuple(found), tuple(missing), tuple(path for path, font in taken.items() if not font))


def of_machine(code: str) -> FontFile | None:
    """The font that fontconfig has for a language, a serif in bold where it can be; None without one."""
    program = shutil.which("fc-match")
    if not program:
        return None
    pattern = [f"serif:bold:lang={code.lower()}", "--format", "%{file}\n%{index}\n"]
    try:
        done = subprocess.run(
            [program, *pattern], capture_output=True, text=True, check=True, timeout=SECONDS
        )
        file, index = done.stdout.splitlines()[:2]
        return _font_file(file, int(index) & 0xFFFF)  # above stands the number of a variable font's instance
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def writes(font: FontFile, code: str) -> bool:
    """Whether a font has the letters of a language, as those of its name in itself and of its months tell."""
    from babel import Locale

    locale = Locale.parse(code, sep="-")
    months = locale.months["stand-alone"]["wide"].values()
    return covers(font, "".join((locale.get_display_name() or "", *months)))


def covers(font: FontFile, text: str) -> bool:
    """Whether a font has every letter of a text."""
    return not missing_letters(font, text)


def missing_letters(font: FontFile, text: str) -> set[str]:
    """The characters of a text that a font draws as it draws what nobody has: as a box, or not at all."""
    return {letter for letter in text if not letter.isspace() and not _has(font, letter)}


@cache
def opened(font: FontFile, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font.path, size, font.index)


@cache
def _has(font: FontFile, letter: str) -> bool:
    return has_letter(opened(font, 24), letter)


def has_letter(face: ImageFont.FreeTypeFont, letter: str) -> bool:
    """Whether a face has a shape for a letter other than the one for letters that it lacks."""
    return bytes(face.getmask(letter)) != bytes(face.getmask("\U0010fffd"))


def _font_file(path: str, index: int) -> FontFile | None:
    try:
        status = Path(path).stat()
        font = FontFile(str(Path(path).resolve()), index, status.st_size, status.st_mtime_ns)
        opened(font, 24)
    except (OSError, ValueError):
        return None
    return font
