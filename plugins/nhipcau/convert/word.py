"""Word files: what mammoth makes of one goes the way of all HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import mammoth
from defusedxml.ElementTree import fromstring
from mammoth import transforms

from nhipcau.convert.legacy import font
from nhipcau.convert.page import convert
from nhipcau.convert.values import Conversion, Left

LARGEST = 300_000_000
"""Bytes that the parts of a file may have together when they are unpacked."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Emphasis'] => em
r[style-name='TCVN3'] => span[face='.VnTime']
r[style-name='TCVN3 capitals'] => span[face='.VnTimeH']
r[style-name='VNI'] => span[face='VNI-Times']
"""
"""mammoth's style map; the last three are what `_spelt` says of a run in an old font."""
_ASIDE = re.compile(r"word/(header|footer|comments)\d*\.xml")
_KINDS = {"header": "boilerplate", "footer": "boilerplate", "comments": "hidden"}


def docx(path: Path, *, place: Callable[[str], str] = str) -> Conversion:
    """A Word file as Markdown, with its footnotes and pictures; what cannot be read is a line in the ledger.

    Headers, footers and comments are left, with their words. `place` is as for `convert`.
    """
    try:
        with ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                raise BadZipFile
            left = tuple(_aside(parts))
        html = _html(path)
    except Exception:  # a damaged file raises whatever mammoth, zipfile or the XML parser stumble over
        return Conversion("", ledger=(Left("unreadable", path.name),))
    converted = convert(html, place=place)
    said = " ".join((converted.said, *(one.words for one in left)))
    return replace(converted, ledger=(*converted.ledger, *left), said=said)


def _html(path: Path) -> str:
    with path.open("rb") as file:
        # A style map within the file would be a stranger's; ours says what our Markdown has.
        found = mammoth.convert_to_html(
            file,
            style_map=STYLES,
            include_embedded_style_map=False,
            transform_document=transforms.run(_spelt),
        )
    return str(found.value)


def _spelt(run: Any) -> Any:
    """A run that says by its style which table its old font has."""
    table, capitals = font(run.font or "")
    if not table or run.style_name:
        return run
    return run.copy(style_name=f"{table} capitals" if capitals else table)


def _aside(parts: ZipFile) -> Iterator[Left]:
    """What stands around the text or was written beside it."""
    for name in parts.namelist():
        found = _ASIDE.fullmatch(name)
        if found:
            paragraphs = fromstring(parts.read(name)).iter(f"{WORD}p")
            words = " ".join(
                "".join(text.text or "" for text in each.iter(f"{WORD}t")) for each in paragraphs
            )
            if words.strip():
                yield Left(_KINDS[found[1]], name, " ".join(words.split()))
