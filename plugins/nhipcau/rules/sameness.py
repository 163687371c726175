"""Whether two sentences say the same but for how they are set: NFC, spaces, quotation marks, where tone marks stand,
and typing errors of up to three letters. What tells a fact is never taken for a typing error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from nhipcau.languages.capitals import CAPITAL
from nhipcau.languages.normalise import normalise
from nhipcau.languages.tones import classic_tones
from nhipcau.rules.fact import Fact
from nhipcau.rules.finding import facts
from nhipcau.rules.text import Prose

SLIP = 3
"""Letters that a sentence may differ in, all typing errors taken together."""
BREAK = "¶"
"""Between the lines of a list or a table, once they stand on one."""
WORD = re.compile(r"(?:(?<!\w)[-−](?=\d))?\d+(?:[.,/:–-]\d+)*|[^\W\d_]+|[%$€₫°&+]")
END = re.compile(rf"(?:(?<=[.!?…:;])|(?<=[.!?…][\"”’»)]))\s+|\s*{BREAK}\s*")
NAME = re.compile(rf"(?<!^)(?<![.!?…“\"]\s)\b([{CAPITAL}][^\W\d_]*(?:\s+[{CAPITAL}][^\W\d_]*)+)")
OPPOSITES = ("un", "in", "im", "il", "ir", "dis", "de", "non", "mis", "re", "ex", "out", "over", "under")
"""What English puts before a word to make another of it: no typing error, however few the letters."""


DENIALS = frozenset(
    (
        "không",
        "chưa",
        "chẳng",
        "chả",
        "đừng",
        "chớ",
        "no",
        "not",
        "never",
        "none",
        "nor",
        "neither",
        "without",
    )
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in a text, and its words without what does not count."""

    said: str
    words: tuple[str, ...]


@lru_cache(maxsize=4096)
def sentences(said: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, and of a list those of each line; without those that have no word."""
    found = (Sentence(part, words_of(part)) for part in END.split(normalise(said)) if part)
    return tuple(each for each in found if each.words)


@lru_cache(maxsize=8192)
def words_of(said: str) -> tuple[str, ...]:
    """Its words and numbers, in small letters and with tone marks in one manner."""
    told = classic_tones(normalise(said)).casefold().replace("–", "-").replace("−", "-")
    return tuple(WORD.findall(told))


def alike(before: str, now: str, lang: str) -> bool:
    """Whether the second is the first, set or spelt otherwise."""
    old, new = words_of(before), words_of(now)
    if old == new:
        return True
    if abs(sum(map(len, old)) - sum(map(len, new))) > SLIP or len({*old} ^ {*new}) > 3 * SLIP:
        return False  # each mended letter touches three words at most: two that became one
    return _slips(old, new) <= SLIP and told(before, lang) == told(now, lang)


def _slips(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    """How many letters were mended; more than may be where a word is another."""
    letters = 0
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal" or "".join(old[a:b]) == "".join(new[c:d]):
            continue
        if what != "replace" or b - a != d - c:
            return SLIP + 1
        for one, two in zip(old[a:b], new[c:d], strict=True):
            letters += _mended(one, two)
    return letters


def _mended(one: str, two: str) -> int:
    """The letters in which a word was mended; more than may be where it was no typing error."""
    if one == two:
        return 0
    if not (one.isalpha() and two.isalpha()) or _opposite(one, two) or not DENIALS.isdisjoint((one, two)):
        return SLIP + 1
    letters = distance(one, two)
    return letters if letters <= max(1, max(len(one), len(two)) * 2 // 5) else SLIP + 1


def _opposite(one: str, two: str) -> bool:
    """Whether they differ in what stands before one stem: "increase", "decrease"."""
    stems = [{word.removeprefix(start) for start in ("", *OPPOSITES)} for word in (one, two)]
    return not stems[0].isdisjoint(stems[1])


@lru_cache(maxsize=4096)
def distance(one: str, two: str) -> int:
    """How many letters are put in, left out, changed, or exchanged with the next (optimal string alignment)."""
    before, last = [0] * (len(two) + 1), list(range(len(two) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(two, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (left != right)))
            if i > 1 and j > 1 and left == two[j - 2] and one[i - 2] == right:
                row[-1] = min(row[-1], before[j - 2] + 1)
        before, last = last, row
    return last[-1]


@lru_cache(maxsize=4096)
def told(said: str, lang: str) -> frozenset[object]:
    """The facts of a sentence: numbers, days, times, documents, and names of two words and more."""
    prose = Prose("paragraph", said, said)
    found = (_worth(fact) for fact in facts(prose, lang, None))
    return frozenset((*found, *(" ".join(name.split()) for name in NAME.findall(said))))


def _worth(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.value, fact.bound


def difference(before: str, now: str, around: int = 2) -> tuple[str, str]:
    """What stood where the two begin to differ until they are the same again, with some words around it."""
    old, new = before.split(), now.split()
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return _part(old, start, end, around), _part(new, start, end, around)


def _same(one: list[str], other: list[str]) -> int:
    """With how many words both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _part(words: list[str], start: int, same: int, around: int) -> str:
    first, last = max(start - around, 0), min(len(words) - same + around, len(words))
    return ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")
