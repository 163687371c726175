"""Proofs: what a build mends or passes over in silence, told by `nhipcau check` to those who want their files clean."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, TypeVar

from nhipcau.commands.lying import LyingFiles, lying
from nhipcau.commands.remembered import Remembered
from nhipcau.convert.spelling import misspelt
from nhipcau.languages import Irregularity, ToneSlip, irregularities, modern_slips, normalise
from nhipcau.model import Anniversary, Content, Event, Piece, Problem, Publication, error, note, warning
from nhipcau.reading.photos import is_photo
from nhipcau.reading.source import LIMIT, N_
from nhipcau.rules.sic import passed

TEXTS = (".md", ".markdown", ".toml")
PACKAGE = Path(__file__).parents[1]
CODE = tuple(
    PACKAGE / file
    for file in (
        "commands/notes.py",
        "convert/legacy.py",
        "convert/spelling.py",
        "languages/normalise.py",
        "languages/tones.py",
        "model/problem.py",
        "rules/sic.py",
    )
)
"""What decides how a file is proofread."""

IRREGULAR = {
    "nfd": N_("Letters are stored apart from their marks (NFD); the first of {times} is “{letter}”."),
    "look-alike": N_("A foreign letter stands for Đ or đ: {name} ({times} in this file)."),
    "zero-width": N_("An invisible character: {name} ({times} in this file)."),
}
MENDED = N_(
    "The site prints it rightly; saved again with the right one, the file is found by searches as well."
)

T = TypeVar("T")
S = TypeVar("S", Irregularity, ToneSlip)


def proofs(
    content: Path, publication: Publication, found: Content, cache: Path, files: LyingFiles | None = None
) -> Iterator[Problem]:
    """Everything worth a look in content that reads without an error: warnings, and notes on what may be meant.

    What is told of files is remembered in the folder `cache`.
    """
    spelling, files = Remembered(cache / "proofs.pickle", CODE), files or lying(content)
    for folder, names in files.folders.items():
        for name in names:
            path = files.path(folder, name)
            if name.lower().endswith(TEXTS) and os.path.isfile(path):
                yield from spelling.told(path, partial(_spelling, path, files.file(folder, name)))
    spelling.keep()
    for piece, folder in files.pieces(found):
        yield from _photos(files, folder, piece)
        yield from _whereabouts(piece)
        if not isinstance(piece, Anniversary):  # of these, reading warns
            yield from _languages(piece, publication)


def _whereabouts(piece: Piece[Any]) -> Iterator[Problem]:
    """An event of which nobody is told where it takes place."""
    if isinstance(piece, Event) and not piece.online:
        for edition in piece.editions:
            if not edition.place:
                message = N_("Nobody is told where the event takes place.")
                yield note(edition.file, 0, "place", message, N_("Write “place”, or “online”."))


def _spelling(path: str, file: str) -> Iterator[Problem]:
    data = Path(path).read_bytes()
    if len(data) > LIMIT:
        return
    text = data.decode("utf-8", "replace")
    yield from islice(_misspelt(text, file), 1)
    spots = _untold(irregularities(text), text.replace("\r\n", "\n").replace("\r", "\n"), "encoding")
    for first, times in _counted(spots, lambda spot: (spot.kind, spot.kind == "nfd" or spot.name)):
        yield _irregular(file, first, times)
    if Path(path).stem.endswith(".vi"):
        text = normalise(text)
        for slip, times in _counted(_untold(modern_slips(text), text, "tone"), lambda slip: slip.word):
            yield _slip(file, slip, times)


def _untold(spots: Iterable[S], text: str, rule: str) -> Iterator[S]:
    """Those of some spots whose sentence nobody lets pass by that rule."""
    spans = passed(text, rule)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))] if spans else []
    for spot in spots:
        if not any(each.has(starts[spot.line - 1] + spot.column - 1) for each in spans):
            yield spot


def _misspelt(text: str, file: str) -> Iterator[Problem]:
    """Lines in letters of an old font, or of UTF-8 that was read as something else: nobody could read them."""
    for at, paragraph, reading, name in misspelt(text):
        lines = enumerate(zip(paragraph.split("\n"), reading.split("\n"), strict=True), 1)
        row, (wrong, right) = next((row, pair) for row, pair in lines if pair[0] != pair[1])
        message = N_("This is written in {name}, not in Unicode: “{wrong}” should read “{right}”.")
        values: dict[str, Any] = {"name": name, "wrong": wrong.strip()[:40], "right": right.strip()[:40]}
        hint = N_("“nhipcau check --fix” converts it.")
        yield replace(
            error(file, text.count("\n", 0, at) + row, "", message, hint, **values), rule="encoding"
        )


def _irregular(file: str, spot: Irregularity, times: int) -> Problem:
    values = {"name": spot.name, "times": times, "letter": _letter(spot.name)}
    told = warning(file, spot.line, "", IRREGULAR[spot.kind], MENDED, column=spot.column, **values)
    return replace(told, rule="encoding")


def _letter(name: str) -> str:
    """The letter with that name in Unicode; the name, where it is none of Unicode's."""
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return name


def _slip(file: str, slip: ToneSlip, times: int) -> Problem:
    message = N_("“{word}” has its tone mark where the house does not put it ({times} in this file).")
    values = {"word": slip.word, "times": times, "classic": slip.classic}
    told = note(file, slip.line, "", message, N_("Our way is “{classic}”."), column=slip.column, **values)
    end = (slip.line, slip.column + len(slip.word))
    return replace(told, rule="tone", end=end, fix=slip.classic)


def _photos(files: LyingFiles, folder: str, piece: Piece[Any]) -> Iterator[Problem]:
    """Files beside a text that no language of it shows or links to."""
    shown = {photo.name for photo in piece.photos}
    for name in (each for each in files.folders[folder] if not each.endswith(TEXTS)):
        if is_photo(name) and normalise(name) not in shown:
            message = N_("No text shows this file, so the site does not have it.")
            hint = N_("Show it, or delete it.")
            yield warning(files.file(folder, name), 0, "", message, hint)


def _languages(piece: Piece[Any], publication: Publication) -> Iterator[Problem]:
    missing = [language.code for language in publication.languages if not piece.speaks(language.code)]
    if missing:
        message = N_("Not in every language: there is no {files}.")
        files = ", ".join(f"index.{code}.md" for code in missing)
        yield note(piece.editions[0].file, 0, "", message, files=files)


def _counted(items: Iterable[T], kind: Callable[[T], object]) -> Iterator[tuple[T, int]]:
    """The first of every kind, with how many there are: a file in NFD has thousands of one mistake."""
    firsts: dict[object, T] = {}
    times: dict[object, int] = {}
    for item in items:
        firsts.setdefault(kind(item), item)
        times[kind(item)] = times.get(kind(item), 0) + 1
    yield from ((first, times[key]) for key, first in firsts.items())
