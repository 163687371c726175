"""One spelling for every text that is read: NFC, true đ, no invisible characters, LF.

Vietnamese reaches a newsroom from Word, PDF, phones and old sites. The same word then has several byte forms that look
alike and do not match: `ệ` as three code points (macOS), `Ð` (Icelandic eth) for `Đ` (old Vietnamese fonts), zero-width
characters from web editors. Everything read passes through `normalise`; `make check` shows writers `irregularities`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.model.late_pattern import late_pattern

# Old Vietnamese keyboards and fonts typed these. They stand in the middle of abbreviations as well (QÐ-TTg, HÐND), so
# every one is mended. U+0256 is the lower case that `"Ɖ".lower()` gives; d with a stroke overlay has no NFC of its own.
LOOK_ALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "d\u0335": "đ", "D\u0335": "Đ"}
_LOOK_ALIKE = late_pattern("Ð|Ɖ|ɖ|[dD]\u0335")

# ð comes from `"Ð".lower()`. Inside a word it is Icelandic or Faroese (Sigurðsson) and stays; neither language begins a
# word with it, and Vietnamese đ stands nowhere else in a syllable.
_INITIAL_ETH = late_pattern(r"(?<![\w\u0300-\u036f])ð")

# Zero-width space, word joiner, byte order mark, soft hyphen, left-to-right mark and the old direction overrides: left
# behind by editors and address books, they break search, slugs and line ends. Right-to-left mark and the isolates
# (U+2066 to U+2069) are kept: Arabic and Hebrew names need them.
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200e\u202a\u202b\u202c\u202d\u202e"

# A joiner means something between emoji, or between letters of Arabic and Indic scripts, and nothing in Latin text.
_JOINABLE = "\u0590-\u1dff\u2190-\u2bff\ua8e0-\ua8ff\ufb50-\ufdff\ufe0f\ufe70-\ufefe\U0001f000-\U0001faff"
_IDLE_JOINER = late_pattern(f"(?<![{_JOINABLE}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINABLE}])")
_ZERO_WIDTH = late_pattern(f"[{_INVISIBLE}]|{_IDLE_JOINER.pattern}")

_SUSPECT = late_pattern(f"[ÐƉɖð\u0335\u200c\u200d{_INVISIBLE}\r]")

# Letters that no decomposition takes to their plain letter.
_STROKES = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_CASED_STROKES = _STROKES | str.maketrans(
    {"Đ": "D", "Ð": "D", "Ø": "O", "Ł": "L", "Ħ": "H", "Æ": "Ae", "Œ": "Oe"}
)
_MARKS = late_pattern("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True, order=True)
class Irregularity:
    """A spot that `normalise` mends. Line and column count from 1, in characters; name is Unicode's."""

    line: int
    column: int
    kind: str
    """`nfd`, `look-alike` or `zero-width`."""
    name: str


def normalise(text: str) -> str:
    """The text in NFC with true đ, without invisible characters, its lines ended by LF. Idempotent."""
    if text.isascii():
        return text if "\r" not in text else _unix_lines(text)
    if _SUSPECT.search(text):
        text = _mend(text)
    return text if unicodedata.is_normalized("NFC", text) else _compose(text)


def irregularities(text: str) -> tuple[Irregularity, ...]:
    """All that `normalise` would mend in a text, in reading order; line ends are not counted as a fault."""
    if text.isascii():
        return ()
    text = _unix_lines(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = []
    for offset, kind, name in _faults(text):
        line = bisect_right(starts, offset)
        found.append(Irregularity(line, offset - starts[line - 1] + 1, kind, name))
    return tuple(sorted(found))


def unmarked(text: str) -> str:
    """The text without marks, đ as d, in the case it has: "Đối ngoại" as "Doi ngoai"."""
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", normalise(text))).translate(_CASED_STROKES)


def fold(text: str) -> str:
    """The text for matching: lower case, without marks, đ as d ("Đối ngoại" and "doi ngoai" are one)."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", normalise(text).lower()))
    return unicodedata.normalize("NFC", bare.translate(_STROKES))


def _mend(text: str) -> str:
    text = _ZERO_WIDTH.sub("", _unix_lines(text))
    text = _LOOK_ALIKE.sub(lambda match: LOOK_ALIKES[match.group()], text)
    return _INITIAL_ETH.sub("đ", text)


def _compose(text: str) -> str:
    """NFC; composing may reorder marks and so bring a stroke beside its d, hence the second look."""
    text = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _mend(text)) if _SUSPECT.search(text) else text


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _ZERO_WIDTH.finditer(text):
        yield match.start(), "zero-width", unicodedata.name(match.group())
    for pattern in (_LOOK_ALIKE, _INITIAL_ETH):
        for match in pattern.finditer(text):
            yield match.start(), "look-alike", unicodedata.name(match.group()[-1])
    if not unicodedata.is_normalized("NFC", text):
        yield from _loose_marks(text)


def _loose_marks(text: str) -> Iterator[tuple[int, str, str]]:
    """Every character with its marks (a cluster) that NFC writes differently, named as NFC has it."""
    starts = [place for place, each in enumerate(text) if not place or not unicodedata.combining(each)]
    faulty = False
    for start, end in pairwise([*starts, len(text)]):
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            faulty = True
            yield start, "nfd", unicodedata.name(composed[0], "UNNAMED CHARACTER")
    if not faulty:  # Korean letters and a few Indic vowels compose with the cluster before
        yield 0, "nfd", "SEQUENCE THAT UNICODE COMPOSES"
