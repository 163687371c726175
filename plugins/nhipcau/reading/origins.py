"""What an anniversary counts from: a day, a day by the moon, or no more than a month or a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from nhipcau.model import LunarDay
from nhipcau.reading.days import NUMERALS, read_month, read_year
from nhipcau.reading.moments import read_moment
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

MOON = re.compile(r"\bâm lịch\b|\blunar\b|\bâl\b", re.I)
NAMED_MONTH = re.compile(r"\btháng (?:giêng|chạp)\b", re.I)
"""A month of which only the moon's calendar speaks so."""
LEAP = re.compile(r"\(?\b(?:nhuận|leap)\b\)?", re.I)
NAMED = {"giêng": 1, "chạp": 12} | {name: at for at, names in enumerate(NUMERALS, 1) for name in names}
MONTHS = "|".join(sorted(NAMED, key=len, reverse=True))
LUNAR = re.compile(
    rf"(?:ngày\s+)?(?:m[ồù]ng\s+)?([0-9]{{1,2}})(?:\s*[/-]\s*|\s+tháng\s+)([0-9]{{1,2}}|{MONTHS})"
    r"(?:(?:\s*[/-]\s*|\s+năm\s+|\s+)([0-9]{3,4}))?"
)
GREENWICH = ZoneInfo("UTC")
"""A zone, for a reader of moments; a day is the same in any."""
EXAMPLE = N_("A day of the lunar calendar is written as 10/3 âm lịch, or with its year as 5/1/1789 âm lịch.")


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known where no day of the solar calendar is: a year, with its month or not; a lunar day, with its year or
    not."""

    year: int | None = None
    month: int | None = None
    lunar: LunarDay | None = None


def read_origin(words: str) -> date | Origin:
    """A day ("1954-10-10"), a month ("3/1962"), a year ("1956"), a lunar day ("10/3 âm lịch"); raises Wrong."""
    if MOON.search(words) or NAMED_MONTH.search(words):
        return _lunar(words)
    if LEAP.search(words):
        message = N_("“{value}” speaks of a leap month, which only the lunar calendar has.")
        raise Wrong(message, N_("Write “{better}”."), value=words, better=f"{words} âm lịch")
    if month := read_month(words):
        return Origin(*month)
    if year := read_year(words):
        return Origin(year)
    return read_moment(words, GREENWICH).at.date()


def _lunar(words: str) -> Origin:
    said = " ".join(LEAP.sub(" ", MOON.sub(" ", words.casefold())).replace(",", " ").split())
    found = LUNAR.fullmatch(said)
    if not found:
        raise Wrong(N_("“{value}” is no day of the lunar calendar."), EXAMPLE, value=words)
    month = int(found[2]) if found[2].isdecimal() else NAMED[found[2]]
    day = LunarDay(int(found[1]), month, bool(LEAP.search(words)))
    if not (1 <= day.day <= 30 and 1 <= day.month <= 12):
        message = N_(
            "There is no day “{value}” in the lunar calendar: a month has 30 days at most, and a year 12 months "
            "besides a leap one."
        )
        raise Wrong(message, value=words)
    return Origin(int(found[3]) if found[3] else None, None, day)
