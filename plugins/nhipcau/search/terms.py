"""Terms: the words of a text as the index knows them. `theme/static/js/search/spelling.js` does the same to queries.

A term has its marks: "phở" is not "phố". That it is found without them as well is by its *bare* form, "pho", which also
says in which block of the index it stands. đ is a letter of its own to Unicode, and a d with a mark to readers. Letters
of another width or in a ring, and those that are set as one, are the plain ones (NFKC): Ａ, ①, ﬁ, m².
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from nhipcau.languages import classic_tones, fold
from nhipcau.model.late_pattern import late_pattern

BLOCKS = 1024
"""Blocks that all words are spread over: a reader fetches one for each word."""
BEGINNING = 4
"""Letters by which a word has its block: words that begin alike stand together, so that one half typed is found."""

# Chinese and Japanese are written without spaces: there, each character is a word, with its mark of voice where that
# stands apart (ｶﾞ). An English 's is none.
_WORD = late_pattern(r"['’]s\b|[⺀-鿿豈-﫿]|[ｦ-ﾝ][ﾞﾟ]?|[^\W_⺀-鿿豈-﫿ｦ-ﾟ]+")


class Term(NamedTuple):
    """A word of a text: as it is written, without its marks, its block, and the bit that says it follows another."""

    form: str
    bare: str
    block: int
    bit: int


def words(text: str) -> list[str]:
    """The words of a text (NFC), in any case."""
    return [word for word in _WORD.findall(text) if word[0] not in "'’"]


def spelled(text: str, lang: str) -> list[str]:
    """The words of a text without their marks, of which a slip of the hand can be told: those of letters alone."""
    return [bare for word in words(text) if len(bare := term(word, lang).bare) > 1 and bare.isalpha()]


@lru_cache(100_000)
def term(word: str, lang: str) -> Term:
    """A word of a text in a language as a term."""
    form = classic_tones((word if word.isascii() else normalize("NFKC", word)).lower())
    if lang.partition("-")[0] == "en":
        form = singular(form)
    bare = fold(form)
    return Term(form, bare, fnv(bare[:BEGINNING]) % BLOCKS, 1 << (fnv(bare) >> 8) % 8)


def singular(word: str) -> str:
    """An English word without the s of its plural (Harman, "How effective is suffixing?", 1991)."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("us", "ss")):
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    return word[:-1] if word[-3] not in "aeo" or not word.endswith("es") else word


def fnv(text: str) -> int:
    """A number of 32 bits for a text: FNV-1a of its UTF-8."""
    number = 0x811C9DC5
    for byte in text.encode():
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return number
