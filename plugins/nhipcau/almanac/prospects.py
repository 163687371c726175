"""The outlook in words: tables for spreadsheets and calendar files, one of each for readers and for the desk.

Readers are told what is coming, and nothing of who is late.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import StringIO

from nhipcau.almanac.ics import CalendarEntry, calendar, uid
from nhipcau.languages import Words
from nhipcau.model import AnniversaryLine, Publication
from nhipcau.model.outlook import Ahead, Prospect

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
    """The names of the columns for everybody."""
    return (
        words.pgettext("column", "Day"),
        words.pgettext("column", "Anniversary"),
        words.pgettext("column", "Years"),
        words.pgettext("column", "Kind of year"),
    )


def row(words: Words, line: AnniversaryLine) -> tuple[str, ...]:
    """What stands in those columns: days as ISO 8601."""
    return line.day.isoformat(), wording(words, line), str(line.count or ""), roundness(words, line.roundness)


def desk_head(words: Words) -> tuple[str, ...]:
    """The names of the columns for the desk."""
    return (*head(words), words.pgettext("column", "Stories in"), words.pgettext("column", "Commission by"))


def desk_row(words: Words, prospect: Prospect, today: date) -> tuple[str, ...]:
    """What stands in those: languages by their codes, and "overdue" where the day to commission has passed."""
    due = prospect.due.isoformat()
    if prospect.due < today and not prospect.complete:
        overdue = words.pgettext("column", "overdue")
        due = f"{due} ({overdue})"
    return *row(words, prospect.line), " ".join(prospect.covered), due


def sheet(words: Words, ahead: Iterable[Ahead], root: str) -> bytes:
    """The table for readers as CSV; `root` is the site's address, without a final slash."""
    rows = [(*row(words, each.line), root + each.line.link.url) for each in ahead]
    return _table([(*head(words), words.pgettext("column", "Address")), *rows])


def desk_sheet(words: Words, prospects: Iterable[Prospect], today: date, root: str) -> bytes:
    """The table for the desk as CSV."""
    rows = [(*desk_row(words, each, today), root + each.line.link.url) for each in prospects]
    return _table([(*desk_head(words), words.pgettext("column", "Address")), *rows])


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV (RFC 4180), UTF-8."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    return BYTE_ORDER_MARK + text.getvalue().encode()


def diary(words: Words, ahead: Iterable[Ahead], publication: Publication) -> bytes:
    """The outlook as a calendar file for readers: each anniversary on its day."""
    return _calendar(words, [_entry(words, each.key, each.line, publication) for each in ahead], publication)


def desk_diary(words: Words, prospects: Sequence[Prospect], publication: Publication) -> bytes:
    """The same for the desk, with the day to commission stories while any is missing."""
    entries = [_entry(words, each.key, each.line, publication) for each in prospects]
    entries += [_commission(words, each, publication) for each in prospects if not each.complete]
    return _calendar(words, entries, publication)


def _calendar(words: Words, entries: Iterable[CalendarEntry], publication: Publication) -> bytes:
    # Translators: the name of a calendar.
    name = words.gettext("Anniversaries ahead")
    ordered = sorted(entries, key=lambda entry: (entry.start, entry.uid))
    return calendar(name, words.code, tuple(ordered), publication)


def _entry(words: Words, key: str, line: AnniversaryLine, publication: Publication) -> CalendarEntry:
    marked = roundness(words, line.roundness) if line.roundness in ("round", "five") else ""
    return CalendarEntry(
        uid=uid("outlook", f"{key}-{line.day.year}", publication),
        stamp=datetime.combine(line.day, time(), publication.clock),
        start=line.day,
        end=line.day,
        summary=wording(words, line),
        lang=line.link.lang,
        description=words.sentence(marked),
        url=publication.absolute(line.link.url),
        busy=False,
    )


def _commission(words: Words, prospect: Prospect, publication: Publication) -> CalendarEntry:
    # Translators: a task in a calendar; the name is that of an anniversary, such as "70th anniversary of …".
    said = words.gettext("Commission stories: {name} ({date})")
    line = prospect.line
    return CalendarEntry(
        uid=uid("commission", f"{prospect.key}-{line.day.year}", publication),
        stamp=datetime.combine(prospect.due, time(), publication.clock),
        start=prospect.due,
        end=prospect.due,
        summary=said.format(name=wording(words, line), date=words.date(line.day, "medium")),
        url=publication.absolute(line.link.url),
        busy=False,
    )
