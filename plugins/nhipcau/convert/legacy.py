"""Vietnamese as it was written before Unicode: TCVN3 (ABC), VNI and VISCII, as tables and nothing else.

TCVN3 and VNI were not encodings that a program knew, but fonts: a page says Latin-1, its letters are drawn by
".VnTime" or "VNI-Times". So their text comes as Latin-1 characters, and often as one run of a text that is Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from itertools import product
from types import MappingProxyType

_TCVN3 = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờở"),
    (0xEC, "ỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
"""TCVN 5712:1993, VN3: where each run of letters begins. It has no capitals with tones; see `capitals`."""

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
"""RFC 1456, from 0x80 to 0xFF; six capitals stand among the control characters."""

_VNI_TONES = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "á": "\u0301", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "é": "\u0301", "ë": "\u0323"}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_HORNED = {"ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    """Every sequence of VNI with its letter, in both cases; a mark may be small beside a capital."""
    plain = [(base + mark, base + tone) for base, (mark, tone) in product("aeouy", _VNI_TONES.items())]
    horned = [
        (base + mark, letter + tone)
        for (base, letter), (mark, tone) in product(_VNI_HORNED.items(), _VNI_TONES.items())
    ]
    roofed = [
        (base + mark, base + "\u0302" + tone)
        for base, (mark, tone) in product("aeo", _VNI_CIRCUMFLEX.items())
    ]
    short = [("a" + mark, "a\u0306" + tone) for mark, tone in _VNI_BREVE.items()]
    small = {
        written: unicodedata.normalize("NFC", letter)
        for written, letter in (*plain, *horned, *roofed, *short, *_VNI_SINGLE.items())
    }
    mixed = {written[0].upper() + written[1:]: letter.upper() for written, letter in small.items()}
    return small | mixed | {written.upper(): letter.upper() for written, letter in small.items()}


TCVN3: Mapping[str, str] = MappingProxyType(
    {chr(first + place): letter for first, letters in _TCVN3 for place, letter in enumerate(letters)}
)
VNI: Mapping[str, str] = MappingProxyType(_vni())
VISCII: Mapping[str, str] = MappingProxyType(
    {chr(code): letter for code, letter in _VISCII_LOW.items()}
    | {chr(0x80 + place): letter for place, letter in enumerate(_VISCII_HIGH)}
)
"""The three as what stands in Latin-1, with the letter it means (NFC)."""


def _replacing(table: Mapping[str, str]) -> Callable[[str], str]:
    longest_first = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda found: table[found[0]], text)


DECODERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"TCVN3": _replacing(TCVN3), "VNI": _replacing(VNI), "VISCII": _replacing(VISCII)}
)


def font(family: str) -> tuple[str, bool]:
    """What a font's name says of the letters it draws: ("TCVN3", True) for ".VnTimeH", whose small letters are drawn as
    capitals; ("VNI", False) for "VNI-Times"; ("", False) for all others."""
    for name in family.split(","):
        name = name.strip().strip("'\"").strip()
        if name[:3].lower() == ".vn":
            return "TCVN3", name.endswith("H")
        if name[:4].upper() in ("VNI-", "VNI "):
            return "VNI", False
    return "", False
