"""The header strip as a whole: every entry in every language, and no more of them on a day than there is room for.

Reading knows no clock, so all days are looked at, from the first of the record until the lunar tables end: what passes
once passes for ever, and no site that is left alone stops being built one morning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta, tzinfo

from nhipcau.model import Problem, Publication, Strip, error
from nhipcau.model.strips import Announced, stays
from nhipcau.reading.folder import Mention
from nhipcau.reading.source import N_

LAST = date(2100, 12, 31)
DAY = timedelta(days=1)

Told = tuple[Announced, Mention]
"""A piece with a place in the strip, and where it says so."""


def check_strips(strips: Sequence[Told], since: date, publication: Publication) -> Iterator[Problem]:
    """Every problem of the strip. `since` is the first day of the record."""
    codes = [language.code for language in publication.languages]
    for piece, told in strips:
        if missing := [code for code in codes if not piece.speaks(code)]:
            yield _lacking(told, missing)
    dated = [piece.strip.start for piece, _ in strips if isinstance(piece.strip, Strip)]
    yield from _crowds(strips, min([since, *dated]), publication)


def _lacking(told: Mention, codes: list[str]) -> Problem:
    message = N_("“strip” puts this at the head of the site, but there is no {files}.")
    hint = N_("Write it in every language, or take “strip” out.")
    files = ", ".join(f"index.{code}.md" for code in codes)
    return error(told.file, told.line, told.field, message, hint, files=files)


def _crowds(strips: Sequence[Told], since: date, publication: Publication) -> Iterator[Problem]:
    """A problem for each set of entries too many, on its first day."""
    limit, zone = publication.strip_limit, publication.clock
    comings: dict[date, list[int]] = defaultdict(list)
    goings: dict[date, list[int]] = defaultdict(list)
    for number, (piece, _) in enumerate(strips):
        for start, end in _merged(piece, since, zone):
            comings[start].append(number)
            goings[end + DAY].append(number)
    standing: set[int] = set()
    known: set[frozenset[int]] = set()
    for day in sorted({*comings, *goings}):
        standing.difference_update(goings[day])
        crowded = len(standing) > limit
        standing.update(comings[day])
        if len(standing) > limit and not crowded and frozenset(standing) not in known:
            known.add(frozenset(standing))
            yield _crowd([strips[number] for number in standing], strips[max(comings[day])][1], day, limit)


def _crowd(together: Iterable[Told], told: Mention, day: date, limit: int) -> Problem:
    message = N_("On {day}, {n} entries stand in the strip, and there is room for {limit}: {entries}.")
    hint = N_("Shorten the stay of one of them.")
    keys = sorted(piece.key for piece, _ in together)
    entries = ", ".join(keys)
    return error(
        told.file, told.line, told.field, message, hint, day=day, n=len(keys), limit=limit, entries=entries
    )


def _merged(piece: Announced, since: date, zone: tzinfo) -> Iterator[tuple[date, date]]:
    """The stretches of days that a piece stands in the strip, apart from each other, from `since` on."""
    merged: list[tuple[date, date]] = []
    for stay in sorted(stays(piece, since, LAST, zone), key=lambda stay: stay.start):
        start, end = max(stay.start, since), min(stay.end, LAST)
        if merged and start <= merged[-1][1] + DAY:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start <= end:
            merged.append((start, end))
    yield from merged
