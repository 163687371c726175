"""Vietnamese inside a text of another language: where it begins and ends, so that it can be marked (WCAG 2.2, 3.1.2).

A screen reader that is told reads “Nguyễn Thị Hà” in a Vietnamese voice and not as broken English. What is found rests
on letters and syllables, not on a list of names. Some marks are Vietnamese alone: ơ, ư, a letter with two marks (ế, ộ),
a hook above. Others decide in a syllable that Vietnamese has: đ, ă, iê, a dot below, a grave before m and n. From such
a word the passage goes on to neighbours that can be Vietnamese, so that “Nam Định” is one. Nothing decides in “São
Paulo”, “café”, “Đoković” or “Hanoi”. What stays in doubt, such as “Hà” alone, is left to the writer, who can mark it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from nhipcau.model.late_pattern import late_pattern

VIETNAMESE = "vi"
SPAN = Markup('<span lang="vi">{}</span>')

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSETS = "ngh?|nh|th|tr|ch|kh|ph|gh?|gi|qu?|[bcdđhklmnprstvx]"
_RIMES = (
    "a|ai|ao|au|ay|am|an|ang|anh|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|ênh|êu|i|ia|im|in|inh|iu|iêm|iên|"
    "iêng|iêu|o|oa|oai|oam|oan|oang|oanh|oao|oay|oăm|oăn|oăng|oe|oen|oeo|oi|om|on|ong|oong|ô|ôi|ôm|ôn|ông|ơ|ơi|ơm|ơn|"
    "u|ua|ui|um|un|ung|uân|uâng|uây|uê|uênh|uôi|uôm|uôn|uông|uơ|uy|uya|uyn|uynh|uyu|uyên|ư|ưa|ưi|ưm|ưng|ươi|ươm|ươn|"
    "ương|ươu|ưu|y|yêm|yên|yêng|yêu"
)
_STOPPED = (
    "ac|ach|ap|at|ăc|ăk|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|ip|it|iêc|iêp|iêt|oac|oach|oap|oat|oăc|oăt|oc|oet|ooc|op|"
    "ot|ôc|ôp|ôt|ơp|ơt|uât|uc|uêch|up|ut|uôc|uôt|uych|uyt|uyêt|ưc|ưt|ươc|ươp|ươt|yêt"
)
"""Rimes that end in c, ch, p or t: they are said with sắc or nặng, and written with its mark."""

_TONE = late_pattern(f"[{_TONES}]")
_SYLLABLE = late_pattern(rf"(?:{_ONSETS})?(?:(?:{_RIMES})[{_TONES}]?|(?:{_STOPPED})[\u0301\u0323])")

_DECIDING = late_pattern(f"[ơư]|[ăâêô][{_TONES}]|\u0309")
_DECIDING_IN_A_SYLLABLE = late_pattern("[đă]|[iy]ê|u[âô]|\u0323|[\u0300\u0303](?=[mn])")

_WORD = late_pattern(r"[^\W\d_]+")
_DIACRITIC = late_pattern(r"[^\W\d_A-Za-z]")
"""A letter beyond English: without any, nothing decides."""
_GAP = late_pattern(r"[ \u00a0\n]|-|[ \u00a0]\d+[ \u00a0]")
"""What may stand between two words of a passage: a space, a hyphen, a number."""
_STRETCH = late_pattern(r"[\w \u00a0\n-]+")
"""What words and gaps are made of: no passage goes beyond it."""

_CONSONANTS = "B-DF-HJ-NP-TV-XZ"
_ABBREVIATION = late_pattern(
    rf"(?<!\w)(?:\d+/)*(?:[{_CONSONANTS}]+-)*[{_CONSONANTS}]*Đ[{_CONSONANTS}Đ]*(?:-[{_CONSONANTS}Đ]+[a-z]*)*(?!\w)"
)
"""The number of an official document, or part of it: 145/2013/NĐ-CP, QĐ-TTg, HĐND."""

_ENGLISH = late_pattern(
    "a|am|an|by|can|do|go|ha|he|hi|ho|i|in|may|me|men|my|no|o|on|so|ten|than|the|then|thin|to|too", re.I
)
"""English words that could be Vietnamese syllables, and begin sentences: no passage takes them in."""

_NO, _BETWEEN, _PERHAPS, _SURELY = range(4)
"""How Vietnamese a word is: not; only inside a passage; in a passage, or decided by its neighbour; by itself."""


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word (NFC) is spelt as a Vietnamese syllable can be, in any case: "Việt", "VIỆT" and "Nam" are."""
    spelt, tones = _spelt(word)
    return len(tones) < 2 and bool(_SYLLABLE.fullmatch(_TONE.sub("", spelt) + tones))


def vietnamese_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the passages of Vietnamese in a text (NFC) of another language begin and end, in order."""
    if not _DIACRITIC.search(text):
        return
    found = [match.span() for match in _ABBREVIATION.finditer(text)] if "Đ" in text else []
    for passage in _neighbours(text):
        kinds = [kind for _, kind in passage]
        inner = [place for place, kind in enumerate(kinds) if kind > _BETWEEN]
        if inner and (_SURELY in kinds or _decide_together([match[0] for match, _ in passage])):
            found.append((passage[inner[0]][0].start(), passage[inner[-1]][0].end()))
    yield from sorted(found)


def marked(text: str, lang: str) -> str:
    """A text of a language with its passages of Vietnamese marked, as HTML; what has tags already is left as it is."""
    if lang == VIETNAMESE or not _DIACRITIC.search(text) or "<" in (html := escape(text)):
        return text
    end = 0
    parts = Markup()
    for start, stop in vietnamese_in(html):
        parts += html[end:start] + SPAN.format(html[start:stop])
        end = stop
    return parts + html[end:]


def _neighbours(text: str) -> Iterator[list[tuple[re.Match[str], int]]]:
    """Words that may be one passage, each with how Vietnamese it is."""
    run: list[tuple[re.Match[str], int]] = []
    for match in _words(text):
        kind = _kind(match[0])
        if run and not (kind and _GAP.fullmatch(text, run[-1][0].end(), match.start())):
            yield run
            run = []
        if kind:
            run.append((match, kind))
    if run:
        yield run


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words of all stretches in which one may decide."""
    for stretch in _STRETCH.finditer(text):
        if not stretch[0].isascii() and _DIACRITIC.search(stretch[0]):
            yield from _WORD.finditer(text, *stretch.span())


@lru_cache(maxsize=32_768)
def _kind(word: str) -> int:
    spelt, _ = _spelt(word)
    syllable = is_syllable(word)
    if _DECIDING.search(spelt) or (syllable and _DECIDING_IN_A_SYLLABLE.search(spelt)):
        return _SURELY
    if not syllable or _ENGLISH.fullmatch(word):
        return _NO
    return _PERHAPS if not word.isascii() or word.istitle() else _BETWEEN


def _decide_together(words: list[str]) -> bool:
    """Whether two marked syllables stand side by side, one of them more than a vowel at its end: “áo dài”."""
    marked = [not word.isascii() for word in words]
    return any(
        one and other and max(len(left), len(right)) > 2
        for (one, left), (other, right) in pairwise(zip(marked, words, strict=True))
    )


def _spelt(word: str) -> tuple[str, str]:
    """A word in lower case with its tones taken apart, and the tones."""
    spelt = "".join(map(_letter_and_tone, word.lower()))
    return spelt, "".join(_TONE.findall(spelt))


@lru_cache(maxsize=4096)
def _letter_and_tone(letter: str) -> str:
    """A letter with its tone taken apart: ệ is ê and the dot below."""
    loose = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", _TONE.sub("", loose)) + "".join(_TONE.findall(loose))
