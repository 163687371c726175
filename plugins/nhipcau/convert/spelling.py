"""From bytes to text, and from letters in old fonts to Unicode: what is most Vietnamese is most likely meant.

A page may declare anything. Valid UTF-8 is UTF-8 whatever it says; else each candidate is tried, and measured by how
many of its words with marks are syllables that Vietnamese has.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from nhipcau.convert.legacy import DECODERS
from nhipcau.convert.values import Spelling
from nhipcau.languages import is_syllable

BOMS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16-LE"), (codecs.BOM_UTF16_BE, "UTF-16-BE"))
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
_CHARSET = re.compile(r"(?:windows-|cp|iso-|latin|koi8|big5|gb|euc-|shift|mac)[\w-]+", re.I)
"""What a page may declare; Python knows codecs that are none of a page's, and one of them takes for ever."""
_TOKEN = re.compile(r"[^\s!-@\[-`{-~“”‘’–—…•\ufffd]+")
_LETTER = re.compile(r"[^\W\d_]")
_BEYOND = re.compile(r"[\u0100-\u024f\u1e00-\u1eff]")
"""Letters that no old font has under Latin-1."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_ONCE_READ_WRONG = re.compile("[\u0080-\uffff]+")
ENOUGH = 0.6
CLEARLY = 0.2
"""The share of syllables that a reading must have to be believed, and by how much it must beat the text as it is."""
SAMPLE = 2_000
ENOUGH_TEXT = 200_000
"""How many words, and how many characters, are looked at to decide."""

_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_TO_BYTE = {ord(letter): chr(byte) for byte, letter in _WINDOWS.items()}


def decode(data: bytes, declared: str = "") -> tuple[str, Spelling]:
    """The text of a file and how its bytes were read; `declared` is what its carrier says (an HTTP header)."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), Spelling(name, 1.0, "bom")
    if len(data) > 3 and data[1:400:2].count(0) * 2.5 > len(data[1:400:2]):
        return data.decode("utf-16-le", "replace"), Spelling("UTF-16-LE", 0.9, "valid")
    text = data.decode("utf-8", "replace")
    whole, broken = len(re.findall("[^\0-\x7f\ufffd]", text)), text.count("\ufffd")
    if broken <= whole * 0.02 + (whole > 0):
        return text, Spelling("UTF-8", round(1 - broken / max(whole, 1), 2), "valid")
    return _eight_bits(data, declared or _said(data))


def _said(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def _eight_bits(data: bytes, declared: str) -> tuple[str, Spelling]:
    """The most Vietnamese of the readings with a byte a letter; the declared one where none is Vietnamese."""
    readings = {
        "windows-1252": windows(data),
        "windows-1258": unicodedata.normalize("NFC", data.decode("cp1258", "replace")),
        "VISCII": DECODERS["VISCII"](data.decode("latin-1")),
    }
    best = max(readings, key=lambda name: vietnamese(readings[name])[0])
    share, count = vietnamese(readings[best])
    if share >= ENOUGH:
        return readings[best], Spelling(best, _sure(share, count), "syllables")
    if _CHARSET.fullmatch(declared):
        try:
            return data.decode(declared), Spelling(declared, 0.7, "declared")
        except (LookupError, ValueError):
            pass
    return readings["windows-1252"], Spelling("windows-1252", 0.3, "syllables")


def windows(data: bytes) -> str:
    """Bytes as browsers read Latin-1: windows-1252, its five empty places being control characters."""
    return data.decode("latin-1").translate(_WINDOWS)


def vietnamese(text: str) -> tuple[float, int]:
    """How many of the words with marks are Vietnamese syllables, from 0 to 1, and how many words were looked at."""
    tokens = list(islice(_marked(text), SAMPLE))
    return (sum(map(is_syllable, tokens)) / len(tokens) if tokens else 0.0), len(tokens)


def _marked(text: str) -> Iterator[str]:
    return (
        found[0] for found in _TOKEN.finditer(text) if not found[0].isascii() and _LETTER.search(found[0])
    )


def _sure(share: float, count: int) -> float:
    return round(share * count / (count + 2), 2)


def _read_twice(text: str) -> str:
    """UTF-8 that was taken for windows-1252 and saved as UTF-8 again, taken back where it is that."""

    def back(found: re.Match[str]) -> str:
        try:
            return found[0].translate(_TO_BYTE).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return found[0]

    return _ONCE_READ_WRONG.sub(back, text)


_RESPELLINGS: Mapping[str, Callable[[str], str]] = {
    "TCVN3": DECODERS["TCVN3"],
    "VNI": DECODERS["VNI"],
    "UTF-8 twice": _read_twice,
}


def respelt(text: str, font: str = "") -> tuple[Callable[[str], str] | None, Spelling | None]:
    """What to read a text with that is no proper Unicode, and how sure that is; (None, None) where it is proper.

    `font` is the table that the text's fonts name, if any. Each part of the text goes to `read` by itself.
    """
    text = text[:ENOUGH_TEXT]
    names = [font] if font else list(_RESPELLINGS)
    now, _ = vietnamese(text)
    if text.isascii() or (now >= ENOUGH and not font):
        return None, None
    best = max(names, key=lambda name: vietnamese(_RESPELLINGS[name](text))[0])
    share, count = vietnamese(_RESPELLINGS[best](text))
    changed = _RESPELLINGS[best](text) != text
    if font and changed and share >= now:
        return proper(_RESPELLINGS[best]), Spelling(best, round((1 + _sure(share, count)) / 2, 2), "fonts")
    if count > 2 and share >= ENOUGH and share >= now + CLEARLY and now < ENOUGH:
        return proper(_RESPELLINGS[best]), Spelling(best, _sure(share, count), "syllables")
    return None, None


def misspelt(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Every paragraph in letters that are no proper Unicode: where it begins, the paragraph, how it should read (in as
    many lines), and the name of what it was written in."""
    whole, of_all = respelt(text) if _enough(text) else (None, None)
    for found in _PARAGRAPH.finditer(text) if not text.isascii() else ():
        read, spelling = (whole, of_all) if whole or not _enough(found[0]) else respelt(found[0])
        if read and spelling and (right := read(found[0])) != found[0]:
            yield found.start(), found[0], right, spelling.name


def spelt(text: str) -> str:
    """A text in letters of Unicode, whichever Vietnamese typewriting each of its paragraphs had."""
    for at, wrong, right, _ in reversed(list(misspelt(text))):
        text = text[:at] + right + text[at + len(wrong) :]
    return text


def understood(data: bytes) -> tuple[str, str]:
    """A file as text, and the name of what its letters were written in; "" where that is UTF-8, to the byte."""
    try:
        if b"\0" not in data:
            return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    text, spelling = decode(data)
    name = next((name for _, _, _, name in misspelt(text)), spelling.name)
    return spelt(text), name


def _enough(text: str) -> bool:
    """Whether a text has three words with marks that are more than a letter: single ones are syllables by chance."""
    return not text.isascii() and sum(len(word) > 1 for word in islice(_marked(text), SAMPLE)) > 2


def proper(read: Callable[[str], str]) -> Callable[[str], str]:
    """The same reading, but what has letters that old fonts had no place for, or none at all, is left as it is."""

    def reading(text: str) -> str:
        foreign = _BEYOND.search(text) and read is not _read_twice
        return text if foreign or not _LETTER.search(text) else read(text)

    return reading
