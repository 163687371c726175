"""Calendar files (iCalendar, RFC 5545): entries in, bytes out.

Equal entries give equal bytes: nothing here asks a clock, and DTSTAMP is given. `icalendar` escapes, folds at 75 octets
without cutting a letter in two, and ends lines with CRLF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nhipcau.model import Publication

if TYPE_CHECKING:
    import icalendar

CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"
REFRESH = timedelta(days=1)
"""How often programs should look for what is new (RFC 7986, 5.7)."""
END = b"END:VCALENDAR\r\n"
LAST = 2037
"""The last whole year that a VTIMEZONE of icalendar tells of."""
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Where SEQUENCE begins to count: older than anything that anybody will revise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One VEVENT. Plain dates are whole days, of which `end` is the last, included; datetimes are aware, in the zone of
    the place, which `zone` names: two moments are equal in any zones, and their entries are not.

    `stamp` is when the entry was last revised (DTSTAMP, which in a file without METHOD means that: RFC 5545, 3.8.7.2).
    There is no ORGANIZER: it is for invitations only, and forbidden elsewhere (3.8.4.3).
    """

    uid: str
    stamp: datetime
    start: date
    end: date
    summary: str
    zone: str = ""
    lang: str = ""
    """The language of its own words, where it is not the calendar's."""
    description: str = ""
    location: str = ""
    url: str = ""
    conference: str = ""
    """Where one takes part online (RFC 7986, 5.11)."""
    status: str = CONFIRMED
    sequence: int = 0
    categories: tuple[str, ...] = ()
    rrule: str = ""
    exdates: tuple[date, ...] = ()
    """Starts that the rule gives and that do not take place."""
    rdates: tuple[date, ...] = ()
    """Starts that no rule gives, the first among them: some programs leave it out else."""
    instead: date | None = None
    """The start by its rule that this one time of a series takes place instead of (RECURRENCE-ID)."""
    geo: tuple[float, float] | None = None
    """Latitude and longitude, in degrees (WGS 84)."""
    busy: bool = True
    """Whether it takes up its time (TRANSP): a day of remembrance does not."""


def uid(kind: str, key: str, publication: Publication) -> str:
    """What an entry is known by for ever: its kind and key, the same in every language, and the site's name for ids,
    which outlives a move."""
    return f"{kind}-{key}@{publication.id_domain}"


def sequence(modified: datetime | None) -> int:
    """SEQUENCE: minutes from EPOCH to the last revision, 0 without one. It fits 31 bits until the year 6083.

    A clean build remembers no earlier one and so cannot count revisions; what counts is that it grows with each.
    """
    return max(0, (modified - EPOCH) // timedelta(minutes=1)) if modified else 0


def calendar(name: str, lang: str, entries: tuple[CalendarEntry, ...], publication: Publication) -> bytes:
    """A calendar of that name, its words in `lang` unless an entry says otherwise, its times in the zones of the
    entries, each of which it tells."""
    import icalendar  # slow to import, and most builds print no calendar

    file = icalendar.Calendar()
    file.add("version", "2.0")
    file.add("prodid", f"-//Nhip Cau//{publication.id_domain}//{lang.upper()}")
    file.add("calscale", "GREGORIAN")
    file.add("name", name, parameters={"LANGUAGE": lang})
    file.add("x-wr-calname", name)
    file.add("x-wr-timezone", publication.zone)
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", f"P{REFRESH.days}D")
    zones = [_zone(zone, first) for zone, first in _zones(entries)]
    parts = [_event(entry, lang) for entry in entries]
    return b"".join((file.to_ical().removesuffix(END), *zones, *parts, END))


def _zones(entries: Iterable[CalendarEntry]) -> Iterator[tuple[tzinfo, int]]:
    """The zones that entries are told in, by name, each with the first year in which it is; UTC needs no telling."""
    found: dict[str, tuple[tzinfo, int]] = {}
    for entry in entries:
        zone = entry.start.tzinfo if isinstance(entry.start, datetime) else None
        if zone and zone != UTC:
            known = found.get(str(zone), (zone, LAST))
            found[str(zone)] = (zone, min(known[1], entry.start.year))
    yield from (found[name] for name in sorted(found))


class Bounded(tzinfo):
    """A zone, up to the year that a VTIMEZONE tells of. Without an end, icalendar searches it until the year 9999 for
    a change, which takes 30 ms where there is none."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        if moment and moment.year > LAST + 1:
            raise OverflowError
        return self._zone.utcoffset(moment and moment.replace(tzinfo=self._zone))

    def dst(self, moment: datetime | None) -> timedelta | None:
        return self._zone.dst(moment and moment.replace(tzinfo=self._zone))

    def tzname(self, moment: datetime | None) -> str | None:
        return self._zone.tzname(moment and moment.replace(tzinfo=self._zone))


@cache
def _zone(zone: tzinfo, first: int) -> bytes:
    """The zone's VTIMEZONE, from the year of the first time that is told in it."""
    import icalendar

    found = icalendar.Timezone.from_tzinfo(Bounded(zone), str(zone), first_date=date(first, 1, 1))
    found.pop("COMMENT", None)  # says until when it holds: of a zone without summer time that is not true
    return bytes(found.to_ical())


@lru_cache(maxsize=10_000)
def _event(entry: CalendarEntry, lang: str) -> bytes:
    """The VEVENT of an entry, which stands in the calendar of everything and in those of all that it belongs to."""
    import icalendar

    event = icalendar.Event()
    whole = not isinstance(entry.start, datetime)
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.start)
    if whole:
        event.add("dtend", entry.end + timedelta(days=1))
    elif entry.end > entry.start:
        event.add("dtend", entry.end)
    if entry.instead:
        event.add("recurrence-id", entry.instead)
    event.add("sequence", entry.sequence)
    event.add("status", entry.status)
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    if entry.rrule:
        event.add("rrule", icalendar.vRecur.from_ical(_in_utc(entry.rrule, entry.start)))
    if entry.exdates:
        event.add("exdate", list(entry.exdates))
    if entry.rdates:
        kind = "DATE" if whole else "DATE-TIME"
        event.add("rdate", list(entry.rdates), parameters={"VALUE": kind} if whole else {})
    if entry.geo:
        event.add("geo", entry.geo)
    if entry.url:
        event.add("url", entry.url)
    if entry.conference:
        event.add("conference", icalendar.vUri(entry.conference), parameters={"VALUE": "URI"})
    _say(event, entry, lang)
    return bytes(event.to_ical())


def _say(event: icalendar.Event, entry: CalendarEntry, lang: str) -> None:
    """The words, each with its language. Categories have a name in every language, and so are in the calendar's."""
    for name in ("summary", "description", "location"):
        if words := getattr(entry, name):
            event.add(name, words, parameters={"LANGUAGE": entry.lang or lang})
    if entry.categories:
        event.add("categories", list(entry.categories), parameters={"LANGUAGE": lang})


def _in_utc(rule: str, start: date) -> str:
    """The rule with its UNTIL, which is local here, as RFC 5545 (3.3.10) wants it: UTC for times, a date for days."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").date()
        if not isinstance(start, datetime):
            parts["UNTIL"] = f"{last:%Y%m%d}"
        else:
            clock = (
                datetime.strptime(parts["UNTIL"][9:], "%H%M%S").time() if "T" in parts["UNTIL"] else time.max
            )
            parts["UNTIL"] = f"{datetime.combine(last, clock, start.tzinfo).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={value}" for name, value in parts.items())
