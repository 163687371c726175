"""Faults that are planted into stories, twenty kinds: what writers, translators and editors get wrong."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nhipcau.model import Office, Organisation, Person
from nhipcau.rules import Text
from nhipcau.rules.register import Register

Bodies = tuple[str, str]
"""A story in Vietnamese and in English."""
Plant = Callable[[Bodies, random.Random], "tuple[Bodies, Bodies] | None"]


def _two(vietnamese: str, english: str) -> tuple[tuple[str, str], ...]:
    return (("vi", vietnamese), ("en", english))


REGISTER = Register(
    (
        Person(
            key="ha",
            names=_two("Trần Thu Hà", "Tran Thu Ha"),
            offices=(
                Office("hoi", _two("Chủ tịch", "President"), None, date(2022, 12, 31)),
                Office("hoi", _two("Phó Chủ tịch", "Vice President"), date(2023, 1, 1)),
            ),
        ),
    ),
    (
        Organisation(
            key="cu", names=_two("Tổng cục Du lịch", "General Department of Tourism"), until=date(2023, 1, 1)
        ),
    ),
)


@dataclass(frozen=True)
class Fault:
    """A kind of fault. `plant` gives a story before and after; `source` what its translation was made from."""

    name: str
    plant: Plant
    undated: bool = False
    source: Callable[[Bodies], Bodies] | None = None


def _digit(told: str, chance: random.Random) -> str:
    at = chance.choice([place for place, letter in enumerate(told) if letter.isdigit()])
    return told[:at] + chance.choice([each for each in "123456789" if each != told[at]]) + told[at + 1 :]


def _in(side: int, where: str, make: Callable[[str, random.Random], str]) -> Plant:
    """What befalls one place of one side."""

    def plant(bodies: Bodies, chance: random.Random) -> tuple[Bodies, Bodies] | None:
        spots = list(re.finditer(where, bodies[side]))
        if not spots:
            return None
        spot = chance.choice(spots)
        wrong = make(spot[0], chance)
        changed = bodies[side][: spot.start()] + wrong + bodies[side][spot.end() :]
        return bodies, (changed, bodies[1]) if side == 0 else (bodies[0], changed)

    return plant


def _said(right: Bodies, wrong: Bodies) -> Plant:
    """A sentence in each language, at the end of a paragraph; and what should not have been said."""

    def plant(bodies: Bodies, chance: random.Random) -> tuple[Bodies, Bodies] | None:
        spots = [(_prose(body)) for body in bodies]
        if not all(spots):
            return None
        at = chance.randrange(min(map(len, spots)))
        return _with(bodies, right, at), _with(bodies, wrong, at)

    return plant


def _prose(body: str) -> list[int]:
    """Where each paragraph of prose ends."""
    told = Text("story", "x", "en", "x", (), body, 1).told
    return [each.at + len(each.source.rstrip()) for each in told if each.kind == "paragraph"]


def _with(bodies: Bodies, said: Bodies, at: int) -> Bodies:
    first, second = (
        f"{_ended(body[: _prose(body)[at]])} {words}{body[_prose(body)[at] :]}"
        for body, words in zip(bodies, said, strict=True)
    )
    return first, second


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "”", '"')) else f"{words}."


def _stale(bodies: Bodies, chance: random.Random) -> tuple[Bodies, Bodies] | None:
    spots = [_prose(body) for body in bodies]
    if not all(spots):
        return None
    added = _with(bodies, ("Nhiều người không đồng tình.", ""), chance.randrange(min(map(len, spots))))
    return bodies, (added[0], bodies[1])


NUMBER = r"(?<![\w.,/-])\d{2,3}(?:[.,]\d{3})*(?![\w,./%-])"
SPELT = r"\b(?:twelve|fifteen|twenty|thirty|forty|fifty|hundred)\b"
LETTER = r"(?<=\w),(?= )|\w*[ếộữầ]\w*"
SAID = "Bà nói: “Chúng tôi sẽ cùng nhau đi hết con đường dài này.”"
"""What befalls words that a story has."""


def _next_year(told: str, chance: random.Random) -> str:
    return str(int(told) + 1)


def _ninety(told: str, chance: random.Random) -> str:
    return "ninety"


def _apart(told: str, chance: random.Random) -> str:
    return " ," if told == "," else unicodedata.normalize("NFD", told)


def _unchanged(bodies: Bodies) -> Bodies:
    return bodies[0].replace(" Nhiều người không đồng tình.", ""), bodies[1]


def _wrong(name: str, vietnamese: str, right: str, wrong: str, but: str = "", undated: bool = False) -> Fault:
    """A fault of the English; of the Vietnamese as well where `but` is what that should not have said."""
    return Fault(name, _said((vietnamese, right), (but or vietnamese, wrong)), undated)


FAULTS = (
    Fault("a digit in the English", _in(1, NUMBER, _digit)),
    Fault("a digit in the Vietnamese", _in(0, NUMBER, _digit)),
    Fault("a year", _in(1, r"\b(?:19|20)\d\d\b", _next_year)),
    Fault("a number in words", _in(1, SPELT, _ninety)),
    _wrong("millions for billions", "Quỹ có 37 tỷ đồng.", "It has VND37 billion.", "It has VND37 million."),
    _wrong("nearly for over", "Hơn 1.370 người dự.", "Over 1,370 people came.", "Nearly 1,370 people came."),
    _wrong("a day", "Lễ mở ngày 17/4/2024.", "It opened on 17 April 2024.", "It opened on 18 April 2024."),
    _wrong("a time of day", "Lễ bắt đầu lúc 9h45.", "It began at 9.45 am.", "It began at 8.45 am."),
    _wrong("a weekday", "Thứ Tư, 17/4/2024, lễ mở.", "It opened on Wednesday, 17 April 2024.",
           "It opened on Tuesday, 17 April 2024."),
    _wrong("past before it was", "Ngày 10/5, lễ đã diễn ra.", "On 10 May it was held.", "On 22 May it was held.",
           "Ngày 22/5, lễ đã diễn ra."),
    _wrong("“yesterday” without a day", "Đoàn đã đến.", "They came.", "They came yesterday.", "Đoàn đến hôm qua.",
           undated=True),
    _wrong("a document's kind", "Theo Nghị quyết 15-NQ/TW.", "By Resolution 15-NQ/TW.", "By Directive 15-NQ/TW."),
    _wrong("a document's number", "Theo Nghị quyết 15-NQ/TW.", "By Resolution 15-NQ/TW.", "By Resolution 16-NQ/TW."),
    _wrong("a quotation left out", SAID, "She said: “We will walk this long road together to its end.”",
           "She was sure."),
    _wrong("a link", "Xem [bài]({story}2024-01-01-a).", "See [this]({story}2024-01-01-a).",
           "See [this]({story}2024-01-01-b)."),
    _wrong("a name without its marks", "Bà Trần Thu Hà đến.", "Ms Tran Thu Ha came.", "Ms Tran Thu Ha came.",
           "Bà Tran Thu Ha đến."),
    _wrong("an office of earlier", "Phó Chủ tịch Trần Thu Hà đến.", "Vice President Tran Thu Ha came.",
           "President Tran Thu Ha came.", "Chủ tịch Trần Thu Hà đến."),
    _wrong("a man and a woman", "Bà Trần Thu Hà đến. Bà Trần Thu Hà nói.", "Ms Tran Thu Ha came.",
           "Ms Tran Thu Ha came.", "Bà Trần Thu Hà đến. Ông Trần Thu Hà nói."),
    Fault("a source that changed", _stale, source=_unchanged),
    Fault("letters apart, a space too many", _in(0, LETTER, _apart)),
)  # fmt: skip
