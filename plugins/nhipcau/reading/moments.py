"""A day with a time of day and a zone, as people write them: "2026-06-01 09:30", "8h30 ngày 1/6/2026",
"1 June 2026, 7 pm Europe/Paris"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from difflib import get_close_matches
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from nhipcau.languages.normalise import fold
from nhipcau.model.late_pattern import late_pattern
from nhipcau.reading.clocks import CLOCK, read_clock
from nhipcau.reading.days import DAY, read_day
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

ZONE = late_pattern(
    r"(?:(?<=[0-9])|(?<=\s))(?:(Z)|((?<=:[0-9][0-9])[+-][0-9]{2}:?[0-9]{2}|(?<=\s)[+-][0-9]{2}:?[0-9]{2})"
    r"|((?<=\s)(?:UTC|GMT)[+-]?[0-9:]*|(?<=\s)[A-Za-z][A-Za-z_]*/[A-Za-z][A-Za-z0-9_/+-]*|(?<=\s)[A-Z]{3,4}(?:[0-9][A-Z]{3})?))$"
)
DAY_FIRST = late_pattern(rf"(?P<day>{DAY})\)?(?:t|\s*,?\s+)(?:(?:lúc|at|vào|from|từ)\s+)?(?P<clock>{CLOCK})")
CLOCK_FIRST = late_pattern(rf"(?P<clock>{CLOCK})\s*,?\s+(?:(?:on|vào|of)\s+)?(?P<day>{DAY})\)?")
THERE = late_pattern(
    r"\s*[,(]?\s*(?:giờ\s+(?!Sáng|Trưa|Chiều|Tối|Đêm)([A-ZĐ]\w*(?:\s[A-ZĐ]\w*)*)|([A-Z]\w*(?:\s[A-Z]\w*)*)\s+time)\)?$"
)
"""A zone told by its city: "giờ Paris", "(giờ Hà Nội)", "Paris time"."""
TWO = late_pattern(r"\d\S*\s+(?:[-–—]|đến|tới|to|until)\s.*\d|\d[-–—]\d{1,2}/\d{1,2}/\d{4}|^(?:từ|from)\s")
SHIFTED = late_pattern(r"(?:Etc/)?(?:UTC|GMT)([+-])?([0-9]{1,2})(?::?([0-9]{2}))?")
VIETNAM = "Asia/Ho_Chi_Minh"
NEAR = {
    "hanoi": VIETNAM, "ha_noi": VIETNAM, "viet_nam": VIETNAM, "vietnam": VIETNAM, "sai_gon": VIETNAM, "ict": VIETNAM,
    "beijing": "Asia/Shanghai", "bac_kinh": "Asia/Shanghai", "vieng_chan": "Asia/Vientiane", "osaka": "Asia/Tokyo",
    "delhi": "Asia/Kolkata", "matxcova": "Europe/Moscow", "moskva": "Europe/Moscow", "geneva": "Europe/Zurich",
    "geneve": "Europe/Zurich", "la_habana": "America/Havana", "washington": "America/New_York",
}  # fmt: skip
"""Cities that people look for in vain among the names of zones."""
HINT = N_("Write it as 2024-10-10 or 10/10/2024, and with a time as 2024-10-10 09:30.")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a writer gives it: aware, in the zone that is told with it or else the site's; midnight where
    no time of day was given."""

    at: datetime
    timed: bool
    zoned: bool = False
    """Whether a zone was told."""
    vague: Literal["", "month", "year"] = ""
    """Whether no more than a month or a year was told; `at` is its first day."""


def read_moment(words: str, zone: ZoneInfo) -> Moment:
    """The day, or the moment, that is told; raises Wrong, which says what to write."""
    words = _with_zone(unicodedata.normalize("NFKC", words))
    told = ZONE.search(words)
    said = words[: told.start()].strip() if told else words
    found = DAY_FIRST.fullmatch(said.casefold()) or CLOCK_FIRST.fullmatch(said.casefold())
    if not found:
        return _whole_day(words, said, told[0] if told else "", zone)
    day, clock = read_day(_as_written(said, found, "day")), read_clock(_as_written(said, found, "clock"))
    try:
        local = datetime.combine(day, clock.at) + timedelta(days=clock.ends)
    except OverflowError:
        raise Wrong(N_("There is no such date as “{value}”."), HINT, value=words) from None
    return Moment(_placed(words, local, _zone(told[0], zone, local) if told else zone), True, bool(told))


def _with_zone(words: str) -> str:
    """The words with the zone of a city that they name in its place: "19:30 giờ Paris" as "19:30 Europe/Paris"."""
    found = THERE.search(words)
    if not found:
        return words
    city = found[1] or found[2]
    if zone := _of_city(fold(city).replace(" ", "_")):
        return f"{words[: found.start()]} {zone}"
    raise Wrong(UNKNOWN, N_("Zones are named as Asia/Tokyo is, or told as +09:00."), zone=city)


def _as_written(said: str, found: re.Match[str], name: str) -> str:
    return said[found.start(name) : found.end(name)] if len(said) == len(found.string) else found[name]


def _whole_day(words: str, said: str, told: str, zone: ZoneInfo) -> Moment:
    if re.fullmatch(r"[0-9]{1,2}[-/.][0-9]{1,2}", said):
        raise Wrong(N_("“{value}” has no year."), HINT, value=words)
    if re.fullmatch(CLOCK, said.casefold()):
        message = N_("“{value}” is a time of day without its day.")
        raise Wrong(message, N_("Write the day before it: 10/10/2024 09:30."), value=words)
    if TWO.search(words.casefold()):
        message = N_("“{value}” is two times in one field.")
        hint = N_("Write the first in `start` and the last in `end`, each with its day.")
        raise Wrong(message, hint, value=words)
    if not re.fullmatch(DAY, said.casefold()):
        raise Wrong(N_("“{value}” is not a date."), HINT, value=words)
    day = read_day(said)
    if told:
        message = N_("A day has no time zone: “{zone}” says nothing in “{value}”.")
        hint = N_("Leave it out, or write a time of day before it: {better}.")
        raise Wrong(message, hint, value=words, zone=told, better=f"{day} 09:00 {told}")
    return Moment(datetime.combine(day, time(), zone), False)


def _placed(words: str, local: datetime, zone: tzinfo) -> datetime:
    """The moment when clocks there show that time. When they are put forward some are never shown, when they are put
    back some twice."""
    at = local.replace(tzinfo=zone)
    try:
        back = at.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        twice = at.utcoffset() != at.replace(fold=1).utcoffset()
    except (OverflowError, ValueError):
        raise Wrong(N_("There is no such date as “{value}”."), HINT, value=words) from None
    if back != local:
        message = N_("“{value}” does not exist: clocks are put forward then.")
        raise Wrong(message, N_("Write a time before or after it."), value=words)
    if twice:
        message = N_("“{value}” comes twice: clocks are put back then.")
        hint = N_("Write the offset that is meant: {first} or {second}.")
        first, second = (at.replace(fold=n).isoformat(" ", "minutes") for n in (0, 1))
        raise Wrong(message, hint, value=words, first=first, second=second)
    return at


def _zone(told: str, zone: ZoneInfo, local: datetime) -> tzinfo:
    """The zone of "+09:00", "Z" or "Asia/Tokyo". An offset that is the site's own then is the site's zone."""
    if told == "Z" or told[0] in "+-":
        offset = _offset(told)
        return zone if local.replace(tzinfo=zone).utcoffset() == offset else timezone(offset)
    shifted = SHIFTED.fullmatch(told)
    if not shifted:
        return _named(told)
    sign, hours, minutes = shifted.groups()
    turned = N_("The sign in “{zone}” is the other way round from what most people mean.")
    message = turned if told.startswith("Etc") else UNKNOWN
    better = f"{sign or '+'}{hours:0>2}:{minutes or '00'}"
    hint = N_("Write how far clocks there are from Greenwich, as {better}.")
    raise Wrong(message, hint, zone=told, better=better)


UNKNOWN = N_("There is no time zone “{zone}”.")


def _offset(told: str) -> timedelta:
    if told == "Z":
        return timedelta()
    hours, minutes = int(told[1:3]), int(told[-2:])
    if hours > 14 or minutes > 59:
        raise Wrong(UNKNOWN, N_("No clock is more than 14 hours from Greenwich."), zone=told)
    return (-1 if told[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _named(told: str) -> ZoneInfo:
    known = _zones()
    if told in known:
        try:
            return ZoneInfo(told)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    city = told.rpartition("/")[2].casefold()
    near = _of_city(city) or next(iter(get_close_matches(told, known, 1, 0.6)), "")
    hint = (
        N_("Did you mean “{near}”?") if near else N_("Zones are named as Asia/Tokyo is, or told as +09:00.")
    )
    raise Wrong(UNKNOWN, hint, zone=told, near=near)


def _of_city(city: str) -> str:
    """The zone of a city, in small letters and without marks; "" where none is known."""
    same = (name for name in sorted(_zones()) if "/" in name and name.rpartition("/")[2].casefold() == city)
    return NEAR.get(city) or next(same, "")
