"""Numbers in words: "ba trăm", "twenty-five", "the first"; each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.rules.words_of_facts import table

VI_UNITS = table("không một hai ba bốn năm sáu bảy/bẩy tám chín", 0)
VI_AFTER_TEN = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
VI_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
VI_WORDS = {*VI_UNITS, *VI_AFTER_TEN, *VI_SCALES, "mười", "mươi", "trăm", "linh", "lẻ"}
EN_UNITS = table(
    "zero one/first two/second three/third four/fourth five/fifth six/sixth seven/seventh eight/eighth nine/ninth"
    " ten/tenth eleven/eleventh twelve/twelfth thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth"
    " sixteen/sixteenth seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth",
    0,
)
EN_TENS = {
    word: 10 * number
    for word, number in table(
        "twenty/twentieth thirty/thirtieth forty/fortieth fifty/fiftieth sixty/sixtieth seventy/seventieth"
        " eighty/eightieth ninety/ninetieth",
        2,
    ).items()
}
EN_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
EN_WORDS = {*EN_UNITS, *EN_TENS, *EN_SCALES, "hundred", "hundredth", "dozen", "a", "and"}
WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s\u00a0]+|-")
AFTER = re.compile(r"\s+(?:trăm|mươi|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b", re.I)
SMALL = 11
"""From here on a number that is spelt is one that a translator must have."""


def spelt(text: str, lang: str) -> Iterator[tuple[int, int, int]]:
    """The value, the start and the end of every number in words."""
    make, words = (VietnameseNumber, VI_WORDS) if lang == "vi" else (EnglishNumber, EN_WORDS)
    number: SpeltNumber = make()
    start = end = last = 0
    for match in WORD.finditer(text):
        word = match[0].lower()
        if word not in words:
            continue
        joined = number.begun and GAP.fullmatch(text, last, match.start())
        if (
            joined
            and word == "năm"
            and number.total
            and not number.group
            and not AFTER.match(text, match.end())
        ):
            joined = None  # "một triệu năm" is a million years
        if not (joined and number.takes(word)):
            if number.value:
                yield number.value, start, end
            number, start = make(), match.start()
            if not number.takes(word):
                number = make()
                continue
        last = match.end()
        end = end if number.open else last
    if number.value:
        yield number.value, start, end


class SpeltNumber:
    """A number as far as its words have been read: so many thousands and more, and a group below a thousand."""

    def __init__(self) -> None:
        self.total = self.group = 0
        self.begun = self.open = False
        """Open: after a word such as "and", which ends no number."""

    @property
    def value(self) -> int:
        return self.total + self.group

    def takes(self, word: str) -> bool:
        """Whether the number goes on with that word, which is then part of it."""
        before = self.begun, self.open
        self.begun, self.open = True, False
        if self.add(word, fresh=not before[0]):
            return True
        self.begun, self.open = before
        return False

    def add(self, word: str, fresh: bool) -> bool:
        raise NotImplementedError

    def scaled(self, scale: int) -> bool:
        """Whether a group stands before a word such as "thousand"."""
        self.total, self.group, taken = self.total + self.group * scale, 0, bool(self.group)
        return taken


class VietnameseNumber(SpeltNumber):
    """ "Năm" is five only where a number begins: after a ten it is "years"."""

    def __init__(self) -> None:
        super().__init__()
        self.zero = False

    def add(self, word: str, fresh: bool) -> bool:
        tens = self.group % 10 == 0 and self.group % 100 != 0
        if word in VI_SCALES:
            return self.scaled(VI_SCALES[word])
        if word in ("linh", "lẻ"):
            self.zero = self.open = not fresh
            return not fresh
        if word in VI_UNITS:
            taken = fresh or self.zero or (tens and word != "năm") or bool(self.total and not self.group)
            return self._more(VI_UNITS[word], taken)
        if word in VI_AFTER_TEN:
            return self._more(VI_AFTER_TEN[word], tens)
        if word == "mười":
            return self._more(10, fresh or self.group % 100 == 0)
        if word == "mươi":
            return self._more(9 * (self.group % 10), self.group % 10 > 0 and self.group % 100 < 10)
        return self._more(99 * self.group, 0 < self.group < 10)  # trăm

    def _more(self, number: int, taken: bool) -> bool:
        if taken:
            self.group, self.zero = self.group + number, False
        return taken


class EnglishNumber(SpeltNumber):
    """ "A" is one only before a hundred, a thousand, a dozen."""

    def __init__(self) -> None:
        super().__init__()
        self.article = False

    @property
    def value(self) -> int:
        return 0 if self.article else super().value

    def add(self, word: str, fresh: bool) -> bool:
        if word == "and":
            self.open = not fresh and not self.article
            return self.open
        if word == "a":
            self.article, self.group = fresh, 1 if fresh else self.group
            return fresh
        taken = self._small(word, fresh) or self._large(word)
        self.article = self.article and not taken
        return taken

    def _small(self, word: str, fresh: bool) -> bool:
        small = EN_UNITS.get(word, EN_TENS.get(word, 0))
        after_ten = small < 10 and self.group % 100 >= 20 and self.group % 10 == 0
        taken = bool(small) and not self.article and (fresh or self.group % 100 == 0 or after_ten)
        self.group += small if taken else 0
        return taken

    def _large(self, word: str) -> bool:
        if word in EN_SCALES:
            return self.scaled(EN_SCALES[word])
        times = {"hundred": 100, "hundredth": 100, "dozen": 12}.get(word, 0)
        taken = bool(times) and 0 < self.group < 100
        self.group *= times if taken else 1
        return taken
