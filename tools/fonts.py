"""Cut the site's web fonts from the full faces that the font packages carry.

    python tools/fonts.py                          every face, into theme/static/fonts/
    python tools/fonts.py source-serif-4 --to DIR  one face, elsewhere

A face becomes one woff2 with every letter that our languages write, so a Vietnamese word is never set from two
files (browsers do not kern across files). The upright faces are variable in weight, 400 to 600,
which is as bold as the theme gets; the italic, for a few words in a text, has the one weight. The optical size is
fixed: kept variable from 14 to 32 it would double a file. The three together stay under the 130 KB that a page may
load. The same packages give the same bytes each time.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import product
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from rich.console import Console

FOLDER = Path(__file__).resolve().parent.parent / "theme" / "static" / "fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """One web font: its name, the package and file it is cut from, and the axes that are set or narrowed."""

    name: str
    package: str
    source: str
    family: str
    axes: dict[str, float | tuple[float, float]] = field(hash=False)


REGULAR = 400.0
TEXT_WEIGHTS = (REGULAR, 600.0)
READING_SIZE = 18.0  # CSS pixels: the body text, and close enough to a headline's 30

FACES = (
    Face(
        "source-serif-4",
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "Nhip Cau Serif",
        {"wght": TEXT_WEIGHTS, "opsz": READING_SIZE},
    ),
    Face(
        "source-serif-4-italic",
        "fontpkg_source_serif_4",
        "SourceSerif4-Italic[opsz,wght].ttf",
        "Nhip Cau Serif",
        {"wght": REGULAR, "opsz": READING_SIZE},
    ),
    Face(
        "source-sans-3",
        "fontpkg_source_sans_3",
        "SourceSans3[wght].ttf",
        "Nhip Cau Sans",
        {"wght": TEXT_WEIGHTS},
    ),
)

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng

# The bare marks are for text that comes decomposed: breve, circumflex and horn beside the five tones.
MARKS = {*TONES[1:], "\u0302", "\u0306", "\u031b"}
PUNCTUATION = "\u2010\u2012–—―‘’‚“”„†‡•…‰′″‹›"
SIGNS = "₫€№™−←↑→↓↗"

# Source Sans has no lnum and tnum because its plain figures are already lining and tabular.
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "liga", "lnum", "tnum"]

# Copyright, family, style, unique id, full name, version, PostScript name, licence, its address.
NAME_RECORDS = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def vietnamese_letters() -> frozenset[str]:
    """Every precomposed letter of Vietnamese, with every tone, in both cases."""
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)}
    lower = vowels | {"đ"}
    return frozenset(lower | {letter.upper() for letter in lower})


def characters() -> frozenset[str]:
    """All characters that a face is asked for; those that it does not draw are left out in silence."""
    latin = {chr(code) for block in (range(0x20, 0x7F), range(0xA0, 0x180)) for code in block}
    return frozenset(latin | vietnamese_letters() | MARKS | set("ȘșȚț") | set(PUNCTUATION) | set(SIGNS))


def cut(face: Face) -> bytes:
    """Return the woff2 file of a face. Raises ModuleNotFoundError where its package is not installed."""
    source = files(face.package) / "files" / face.source
    # A new modification time in the head table would change the bytes on each run.
    font = TTFont(io.BytesIO(source.read_bytes()), recalcTimestamp=False)
    _subset(font)
    font = instancer.instantiateVariableFont(font, face.axes, inplace=True)
    _rename(font, face.family)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def licence(face: Face) -> bytes:
    """Return the face's licence, the SIL Open Font License, which has to travel with the font."""
    return (files(face.package) / "LICENSE").read_bytes()


def make(faces: Iterable[Face], folder: Path, console: Console) -> None:
    """Write each face and its licence into `folder`; `console` shows which is at work and what it weighs."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in faces:
        with console.status(f"Cutting {face.name} …"):
            font = cut(face)
        _write(folder / f"{face.name}.OFL.txt", licence(face))
        _write(folder / f"{face.name}.woff2", font)
        console.print(f"Font {face.name}.woff2: {len(font) / 1000:.0f} KB", highlight=False)


def _subset(font: TTFont) -> None:
    options = subset.Options(
        layout_features=FEATURES,
        name_IDs=NAME_RECORDS,
        glyph_names=False,
        notdef_outline=True,
    )
    options.drop_tables += ["DSIG"]  # a signature of the uncut file
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(characters())))
    subsetter.subset(font)


def _rename(font: TTFont, family: str) -> None:
    """Name the font ours: under section 3 of its licence a changed font may not be called "Source"."""
    names = font["name"]
    style = names.getDebugName(2) or "Regular"
    full = f"{family} {style}"
    postscript = f"{family.replace(' ', '')}-{style}"
    for record, text in {
        1: family,
        3: f"{names.getDebugName(5)};{postscript}",
        4: full,
        6: postscript,
    }.items():
        names.setName(text, record, 3, 1, 0x409)


def _write(path: Path, content: bytes) -> None:
    """Replace a file in one step, so that a build that runs meanwhile never serves half a font."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def main(arguments: list[str] | None = None) -> int:
    """Cut the faces named on the command line, or all of them; returns the exit status."""
    by_name = {face.name: face for face in FACES}
    parser = argparse.ArgumentParser(description="Cut the web fonts from the font packages.")
    parser.add_argument(
        "names", nargs="*", metavar="FACE", help=f"one of {', '.join(by_name)} (default: all)"
    )
    parser.add_argument(
        "--to", type=Path, default=FOLDER, metavar="DIR", help="where to write (default: the theme)"
    )
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in by_name]:
        parser.error(f"no face is called {unknown[0]!r}; there are {', '.join(by_name)}")
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    make([by_name[name] for name in asked.names or by_name], asked.to, Console())
    return 0


if __name__ == "__main__":
    sys.exit(main())
