"""Word files: one text each. Its title is its first heading; its date only where a line, or its name, tells it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nhipcau.convert import Conversion, docx
from nhipcau.importing import lines
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.marking import Marks, left
from nhipcau.importing.settling import settled
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, LedgerLine, Saved, Useless

_HEADING = re.compile(r"^#{1,6} (?P<words>.+?)(?: \{#[^}]*\})?$")
_BOLD = re.compile(r"^\*\*(?P<words>[^*\n]{8,160})\*\*$")
_NAMED = re.compile(r"(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
TOP = 4
"""Paragraphs among which a title stands."""


class WordFile:
    """Files as Word saves them (.docx)."""

    name = "docx"

    def knows(self, saved: Saved) -> float:
        return 0.95 if saved.name.lower().endswith(".docx") and saved.head(4).startswith(b"PK") else 0.0

    def parts(self, saved: Saved) -> Iterator[Saved]:
        yield saved

    def read(self, saved: Saved) -> Iterator[Article]:
        found = _converted(saved)
        if not found.markdown.strip():
            raise Useless("unreadable")
        ledger = list(left(found))
        markdown, shots = Marks().shots(found)
        paragraphs = markdown.rstrip("\n").split("\n\n")
        title = _title(paragraphs)
        date, byline = _told(paragraphs, ledger)
        name = _NAMED.search(saved.name)
        body = "\n\n".join(paragraphs) + "\n"
        article = Article(
            source=saved.name,
            origin="docx",
            lang=tongue(plain(body)),
            title=title,
            byline=byline,
            date=date or ("-".join(name.groups()) if name else ""),
            body=body,
            shots=shots,
        )
        yield settled(article, counted(found.said), ledger)


def _converted(saved: Saved) -> Conversion:
    if saved.path:
        return docx(saved.path)
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(saved.data)
        file.flush()
        return docx(Path(file.name))


def _title(paragraphs: list[str]) -> str:
    """Take the title off: the first heading, or a first paragraph that is bold."""
    for place, words in enumerate(paragraphs[:TOP]):
        if found := _HEADING.fullmatch(words) or (_BOLD.fullmatch(words) if not place else None):
            del paragraphs[place]
            return " ".join(plain(found["words"]).split())
    return ""


def _told(paragraphs: list[str], ledger: list[LedgerLine]) -> tuple[str, str]:
    """Take off the lines at the top and at the end that tell when and by whom it was written."""
    date = byline = ""
    for place in sorted(
        {*range(min(TOP, len(paragraphs))), *range(max(len(paragraphs) - 3, 0), len(paragraphs))},
        reverse=True,
    ):
        words = " ".join(plain(paragraphs[place]).split())
        if (found := lines.is_dated(words)) and not date:
            date = found.told
            ledger.append(LedgerLine("date", f"paragraph {place + 1}", words))
            del paragraphs[place]
        elif (who := lines.byline(words)) and not byline:
            byline = who
            ledger.append(LedgerLine("byline", f"paragraph {place + 1}", words))
            del paragraphs[place]
    return date, byline
