"""The words in which each language tells numbers and days: what no catalogue and not CLDR can say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


def table(names: str, first: int = 1) -> dict[str, int]:
    """Words in their order, "/" between those for one number, each with its number."""
    return {
        word: number
        for number, alike in enumerate(names.split(), first)
        for word in alike.replace("_", " ").split("/")
    }


def either(words: Mapping[str, object]) -> str:
    """A pattern for any of those words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True)
class FactWords:
    """How one language tells facts. Patterns are for text as written."""

    code: str
    figures: str
    """A number in figures; its groups and its decimals are told apart by `grouping`."""
    grouping: str
    scales: Mapping[str, int]
    """Words after a number that multiply it."""
    over: re.Pattern[str]
    under: re.Pattern[str]
    """Words right before a number."""
    percent: str
    foreign: str
    """Units after a number that readers of the other language are told in others: feet, pounds."""
    ordinal: re.Pattern[str]
    """What stands before a number in words, and the number after a bar, where it is an ordinal."""
    dated: re.Pattern[str]
    """What stands before and after a number, a bar between them, that may be the day of a month."""
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, tuple[str, int]]
    """Words for a day, month or year by that of the text: which of them, and how many away."""
    dates: tuple[re.Pattern[str], ...]
    times: tuple[re.Pattern[str], ...]
    late: str
    """Words that put a time after noon."""


VI_MONTHS = table("giêng hai ba tư năm sáu bảy tám chín mười mười_một mười_hai/chạp")
VI_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "7": 5,
}
_VI_MONTH = rf"(?:(?P<month>1[0-2]|0?[1-9])(?!\d)|(?P<named>{either(VI_MONTHS)})(?!\w))"
# "Thành viên thứ bảy ngày 28/7" is an ordinal: a weekday has a capital, a comma after it, or a part of the day before.
_VI_WEEKDAY = (
    r"(?:(?:(?:Thứ|thứ(?=\s+\w+\s*[,(])|(?<=sáng\s)thứ|(?<=chiều\s)thứ|(?<=tối\s)thứ|(?<=trưa\s)thứ|(?<=đêm\s)thứ)\s+"
    rf"(?P<weekday>(?i:{either(VI_WEEKDAYS)}))|(?P<sunday>[Cc]hủ\s+[Nn]hật))\s*[,(]?\s*)?"
)
_DAY = r"(?<![\d/.,-])(?:(?P<from>3[01]|[12]\d|0?[1-9])\s?[-–]\s?)?(?P<day>3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
VIETNAMESE = FactWords(
    code="vi",
    figures=r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+,\d+|\d+\.\d{1,2}(?!\d)|\d+",
    grouping=".",
    scales={
        "trăm": 10**2, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
        "nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12, "ngàn tỉ": 10**12, "triệu tỷ": 10**15,
    },
    over=re.compile(r"(?i)\b(?:(?<!ít\s)(?<!kém\s)hơn|trên|quá|ngót\s+nghét\s+hơn)\s+$"),
    under=re.compile(r"(?i)\b(?:ít\s+hơn|gần|dưới|chưa\s+đầy|chưa\s+đến|ngót)\s+$"),
    percent=r"\s*(?:%|phần\s+trăm\b)",
    foreign=r"(?!)",
    ordinal=re.compile(r"(?i)\blần\s+thứ\s+\|"),
    dated=re.compile(r"(?i)\b(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|và|đến)\s+\|"),
    months=VI_MONTHS,
    weekdays=VI_WEEKDAYS,
    relative={
        "hôm qua": ("day", -1), "hôm nay": ("day", 0), "sáng nay": ("day", 0), "chiều nay": ("day", 0),
        "tối nay": ("day", 0), "tối qua": ("day", -1), "đêm qua": ("day", -1), "hôm kia": ("day", -2),
        "ngày mai": ("day", 1), "tháng này": ("month", 0), "tháng trước": ("month", -1), "tháng tới": ("month", 1),
        "tháng sau": ("month", 1), "năm nay": ("year", 0), "năm ngoái": ("year", -1), "năm trước": ("year", -1),
        "năm qua": ("year", -1), "sang năm": ("year", 1), "năm tới": ("year", 1), "năm sau": ("year", 1),
    },
    dates=(
        re.compile(
            rf"{_VI_WEEKDAY}(?:[Nn]gày\s+)?{_DAY}(?:[/.-](?P<month>1[0-2]|0?[1-9])(?:[/.-]{_YEAR})(?!\d)"
            r"|/(?P<mon>1[0-2]|0?[1-9])(?![\d/]))"
        ),
        re.compile(rf"{_VI_WEEKDAY}(?:(?:[Nn]gày|[Mm]ùng|[Mm]ồng)\s+)?{_DAY}\s+tháng\s+{_VI_MONTH}(?:(?:\s+năm\s+|[/-]){_YEAR}(?!\d))?"),
        re.compile(rf"(?:[Tt]háng\s+)?(?<![\d/.,-])(?P<month>1[0-2]|0?[1-9])[/-]{_YEAR}(?![\d/])"),
        re.compile(rf"[Tt]háng\s+{_VI_MONTH}(?:\s+năm\s+{_YEAR}(?!\d))?"),
        re.compile(rf"(?<![\d.,/]){_YEAR}(?!\d|[.,]\d|\s*(?:%|tỷ|triệu|nghìn|ngàn|đồng|m\b|km\b|người|đại\s+biểu))"),
    ),
    times=(
        re.compile(r"(?<![\d/.,-])(?P<hour>2[0-4]|1\d|0?\d)\s?(?:h|g|giờ)\s?(?P<minute>[0-5]\d)(?![\d/])(?:\s*(?:phút\s*)?(?P<half>sáng|trưa|chiều|tối|đêm))?"),
        re.compile(r"(?<![\d/.,-])(?P<hour>2[0-4]|1\d|0?\d)(?:h\b|\s?giờ)(?=\s+(?P<half>sáng|trưa|chiều|tối|đêm)|\s+ngày)"),
        re.compile(r"(?<![\d/.,:-])(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?![\d:])"),
    ),
    late="chiều tối đêm",
)  # fmt: skip

EN_MONTHS = table(
    "January/Jan February/Feb March/Mar April/Apr May June/Jun July/Jul August/Aug September/Sept/Sep October/Oct"
    " November/Nov December/Dec"
)
EN_WEEKDAYS = table(
    "Monday/Mon Tuesday/Tue/Tues Wednesday/Wed Thursday/Thu/Thurs Friday/Fri Saturday/Sat Sunday/Sun", 0
)
_EN_MONTH = rf"(?P<named>{either(EN_MONTHS)})\b(?:(?<=\b[A-Z][a-z]{{2}})(?<!May)\.|(?<=\bSept)\.)?"
_EN_WEEKDAY = rf"(?:\b(?P<weekday>{either(EN_WEEKDAYS)})\.?,?\s+(?:the\s+)?)?"
_NTH = r"(?:st|nd|rd|th)?\b"
ENGLISH = FactWords(
    code="en",
    figures=r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+|\d+",
    grouping=",",
    scales={
        "hundred": 10**2, "thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9,
        "trillion": 10**12, "thousand billion": 10**12, "million billion": 10**15,
    },
    over=re.compile(r"(?i)\b(?:over|more\s+than|above|upwards\s+of|exceeding)\s+(?:[A-Z$]*\s*)$"),
    under=re.compile(r"(?i)\b(?:nearly|almost|under|fewer\s+than|less\s+than|close\s+to|below)\s+(?:[A-Z$]*\s*)$"),
    percent=r"\s*(?:%|per\s?cent\b)",
    foreign=r"[\s-]*(?:,?\s*(?:or\s+)?\d+\s+)?(?:square\s+)?(?:miles?|yards?|feet|foot|inch(?:es)?|acres?|pounds?|ounces?|gallons?|degrees?(?!\s+C))\b",
    ordinal=re.compile(r"(?i)\|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$"),
    dated=re.compile(r"\|(?:st|nd|rd|th)\b|\b(?:and|to|or)\s+\||\|\s(?:and|to)"),
    months=EN_MONTHS,
    weekdays=EN_WEEKDAYS,
    relative={
        "yesterday": ("day", -1), "today": ("day", 0), "tonight": ("day", 0), "this morning": ("day", 0),
        "this afternoon": ("day", 0), "this evening": ("day", 0), "last night": ("day", -1), "tomorrow": ("day", 1),
        "this month": ("month", 0), "last month": ("month", -1), "next month": ("month", 1), "this year": ("year", 0),
        "last year": ("year", -1), "past year": ("year", -1), "previous year": ("year", -1), "next year": ("year", 1),
        "year ahead": ("year", 1),
    },
    dates=(
        re.compile(rf"{_EN_WEEKDAY}{_DAY}{_NTH}\s+(?:of\s+)?{_EN_MONTH}(?:,?\s+{_YEAR}(?!\d))?"),
        re.compile(
            rf"{_EN_WEEKDAY}\b{_EN_MONTH}\s+(?:the\s+)?(?:(?P<from>3[01]|[12]\d|0?[1-9]){_NTH}\s?[-–]\s?)?"
            rf"(?P<day>3[01]|[12]\d|0?[1-9]){_NTH}(?![,.]?\d)(?:,?\s+{_YEAR}(?!\d))?"
        ),
        re.compile(rf"{_EN_WEEKDAY}{_DAY}[/.-](?P<month>1[0-2]|0?[1-9])[/.-]{_YEAR}(?!\d)"),
        re.compile(rf"\b{_EN_MONTH}\s+(?:of\s+)?{_YEAR}(?!\d)"),
        re.compile(r"\b(?P<named>January|February|March(?!\s+(?:on|against))|April|May(?=[\s,.’';)]+(?![a-z]*\s*(?:be|have)\b))|June|July|August|September|October|November|December)\b"),
        re.compile(rf"(?<![\d.,/$€]){_YEAR}(?!\d|[.,]\d|\s*(?:%|billion|million|people|delegates|m\b|km\b))"),
    ),
    times=(
        re.compile(r"(?<![\d/.,-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap](?:m\b|\.\s?m\.))"),
        re.compile(r"(?<![\d/.,:-])(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?![\d:])"),
        re.compile(r"\b(?P<noon>noon|midday)\b"),
    ),
    late="pm p.m p.m. p. m",
)  # fmt: skip

FACT_WORDS = {words.code: words for words in (VIETNAMESE, ENGLISH)}
