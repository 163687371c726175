"""The file beside the texts of a piece that remembers what was translated from what, and what follows for readers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from nhipcau.model import Edition, Problem, warning
from nhipcau.model.pieces import Behind
from nhipcau.reading.source import LIMIT, N_, read_source
from nhipcau.rules import Text
from nhipcau.rules.pairs import FILE, NO_PAIRS, Pair, PairsFile, read_pairs
from nhipcau.rules.standing import STALE, standings

E = TypeVar("E", bound=Edition)
DAMAGED = N_(
    "Lines of this file are not as they were written ({times}, this is the first): what they confirmed is unconfirmed."
)
REBUILD = N_("Rebuild the file from Git: nhipcau translation rebuild {key}")


def read_beside(path: Path, file: str) -> tuple[PairsFile, list[Problem]]:
    """What the file in that folder remembers, nothing where there is none; `file` is the folder's path for messages."""
    if not os.path.isfile(path / FILE):  # to open a pipe is to wait for ever
        return NO_PAIRS, []
    with open(path / FILE, "rb") as found:
        data = found.read(8 * LIMIT)
    pairs = read_pairs(data.decode("utf-8", "replace"))
    key, times = path.name, len(pairs.damaged)
    told = [
        warning(f"{file}/{FILE}", line, "", DAMAGED, REBUILD, key=key, times=times)
        for line in pairs.damaged[:1]
    ]
    return pairs, [replace(each, rule="stale") for each in told]


def with_behind(
    editions: tuple[E, ...],
    texts: Sequence[Text],
    corrected: dict[str, tuple[date, ...]],
    changed: date | None,
) -> tuple[E, ...]:
    """The editions, those told of it whose readers should know that the facts of another were corrected since.

    `corrected` are the days of the corrections that each language tells, `changed` is the day of the last change that
    the piece tells of.
    """
    langs = [edition.lang for edition in editions]
    texts = [text for text in texts if text.lang in langs]
    behind: dict[str, Behind] = {}
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            for each in standings(one, other):
                if each.state == STALE and each.text.lang not in behind and each.facts_changed:
                    lang, newer = each.text.lang, other if each.text is one else one
                    days = set(corrected.get(newer.lang, ())) - set(corrected.get(lang, ()))
                    behind[lang] = Behind(newer.lang, max(days, default=changed))
    return tuple(
        replace(each, behind=behind.get(each.lang)) if each.lang in behind else each for each in editions
    )


def texts_beside(folder: Path, file: str, kind: str, langs: Sequence[str]) -> tuple[Text, ...]:
    """The texts in a folder that are written in those languages, in that order, with what is remembered of them; `file`
    is the folder's path for messages. Raises Unreadable."""
    pairs, _ = read_beside(folder, file)
    found = []
    for lang in langs:
        path = folder / f"index.{lang}.md"
        if path.is_file():
            found.append(text_of(path.read_bytes(), f"{file}/{path.name}", kind, lang, pairs.known))
    return tuple(found)


def text_of(data: bytes, file: str, kind: str, lang: str, pairs: tuple[Pair, ...] = ()) -> Text:
    """A text as rules get it, of the bytes of its file. Raises Unreadable."""
    source, _ = read_source(data, file)
    fields, key = tuple(source.fields.values()), file.split("/")[-2]
    return Text(kind, key, lang, file, fields, source.body, source.body_line, None, pairs)
