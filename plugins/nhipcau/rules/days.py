"""Days that cannot be: told as past before they came, or on another day of the week than theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from nhipcau.languages.capitals import CAPITAL
from nhipcau.languages.marking import N_
from nhipcau.model import Problem, warning
from nhipcau.rules.fact import Fact, ToldDay
from nhipcau.rules.finding import facts
from nhipcau.rules.text import Prose, Text

SOON = 90
"""A day without a year that lies so many days after the text at most is that year's, a later one the last's."""
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
SENTENCE = re.compile(rf"[.!?…][\"”’)]*\s+(?=[\"“(]*[{CAPITAL}])|\n\s*\n|\n(?=\s)")
OPENING = {
    "en": re.compile(r"(?i)[\s\"“(]*(?:(?:hanoi|ha noi)\s*[-–,]\s*)?(?:on|in|at)?\s*(?:the\s+)?(?:early\s+|late\s+)?"
                     r"(?:(?:morning|afternoon|evening|night)\s+(?:of|on)\s+)?$"),
    "vi": re.compile(r"(?i)[\s\"“(]*(?:vào\s+)?(?:(?:lúc\s+)?(?:sáng|trưa|chiều|tối|đêm|hôm)\s+)?(?:ngày\s+)?$"),
}  # fmt: skip
"""What may stand before a day with which a sentence begins."""
HELD = {
    "en": re.compile(
        r"(?i)\b(?:was|were)\s+(?:\w+ly\s+)?\w+(?:ed|ld|en|un|gun)\b[^.;,]{0,40}"
        r"\bon\s+(?:the\s+\w+\s+of\s+)?$"
    ),
    "vi": re.compile(r"(?i)\bđã\s+(?:được\s+)?(?:diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|ký|họp)\b[^.;,]{0,40}$"),
}  # fmt: skip
PAST = {
    "en": re.compile(
        r"(?i)\b(?:was|were|had|did|held|took|gave|said|told|met|began|came|went|spoke|saw|made|paid|\w{3,}(?<!ne)(?<!inde)ed)\b"
    ),
    "vi": re.compile(r"(?i)\b(?:đã|vừa|cho biết|phát biểu|nhấn mạnh|khẳng định|đánh giá cao)\b"),
}
TO_COME = {
    "en": re.compile(
        r"(?i)\b(?:will|would|shall|going to|(?:is|are|be|set|invited|about) to|until|till|through|deadline|by|before"
        r"|due|scheduled|planned|expected|upcoming|next|ahead|coming|(?:last|previous) year)\b"
    ),
    "vi": re.compile(
        r"(?i)\b(?:sẽ|dự kiến|sắp|tới|kế hoạch|chuẩn bị|đến hết|đến ngày|trước ngày|hạn|năm ngoái|năm trước|năm sau)\b"
    ),
}
"""Words of a sentence that does not tell what has been, or not of this year."""

ANCHORLESS = {
    "en": re.compile(r"(?i)\b(?:yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|tonight)\b"),
    "vi": re.compile(r"(?i)\b(?:hôm qua|hôm kia|ngày mai|tối qua|đêm qua|(?:sáng|chiều|tối) (?:nay|mai))\b"),
}  # fmt: skip
"""Words that are a day only beside another; "today" and "hôm nay" are the present as well."""


def after(text: Text) -> Iterator[Problem]:
    """Days after that of the text, in sentences that tell what has been."""
    day, year = text.day, 0
    for paragraph, fact, told in _days(text) if day and text.kind == "story" else ():
        assert day
        year = told.year or year
        this_year = told.year or year in (0, day.year)
        if (
            this_year
            and told.month
            and told.day
            and _later(told, day)
            and _is_past(paragraph, fact, text.lang)
        ):
            message = N_("“{words}” is after the day of the text, {day}, and is told as past.")
            hint = N_("Correct one of the two days.")
            span = (fact.start, fact.end)
            yield text.problem(warning, paragraph, span, message, hint, words=fact.words, day=day.isoformat())


def weekdays(text: Text) -> Iterator[Problem]:
    """Days of the week that are not those of their date, in any year that can be meant."""
    for paragraph, fact, told in _days(text):
        if told.weekday is None or not (told.day and told.month):
            continue
        there = _meant(told, text.day)
        others = (_date(int(year), told) for year in YEAR.findall(paragraph.words) if not told.year)
        if there and told.weekday not in {found.weekday() for found in (there, *others) if found}:
            message = N_("“{words}”: {day} is another day of the week.")
            hint = N_("Correct the day of the week, or the date.")
            span = (fact.start, fact.end)
            yield text.problem(
                warning, paragraph, span, message, hint, words=fact.words, day=there.isoformat()
            )


def unanchored(text: Text) -> Iterator[Problem]:
    """ "Yesterday" in a text that has no day of its own."""
    if text.day or text.lang not in ANCHORLESS:
        return
    for paragraph in text.paragraphs:
        for found in ANCHORLESS[text.lang].finditer(paragraph.words):
            message = N_("“{words}” says no day: this text has none from which it could be counted.")
            hint = N_("Write the date.")
            yield text.problem(warning, paragraph, found.span(), message, hint, words=found[0])


def _days(text: Text) -> Iterator[tuple[Prose, Fact, ToldDay]]:
    for paragraph in text.paragraphs:
        for fact in facts(paragraph, text.lang, text.day):
            if isinstance(fact.value, ToldDay) and fact.sure:
                yield paragraph, fact, fact.value


def _later(told: ToldDay, day: date) -> bool:
    there = _date(told.year or day.year, told)
    if there is None or there <= day:
        return False
    return bool(told.year) or there - day <= timedelta(days=SOON)


def _is_past(paragraph: Prose, fact: Fact, lang: str) -> bool:
    """Whether the sentence around a day tells what took place on it."""
    if lang not in PAST or paragraph.kind in ("table", "list", "heading", "figure"):
        return False
    start, end = _sentence(paragraph.words, fact)
    before, behind = paragraph.words[start : fact.start], paragraph.words[fact.end : end]
    if TO_COME[lang].search(before + " " + behind):
        return False
    opens = OPENING[lang].fullmatch(before) and PAST[lang].search(behind)
    return bool(opens or HELD[lang].search(before))


def _sentence(words: str, fact: Fact) -> tuple[int, int]:
    start = max((found.end() for found in SENTENCE.finditer(words, 0, fact.start)), default=0)
    end = SENTENCE.search(words, fact.end)
    return start, end.start() if end else len(words)


def _meant(told: ToldDay, day: date | None) -> date | None:
    """The day that is told; of one without a year, the nearest to the text's."""
    if told.year or not day:
        return _date(told.year, told) if told.year else None
    near = [found for year in (day.year - 1, day.year, day.year + 1) if (found := _date(year, told))]
    return min(near, key=lambda found: abs(found - day), default=None)


def _date(year: int, told: ToldDay) -> date | None:
    try:
        return date(year, told.month, told.day)
    except ValueError:
        return None
