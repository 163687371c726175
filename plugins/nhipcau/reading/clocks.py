"""Times of day as people write them: 08:30, 8h30, "19 giờ 30", "7 giờ tối", "8.30 am". One parser for every field."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

HOUR = r"h|g(?:iờ)?"
PARTS = {"sáng": (0, 11), "trưa": (10, 14), "chiều": (12, 18), "tối": (17, 23), "đêm": (19, 28)}
"""The parts of a Vietnamese day, from and to which hour; the night goes on until four."""
HALVES = r"a\.?\s?m\.?|p\.?\s?m\.?"
FULL = re.compile(
    rf"([0-9]{{1,2}})\s*(?:(?::|{HOUR}|\.)\s*([0-9]{{1,2}}|rưỡi)(?::([0-9]{{2}}))?\s*(phút|p|'|′)?|(?:{HOUR}))?"
    rf"(?:\s*({HALVES})|\s+({'|'.join(PARTS)}|noon|midnight))?"
)
NAMED = {"noon": time(12), "12 noon": time(12), "midday": time(12), "chính ngọ": time(12)}
CLOCK = (
    rf"(?:{'|'.join(NAMED)}|midnight|nửa đêm|[0-9]{{1,2}}\s*(?:(?::|{HOUR}|\.)\s*(?:[0-9]{{1,2}}(?![0-9])|rưỡi)"
    rf"(?::[0-9]{{2}})?\s*(?:phút|p(?!\.?\s?m)|'|′)?(?:\s*(?:{HALVES}))?|(?:{HOUR})|\s*(?:{HALVES}))"
    rf"(?:\s+(?:{'|'.join(PARTS)}|noon|midnight))?)"
)
"""Whatever is meant as a time of day: a pattern without groups, for small letters."""


class Clock(NamedTuple):
    """A time of day; `ends` says that it is the end of the day, 24:00, and `at` then 00:00."""

    at: time
    ends: bool = False


def read_clock(words: str) -> Clock:
    """The time of day that is told; raises Wrong, which says what to write."""
    said = words.casefold()
    if said in NAMED:
        return Clock(NAMED[said])
    if said in ("midnight", "nửa đêm"):
        raise _doubtful(words, "00:00", "24:00")
    found = FULL.fullmatch(said) if re.fullmatch(CLOCK, said) else None
    if not found:
        message = N_("“{value}” is not a time of day.")
        raise Wrong(message, N_("Write when it begins, as 08:30, 8h30 or 8.30 am."), value=words)
    hour, minute, second = int(found[1]), _minute(words, found), int(found[3] or 0)
    if found[5]:
        hour = _half(words, hour, minute, found[5][0] == "p")
    elif found[6]:
        hour = _part(words, hour, minute, found[6])
    if (hour, minute, second) == (24, 0, 0):
        return Clock(time(), ends=True)
    try:
        return Clock(time(hour, minute, second))
    except ValueError:
        message = N_("There is no such time of day as “{value}”.")
        raise Wrong(message, N_("They go from 00:00 to 24:00."), value=words) from None


def _minute(words: str, found: re.Match[str]) -> int:
    told = found[2] or "0"
    if told == "rưỡi":
        return 30
    if len(told) == 1 and found[2] and not found[4]:
        raise _doubtful(words, f"{int(found[1]):02}:0{told}", f"{int(found[1]):02}:{told}0")
    return int(told)


def _half(words: str, hour: int, minute: int, after_noon: bool) -> int:
    """The hour of 24 from one of 12. Of 12 am and 12 pm people mean either."""
    if hour == 12 and not minute:
        raise _doubtful(words, *(("12:00", "24:00") if after_noon else ("00:00", "12:00")))
    if not 1 <= hour <= 12:
        message = N_("There is no such time of day as “{value}”.")
        raise Wrong(message, N_("Before am and pm the hour goes from 1 to 12."), value=words)
    return hour % 12 + 12 * after_noon


def _part(words: str, hour: int, minute: int, part: str) -> int:
    """The hour of 24, where a part of the day is told with it: "7 giờ tối" is 19."""
    if part in ("noon", "midnight") or (part == "đêm" and hour == 12):
        if part == "noon" and (hour, minute) == (12, 0):
            return 12
        raise _doubtful(words, "00:00", "24:00")
    first, last = PARTS[part]
    for each in (hour, hour + 12, hour + 24):
        if first <= each <= last:
            return each % 24
    message = N_("There is no such time of day as “{value}”.")
    raise Wrong(message, N_("Write when it begins, as 08:30, 8h30 or 8.30 am."), value=words)


def _doubtful(words: str, first: str, second: str) -> Wrong:
    message = N_("“{value}” may be {first} or {second}.")
    return Wrong(message, N_("Write the one that is meant."), value=words, first=first, second=second)
