"""Which language a text is in, by the small words that every text has."""

from __future__ import annotations

import re
from collections import Counter

from nhipcau.importing.counting import words

_SMALL = {
    "vi": "và của là các những được trong cho với không một có người đã này tại về để từ đến khi ông bà ngày năm",
    "en": "the of and to in is was that for on with as by at from this which be are has have its it he said",
    "fr": "le la les de des du et en un une est dans pour que qui sur au par avec pas plus ce cette sont a été",
    "de": "der die das und in den von zu mit ist des im auf für nicht ein eine als auch es dem sich wird",
    "es": "el la los las de y en que un una por con para es del se al como más su lo sus fue",
    "id": "dan yang di untuk dengan pada dari ini itu adalah dalam tidak akan ke oleh sebagai juga",
}
_OF = {
    small: code
    for code, told in _SMALL.items()
    for small in told.split()
    if small not in ("a", "in", "de", "la")
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
)
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]", re.I)
SAMPLE = 20_000
"""Characters that are looked at."""


def tongue(text: str) -> str:
    """The code of the language that a text is most likely in; "" where nothing tells."""
    text = text[:SAMPLE]
    for code, script in _SCRIPTS:
        if 5 * len(script.findall(text)) > len(text):
            return code
    found = Counter(_OF[word] for word in words(text) if word in _OF)
    marked = sum(1 for word in words(text) if _VIETNAMESE.search(word))
    found["vi"] += marked // 2
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] else ""
