"""What has to be known of a language to find the years that its prose counts.

Patterns called `ahead`, `count` and `hint` are for text as written; all others for text as `counting.plain` writes it,
without capitals and marks. They are compiled where they are first used, and kept by `re`: most runs use few of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """How one language counts years."""

    code: str
    hint: str
    """Something without which a text counts nothing: most are passed over by it. It begins with a set of letters, which
    `re` looks for several times as fast as for a choice of words."""
    count: str
    """A count. The one named group that matches, "name" aside, holds the number; "name", where the pattern has it, the
    subject. The group "owned" is for a number whose subject stands before it."""
    number: Callable[[str], int | None]
    loose: frozenset[str]
    """Groups that count years of anything, and so are believed only where no vague word stands before them."""
    doubtful: frozenset[str]
    """Groups that may well count from another day than the one they name, and are believed only of a number that is
    close to the right one: "Vietnam–France relations have reached 50 years"."""
    rounded: frozenset[str]
    """Groups in which a round number is not meant to be exact: "fifty years after the Paris Agreement"."""
    vague: str
    """Words before a count that leave open how many years it is: "nearly", "more than"."""
    through: str
    """Words before it that do so only where the number is round: "after fifty years of …"."""
    past: str
    """Words before a count that may make it one of an earlier day: "since the celebrations of the 65th anniversary"."""
    later: str
    """Words of its sentence that may do the same: "honoured on that day; five years later …", "ten years ago"."""
    work: str
    """Text, as written, before a count that stands in the title of a book, a film, a stamp."""
    scene: str
    """First words of a sentence that say in which year it is set."""
    once: str
    """First words of a sentence that is set in a past of which they do not say the year: "In those days, …"."""
    ahead: str
    """First words, as written, that say how many years ahead a sentence is set, and the number as a group of them: "In
    three years …"."""
    coming: str
    """Words before a count that may make it one of a later day: "the two countries will celebrate the 55th"."""
    shifts: tuple[tuple[str, int], ...]
    """Words by which a sentence speaks of another year than the text's, and how many years away that is."""
    stop: str
    """What may follow any name that is complete."""
    opening: str
    """Words in small letters, before others as `counting.cased` writes them, that may make another name of it: "the
    Paris Agreement on climate change". All others follow a name that is complete, and a capital may make it another:
    "ASEAN Para Games"."""
    owner: str
    """What stands between a name and its number: "ASEAN celebrated its 58th anniversary", "Liberation Day's 70th"."""
    near: str
    """What follows a name that is complete and says the year of the count: " in 2023", " (10/10/1954-10/10/2023)"."""
    fillers: str
    """Words before a name that change nothing: "the signing of"."""
    common: frozenset[str]
    """Words that the text of a link may have besides those of the name it leads to."""
    relation: tuple[str, ...]
    """How relations of two sides {a} and {b} are named."""
    relations: tuple[str, ...]
    """How they are called in a sentence that names both sides elsewhere."""
    bonds: str
    """What two sides named elsewhere have had for so many years, though it may be counted from another day."""
    told_day: str
    """A day with its year, which is a group."""
    span: str
    """The day counted from and the day counted to, in brackets: their days and months, then their years."""
    beginning: tuple[str, ...]
    """How the beginning of an organisation {a} is named, besides after the words that `fillers` has."""
    alone: str
    """What stands before an organisation's name that is no part of a longer one: "the ASEAN Business Association"."""
    founding: str
    """How an organisation's beginning is called after its name: "ASEAN marks the 58th anniversary of its founding"."""
    birth: str
    """The same in a few words right before the name, as written."""
    national: frozenset[str]
    """Names that every country has one of."""
    home: str
    """Words before a count that make its "National Day" Vietnam's, whatever else the sentence names."""
    ours: str
    """Words after a count that do the same."""
    foreign: str
    """Text, as written, that is of another country than Vietnam, besides the countries' names."""
    embassy: str
    """Text, as written, that may be of another country."""


def words(pattern: str) -> str:
    return rf"\b(?:{pattern})\b"
