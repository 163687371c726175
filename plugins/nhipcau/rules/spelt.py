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
SMALL = 11
"""From here on a number that is spelt is one that a translator must have."""


def spelt(text: str, lang: str) -> Iterator[tuple[int, int, int]]:
    """The value, the start and the end of every number in words."""
    reader, words = (_vietnamese, VI_WORDS) if lang == "vi" else (_english, EN_WORDS)
    run: list[tuple[str, int, int]] = []
    for match in WORD.finditer(text):
        word = match[0].lower()
        if word not in words:
            continue
        if run and not GAP.fullmatch(text, run[-1][2], match.start()):
            yield from reader(run)
            run = []
        run.append((word, match.start(), match.end()))
    yield from reader(run)


def _vietnamese(run: list[tuple[str, int, int]]) -> Iterator[tuple[int, int, int]]:
    """ "năm" is five only where a number begins: after a ten it is "years"."""
    total, group, start, end = 0, 0, -1, -1
    zero = False
    for word, at, until in run:
        fresh = start < 0
        if word in VI_UNITS and (
            fresh or zero or (group % 10 == 0 and group % 100 != 0 and word != "năm") or (total and not group)
        ):
            group += VI_UNITS[word]
        elif word in VI_AFTER_TEN and group % 10 == 0 and group % 100 != 0:
            group += VI_AFTER_TEN[word]
        elif word == "mười" and (fresh or group % 100 == 0):
            group += 10
        elif word == "mươi" and not fresh and group % 10 > 0 and group % 100 < 10:
            group += 9 * (group % 10)
        elif word == "trăm" and not fresh and 0 < group < 10:
            group *= 100
        elif word in VI_SCALES and group:
            total, group = total + group * VI_SCALES[word], 0
        elif word in ("linh", "lẻ") and not fresh:
            zero = True
            continue
        else:
            if not fresh and total + group:
                yield total + group, start, end
            total, group, start, zero = 0, VI_UNITS.get(word, 10 if word == "mười" else 0), -1, False
            if word not in VI_UNITS and word != "mười":
                continue
            start, end = at, until
            continue
        zero = False
        start, end = at if fresh else start, until
    if start >= 0 and total + group:
        yield total + group, start, end


def _english(run: list[tuple[str, int, int]]) -> Iterator[tuple[int, int, int]]:
    total, group, start, end, bare = 0, 0, -1, -1, True
    for word, at, until in [*run, ("", 0, 0)]:
        fresh = start < 0
        if word == "and" and not fresh:
            continue
        if word == "a" and fresh:
            start, group, bare = at, 1, True
            continue
        small = EN_UNITS.get(word, EN_TENS.get(word, 0))
        if small and (
            fresh or (group % 100 == 0 and not bare) or (small < 10 and group % 100 >= 20 and group % 10 == 0)
        ):
            group += small
        elif word in ("hundred", "hundredth") and 0 < group < 100:
            group *= 100
        elif word == "dozen" and not fresh:
            group *= 12
        elif word in EN_SCALES and group:
            total, group = total + group * EN_SCALES[word], 0
        else:
            if not fresh and not bare:
                yield total + group, start, end
            total, group, start, bare = 0, small, at if small else -1, not small
            end = until
            continue
        start, end, bare = at if fresh else start, until, False
