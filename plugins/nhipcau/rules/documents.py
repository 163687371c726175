"""Numbers of official documents, and whether they are called what their symbol says: NQ is a resolution.

The symbols of the State's documents stand in Nghị định 30/2020/NĐ-CP, phụ lục III; those of the Party's in Hướng dẫn
36-HD/VPTW of 2018 of the Office of its Central Committee. Both write QĐ for a decision, and the Party for a regulation
(quy định) as well; TT is a circular (thông tư) of the State and (thông tri) of the Party, and never an official letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nhipcau.languages.marking import N_
from nhipcau.languages.normalise import unmarked
from nhipcau.model import Problem, warning
from nhipcau.rules.fact import DOCUMENT, Fact
from nhipcau.rules.text import Text

NUMBER = re.compile(
    r"(?<![\w/-])(\d{1,5}(?:/\d{4})?[/-][A-ZĐ]{1,8}(?:Tr|r|g)?(?:[/-][A-ZĐ][A-ZĐa-z]{0,9}\d{0,3})*)(?!\w)"
)
KINDS: Mapping[str, tuple[str, ...]] = {
    "NQ": ("nghị quyết", "resolution"),
    "NQLT": ("nghị quyết liên tịch", "joint resolution"),
    "CT": ("chỉ thị", "directive"),
    "QD": ("quyết định", "decision", "quy định", "regulation"),
    "ND": ("nghị định", "decree"),
    "TT": ("thông tư", "thông tri", "circular"),
    "TTLT": ("thông tư liên tịch", "joint circular"),
    "KH": ("kế hoạch", "plan"),
    "HD": ("hướng dẫn", "guidance", "guideline", "guidelines", "instruction", "instructions"),
    "CV": ("công văn", "official letter", "official dispatch"),
    "KL": ("kết luận", "conclusion"),
    "TB": ("thông báo", "notice", "announcement", "notification"),
    "BC": ("báo cáo", "report"),
    "CTR": ("chương trình", "programme", "program"),
    "TTR": ("tờ trình", "proposal", "submission"),
    "CD": ("công điện", "telegram", "official telegram"),
    "DA": ("đề án", "project", "scheme"),
    "QC": ("quy chế", "regulation"),
    "PL": ("pháp lệnh", "ordinance"),
}
"""What a symbol stands for, the first of each language being the one to write. A letter has no symbol in the State's
documents, and CV only in others'."""
_WORDS = "|".join(
    sorted({word.replace(" ", r"\s+") for words in KINDS.values() for word in words}, key=len, reverse=True)
)
CALLED = re.compile(rf"(?i)(?<!\w)({_WORDS})(?:\s+(?:số|no\.?|number|nr\.?))?[\s:“\"(]*$")


WRONG_KIND = N_("“{called}” before {number}: its symbol is that of another kind of document.")
CALL_IT = N_("Write “{right}”, or correct the number.")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A document that is called what it is not: where that word begins and ends, and the right one."""

    called: str
    right: str
    start: int
    end: int


def numbers(words: str) -> Iterator[Fact]:
    """The numbers of documents in a text."""
    for found in NUMBER.finditer(words) if "/" in words or "-" in words else ():
        if symbol(found[0]) or "/" in found[0]:
            yield Fact(DOCUMENT, unmarked(found[0]).upper(), *found.span(), found[0], symbol(found[0]))


def symbol(number: str) -> str:
    """The symbol of its kind in a document's number, without marks: "ND" in "30/2020/NĐ-CP"; "" where it has none."""
    first = next((part for part in re.split(r"[/-]", unmarked(number).upper()) if not part.isdigit()), "")
    return first if first in KINDS else ""


def misnamed(before: str, number: str, lang: str) -> Misnamed | None:
    """What a document is called in the words before its number, where its symbol says otherwise."""
    kind, called = symbol(number), CALLED.search(before)
    if not kind or not called:
        return None
    word = " ".join(called[1].lower().split())
    if word in KINDS[kind]:
        return None
    right = next(each for each in KINDS[kind] if each.isascii() == (lang != "vi"))
    return Misnamed(called[1], _cased(right, called[1]), *called.span(1))


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def kinds_in(text: Text) -> Iterator[Problem]:
    """Every document that a text calls what its number does not say: "Directive No. 15-NQ/TW"."""
    for paragraph in text.paragraphs:
        for number in numbers(paragraph.words):
            if wrong := misnamed(paragraph.words[: number.start], number.words, text.lang):
                values = {"called": wrong.called, "number": number.words, "right": wrong.right}
                told = text.problem(
                    warning, paragraph, (wrong.start, wrong.end), WRONG_KIND, CALL_IT, **values
                )
                yield replace(told, fix=wrong.right)
