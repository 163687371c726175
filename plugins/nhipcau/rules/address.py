"""What a text calls people after their first mention: one honorific, and one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.languages.capitals import CAPITAL
from nhipcau.languages.marking import N_
from nhipcau.model import Problem, note, warning
from nhipcau.rules.text import Prose, Text

MEN, WOMEN = (
    frozenset(("ông", "anh", "mr")),
    frozenset(("bà", "chị", "cô", "mrs", "ms", "miss", "madam", "madame")),
)
_RUN = rf"([{CAPITAL}][^\W\d_]+(?:[ \u00a0][{CAPITAL}][^\W\d_]+){{0,4}})"
CALLED = {
    "vi": re.compile(rf"(?<!\w)([Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô)\s+{_RUN}"),
    "en": re.compile(rf"\b(Mr|Mrs|Ms|Miss|Madam|Madame)\.?\s+{_RUN}"),
}


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody with an honorific, where that stands."""

    paragraph: Prose
    span: tuple[int, int]
    honorific: str
    name: tuple[str, ...]

    @property
    def woman(self) -> bool:
        return self.honorific in WOMEN


def called_in(text: Text) -> Iterator[Called]:
    """Everybody whom the paragraphs of a text call by an honorific."""
    form = CALLED.get(text.lang)
    for paragraph in text.told if form else ():
        for found in form.finditer(paragraph.words) if form else ():
            yield Called(paragraph, found.span(), found[1].lower(), tuple(found[2].split()))


def honorifics(text: Text) -> Iterator[Problem]:
    """Somebody who is a man in one sentence and a woman in another, or Mrs and then Ms."""
    first: dict[tuple[str, ...], Called] = {}
    for each in called_in(text):
        known = first.setdefault(each.name, each)
        other = known.honorific
        if len(each.name) > 1 and each.honorific != other:
            make = warning if known.woman != each.woman else note
            message = N_("“{words}”, who was “{other}” before.")
            hint = N_("Correct the one that is wrong.")
            said = " ".join(each.paragraph.words[slice(*each.span)].split())
            values = {"words": said, "other": known.paragraph.words[slice(*known.span)].split()[0]}
            yield text.problem(make, each.paragraph, each.span, message, hint, **values)


def second_mentions(text: Text) -> Iterator[Problem]:
    """English: after the first mention, who is called by a name that is not the family's."""
    families: dict[str, str] = {}
    for each in called_in(text) if text.lang == "en" else ():
        if len(each.name) > 1:
            families.setdefault(each.name[-1], each.name[0])
        elif (
            (family := families.get(each.name[0]))
            and family != each.name[0]
            and family in VIETNAMESE_FAMILIES
        ):
            message = N_("“{words}”: after the first mention the house has the family name.")
            hint = N_("Write “{right}”.")
            honorific = each.honorific.capitalize()
            values = {"words": f"{honorific} {each.name[0]}", "right": f"{honorific} {family}"}
            yield text.problem(note, each.paragraph, each.span, message, hint, **values)


VIETNAMESE_FAMILIES = frozenset(
    re.findall(
        r"\w+",
        """Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Mai Trinh Luong Dao Truong Cao Ha
        Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Lương Đào Trương""",
    )
)
"""Families whose name stands first."""
