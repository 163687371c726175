"""Caption and credit of a picture, as Vietnamese and English newspapers write them.

A credit begins a sentence, a line or a bracket: "Lễ chào cờ. Ảnh: Quang Thái", "(Photo: AP)", "Ảnh tư liệu: TTXVN",
"Photos: The Hanoi Times", "Nguồn: TTXVN", "Photo © AFP", "(Ảnh TTXVN)". In "Hình ảnh: Đoàn đại biểu" and
"Group photo: delegates" the word is part of the caption.
"""

from __future__ import annotations

import re

from nhipcau.model.late_pattern import late_pattern

from .capitals import CAPITAL

_VIETNAMESE = (
    r"(?:Chùm )?Ảnh(?: tư liệu| minh h(?:ọa|oạ)| chụp màn hình| lưu trữ| bìa| trong bài| chụp)?"
    r"|(?:Bài và|Tin,) ảnh|(?:Minh|Đồ) h(?:ọa|oạ)|Nguồn(?: ảnh)?|Tranh|Bản đồ|Video|Clip|Phim|Quay phim|Âm thanh|Ghi âm"
)
_ENGLISH = (
    r"(?:File |Archive |Illustrative )?Photo(?:graph)?s?(?: credit)?"
    r"|Images?(?: credit)?|Pictures?|Illustrations?|Source|Credit|Graphics?|Screenshot|Map|Film|Video|Sound|Recording"
)
_BY = r"(?:Photo|Picture|Image|Illustration)s? (?:by|courtesy of)|Courtesy of"
_GIVEN = (
    r"Ảnh do\s(?=.*\b(?:cung cấp|chụp|gửi|thực hiện)\b)"
    rf"|Ảnh của\s(?=(?-i:[{CAPITAL}]\w*[ .]*)+$)"
)
_BEGINNING = late_pattern(
    rf"(?<!\w)(?:(?:{_VIETNAMESE}|{_ENGLISH})\s*[:/]|(?:{_BY})\s|(?:(?:Ảnh|Photo)\s)?©|{_GIVEN})(?=\s*\S)",
    re.I,
)
_BRACKETED = late_pattern(r"\(((?:Ảnh|Photo) [A-ZĐ][^()]*|[A-Z]\w+ Photo/[^()]*)\)\.?$")
"""A credit that only its brackets make one: "(Ảnh TTXVN)", "(AP Photo/Hau Dinh)"."""
_BOUNDARY = late_pattern(r"^$|[.!?…;|–—-][\"”’)]*$")
"""What a caption ends with where a credit begins; a dash parts them as well."""
_CLOSING = {"(": ")", "[": "]"}


def credited(words: str) -> tuple[str, str]:
    """Caption and credit: "Lễ chào cờ. (Ảnh: Quang Thái)" is ("Lễ chào cờ.", "Ảnh: Quang Thái"); else (words, "").

    A full stop after the credit is left out with its brackets; a line between the two, "|" or "-", likewise.
    """
    words = words.strip().rstrip("|").rstrip()
    if bracketed := _BRACKETED.search(words):
        return words[: bracketed.start()].rstrip(), bracketed[1]
    for found in _BEGINNING.finditer(words):
        gap, after = words[: found.start()], words[found.start() :]
        before = gap.rstrip()
        closing = _CLOSING.get(before[-1:])
        if closing:
            credit, closed, rest = after.partition(closing)
            if closed and not rest.strip(" ."):
                return before[:-1].rstrip(), credit.strip()
        elif _BOUNDARY.search(before) or "\n" in gap[len(before) :]:
            return before.rstrip("|–—- "), after
    return words, ""
