"""Times at a place whose clocks are not the site's: by the clocks there, and then by the site's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from . import ranges
from .catalogues import Catalogue
from .dates import clock, country, day, in_zone, offset_name, settled, with_time


def foreign(start: datetime, end: datetime, zone: tzinfo) -> bool:
    """Whether clocks at the place show another time than those of the site's zone."""
    return any(each.utcoffset() != in_zone(each, zone).utcoffset() for each in (start, end))


def times(start: datetime, end: datetime, zone: tzinfo, catalogue: Catalogue) -> str:
    """ "20 June 2026, 2–4 pm Tokyo time (that is, 12 noon – 2 pm Vietnam time)". Both are in the zone of the place."""
    there = _placed(ranges.times(start, end, catalogue, zone=False), start, catalogue, _several(start, end))
    if not settled(start, zone):
        return there
    ours, until = in_zone(start, zone), in_zone(end, zone)
    same = ours.date() == start.date() and until.date() == end.date() and not _several(start, end)
    here = ranges.hours(ours, until, catalogue) if same else ranges.times(ours, until, catalogue, zone=False)
    return _both(there, _placed(here, ours, catalogue, not same and _several(ours, until)), catalogue)


def hour(moment: datetime, zone: tzinfo, catalogue: Catalogue) -> str:
    """When it begins there, and here: "7 pm Paris time (that is, midnight on 21 June Vietnam time)"."""
    there = _placed(clock(moment.time(), catalogue), moment, catalogue)
    if not settled(moment, zone):
        return there
    ours = in_zone(moment, zone)
    here = clock(ours.time(), catalogue)
    if ours.date() != moment.date():
        here = with_time(day(ours.date(), "day-month", catalogue), here, catalogue)
    return _both(there, _placed(here, ours, catalogue), catalogue)


def _both(there: str, here: str, catalogue: Catalogue) -> str:
    # Translators: a time at a place far away, and the same by the clocks of the site's readers.
    return catalogue.pgettext("time there and here", "{there} (that is, {here})").format(
        there=there, here=here
    )


def _placed(said: str, moment: datetime, catalogue: Catalogue, after_date: bool = False) -> str:
    """A time with its place: a country whose clocks agree, or else a city; an offset that is no place's as it is."""
    name = place(moment.tzinfo or UTC, catalogue)
    if not name:
        return f"{said} ({offset_name(moment)})"
    if after_date:
        # Translators: a range over several days and whose clock is meant, such as "…, Paris time".
        return catalogue.pgettext("range with place", "{range}, {place} time").format(range=said, place=name)
    # Translators: a time of day and whose clock is meant, such as "7 pm Paris time".
    return catalogue.pgettext("time with place", "{time} {place} time").format(time=said, place=name)


def place(zone: tzinfo, catalogue: Catalogue) -> str:
    """What a zone is called: its country, where it is that of Vietnam, or else its city; "" for an offset."""
    key = str(zone)
    if "/" not in key or key.startswith("Etc/"):
        return ""
    if key in HOME:
        return country(key, catalogue)
    known = catalogue.locale.time_zones.get(key) or {}
    return str(known.get("city") or key.rpartition("/")[2].replace("_", " "))


HOME = frozenset(("Asia/Ho_Chi_Minh", "Asia/Saigon"))
"""The zones of Vietnam, of which nobody there says "Ho Chi Minh City time"."""


def _several(start: datetime, end: datetime) -> bool:
    last: date = ranges.last_day(end) if end > start else end.date()
    return last > start.date()
