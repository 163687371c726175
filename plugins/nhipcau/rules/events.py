"""Stories held against the pages of the events that they are about: on which day it takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from nhipcau.languages.marking import N_
from nhipcau.model import Edition, Event, Piece, Problem, Story, warning
from nhipcau.rules.days import SENTENCE
from nhipcau.rules.fact import ToldDay
from nhipcau.rules.finding import facts
from nhipcau.rules.text import Prose, Scheduled, Text

TAKES_PLACE = {
    "en": re.compile(
        r"(?i)\b(?:(?:takes?|took|taking) place|(?:is|are|was|were|be) (?:\w+ly )?held|open(?:s|ed)?|begins|began)\b"
        r"[^.;,]{0,60}?\b(?:on|from)\s+(?:the\s+\w+\s+of\s+)?(?:\w+day,?\s+)?$"
    ),
    "vi": re.compile(
        r"(?i)\b(?:diễn ra|(?:được )?tổ chức|khai mạc|bắt đầu)\b(?:(?!\b(?:trước|đến|sau|hết|hạn)\b)[^.;,]){0,60}$"
    ),
}
"""What stands before the day on which something takes place."""
LONGEST = 400
"""Days that an event is looked at for."""


def scheduled(event: Event) -> Scheduled | None:
    """When an event takes place; None where it does so again and again, or nobody knows when."""
    if event.repeats or event.recurrence or event.undated or event.period.vague:
        return None
    times = [event.period, *([event.previously] if event.previously else [])]
    names = tuple((edition.lang, edition.title) for edition in event.editions)
    return Scheduled(event.key, names, tuple((each.first_day, each.last_day) for each in times))


def schedule_of(piece: Piece[Edition], events: Mapping[str, Event]) -> tuple[Scheduled, ...]:
    """When the events take place that a piece is about; `events` are those of the site by their keys."""
    keys = piece.events if isinstance(piece, Story) else (piece.key,) if isinstance(piece, Event) else ()
    return tuple(found for key in keys if key in events and (found := scheduled(events[key])))


def elsewhen(text: Text) -> Iterator[Problem]:
    """Days on which a text has an event take place, and its page does not."""
    for paragraph in text.paragraphs if text.schedule and text.lang in TAKES_PLACE else ():
        for fact in facts(paragraph, text.lang, text.day):
            told = fact.value
            if not (isinstance(told, ToldDay) and told.day and told.month and fact.sure):
                continue
            start, before = _sentence(paragraph, fact.start)
            named = [each for each in text.schedule if _names(each, paragraph, start, text.lang)]
            if len(named) != 1 or not TAKES_PLACE[text.lang].search(before):
                continue
            if not any(told.fits(ToldDay(day.day, day.month, day.year)) for day in _days(named[0])):
                message = N_(
                    "The page of this event says that it takes place on {day}, and not on “{words}”."
                )
                hint = N_("Correct the day here, or on the page of the event: {key}.")
                values = {"day": named[0].days[0][0].isoformat(), "words": fact.words, "key": named[0].key}
                yield text.problem(warning, paragraph, (fact.start, fact.end), message, hint, **values)


def _sentence(paragraph: Prose, at: int) -> tuple[int, str]:
    """Where the sentence of that letter begins, and what of it stands before the letter."""
    start = max((found.end() for found in SENTENCE.finditer(paragraph.words, 0, at)), default=0)
    return start, paragraph.words[start:at]


def _names(event: Scheduled, paragraph: Prose, start: int, lang: str) -> bool:
    """Whether the sentence that begins there names an event: by a link, or by its title."""
    end = SENTENCE.search(paragraph.words, start)
    stop = end.start() if end else len(paragraph.words)
    title = dict(event.names).get(lang, "").lower()
    linked = f"{{event}}{event.key})" in paragraph.source[start:stop]
    return linked or (bool(title) and title in paragraph.words[start:stop].lower())


def _days(event: Scheduled) -> Iterator[date]:
    for first, last in event.days:
        yield from (first + timedelta(days=each) for each in range(min((last - first).days, LONGEST) + 1))
