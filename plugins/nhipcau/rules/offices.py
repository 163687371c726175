"""The titles of people in prose, held against the offices that the registry gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from nhipcau.languages.marking import N_
from nhipcau.model import Office, Person, Problem, note, warning
from nhipcau.rules.fact import ToldDay
from nhipcau.rules.finding import facts
from nhipcau.rules.other_titles import ANOTHERS, fits, told_title
from nhipcau.rules.register import TURNED, Naming, Register
from nhipcau.rules.text import Prose, Text

LOWER = re.compile(r"(?i)(?:phó|vice|deputy)[\s-]+$")
TITLED = re.compile(r"(?i)[\s,]*(?:(?:đồng chí|ông|bà|mr|mrs|ms|dr)\.?\s*)?$")
SENTENCE = re.compile(r"[.!?…]\s")


def namings(register: Register, text: Text) -> Iterator[tuple[Prose, Naming]]:
    """Every entry that the paragraphs of a text name."""
    for paragraph in text.paragraphs:
        for naming in register.named(paragraph.words, text.lang):
            yield paragraph, naming


def offices(register: Register, text: Text) -> Iterator[Problem]:
    """Titles beside a name that its bearer held at another time than the day told of, or that the registry has not."""
    for paragraph, naming in namings(register, text):
        if text.day is None or not isinstance(naming.entry, Person) or naming.how == TURNED:
            continue
        spoken_of = tuple(_days(paragraph, naming, text))
        held = [each for each in naming.entry.offices if any(map(each.held, spoken_of))]
        others = [each for each in naming.entry.offices if each not in held]
        at, title = _titled(paragraph, naming, others, register, text.lang)
        if title and not _titled(paragraph, naming, held, register, text.lang)[1]:
            message = N_("By the registry {name} was not “{title}” on {day}.")
            right = ", ".join(dict(each.titles).get(text.lang, "") for each in held)
            hint = N_("On that day: {right}.") if right else N_("Correct the title, or the registry.")
            values = {"name": naming.said, "title": title, "day": text.day.isoformat(), "right": right}
            yield text.problem(warning, paragraph, (at, at + len(title)), message, hint, **values)
        elif not title and held:
            yield from _unlisted(register, text, paragraph, naming, held)


def _unlisted(
    register: Register, text: Text, paragraph: Prose, naming: Naming, held: list[Office]
) -> Iterator[Problem]:
    """A title that is none of those held; where it stands with the body of one of them, it is that in other words."""
    start, end = _sentence(paragraph.words, naming)
    sentence = paragraph.words[start:end]
    bodies = {each.said.lower(): each.entry.key for each in register.named(sentence, text.lang)}
    told = told_title(sentence, (naming.start - start, naming.end - start), bodies, text.lang)
    titles = {title: each.organisation for each in held if (title := dict(each.titles).get(text.lang))}
    if not told or not titles or text.day is None or any(fits(told.words, title) for title in titles):
        return
    beside = f"{sentence[: told.start]} | {sentence[told.end :]}"
    if any(re.search(rf"(?i)\b{re.escape(title)}\b", beside) for title in titles):
        return
    same = [title for title, body in titles.items() if body == bodies.get(told.body.lower())]
    message = N_("The registry has no title “{title}” for {name} on {day}.")
    hint = N_("Write “{right}”.") if same else N_("It has: {right}. If this is another office, add it there.")
    right = ", ".join(same or titles)
    values = {"title": told.words, "name": naming.said, "day": text.day.isoformat(), "right": right}
    span = (start + told.start, start + told.end)
    found = text.problem(warning if same else note, paragraph, span, message, hint, **values)
    yield replace(found, fix=right if len(same) == 1 and not paragraph.field else "")


def _days(paragraph: Prose, naming: Naming, text: Text) -> Iterator[date]:
    """The days that a name may be told of: the text's own, and what its sentence says besides; of a year its ends."""
    start, end = _sentence(paragraph.words, naming)
    if text.day:
        yield text.day
    for fact in facts(paragraph, text.lang, text.day):
        told = fact.value
        if isinstance(told, ToldDay) and told.year and start <= fact.start < end:
            for each in (told.month or 1, told.day or 1), (told.month or 12, told.day or 28):
                with suppress(ValueError):  # a day that there is not, which is not this rule's to tell
                    yield date(told.year, *each)


def _sentence(words: str, naming: Naming) -> tuple[int, int]:
    """Where the sentence begins and ends in which somebody is named."""
    start = max((found.end() for found in SENTENCE.finditer(words, 0, naming.start)), default=0)
    after = SENTENCE.search(words, naming.end)
    return start, after.start() if after else len(words)


def _titled(
    paragraph: Prose, naming: Naming, offices: Iterable[Office], register: Register, lang: str
) -> tuple[int, str]:
    """Where a title of those offices stands, right before a name or after a comma behind it, and its words; "" for
    none."""
    start, end = _sentence(paragraph.words, naming)
    before, after = paragraph.words[start : naming.start], paragraph.words[naming.end : end]
    if title := _title(before, offices, register, lang):
        return start + before.rindex(title), title
    for title, names in _titles(offices, register, lang):
        body = "|".join(map(re.escape, names))
        whole = rf"(?:,|\s*\(|\s+[–-])\s*({re.escape(title)})(?:\s+(?:of\s+(?:the\s+)?)?(?:{body}))?\s*(?:[,.;:)–]|$)"
        if found := re.match(whole, after, re.I):
            return naming.end + found.start(1), found[1]
    return 0, ""


def _titles(held: Iterable[Office], register: Register, lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The titles of offices, the longest first, and what their bodies are called."""
    bodies = {each.key: each for each in register.organisations}
    for office in sorted(held, key=lambda each: -len(dict(each.titles).get(lang, ""))):
        body = bodies.get(office.organisation)
        names = (body.name(lang), dict(body.short).get(lang, "")) if body else ()
        if title := dict(office.titles).get(lang, ""):
            yield title, tuple(filter(None, names))


def _title(before: str, held: Iterable[Office], register: Register, lang: str) -> str:
    """The title of one of those offices that stands right before a name, with or without its body; "" for none."""
    rest = TITLED.sub("", before)
    for title, names in _titles(held, register, lang):
        for end in ("", *names):
            form = rf"(?<!\w)({re.escape(title)})(?:\s+(?:of\s+(?:the\s+)?)?{re.escape(end)})?$"
            found = re.search(form, rest, re.I)
            if (
                found
                and not ANOTHERS.search(rest[: found.start()])
                and not LOWER.search(rest[: found.start()])
            ):
                return found[1]
    return ""
