"""Days as people write them: 2026-06-01, 1/6/2026, "1 tháng 6 năm 2026", "1 June 2026". One parser for every field.

In figures the day comes before the month, in English too: the site is Vietnamese, and its English British.
"""

from __future__ import annotations

import re
from datetime import date

from nhipcau.model.late_pattern import late_pattern
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
NUMERALS = (
    ("một",), ("hai",), ("ba",), ("tư", "bốn"), ("năm",), ("sáu",), ("bảy", "bẩy"), ("tám",), ("chín",), ("mười",),
    ("mười một",), ("mười hai",),
)  # fmt: skip
"""Months in words. Not Giêng and Chạp: those are the moon's."""
WEEKDAYS = (
    ("thứ hai", "thứ 2", "t2", "monday", "mon"),
    ("thứ ba", "thứ 3", "t3", "tuesday", "tue"),
    ("thứ tư", "thứ 4", "t4", "wednesday", "wed"),
    ("thứ năm", "thứ 5", "t5", "thursday", "thu"),
    ("thứ sáu", "thứ 6", "t6", "friday", "fri"),
    ("thứ bảy", "thứ 7", "t7", "saturday", "sat"),
    ("chủ nhật", "cn", "sunday", "sun"),
)


def _any(names: tuple[tuple[str, ...], ...]) -> str:
    """A pattern for any of the names, the longest first."""
    return "|".join(sorted((name for each in names for name in each), key=lambda name: -len(name)))


def _place(name: str, names: tuple[tuple[str, ...], ...]) -> int:
    """Which of the names it is, from 0."""
    return next(at for at, each in enumerate(names) if name in each)


ISO = late_pattern(r"([0-9]{3,5})\s*([-/.–])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})")
FIGURES = late_pattern(r"([0-9]{1,2})\s*([-/.–])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,5})")
WORDS = late_pattern(
    rf"(?:m[ồù]ng\s+)?([0-9]{{1,2}})\s*tháng\s+([0-9]{{1,2}}|{_any(NUMERALS)})(?:\s*[,/]\s*|\s+)(?:năm\s+)?([0-9]{{1,5}})"
)
ENGLISH = late_pattern(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_any(MONTHS)})\.?,?\s+([0-9]{{1,5}})")
AMERICAN = late_pattern(rf"({_any(MONTHS)})\.?\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{1,5}})")
BEFORE = rf"(?:(?:{_any(WEEKDAYS)})\.?,?\s+)?(?:\(?ngày\s+)?"
AFTER = rf"(?:\s*\((?:{_any(WEEKDAYS)})\))?"
FORMS = (ISO, FIGURES, WORDS, ENGLISH, AMERICAN)
DAY = (
    BEFORE
    + "(?:"
    + "|".join(re.sub(r"\((?!\?)", "(?:", form.pattern).replace(r"\2", "[-/.–]") for form in FORMS)
    + ")"
    + AFTER
)
"""Whatever is meant as a day, whether there is such a day or not: a pattern without groups, for small letters."""
MONTH = late_pattern(
    rf"([0-9]{{4}})-([0-9]{{1,2}})|(?:tháng\s+)?([0-9]{{1,2}})\s*/\s*([0-9]{{4}})"
    rf"|tháng\s+([0-9]{{1,2}}|{_any(NUMERALS)}),?\s+(?:năm\s+)?([0-9]{{4}})|({_any(MONTHS)})\.?,?\s+([0-9]{{4}})"
)
YEAR = late_pattern(r"(?:năm\s+)?([0-9]{4})")
HINT = N_("Write it as 2024-10-10 or 10/10/2024.")


def read_day(words: str) -> date:
    """The day that is told; raises Wrong, which says what to write."""
    said = words.casefold()
    before = re.match(BEFORE, said)
    said = said[before.end() :] if before else said
    day = _day(words, re.sub(AFTER + "$", "", said))
    named = re.match(_any(WEEKDAYS), words.casefold()) or re.search(
        rf"(?<=\()(?:{_any(WEEKDAYS)})(?=\)$)", words.casefold()
    )
    if named and day.weekday() != _place(named[0], WEEKDAYS):
        message = N_("“{value}” is no {told}: one of the two is wrong.")
        told = words[named.start() : named.end()]
        raise Wrong(
            message, N_("Correct the date, or leave the day of the week out."), value=words, told=told
        )
    return day


def read_month(words: str) -> tuple[int, int] | None:
    """The year and the month that are told without a day; None where something else is."""
    found = MONTH.fullmatch(words.casefold())
    if not found:
        return None
    year, month, *_ = [each for each in found.groups() if each]
    if not (found[1] or found[2]):
        year, month = month, year
    number = _month(month)
    return (int(year), number) if 1 <= number <= 12 and int(year) else None


def read_year(words: str) -> int | None:
    """The year that is told alone; None where something else is."""
    found = YEAR.fullmatch(words.casefold())
    return int(found[1]) or None if found else None


def _day(words: str, said: str) -> date:
    if found := ISO.fullmatch(said):
        year, month, day = found[1], found[3], found[4]
    elif found := FIGURES.fullmatch(said):
        day, month, year = found[1], found[3], found[4]
    elif (found := WORDS.fullmatch(said)) or (found := ENGLISH.fullmatch(said)):
        day, month, year = found.groups()
    elif found := AMERICAN.fullmatch(said):
        month, day, year = found.groups()
    else:
        raise Wrong(N_("“{value}” is not a date."), HINT, value=words)
    return _date(words, year, _month(month), int(day))


FIRST, LAST = 2, 9998
"""The years of a day: one more on either side, and what is reckoned from it has no date any more."""


def _month(told: str) -> int:
    if told.isdecimal():
        return int(told)
    return _place(told, NUMERALS if any(told in each for each in NUMERALS) else MONTHS) + 1


def _date(words: str, year: str, month: int, day: int) -> date:
    """The day in figures; a year of two or three figures is any of several."""
    if len(year) != 4:
        message = N_("The year in “{value}” has not four figures.")
        whole = f"20{year:0>2}" if len(year) < 3 else f"{year:0>4}"[:4]
        better = f"{whole}-{month:02}-{day:02}"
        hint = N_("Write “{better}”, or the year that is meant.")
        raise Wrong(message, hint, value=words, better=better)
    try:
        if not FIRST <= int(year) <= LAST:
            raise ValueError
        return date(int(year), month, day)
    except ValueError:
        hint = N_("The day stands before the month: {better}.") if day <= 12 < month <= 31 else HINT
        message = N_("There is no such date as “{value}”.")
        raise Wrong(message, hint, value=words, better=f"{month}/{day}/{year}") from None
