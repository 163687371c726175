"""Quotations that are one person's in one language and another's in the other, as far as the registry knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nhipcau.languages.marking import N_
from nhipcau.model import Person, Problem, note, warning
from nhipcau.rules.address import called_in
from nhipcau.rules.days import SENTENCE
from nhipcau.rules.parity import WHICH, line, name
from nhipcau.rules.quotations import Quotation, begun, paired
from nhipcau.rules.register import Register
from nhipcau.rules.text import Editions, Prose, Text

SAYING = {
    "vi": r"nói|cho biết|cho hay|khẳng định|phát biểu|chia sẻ|nhấn mạnh|bày tỏ|nhận định|đánh giá|kể|trả lời|đề nghị"
    r"|đề xuất|kêu gọi|tuyên bố|viết|tâm sự|bộc bạch|hỏi|đáp|nhắc",
    "en": r"sa(?:id|ys|ying)|stress(?:ed|es)|not(?:ed|es|ing)|add(?:ed|s|ing)|told|affirm(?:ed|s)|emphasi[sz](?:ed|es)"
    r"|stat(?:ed|es)|explain(?:ed|s)|recall(?:ed|s)|shared|declared|remark(?:ed|s)|wrote|writes|replied|asked"
    r"|according to|expressed|underlin(?:ed|es)|pointed out|announced|observed|urged|commented|concluded|insisted",
}
CLOSED = re.compile(r"[”\"»]")
OPENED = re.compile(r"[“\"«]")
Speakers = dict[str, bool]
"""People by their keys, and whether the sentence has their whole name."""


def speakers(register: Register, editions: Editions) -> Iterator[Problem]:
    """Quotations whose speaker is somebody else in the other language."""
    first, second = editions.first, editions.second
    if not register.people or not all(OPENED.search(text.body) for text in (first, second)):
        return
    for left, right in editions.beads:
        pairs = paired(left, right)
        for one, two in pairs:
            here, there = _of(register, first, one), _of(register, second, two)
            if here and there and here.keys().isdisjoint(there):
                sure = len(pairs) == len(here) == len(there) == 1 and all((*here.values(), *there.values()))
                yield _told(register, (first, one, here), (second, two, there), sure)


def _told(
    register: Register,
    one: tuple[Text, Quotation, Speakers],
    two: tuple[Text, Quotation, Speakers],
    sure: bool,
) -> Problem:
    (text, (there, place), others), (mine, (here, found), own) = one, two
    names = {each.key: each.name(mine.lang) for each in register.people}
    message = N_("“{words}” is told as said by {name} here, and by {other} in {place}.")
    values = {
        "words": begun(found),
        "name": ", ".join(names[key] for key in own),
        "other": ", ".join(names[key] for key in others),
        "place": f"{name(text)}:{line(text, there, place.start())}",
    }
    return mine.problem(warning if sure else note, here, found.span(), message, WHICH, **values)


def _of(register: Register, text: Text, quotation: Quotation) -> Speakers:
    """Who says a quotation, as its sentence tells beside a verb of saying, before it or else behind it."""
    paragraph, found = quotation
    words, (start, end) = paragraph.words, found.span()
    before = max(
        (each.end() for form in (SENTENCE, CLOSED) for each in form.finditer(words, 0, start)), default=0
    )
    stop = min(
        (each.start() for form in (SENTENCE, OPENED) if (each := form.search(words, end))), default=None
    )
    behind = (end, len(words) if stop is None else stop)
    ended = words[end - 2] == "." and words[end:].lstrip()[:1].isupper()
    for span in ((before, start), *(() if ended else (behind,))):
        if _says(text.lang).search(words, *span) and (told := _named(register, text, paragraph, span)):
            return told
    return {}


@cache
def _says(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{SAYING.get(lang, '(?!)')})\b")


def _named(register: Register, text: Text, paragraph: Prose, span: tuple[int, int]) -> Speakers:
    """The people named between two letters of a paragraph: by whole names, or with an honorific by the one name that
    only one of those has whom the text names in full."""
    start, end = span
    known = register.named(paragraph.words, text.lang)
    found = {
        each.entry.key: True for each in known if isinstance(each.entry, Person) and start <= each.start < end
    }
    for called in called_in(text):
        if called.paragraph is paragraph and start <= called.span[0] < end and len(called.name) == 1:
            meant = [each for each in _people(register, text) if called.name[0] in _short(each, text.lang)]
            found |= {each.key: False for each in meant if len(meant) == 1 and each.key not in found}
    return found


def _people(register: Register, text: Text) -> set[Person]:
    """Everybody in the registry whom a text names in full."""
    named = (each.entry for each in register.named(text.body, text.lang))
    return {each for each in named if isinstance(each, Person)}


def _short(person: Person, lang: str) -> tuple[str, ...]:
    """What somebody is called after an honorific: by the given name in Vietnamese, by the family's too in English."""
    words = person.name(lang).split()
    return (words[-1],) if lang == "vi" else (words[0], words[-1])
