"""Mends what is mechanical in a text: letters apart from their marks and look-alikes, tone marks, slips of the type."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from nhipcau.languages.tones import classic_tones
from nhipcau.rules.sic import passed
from nhipcau.rules.text import Prose, Text
from nhipcau.rules.typography import FORMS, SlipMend, mends, toned

MECHANICAL = ("encoding", "tone", "typography")
"""The rules whose mends need nobody's judgement."""


def mended(text: Text, whole: str, rules: Collection[str] = MECHANICAL) -> str:
    """A file with all of it mended that those rules tell; `whole` is what stands in it, in NFC, and `text` was read of
    it."""
    finders = {name: find for name, find in (("typography", mends), ("tone", toned)) if name in rules}
    if text.lang != "vi":
        finders.pop("tone", None)
    head, body = whole[: len(whole) - len(text.body)], text.body
    if whole[len(head) :] != body:
        return whole
    return _fields(head, text, rules) + _applied(body, _all(text, finders))


def _all(text: Text, finders: Mapping[str, Callable[[Prose], Iterable[SlipMend]]]) -> Iterator[SlipMend]:
    """What is found in a body, but for the sentences that its writer lets pass."""
    for rule, find in finders.items():
        spans = passed(text.body, rule)
        for paragraph in text.told:
            for each in find(paragraph):
                start, end = paragraph.at + each.start, paragraph.at + each.end
                if not any(span.has(start) for span in spans):
                    yield SlipMend(start, end, each.fix)


def _applied(words: str, found: Iterable[SlipMend]) -> str:
    """The mends from the last to the first; of two that meet, the later one."""
    last = len(words) + 1
    for mend in sorted(found, key=lambda each: (each.start, each.end), reverse=True):
        if mend.end <= last:
            words = words[: mend.start] + mend.fix + words[mend.end :]
            last = mend.start
    return words


def _fields(head: str, text: Text, rules: Collection[str]) -> str:
    """The front matter: a value is mended where it stands on one line just as it is read."""
    lines = head.split("\n")
    for field in (each for each in text.paragraphs if each.field):
        right = field.source
        if "typography" in rules:
            for form, fix in FORMS:
                right = form.sub(fix, right)
        if "tone" in rules and text.lang == "vi":
            right = classic_tones(right)
        at = field.line - 1
        if right != field.source and at < len(lines) and lines[at].count(field.source) == 1:
            lines[at] = lines[at].replace(field.source, right)
    return "\n".join(lines)
