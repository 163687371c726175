"""Where the tone mark stands in oa, oe and uy: classic (hòa, khỏe, thúy) or modern (hoà, khoẻ, thuý).

Both are right and both are typed; a newspaper keeps to one. Ours is the classic one, as in the press and in the names
of places (Hòa Bình). Only whole Vietnamese syllables without a final consonant are touched: in hoàn, khoét and huỳnh
both manners agree, quý has its u with the q, and Chloé, Noé are not Vietnamese.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.model.late_pattern import late_pattern

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = late_pattern(f"[{_TONES}]")

# Onsets that Vietnamese has before each rime; longer ones first, for the alternation.
_ONSETS = {
    "oa": "ngh?|kh|th|ch|nh|tr|[bdđghlstvx]",
    "oe": "ng|kh|th|ch|nh|[dđhlstx]",
    "uy": "ng|kh|th|ch|nh|tr|[bdđhlnpstx]",
}


def classic_tones(text: str) -> str:
    """The text (NFC) with hoà, khoẻ, thuý written hòa, khỏe, thúy."""
    return text if text.isascii() else _MODERN.sub(lambda match: _toned(match, 0), text)


def modern_tones(text: str) -> str:
    """The text (NFC) with hòa, khỏe, thúy written hoà, khoẻ, thuý."""
    return text if text.isascii() else _CLASSIC.sub(lambda match: _toned(match, 1), text)


@dataclass(frozen=True, slots=True)
class ToneSlip:
    """A syllable written in the other manner than the house's. Line and column count from 1."""

    line: int
    column: int
    word: str
    classic: str


def modern_slips(text: str) -> tuple[ToneSlip, ...]:
    """The syllables in modern manner, with the classic spelling that house style wants."""
    return tuple(
        ToneSlip(number, match.start() + 1, match.group(), _toned(match, 0))
        for number, line in enumerate(text.split("\n"), 1)
        for match in _MODERN.finditer(line)
    )


def _toned(match: re.Match[str], place: int) -> str:
    """The matched syllable with its tone on the first (0) or second (1) vowel of the rime."""
    onset, rime = match.group()[:-2], unicodedata.normalize("NFD", match.group()[-2:])
    tone = _TONE.findall(rime)[0]
    vowels = _TONE.sub("", rime)
    return onset + unicodedata.normalize("NFC", vowels[: place + 1] + tone + vowels[place + 1 :])


def _syllables(write: Callable[[str], str]) -> re.Pattern[str]:
    """A pattern of the syllables whose rime is written as `write` says, in any case."""
    rimes = (f"(?:{onsets})?{write(rime)}" for rime, onsets in _ONSETS.items())
    return late_pattern(rf"(?<![\w'’])(?:{'|'.join(rimes)})(?![\w'’\u0300-\u036f])", re.IGNORECASE)


def _every_tone(vowel: str) -> str:
    return "[" + "".join(unicodedata.normalize("NFC", vowel + tone) for tone in _TONES) + "]"


_CLASSIC = _syllables(lambda rime: _every_tone(rime[0]) + rime[1])
_MODERN = _syllables(lambda rime: rime[0] + _every_tone(rime[1]))
