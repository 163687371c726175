"""Counts of anniversaries in prose, held against the anniversaries: "kỷ niệm 79 năm Quốc khánh" of 2023 is wrong.

What a text counts is found while its folder is read, and kept with it; whether it is right can be told only when every
anniversary has been read. Where a sentence leaves open what it counts, or from which year, nothing is said: a false
alarm costs more than a slip that gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nhipcau.languages.counting import (
    BREAK,
    LINK_END,
    LINK_START,
    LINK_TARGET,
    Count,
    counts,
    may_count,
    plain,
    years_in,
)
from nhipcau.languages.counting_words import TONGUES, Tongue
from nhipcau.model import Anniversary, AnniversaryEdition, Event, Piece, Problem, Story, error, warning
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.source import N_

FIELDS = ("title", "standfirst", "summary", "cover_caption")
"""The words of a piece, besides its body, in which counts are looked for."""

LINK = re.compile(r"!?\[([^\]\[]*)\]\((?:\{(\w+)\}([^)\s]*)|[^)]*)\)")
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
    counted = [each for each in anniversaries if each.founded]
    names = {lang: _names(counted, tongue) for lang, tongue in TONGUES.items()}
    for claim in found:
        meant = _meant(claim.count, names[claim.lang], TONGUES[claim.lang])
        if meant and (problem := _verdict(claim, *meant)):
            yield problem


def _verdict(claim: Claim, anniversary: Anniversary, years: tuple[int, ...]) -> Problem | None:
    assert anniversary.founded
    founded = anniversary.founded.year
    if claim.count.number in {year - founded for year in years} or max(years) <= founded:
        return None
    year = next(year for year in years if year > founded)
    make = error if anniversary.key in claim.named else warning
    message = N_("“{words}”: counted from {founded}, it is {right} years in {year}, not {told}.")
    hint = N_("Correct the number, or say in the sentence which year is meant.")
    return make(
        claim.file,
        claim.line,
        claim.field,
        message,
        hint,
        words=claim.count.words,
        founded=anniversary.founded,
        right=year - founded,
        year=year,
        told=claim.count.number,
    )


# Which anniversary is meant


def _meant(count: Count, names: list[Name], tongue: Tongue) -> tuple[Anniversary, tuple[int, ...]] | None:
    """The anniversary that a count is of, and the years it may be counted in; None where that is not sure."""
    for name in names:
        rest = _rest(count, name.words, tongue)
        if rest is None or (count.abroad and name.words in tongue.national):
            continue
        near = tongue.near.match(rest)
        said = [year for year in years_in(near[0]) if year != name.founded] if near else []
        return name.anniversary, tuple(said) or count.years
    linked = next((name.anniversary for name in names if name.anniversary.key == count.link), None)
    if linked and _of_link(count, [name.words for name in names if name.anniversary is linked], tongue):
        return linked, count.years
    return None


def _rest(count: Count, name: str, tongue: Tongue) -> str | None:
    """What follows a name in the subject of a count; None where the subject is something else."""
    subject = _bare(count.subject, tongue)
    if count.place == "within":
        return "" if subject == name else None
    if count.place == "before":
        owner = re.sub(r"'s?$", "", count.subject)
        return "" if owner != count.subject and re.search(rf"(?:^|\s){re.escape(name)}$", owner) else None
    if not subject.startswith(name):
        return None
    rest = subject[len(name) :]
    return rest if tongue.stop.match(rest) or tongue.near.match(rest) else None


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
            assert anniversary.founded
            found.setdefault(words, Name(words, anniversary, anniversary.founded.year))
    return sorted(found.values(), key=lambda name: (-len(name.words), name.words))


def _spellings(anniversary: Anniversary, edition: AnniversaryEdition, tongue: Tongue) -> Iterator[str]:
    sides = plain(edition.phrase).split("-") if anniversary.kind == "relation" else []
    if len(sides) == 2:
        for pattern in tongue.relation:
            yield _bare(pattern.format(a=sides[0], b=sides[1]), tongue)
            yield _bare(pattern.format(a=sides[1], b=sides[0]), tongue)
    named = (edition.title, *edition.names, "" if anniversary.kind == "relation" else edition.phrase)
    yield from (_bare(plain(words), tongue) for words in named if words)


def _bare(words: str, tongue: Tongue) -> str:
    """Plain words without the fillers at their beginning."""
    while (found := tongue.fillers.match(words)) and found.end() < len(words):
        words = words[found.end() :]
    return words
