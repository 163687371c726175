"""The facts of a paragraph, in its language: what is a date is no number, a document's number is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from nhipcau.rules import documents
from nhipcau.rules.fact import DATE, LINK, NUMBER, PHOTO, TIME, Fact, ToldDay
from nhipcau.rules.spelt import SMALL, spelt
from nhipcau.rules.text import Prose
from nhipcau.rules.words_of_facts import FACT_WORDS, FactWords, either

MONEY_BEFORE = re.compile(r"(US\$|USD|VND|VNĐ|EUR|\$|€)\s?$")
MONEY_AFTER = re.compile(r"\s*(đồng|VND|VNĐ|dong|USD|US\$|đô\s+la|dollars?|euros?|EUR|€)(?!\w)")
GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+)(?![\w]|[.,]\d)")
FOREIGN = "foreign"
ORDINAL = "ordinal"
"""The group of small ordinals in words, which are missed only where another stands in their place."""
POINTED = re.compile(r"(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?:/\d+)?(?![\w])")
"""Versions of programs, addresses of machines, numbers of chapters; not 1.234.567, and not 13.5.2024, a day."""
DIGIT = re.compile(r"\d")
ROMAN = re.compile(r"(?<![\w.])(?=[IVX]{2,})(X{0,3})(IX|IV|V?I{0,3})(?!\w|\.\w)")
_ROMANS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
LINKED = re.compile(r"(?<!!)\[[^\[\]]*\]\(\{(\w+)\}([^)\s#]+)[^)]*\)")
ELSEWHERE = re.compile(r"(?<!!)\[[^\[\]]*\]\((https?://[^)\s]+)[^)]*\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^/:)\s]+)[^)]*\)")
"""A photo that lies beside the text."""


@lru_cache(maxsize=256)
def facts(paragraph: Prose, lang: str, day: date | None) -> tuple[Fact, ...]:
    """The documents, times, days and numbers of a paragraph, in its order; none in a language without words here."""
    words = FACT_WORDS.get(lang)
    if words is None or paragraph.kind == "figure":
        return ()
    found = list(documents.numbers(paragraph.words))
    rest = _without(paragraph.words, found)
    if DIGIT.search(rest):
        for find in (_times, _dates):
            new = list(find(rest, words))
            found += new
            rest = _without(rest, new)
        found += _figures(POINTED.sub(lambda each: " " * len(each[0]), rest), words)
    found += _spelt(rest, words)
    return tuple(sorted(found, key=lambda fact: fact.start))


@lru_cache(maxsize=64)
def hints(paragraph: Prose, lang: str, day: date | None) -> tuple[Fact, ...]:
    """What only answers to facts of the other language: "last year", "XIII". Nobody need look for it before one is
    missed."""
    words = FACT_WORDS.get(lang)
    if words is None or paragraph.kind == "figure":
        return ()
    text = paragraph.words
    return (*_relative(text, words, day), *_roman(text), *_grouped(text))


def links(paragraph: Prose) -> Iterator[Fact]:
    """What a paragraph leads to, by key and elsewhere."""
    for found in LINKED.finditer(paragraph.source) if "](" in paragraph.source else ():
        yield Fact(LINK, f"{{{found[1]}}}{found[2]}", *found.span(), f"{{{found[1]}}}{found[2]}", found[1])
    for found in ELSEWHERE.finditer(paragraph.source) if "](http" in paragraph.source else ():
        yield Fact(LINK, found[1], *found.span(), found[1], "elsewhere", sure=False)


def photos(paragraph: Prose) -> Iterator[Fact]:
    """The photos that a paragraph shows."""
    for found in PICTURE.finditer(paragraph.source) if "![" in paragraph.source else ():
        yield Fact(PHOTO, found[1], *found.span(), found[1])


def _without(text: str, found: list[Fact]) -> str:
    for fact in found:
        text = text[: fact.start] + " " * (fact.end - fact.start) + text[fact.end :]
    return text


def _times(text: str, words: FactWords) -> Iterator[Fact]:
    taken = text
    for form in words.times:
        for found in form.finditer(taken):
            parts = found.groupdict()
            hour, minute = int(parts.get("hour") or 12), int(parts.get("minute") or 0)
            half = re.sub(r"[\s.]", "", (parts.get("half") or "").lower())
            if half and half in words.late and hour < 12:
                hour += 12
            yield Fact(TIME, hour * 60 + minute, *found.span(), found[0], sure=bool(parts.get("hour")))
            taken = taken[: found.start()] + " " * len(found[0]) + taken[found.end() :]


def _dates(text: str, words: FactWords) -> Iterator[Fact]:
    taken = text
    for form in words.dates:
        for found in form.finditer(taken):
            yield from _days(found, words)
            taken = taken[: found.start()] + " " * len(found[0]) + taken[found.end() :]


def _days(found: re.Match[str], words: FactWords) -> Iterator[Fact]:
    parts = found.groupdict()
    named = " ".join((parts.get("named") or "").lower().split())
    months = {name.lower(): number for name, number in words.months.items()}
    month = int(parts.get("month") or parts.get("mon") or 0) or months.get(named, 0)
    weekday = (parts.get("weekday") or "").rstrip(".")
    fallen = 6 if parts.get("sunday") else words.weekdays.get(weekday, words.weekdays.get(weekday.lower()))
    year = int(parts.get("year") or 0)
    for part in ("from", "day"):
        number = int(parts.get(part) or 0)
        if number or part == "day":
            told = ToldDay(number, month, year, fallen if part == "day" or not parts.get("from") else None)
            group = "".join(
                letter for letter, given in zip("dmy", (number, month, year), strict=True) if given
            )
            yield Fact(DATE, told, *found.span(), found[0], "day" if number else group, sure=group != "m")


@lru_cache
def _relatives(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{either(FACT_WORDS[code].relative)})\b")


def _relative(text: str, words: FactWords, day: date | None) -> Iterator[Fact]:
    for found in _relatives(words.code).finditer(text) if day else ():
        part, away = words.relative[" ".join(found[0].lower().split())]
        assert day
        if part == "day":
            there = day + timedelta(days=away)
            told = ToldDay(there.day, there.month, there.year)
        elif part == "month":
            months = day.year * 12 + day.month - 1 + away
            told = ToldDay(0, months % 12 + 1, months // 12)
        else:
            told = ToldDay(0, 0, day.year + away)
        yield Fact(DATE, told, *found.span(), found[0], part, sure=False)


@lru_cache
def _scaled(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = FACT_WORDS[code]
    number = rf"(?:(?<![\w.,])(?<![A-Za-z]-)|(?<=VND)|(?<=VNĐ)|(?<=USD)|(?<=EUR))(?:{words.figures})"
    return (
        re.compile(number),
        re.compile(rf"(?i)[\s\u00a0-]*({either(words.scales)}){'s?' if code == 'en' else ''}(?!\w)"),
        re.compile(words.percent),
        re.compile(words.foreign),
    )


def _figures(text: str, words: FactWords) -> Iterator[Fact]:
    number, scale, percent, foreign = _scaled(words.code)
    before: tuple[Fact, int] | None = None
    for found in number.finditer(text):
        value, end, scaled = _value(found[0], words), found.end(), 1
        if by := scale.match(text, end):
            scaled = words.scales[" ".join(by[1].lower().split())]
            value, end = value * scaled, by.end()
        unit = FOREIGN if foreign.match(text, end) else _unit(text, found.start(), end, percent)
        bound = _bound(text[: found.start()], words)
        dated = bool(
            words.dated.search(text[max(found.start() - 8, 0) : found.start()] + "|" + text[end : end + 3])
        )
        said = text[found.start() : end]
        fact = Fact(NUMBER, value, found.start(), end, said, unit, True, bound, dated)
        if before and scaled < before[1] and scaled > 1 and not text[before[0].end : fact.start].strip():
            whole = Decimal(str(before[0].value)) + value
            fact = Fact(
                NUMBER, whole, before[0].start, end, text[before[0].start : end], unit, True, before[0].bound
            )
        elif before:
            yield before[0]
        before = (fact, scaled)
    if before:
        yield before[0]


def _roman(text: str) -> Iterator[Fact]:
    for found in ROMAN.finditer(text):
        roman = Decimal(len(found[1]) * 10 + _ROMANS[found[2]])
        yield Fact(NUMBER, roman, *found.span(), found[0], "", sure=False)


def _value(told: str, words: FactWords) -> Decimal:
    """A number in figures; "1.5" in Vietnamese is sloppy, and no thousand."""
    decimal = "," if words.grouping == "." else "."
    if words.grouping == "." and re.fullmatch(r"\d+\.\d{1,2}", told):
        return Decimal(told)
    return Decimal(told.replace(words.grouping, "").replace(decimal, "."))


def _unit(text: str, start: int, end: int, percent: re.Pattern[str]) -> str:
    if percent.match(text, end):
        return "%"
    money = MONEY_BEFORE.search(text[max(start - 5, 0) : start]) or MONEY_AFTER.match(text, end)
    if money:
        return (
            "đ"
            if money[1].lower() in ("đồng", "vnd", "vnđ", "dong")
            else "€"
            if money[1][:1] in "€Ee"
            else "$"
        )
    return ""


def _bound(before: str, words: FactWords) -> int:
    near = before[-24:]
    return 1 if words.over.search(near) else -1 if words.under.search(near) else 0


def _spelt(text: str, words: FactWords) -> Iterator[Fact]:
    foreign = _scaled(words.code)[3]
    for value, start, end in spelt(text, words.code):
        bound, unit = _bound(text[:start], words), FOREIGN if foreign.match(text, end) else ""
        sure = value >= SMALL
        if not sure and words.ordinal.search(f"{text[max(start - 12, 0) : start]}|{text[start:end]}"):
            sure, unit = True, ORDINAL
        yield Fact(NUMBER, Decimal(value), start, end, text[start:end], unit, sure, bound)


def _grouped(text: str) -> Iterator[Fact]:
    """Numbers whose groups stand apart as in the other language: "100,000" in Vietnamese is hardly a hundred."""
    for found in GROUPED.finditer(text):
        plain, tiny = re.sub("[.,]", "", found[0]), found[0].replace(",", ".")
        values = [plain, tiny] if found[0].count(",") + found[0].count(".") == 1 else [plain]
        yield from (Fact(NUMBER, Decimal(each), *found.span(), found[0], "", sure=False) for each in values)
