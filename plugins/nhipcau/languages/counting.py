"""Counts of years in prose: "kỷ niệm 70 năm Ngày Giải phóng Thủ đô", "78 years of Vietnam's National Day".

What is counted, and from when, is for others to say. Here it is only found that a text counts, what words follow, and
which year it may be speaking of: one that the sentence names, one that an earlier sentence set the scene in ("Last
year, …"), or the year of the text. Where these leave room for doubt, every year that is possible is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale

from .counting_tongue import Tongue
from .counting_words import TONGUES
from .normalise import unmarked

LINK_START, LINK_TARGET, LINK_END = "\ue012", "\ue010", "\ue011"
"""Around the words of a link by key, and before its key: "\\ue012National Day\\ue010quoc-khanh\\ue011"."""
KEPT = "\ue013"
"""Stands in a sentence that its writer wants to be let be."""
BREAK = "\x1e"
"""Parts what is no sentence's end and yet does not belong together: items of a list, a heading and its text."""

SUBJECTS = ("name", "day")
"""Groups of a count's pattern that hold the subject."""
BEHIND = ("owned", "occasion", "review", "reached", "back")
"""Groups whose subject stands before the number."""
ROUND = 5
"""What the counts are multiples of that are remembered in later years, and awaited in earlier ones."""
BORN = ("begun", "own")
"""Groups that count the years of an organisation whose name comes next: "On its 60th anniversary, ASEAN …"."""
AGO = ("ago", "back")
"""Groups that count back from the day of the text, whatever year their sentence sets its scene in."""
REACH = 200
"""Characters after a number, or before it, in which what is counted may be named."""

_SENTENCE = re.compile(rf"[.!?…][\"”’)\]]*(?=\s)|\n[ \t]*\n|{BREAK}")
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_MARKS = re.compile(f'["“”‘*{LINK_START}]|{LINK_TARGET}[^{LINK_END}]*{LINK_END}?')
_DASH = re.compile(r"(\s*)[‐‑–—-](\s*)")
_REPUBLIC = "Cong hoa xa hoi chu nghia"
"""What "CHXHCN" before the country's name stands for."""
_OWN = re.compile(r"(viet) (nam)|(ha) (noi)", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of years that a text counts. `years` are those it may be counted in, the likeliest first."""

    number: int
    place: Literal["after", "before", "within"]
    """Where the subject stands in `subject`: at its beginning, at its end, or alone."""
    subject: str
    """The words in which what is counted is named, as `cased` writes them."""
    words: str
    """The count as it was written, to be shown."""
    at: int
    """Where it begins in the text, in characters."""
    years: tuple[int, ...]
    link: str = ""
    """The key that a link on the subject leads to, and"""
    label: str = ""
    """the words of that link, after the number, as `plain` writes them."""
    sentence: str = ""
    """All of the sentence, as `plain` writes it."""
    abroad: bool = False
    """Whether the sentence names another country than Vietnam: "National Day" may be that country's."""
    guest: bool = False
    """Whether it names an embassy, of which it does not say whose."""
    past: bool = False
    """Whether it may be of an earlier year: "the hall built for the 60th anniversary", a book's title."""
    coming: bool = False
    """Whether it may be of a later year: "the two countries will celebrate their 55th anniversary"."""
    doubtful: bool = False
    """Whether it may count from another day than the one it names, which a number close to the right one does not."""
    rounded: bool = False
    """Whether a round number is not meant to be exact: "fifty years after the Paris Agreement"."""
    since: int | None = None
    """The year of the day that it is said to be counted from, where that is written out, and"""
    until: int | None = None
    """that of the day it is said to be counted to: "(10/10/1954 - 10/10/2024)"."""


def counts(text: str, lang: str, year: int | None) -> Iterator[Count]:
    """The counts of a text in `lang` that speaks of `year`, None where that is not known; in reading order.

    Nothing in a language that has no table in `counting_words`.
    """
    if not may_count(text, lang):
        return
    tongue = TONGUES[lang]
    scene: tuple[int, ...] = ()
    passed: list[str] = []
    for start, sentence in _sentences(text):
        if not re.search(tongue.hint, sentence):
            passed.append(sentence)
            continue
        said = plain(sentence)
        here = _scene(said, tongue, year)
        scene = here or _latest_scene(passed, tongue, year) or scene
        passed.clear()
        years = () if KEPT in sentence else _possible(sentence, tongue, year, here, scene)
        for match in re.finditer(tongue.count, sentence) if years else ():
            now = (year,) if year and match.lastgroup in AGO else ()
            if found := _count(match, sentence, tongue, start, (*now, *years)):
                yield found


def may_count(text: str, lang: str) -> bool:
    """Whether a text is worth a second look: most count no years."""
    return lang in TONGUES and bool(re.search(TONGUES[lang].hint, text))


def plain(text: str) -> str:
    """The text for comparing names: folded, one kind of dash and no space around it, no quotation marks.

    "Viet Nam" and "Ha Noi" are written as one word; the apostrophe of "Hanoi's" stays.
    """
    return cased(text).replace("–", "-").lower()


@lru_cache(maxsize=8_000)
def cased(text: str) -> str:
    """As `plain`, character by character, but in the case it is written in, and "–" for a dash with spaces around it.

    Both say where a name ends: before a small letter, and before such a dash.
    """
    bare = _DASH.sub(
        lambda dash: "–" if dash[1] and dash[2] else "-", _MARKS.sub("", unmarked(text.replace("’", "'")))
    )
    whole = bare.replace("CHXHCN", _REPUBLIC).replace("the Socialist Republic of ", "")
    return _OWN.sub(lambda own: own[0].replace(" ", ""), " ".join(whole.split()))


def years_in(said: str) -> tuple[int, ...]:
    """The years that a text names in figures, each once."""
    return tuple(dict.fromkeys(int(found) for found in _YEAR.findall(said)))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _SENTENCE.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def _scene(said: str, tongue: Tongue, year: int | None) -> tuple[int, ...]:
    """The years that a sentence puts itself in by its first words: "Năm 2023, …", "Last year …"."""
    found = re.match(tongue.scene, said)
    if not found:
        return ()
    if named := years_in(found[0]):
        return named
    shift = next((shift for words, shift in tongue.shifts if re.search(words, found[0])), 0)
    return (year + shift,) if year else ()


def _latest_scene(sentences: list[str], tongue: Tongue, year: int | None) -> tuple[int, ...]:
    """The years that the last of some sentences to set a scene puts itself in."""
    scenes = (_scene(plain(sentence), tongue, year) for sentence in reversed(sentences))
    return next(filter(None, scenes), ())


def _possible(
    sentence: str, tongue: Tongue, year: int | None, here: tuple[int, ...], scene: tuple[int, ...]
) -> tuple[int, ...]:
    """The years that a count in a sentence may be counted in. A sentence that sets its own scene needs no other."""
    said = plain(sentence)
    own = (year,) if year and not here else ()
    near = tuple(year + shift for words, shift in tongue.shifts if re.search(words, said)) if year else ()
    return tuple(
        dict.fromkeys((*here, *own, *years_in(said), *near, *_ahead(sentence, tongue, year), *scene))
    )


def _ahead(sentence: str, tongue: Tongue, year: int | None) -> tuple[int, ...]:
    """The year that a sentence puts itself in by counting from the text's: "In three years the two sides will …"."""
    found = re.match(tongue.ahead, sentence)
    number = tongue.number(found[1]) if found else None
    return (year + number,) if year and number else ()


def _count(
    match: re.Match[str], sentence: str, tongue: Tongue, start: int, years: tuple[int, ...]
) -> Count | None:
    groups = match.groupdict().items()
    name, spelt = next((name, words) for name, words in groups if words and name not in SUBJECTS)
    number = tongue.number(spelt)
    before, after = sentence[: match.start()], sentence[match.end() :]
    said = plain(before[-REACH:])
    if number is None or (name in tongue.loose and _is_vague(number, said, tongue)):
        return None
    place, subject = _subject(match, name, before, after, tongue)
    ours = re.search(tongue.home, said) or re.match(tongue.ours, plain(after[:REACH]))
    shown = sentence[match.start() : match.end()] + after[:REACH]
    return Count(
        number,
        place,
        cased(subject),
        _shown(shown if place == "after" else sentence[match.start() : match.end()]),
        start + match.start(),
        years,
        *_link(before, match[0], after),
        plain(sentence),
        not ours and bool(_abroad(tongue.code).search(sentence)),
        not ours and bool(_embassy(tongue.code).search(sentence)),
        _past(before[-REACH:], sentence, tongue),
        bool(re.search(tongue.coming, said)),
        name in tongue.doubtful
        or bool(re.match(tongue.bonds, plain(after[:REACH])))
        or (name in tongue.loose and bool(re.search(tongue.through, said))),
        name in tongue.rounded,
        *_span(name, said, plain(after[:REACH]), tongue),
    )


def _is_vague(number: int, before: str, tongue: Tongue) -> bool:
    """Whether the words before a number leave open how many years it is."""
    about = re.search(tongue.vague, before)
    return bool(about or (not number % ROUND and re.search(tongue.through, before)))


def _span(name: str, before: str, after: str, tongue: Tongue) -> tuple[int | None, int | None]:
    """The years of the days between which the words around a number count: "70 năm (10/10/1954 - 10/10/2024)"."""
    if name in AGO:
        told = re.findall(tongue.told_day, after if name == "ago" else before)
        return (int(told[0 if name == "ago" else -1]) if told else None), None
    found = re.search(tongue.span, after)
    return (int(found[2]), int(found[4])) if found and found[1] == found[3] else (None, None)


def _past(before: str, sentence: str, tongue: Tongue) -> bool:
    """Whether a count that stands after some words of a sentence may be of an earlier year."""
    said = plain(sentence)
    found = (
        re.search(tongue.past, plain(before)) or re.search(tongue.later, said) or re.match(tongue.once, said)
    )
    return bool(found or re.search(tongue.work, before))


def _subject(
    match: re.Match[str], name: str, before: str, after: str, tongue: Tongue
) -> tuple[Literal["after", "before", "within"], str]:
    """Where the subject stands, and the words in which it is."""
    groups = match.groupdict()
    if within := next((groups[each] for each in SUBJECTS if groups.get(each)), None):
        return "within", within
    if name in BORN:
        return "after", f"{tongue.birth} {after[:REACH]}"
    if name in BEHIND:
        return "before", before[-REACH:]
    return "after", after[:REACH]


def _link(before: str, words: str, after: str) -> tuple[str, str]:
    """The key and the words of the link that the count stands in, or that begins right after it; else two blanks."""
    inside = before.rfind(LINK_START) > before.rfind(LINK_END) or LINK_START in words
    if not (inside or after.startswith(LINK_START)):
        return "", ""
    label, _, target = after.partition(LINK_TARGET)
    return target.partition(LINK_END)[0], plain(label)


@lru_cache(maxsize=10)
def _abroad(code: str) -> re.Pattern[str]:
    """A pattern of the countries' names in a language, but Vietnam's, and of what else is another country's."""
    names = Locale.parse(code).territories
    countries = [
        re.escape(name.split(" (")[0]) for key, name in names.items() if key.isalpha() and key != "VN"
    ]
    return re.compile(rf"\b(?:{'|'.join(countries)}|{TONGUES[code].foreign})\b")


@lru_cache(maxsize=10)
def _embassy(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{TONGUES[code].embassy})\b")


def _shown(words: str) -> str:
    """A few words for a message, without our marks, up to the first that parts them from the rest."""
    bare = re.sub(f"{LINK_TARGET}[^{LINK_END}]*{LINK_END}|[*{LINK_START}]", "", words)
    first = re.split(r"[,;:()\n]", " ".join(bare.split()), maxsplit=1)[0].strip(" .")
    return first if len(first) <= 80 else first[:80].rsplit(" ", 1)[0] + "…"
