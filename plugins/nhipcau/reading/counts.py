"""Counts of anniversaries in prose, held against the anniversaries: "kỷ niệm 79 năm Quốc khánh" of 2023 is wrong.

What a text counts is found while its folder is read, and kept with it; whether it is right can be told only when every
anniversary has been read. Where a sentence leaves open what it counts, or from which year, nothing is said: a false
alarm costs more than a slip that gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nhipcau.languages.counting import (
    BREAK,
    KEPT,
    LINK_END,
    LINK_START,
    LINK_TARGET,
    ROUND,
    Count,
    counts,
    may_count,
    plain,
    years_in,
)
from nhipcau.languages.counting_tongue import Tongue
from nhipcau.languages.counting_words import TONGUES
from nhipcau.model import Anniversary, AnniversaryEdition, Event, Piece, Problem, Story, error, warning
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.source import N_
from nhipcau.rules.sic import REASONED

FIELDS = ("title", "standfirst", "summary", "cover_caption")
"""The words of a piece, besides its body, in which counts are looked for."""

DECADE = 10
"""What a number is a multiple of that is not meant to be exact."""

CLOSE = 3
"""How far from the right one a number may be, ten aside, that is a slip even where something else could be counted."""

FAR = 30
"""How far from the right one a number is that is hardly a slip: an early celebration, a cup's twelfth time."""

LINK = re.compile(r"!?\[([^\]\[]*)\]\((?:\{(\w+)\}([^)\s]*)|[^)]*)\)")
SIC = re.compile(r"([.!?…][\"”’)\]]*)?([ \t]*)" + REASONED.format(rule="count"), re.S)
"""The comment by which a writer says why a sentence is right as it stands, before or after its full stop."""
CODE = re.compile(r"(`+)[^`]*\1")
APART = re.compile(r"^[ \t]*(?:#+|[-*+>]|\d+[.)])(?=\s)", re.M)
TABLE = re.compile(r"^[ \t]*\|.*$", re.M)
TAG = re.compile(r"<[^>\n]*>|\{:[^}\n]*\}|\[\^[^\]\n]*\]:?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A count, and where it stands. `named` are the anniversaries that the piece names as its own."""

    count: Count
    lang: str
    file: str
    line: int
    field: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which a language names an anniversary, as `plain` writes it, without fillers."""

    words: str
    anniversary: Anniversary
    founded: int
    day: bool = False
    """Whether it is the name of a day, which comes again: "Quốc khánh lần thứ 80"."""
    sides: tuple[str, ...] = ()
    """The two sides of relations."""


def claims(folder: PieceFolder, piece: Piece[AnniversaryEdition] | Story | Event) -> Iterator[Claim]:
    """Every count of years in the texts of a folder."""
    year, named = _year(piece), getattr(piece, "anniversaries", (folder.key,))
    for lang, source in folder.sources.items():
        for field in FIELDS:
            told = folder.words[lang].get(field)
            for count in counts(told.value, lang, year) if told else ():
                yield Claim(count, lang, source.file, told.line, field, named)  # type: ignore[union-attr]
        body = bared(source.body) if may_count(source.body, lang) else ""
        for count in counts(body, lang, year):
            line = source.body_line + body.count("\n", 0, count.at)
            yield Claim(count, lang, source.file, line, "", named)


def _year(piece: object) -> int | None:
    """The year that a piece speaks of; None for one that speaks of many."""
    if isinstance(piece, Story):
        return piece.date.year
    if isinstance(piece, Event) and not piece.repeats:
        return piece.period.start.year
    return None


def bared(body: str) -> str:
    """Markdown as running text with the same lines: no tables, code or tags, and links by key marked."""
    body = CODE.sub(_lines, TABLE.sub("", body))
    body = SIC.sub(rf"{KEPT}\1\2", body)
    body = LINK.sub(_link, APART.sub(BREAK, TAG.sub(" ", body)))
    return body.replace("**", "")


def _lines(found: re.Match[str]) -> str:
    return " " + "\n" * found[0].count("\n")


def _link(found: re.Match[str]) -> str:
    if found[2] == "anniversary":
        return f"{LINK_START}{found[1]}{LINK_TARGET}{found[3]}{LINK_END}"
    return found[1]


def wrong(found: Iterable[Claim], anniversaries: Iterable[Anniversary]) -> Iterator[Problem]:
    """Every count that no year it may be counted in makes right: an error where the piece names the anniversary."""
    counted = [each for each in anniversaries if each.year]
    names = {lang: _names(counted, tongue) for lang, tongue in TONGUES.items()}
    for claim in found:
        meant = _meant(claim.count, names[claim.lang], TONGUES[claim.lang])
        problem = _verdict(claim, *meant) if meant else _subtraction(claim)
        if problem:
            yield replace(problem, rule="count")


def _subtraction(claim: Claim) -> Problem | None:
    """What is wrong with a count, of nobody knows what, that says from which day it counts."""
    count = claim.count
    if not count.since:
        return None
    years = [count.until] if count.until else [year for year in count.years if year > count.since]
    right = [year - count.since for year in years]
    if not right or count.number in right or (count.doubtful and not _close(count.number, right)):
        return None
    message = N_("“{words}”: from {first} to {last} it is {right} years, not {told}.")
    hint = N_("Correct the number, or the year that it is counted from or to.")
    told = {"first": count.since, "last": years[0], "right": right[0], "told": count.number}
    return warning(claim.file, claim.line, claim.field, message, hint, words=count.words, **told)


def _verdict(claim: Claim, anniversary: Anniversary, years: tuple[int, ...]) -> Problem | None:
    assert anniversary.year
    founded = anniversary.year
    if claim.count.number in {year - founded for year in years} or max(years) <= founded:
        return None
    if _let_be(claim.count, [year - founded for year in years]):
        return None
    year = next(year for year in years if year > founded)
    # Fewer years may be those of an earlier celebration that the sentence remembers, and are never an error.
    make = error if anniversary.key in claim.named and claim.count.number > max(years) - founded else warning
    message = N_("“{words}”: counted from {founded}, it is {right} years in {year}, not {told}.")
    hint = N_("Correct the number, or say in the sentence which year is meant.")
    if not claim.field:
        hint = N_(
            "Correct the number, or say which year is meant, or put <!-- sic: the reason --> after the sentence."
        )
    return make(
        claim.file,
        claim.line,
        claim.field,
        message,
        hint,
        words=claim.count.words,
        founded=anniversary.founded or anniversary.year,
        right=year - founded,
        year=year,
        told=claim.count.number,
    )


def _let_be(count: Count, right: list[int]) -> bool:
    """Whether a number that is not among the right ones may all the same be meant."""
    if not count.number % ROUND:
        remembered = count.past and count.number < max(right)
        awaited = count.coming and max(right) < count.number <= max(right) + ROUND
        if remembered or awaited or (count.rounded and not count.number % DECADE):
            return True
    return abs(count.number - max(right)) > FAR or (count.doubtful and not _close(count.number, right))


def _close(number: int, right: list[int]) -> bool:
    return any(abs(number - each) in {*range(CLOSE + 1), 10} for each in right)


# Which anniversary is meant


def _meant(count: Count, names: list[Name], tongue: Tongue) -> tuple[Anniversary, tuple[int, ...]] | None:
    """The anniversary that a count is of, and the years it may be counted in; None where that is not sure."""
    for name in names:
        rest = _rest(count, name, tongue)
        if rest is None or (name.words in tongue.national and _of_another(count, name)):
            continue
        near = re.match(tongue.near, rest)
        said = [year for year in years_in(near[0]) if year != name.founded] if near else []
        return name.anniversary, tuple(said) or count.years
    if own := _of_its_own(count, names, tongue):
        return own, count.years
    if two := _sides_elsewhere(count, names, tongue):
        return two, count.years
    if begun := _begun(count, names, tongue):
        return begun, count.years
    linked = next((name.anniversary for name in names if name.anniversary.key == count.link), None)
    if linked and _of_link(count, [name.words for name in names if name.anniversary is linked], tongue):
        return linked, count.years
    return None


def _of_another(count: Count, name: Name) -> bool:
    """Whether what every country has one of may be another country's than Vietnam."""
    return count.abroad or (
        count.guest and not _close(count.number, [year - name.founded for year in count.years])
    )


def _rest(count: Count, name: Name, tongue: Tongue) -> str | None:
    """What follows a name in the subject of a count; None where the subject is something else."""
    said = count.subject.replace("–", "-").lower()
    subject = _bare(said, tongue)
    if count.place == "within":
        return "" if subject == name.words else None
    if count.place == "before":
        found = re.search(rf"(?:^|\W){re.escape(name.words)}", said)
        return "" if found and _owns(said, name, tongue, count.doubtful) else None
    if not subject.startswith(name.words):
        return None
    rest = subject[len(name.words) :]
    return (
        rest
        if _complete(rest, count.subject[len(said) - len(rest) :], name, subject != said, tongue)
        else None
    )


def _owns(said: str, name: Name, tongue: Tongue, plainly: bool = False) -> bool:
    """Whether words that end before a number end with a name that has it: "ASEAN's", "Quốc khánh" (lần thứ 80).

    `plainly`: whatever is so named has it, no day alone: "Quan hệ ngoại giao Việt Nam - Pháp" (tròn 50 năm).
    """
    start = said.rfind(name.words)
    rest = said[start + len(name.words) :]
    return bool(rest and re.match(tongue.owner, rest)) or (not rest and (name.day or plainly))


def _complete(rest: str, cased: str, name: Name, introduced: bool, tongue: Tongue) -> bool:
    """Whether a name ends before `rest`, which is `cased` as it was written.

    An organisation's bare name ends only before words that surely follow one: "ASEAN cooperation" is something else,
    and the "founding of ASEAN", which is `introduced`, is not.
    """
    if re.match(tongue.stop, rest) or re.match(tongue.near, rest) or cased.startswith("–"):
        return True
    if own := re.match(r"\s(?:nuoc )?(?:hanoi|vietnam)\b", rest):
        return name.anniversary.kind == "event" and _complete(
            rest[own.end() :], cased[own.end() :], name, introduced, tongue
        )
    small = re.match(r"\s\w", cased) and cased[1].islower() and not re.match(tongue.opening, cased)
    return bool(small) and (introduced or name.anniversary.kind != "organisation")


def _of_its_own(count: Count, names: list[Name], tongue: Tongue) -> Anniversary | None:
    """The event of an owner that a sentence names before its number: "Hanoi marked the 70th … of its liberation"."""
    before, number, _ = count.sentence.partition(f" {count.number}")
    if count.place != "after" or not number or not count.subject.lower().startswith("its "):
        return None
    for name in (each for each in names if each.anniversary.kind == "event"):
        owner, possessive, owned = name.words.partition("'s ")
        if not possessive or not _owns(before, replace(name, words=owner), tongue):
            continue
        if _rest(count, replace(name, words=owned), tongue) is not None:
            return name.anniversary
    return None


def _sides_elsewhere(count: Count, names: list[Name], tongue: Tongue) -> Anniversary | None:
    """The relations of which a sentence names the sides, and counts the years of "their diplomatic relations"."""
    found = {
        name.anniversary.key: name.anniversary
        for name in names
        if len(name.sides) == 2 and all(re.search(rf"\b{side}\b", count.sentence) for side in name.sides)
    }
    if count.place != "after" or len(found) != 1:
        return None
    (anniversary,) = found.values()
    if re.match(tongue.bonds, count.subject.lower()):
        return anniversary
    named = (Name(words, anniversary, 0) for words in tongue.relations)
    return anniversary if any(_rest(count, name, tongue) is not None for name in named) else None


def _begun(count: Count, names: list[Name], tongue: Tongue) -> Anniversary | None:
    """The organisation of which a sentence says, right before its number, that it counts the years since it began."""
    before, number, _ = count.sentence.partition(f" {count.number}")
    if count.place != "after" or not number or not re.match(tongue.founding, count.subject.lower()):
        return None
    owners = (name for name in names if name.anniversary.kind == "organisation" and name.words in before)
    return next((name.anniversary for name in owners if _alone(before, name, tongue)), None)


def _alone(before: str, name: Name, tongue: Tongue) -> bool:
    """Whether words that end before a number say that whoever is so named, and nobody of a longer name, counts."""
    return _owns(before, name, tongue) and bool(re.search(tongue.alone, before[: before.rfind(name.words)]))


def _of_link(count: Count, names: list[str], tongue: Tongue) -> bool:
    """Whether a link's words speak of nothing but what it leads to: "ten years of partnership" is something else."""
    known = set(re.findall(r"\w+", " ".join(names))) | tongue.common
    return count.place == "after" and set(re.findall(r"\w+", count.label)) <= known


# Names


def _names(anniversaries: Iterable[Anniversary], tongue: Tongue) -> list[Name]:
    """All names in a language, the longest first: "Quốc khánh Lào" is not "Quốc khánh"."""
    found: dict[str, Name] = {}
    for anniversary in anniversaries:
        edition = anniversary.edition(tongue.code)
        for words in _spellings(anniversary, edition, tongue) if edition else ():
            assert anniversary.year
            assert edition
            day = anniversary.kind == "event" and (
                words.removesuffix(" vietnam") in tongue.national or _is_day(words, edition)
            )
            sides = tuple(plain(edition.phrase).split("-")) if anniversary.kind == "relation" else ()
            found.setdefault(words, Name(words, anniversary, anniversary.year, day, sides))
    return sorted(found.values(), key=lambda name: (-len(name.words), name.words))


def _spellings(anniversary: Anniversary, edition: AnniversaryEdition, tongue: Tongue) -> Iterator[str]:
    sides = plain(edition.phrase).split("-") if anniversary.kind == "relation" else []
    if len(sides) == 2:
        for pattern in tongue.relation:
            yield _bare(pattern.format(a=sides[0], b=sides[1]), tongue)
            yield _bare(pattern.format(a=sides[1], b=sides[0]), tongue)
    named = (edition.title, *edition.names, "" if anniversary.kind == "relation" else edition.phrase)
    yield from (_bare(plain(words), tongue) for words in named if words)
    if anniversary.kind == "organisation":
        yield from (pattern.format(a=plain(edition.phrase)) for pattern in tongue.beginning)


def _is_day(words: str, edition: AnniversaryEdition) -> bool:
    """Whether a name is said to be a day in one of its forms: "Ngày Giải phóng Thủ đô", "Liberation Day"."""
    forms = (plain(form) for form in (edition.title, *edition.names))
    return any(form in (f"ngay {words}", words) and re.search(r"^ngay | day$", form) for form in forms)


def _bare(words: str, tongue: Tongue) -> str:
    """Plain words without the fillers at their beginning."""
    while (found := re.match(tongue.fillers, words)) and found.end() < len(words):
        words = words[found.end() :]
    return words
