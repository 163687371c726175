"""Markdown as a translator gets it: words, and codes that are kept as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

LEADS = r"\]\((?:[^()\s]|\([^()\s]*\))*"
CODE = re.compile(
    r"(`+)[^`]*\1"
    r"|<!--.*?-->|</?[A-Za-z][^<>]*>|<(?:https?|mailto):[^<>\s]+>"
    rf"|!\[|{LEADS}\s*\)|(?P<opened>{LEADS}\s+[\"“])(?P<titled>[^\"”]*)(?P<closed>[\"”]\s*\))"
    r"|\[(?=[^\[\]]*\]\()|\[\^[^\]\n]+\]:?|\{:?[^}\n]*\}"
    r"|(?:https?://|www\.)[^\s<>()]+"
    r"|^[ \t]*(?:#{1,6}|[-*+]|\d{1,3}[.)]|>)[ \t]+"
    r"|\*{1,3}|~~|==|__",
    re.S | re.M,
)
FREE = re.compile(r"[*~=_]+$|\s*(?:[-*+]|\d{1,3}[.)])\s+$")
"""Codes that another language may need fewer or more of: emphasis, the marks of a list's items."""
FENCE = re.compile(r"^[ \t]*(```+|~~~+)", re.M)
PAIRED = re.compile(r"[*~=_]+$")


@dataclass(frozen=True, slots=True)
class InlinePart:
    """Some words of a segment, or a code of it."""

    said: str
    code: bool = False


def parts(source: str) -> Iterator[InlinePart]:
    """The words and codes of some Markdown; joined they are it."""
    at = 0
    for found in CODE.finditer(source):
        if found.start() > at:
            yield InlinePart(source[at : found.start()])
        if found["opened"]:
            yield InlinePart(found["opened"], True)
            yield from parts(found["titled"])
            yield InlinePart(found["closed"], True)
        else:
            yield InlinePart(found[0], True)
        at = found.end()
    if at < len(source):
        yield InlinePart(source[at:])


def has_words(source: str) -> bool:
    """Whether there is anything to translate."""
    return any(not part.code and any(map(str.isalnum, part.said)) for part in parts(source))


def lost(source: str, translation: str, before: str = "") -> tuple[str, ...]:
    """The codes of a source that its translation does not have, nor had before; and emphasis that is not ended."""
    kept = _kept(source) - _kept(translation)
    if before:
        kept -= _kept(source) - _kept(before)
    marks = Counter(part.said for part in parts(translation) if part.code and PAIRED.match(part.said))
    open_ = [mark for mark, times in marks.items() if times % 2]
    well = Counter(part.said for part in parts(source) if part.code and PAIRED.match(part.said))
    return (*kept.elements(), *(mark for mark in open_ if not well[mark] % 2))


def added(source: str, translation: str, before: str = "") -> tuple[str, ...]:
    """The tags, comments and fences of code that neither its source nor the translation of before has."""
    return tuple((_foreign(translation) - _foreign(source) - _foreign(before)).elements())


def _foreign(source: str) -> Counter[str]:
    tags = [part.said for part in parts(source) if part.code and part.said.startswith("<")]
    return Counter([*tags, *FENCE.findall(source)])


def _kept(source: str) -> Counter[str]:
    return Counter(part.said.strip() for part in parts(source) if part.code and not FREE.match(part.said))
