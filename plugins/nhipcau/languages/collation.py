"""Alphabetical order and letter headings, without the machine's locale and without ICU.

Vietnamese is sorted as its dictionaries are: syllable by syllable, in each first the letters, then the tone (all of
*ba* before *bà*: "ba má", "bà con"), and case last. Other languages: letters of the whole text, then accents, then
case. Punctuation does not count, except that it parts words; numbers go by value (SEA Games 9 before SEA Games 31).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from . import vietnamese

_Word = tuple[tuple[int, ...], tuple[int, ...]]
SortKey = tuple[tuple[_Word, ...], tuple[int, ...], tuple[bool, ...]]
"""Words (letters, and in Vietnamese tones), then accents, then case. Comparable within one language."""

OTHERS = "#"
"""The heading of what begins with a digit, a sign or a letter without case (Chinese, Thai)."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of a language in order, its tone marks in order, and whether tones count word by word."""

    letters: str = "abcdefghijklmnopqrstuvwxyz"
    tones: str = ""
    by_word: bool = False


ALPHABETS = {"vi": Alphabet(vietnamese.LETTERS, vietnamese.TONES, by_word=True)}
GENERAL = Alphabet()

# Letters that do not decompose, filed as English and French do; those an alphabet has (đ) are its own.
_FILED_AS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}

# The four bands of letter weights. All that is headed "#" comes before the first letter, so a heading stands once.
_DIGIT, _CASELESS, _LETTER, _FOREIGN = 0, 1_000, 2_000_000, 3_000_000

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_PIECE = re.compile("(\\d+)|([^\\W_])([\u0300-\u036f]*)")
_FIRST = re.compile("[^\\W_][\u0300-\u036f]*")


def sort_key(text: str, lang: str) -> SortKey:
    """What to sort a name or title by in a language; equal for texts that differ in punctuation only."""
    return _sort_key(text, ALPHABETS.get(lang, GENERAL))


def initial(text: str, lang: str) -> str:
    """The heading a text stands under: A, Ă, Â, B … Đ …; "#" for digits and other signs."""
    alphabet = ALPHABETS.get(lang, GENERAL)
    first = _FIRST.search(unicodedata.normalize("NFD", _APOSTROPHES.sub("", text)))
    if first is None:
        return OTHERS
    weight = _word(first.group(), alphabet)[0][0]
    if weight >= _FOREIGN:
        return chr(weight - _FOREIGN).upper()
    return alphabet.letters[weight - _LETTER].upper() if weight >= _LETTER else OTHERS


@lru_cache(maxsize=20_000)
def _sort_key(text: str, alphabet: Alphabet) -> SortKey:
    plain = unicodedata.normalize("NFD", _APOSTROPHES.sub("", text))
    words = [_word(match.group(), alphabet) for match in _WORD.finditer(plain)]
    case = tuple(upper for word in words for upper in word[2])
    if alphabet.by_word:
        return tuple((letters, marks) for letters, marks, _ in words), (), case
    accents = tuple(mark for word in words for mark in word[1])
    return tuple((letters, ()) for letters, _, _ in words), accents, case


def _word(word: str, alphabet: Alphabet) -> tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]:
    """The letters, marks and case of one word in NFD."""
    letters: list[int] = []
    marks: list[int] = []
    case: list[bool] = []
    for digits, base, accents in _PIECE.findall(word):
        if digits:
            letters += _number(digits)
        else:
            weights, mark = _letter(base, accents, alphabet)
            letters += weights
            marks.append(mark)
            case.append(base.isupper())
    return tuple(letters), tuple(marks), tuple(case)


def _number(digits: str) -> list[int]:
    """A number by value: how many figures, then the figures."""
    figures = [unicodedata.digit(digit) for digit in digits]
    while len(figures) > 1 and figures[0] == 0:
        figures.pop(0)
    return [_DIGIT + min(len(figures), 900), *figures]


@lru_cache(maxsize=4_000)
def _letter(base: str, accents: str, alphabet: Alphabet) -> tuple[tuple[int, ...], int]:
    """The weights of a letter (two for æ) and of its marks; ê with a tone is the letter ê, and the tone."""
    tones = "".join(mark for mark in accents if mark in alphabet.tones)
    others = "".join(mark for mark in accents if mark not in alphabet.tones)
    small = base.casefold()
    own = unicodedata.normalize("NFC", small + others)
    if len(own) == 1 and own in alphabet.letters:
        return (_weight(own, alphabet),), _mark_weight(tones, alphabet)
    filed = small if small in alphabet.letters else _FILED_AS.get(small, small)
    weights = tuple(_weight(each, alphabet) for each in filed)
    return weights, _mark_weight(tones + others, alphabet, filed != small)


def _weight(small: str, alphabet: Alphabet) -> int:
    if small in alphabet.letters:
        return _LETTER + alphabet.letters.index(small)
    return (_FOREIGN if small.upper() != small else _CASELESS) + ord(small)


def _mark_weight(marks: str, alphabet: Alphabet, filed: bool = False) -> int:
    """0 without marks, then the tones in order, then other accents by code point; a ligature after its letters."""
    weight = int(filed)
    for mark in marks:
        place = alphabet.tones.find(mark)
        weight = weight * 1_000 + (place + 1 if place >= 0 else 10 + ord(mark) - 0x300)
    return weight
