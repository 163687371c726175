"""The outlook in words: a row for each anniversary that lies ahead, and the table of them for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from nhipcau.languages import Words
from nhipcau.model import AnniversaryLine
from nhipcau.model.outlook import Prospect

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for an old code page, and garbles Vietnamese."""


def wording(words: Words, line: AnniversaryLine) -> str:
    """The anniversary as a heading, or else by its name in the language it has."""
    own = line.link.lang == words.code
    return words.anniversary(line.count, line.phrase, line.kind) if own else line.link.text


def roundness(words: Words, kind: str) -> str:
    """The kind of year, as a table tells it; "" where nobody counts."""
    names = {
        "round": words.pgettext("kind of year", "round number"),
        "five": words.pgettext("kind of year", "ends in five"),
        "other": words.pgettext("kind of year", "other"),
    }
    return names.get(kind, "")


def head(words: Words) -> tuple[str, ...]:
    """The names of the columns."""
    return (
        words.pgettext("column", "Day"),
        words.pgettext("column", "Anniversary"),
        words.pgettext("column", "Years"),
        words.pgettext("column", "Kind of year"),
        words.pgettext("column", "Stories in"),
        words.pgettext("column", "Commission by"),
    )


def row(words: Words, prospect: Prospect) -> tuple[str, ...]:
    """What stands in those columns: days as ISO 8601, languages by their codes."""
    line = prospect.line
    return (
        line.day.isoformat(),
        wording(words, line),
        str(line.count or ""),
        roundness(words, line.roundness),
        " ".join(prospect.covered),
        prospect.due.isoformat(),
    )


def sheet(words: Words, prospects: Iterable[Prospect], root: str) -> bytes:
    """The table as CSV (RFC 4180), UTF-8; `root` is the site's address, without a final slash."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow((*head(words), words.pgettext("column", "Address")))
    rows.writerows((*row(words, each), root + each.line.link.url) for each in prospects)
    return BYTE_ORDER_MARK + text.getvalue().encode()
