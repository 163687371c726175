"""Words counted: every word of a source is in the story or in the ledger, and how many in which line.

A word is a run of letters and digits, in small letters. Markup of Markdown and HTML is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from nhipcau.importing.values import LedgerLine
from nhipcau.languages import normalise

_WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~\n]")
_TARGET = re.compile(
    r"\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"(?P<title>(?:[^\"\\]|\\.)*)\")?\)(?:\{[^}\n]*\})?"
)
_WITHIN = re.compile(r"</?(?:sub|sup|u|s|ins|del|kbd|mark|small|abbr|span|q|cite|i|b|em|strong)\b[^>]*>")
_TAG = re.compile(
    r"""<!--.*?-->|</?[a-zA-Z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>""", re.S
)
_ADDRESS = re.compile(r"<((?:https?|mailto):[^>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_MARKS = re.compile(r"[*`]|~~")
LOST = "lost"


def words(text: str) -> list[str]:
    """The words of a plain text, in its order."""
    return _WORD.findall(normalise(text).casefold())


def counted(text: str) -> Counter[str]:
    """How often each word stands in a plain text."""
    return Counter(words(text))


def plain(markdown: str) -> str:
    """What a text in our Markdown says, without its markup and the addresses that its links lead to."""
    text = _CODE.sub(lambda code: re.sub(r"[\\<>&*\[\]]", " ", code[2]), markdown)
    text = _unlinked(_ESCAPED.sub(" ", text))
    text = _TAG.sub(" ", _WITHIN.sub("", _ADDRESS.sub(r" \1 ", text)))
    return unescape(_MARKS.sub("", text))


def _unlinked(text: str) -> str:
    """The text with what links and pictures say in the place of them."""
    parts: list[str] = []
    end = 0
    for found in _TARGET.finditer(text):
        start = _opening(text, found.start(), end)
        if start < 0:
            continue
        picture = text[start - 1 : start] == "!"
        parts += [text[end : start - picture], " " * picture, text[start + 1 : found.start()]]
        parts.append(f" {found['title']} " if found["title"] else " " * picture)
        end = found.end()
    return "".join((*parts, text[end:]))


def _opening(text: str, at: int, least: int) -> int:
    """Where the bracket opens that closes there; -1 where none does."""
    depth = 0
    for place in range(at, least - 1, -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if not depth:
            return place
    return -1


def accounted(
    source: Counter[str], told: Iterable[tuple[str, str]], lines: Iterable[LedgerLine]
) -> tuple[LedgerLine, ...]:
    """The ledger of one source, each line with its count; the counts are as many as the source has words.

    `told` are the texts of the story, by field; what stands neither in them nor in a line is in a last line, "lost".
    """
    rest, fields = source.copy(), [(field, counted(text)) for field, text in told]
    found = [LedgerLine(field, "", count=_taken(rest, words)) for field, words in fields]
    for line in lines:
        found.append(replace(line, count=_taken(rest, counted(line.words))))
    if rest and found:
        more = (
            sum((counted(line.words) for line in found), sum((words for _, words in fields), Counter()))
            - source
        )
        found[len(fields) - 1] = replace(
            found[len(fields) - 1], count=found[len(fields) - 1].count + _apart(rest, more)
        )
    left = sorted(rest.elements())
    if left:
        found.append(LedgerLine(LOST, "", " ".join(left), count=len(left)))
    return tuple(found)


def _taken(rest: Counter[str], wanted: Counter[str]) -> int:
    """Take those words out of the rest, as far as they are in it; how many that were."""
    both = rest & wanted
    rest.subtract(both)
    for word in both:
        if not rest[word]:
            del rest[word]
    return both.total()


def _apart(rest: Counter[str], more: Counter[str]) -> int:
    """Take those words out of the rest that stand in the text as several: a page may set no blank between two blocks
    that the text parts. `more` are the words that the text has more often than the source."""
    number = 0
    for word in sorted(rest.elements()):
        if parts := _cut(word, more):
            more.subtract(parts)
            number += _taken(rest, Counter((word,)))
    return number


def _cut(word: str, more: Counter[str], most: int = 12) -> tuple[str, ...]:
    """The words that a word is made of, the first as long as can be; () where it is not made of these."""
    for at in range(len(word) - 1, 0, -1):
        if more[word[:at]] > 0:
            after = (word[at:],) if more[word[at:]] > 0 else _cut(word[at:], more, most - 1) if most else ()
            if after:
                return (word[:at], *after)
    return ()
