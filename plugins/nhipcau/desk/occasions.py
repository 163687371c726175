"""On which days of a calendar a piece stands, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nhipcau.almanac.lunar import kept_on
from nhipcau.desk.inventory import Row
from nhipcau.model import Publication
from nhipcau.reading.origins import Origin, read_origin
from nhipcau.reading.wrong import Wrong


def on_days(row: Row, days: Sequence[date], publication: Publication) -> Iterator[tuple[date, str]]:
    """The days, of those in a row, on which a piece stands: as a "story", an "event", an "anniversary", or to
    "commission" what shall be told on one."""
    first, last = days[0], days[-1]
    if row.kind == "anniversary":
        yield from _remembered(row, first, last, publication)
    elif row.kind == "event" and row.day and first <= row.day.date() <= last:
        yield row.day.date(), "event"
    elif row.kind == "story" and row.out and first <= row.out.date() <= last:
        yield row.out.date(), "story"


def _remembered(row: Row, first: date, last: date, publication: Publication) -> Iterator[tuple[date, str]]:
    longest = timedelta(days=max(publication.commission_days, publication.commission_days_round))
    for year in range(first.year - 1, (last + longest).year + 1):  # a lunar year ends in the next one
        day, founded = _kept(row.founded, year)
        if day is None:
            continue
        if first <= day <= last:
            yield day, "anniversary"
        round_number = founded is not None and (day.year - founded) % 10 == 0
        ahead = publication.commission_days_round if round_number else publication.commission_days
        if first <= day - timedelta(days=ahead) <= last:
            yield day - timedelta(days=ahead), "commission"


def _kept(founded: str, year: int) -> tuple[date | None, int | None]:
    """The day on which an anniversary is kept in a year, and the year from which it counts, where they are known."""
    try:
        origin = read_origin(founded) if founded else Origin()
    except (Wrong, ValueError, OverflowError):
        return None, None
    if isinstance(origin, Origin):
        return (kept_on(origin.lunar, year) if origin.lunar else None), origin.year
    try:
        return origin.replace(year=year), origin.year
    except ValueError:  # 29 February
        return None, None
