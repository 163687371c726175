"""Caption and credit of a picture, as Vietnamese and English newspapers write them.

A credit begins a sentence, a line or a bracket: "Lễ chào cờ. Ảnh: Quang Thái", "(Photo: AP)", "Ảnh tư liệu: TTXVN",
"Photos: The Hanoi Times", "Nguồn: TTXVN". In "Hình ảnh: Đoàn đại biểu" and "Group photo: delegates" the word is part of
the caption.
"""

from __future__ import annotations

import re

_VIETNAMESE = (
    r"(?:Chùm )?Ảnh(?: tư liệu| minh h(?:ọa|oạ)| chụp màn hình| lưu trữ| bìa| trong bài)?"
    r"|(?:Bài và|Tin,) ảnh|(?:Minh|Đồ) h(?:ọa|oạ)|Nguồn(?: ảnh)?"
)
_ENGLISH = (
    r"(?:File |Archive |Illustrative )?Photo(?:graph)?s?(?: credit)?"
    r"|Images?(?: credit)?|Pictures?|Illustrations?|Source|Credit|Graphics?"
)
_BY = r"(?:Photo|Picture|Image|Illustration)s? (?:by|courtesy of)|Courtesy of"
_BEGINNING = re.compile(rf"(?<!\w)(?:(?:{_VIETNAMESE}|{_ENGLISH})\s*:|(?:{_BY})\s)(?=\s*\S)", re.I)
_BOUNDARY = re.compile(r"^$|[.!?…;|–—-][\"”’)]*$")
"""What a caption ends with where a credit begins; a dash parts them as well."""
_CLOSING = {"(": ")", "[": "]"}


def credited(words: str) -> tuple[str, str]:
    """Caption and credit: "Lễ chào cờ. (Ảnh: Quang Thái)" is ("Lễ chào cờ.", "Ảnh: Quang Thái"); else (words, "").

    A full stop after the credit is left out with its brackets; a line between the two, "|" or "-", likewise.
    """
    words = words.strip().rstrip("|").rstrip()
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
