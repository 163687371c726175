"""Parity: what two editions of a piece tell, held against each other, paragraph by paragraph where they align.

A fact of one edition is missed only where the other has it nowhere. Where the paragraphs that say the same each have
one that the other lacks, one of them is wrong, and that is a warning; where only one has it, a translator may have
meant to leave it out, and that is a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from nhipcau.languages.marking import N_
from nhipcau.model import Problem, note, warning
from nhipcau.rules import finding
from nhipcau.rules.fact import DATE, DOCUMENT, LINK, NUMBER, PHOTO, TIME, Fact, ToldDay
from nhipcau.rules.text import Editions, Prose, Text

OTHERWISE = N_("“{words}” here, but “{other}” in {place}.")
WHICH = N_("Correct the one that is wrong, or put <!-- sic: the reason --> after the sentence.")
MISSING = N_("“{words}” is not in {file}, where line {beside} says the same.")
ADD = N_("Add it there, or put <!-- sic: the reason --> after the sentence.")
UNSEEN = N_("The photo “{words}” is shown here, and not in {file}.")
SHOW = N_("Show it there, or put <!-- sic: the reason --> after it.")
BOUNDS = N_("“{words}” is over, or under, what “{other}” in {place} says.")


@dataclass(frozen=True, slots=True)
class Spot:
    """A fact, and where it stands."""

    text: Text
    paragraph: Prose
    fact: Fact

    @property
    def place(self) -> str:
        return f"{name(self.text)}:{line(self.text, self.paragraph, self.fact.start)}"

    def problem(self, make: Callable[..., Problem], *said: str, **values: object) -> Problem:
        span = (self.fact.start, self.fact.end)
        return self.text.problem(make, self.paragraph, span, *said, words=self.fact.words, **values)

    def answered(self, others: Iterable[Spot]) -> bool:
        return self.fact.answered([other.fact for other in others])


Find = Callable[[Prose, Text], Iterable[Fact]]


def numbers(editions: Editions) -> Iterator[Problem]:
    """Numbers: 1.234,5 is 1,234.5, "20 tỷ" is "20 billion", "hơn 300" is "over 300"."""
    yield from compared(editions, _told, (NUMBER,), _hinted, in_pairs=(finding.ORDINAL,))
    yield from _bounds(editions)


def dates(editions: Editions) -> Iterator[Problem]:
    """Days, years and times of day."""
    yield from compared(editions, _told, (DATE, TIME), _hinted)


def documents(editions: Editions) -> Iterator[Problem]:
    """Numbers of official documents, with or without the marks of their letters."""
    yield from compared(editions, _told, (DOCUMENT,))


def links(editions: Editions) -> Iterator[Problem]:
    """Links by key. What lies on another site is often another page in another language."""
    yield from compared(editions, lambda paragraph, text: finding.links(paragraph), (LINK,))


def photos(editions: Editions) -> Iterator[Problem]:
    """Photos, wherever they stand in the text."""
    texts = (editions.first, editions.second)
    shown = [
        _spots(text.paragraphs, text, lambda paragraph, text: finding.photos(paragraph)) for text in texts
    ]
    for spots, others, text in ((shown[0], shown[1], texts[1]), (shown[1], shown[0], texts[0])):
        for spot in _lost(spots, others, (PHOTO,)):
            yield spot.problem(note, UNSEEN, SHOW, file=name(text))


def compared(
    editions: Editions,
    find: Find,
    kinds: tuple[str, ...],
    hinted: Find | None = None,
    *,
    in_pairs: tuple[str, ...] = (),
) -> Iterator[Problem]:
    """What is told of facts of those kinds. Hints are looked for, and texts are put side by side, only where one of
    them lacks what the other has. Facts of the groups `in_pairs` are told only where another stands in their place."""
    whole = _whole(editions, find)
    if hinted and _any_lost(whole, kinds):
        find = hinted
        whole = _whole(editions, find)
    if not _any_lost(whole, kinds):
        return
    first, second = editions.first, editions.second
    for left, right in editions.beads:
        here, there = _spots(left, first, find), _spots(right, second, find)
        unsaid = _lost(here, there, kinds), _lost(there, here, kinds)
        pairs = list(_pairs(*unsaid, whole))
        yield from (
            two.problem(warning, OTHERWISE, WHICH, other=one.fact.words, place=one.place)
            for one, two in pairs
        )
        paired = [spot for pair in pairs for spot in pair]
        alone = [[spot for spot in side if spot.fact.group not in in_pairs] for side in unsaid]
        yield from _missing(alone[0], whole[1], paired, second, right[0])
        yield from _missing(alone[1], whole[0], paired, first, left[0])


def _pairs(
    left: list[Spot], right: list[Spot], whole: tuple[list[Spot], list[Spot]]
) -> Iterator[tuple[Spot, Spot]]:
    """What stands in one another's place, in the order of the text; not what only changed its place."""
    rest = list(right)
    for one in left:
        for two in rest:
            alike = one.fact.kind == two.fact.kind and one.fact.group == two.fact.group
            if alike and not (one.answered(whole[1]) and two.answered(whole[0])):
                rest.remove(two)
                yield one, two
                break


def _missing(
    unsaid: Iterable[Spot], elsewhere: list[Spot], paired: Sequence[Spot], text: Text, beside: Prose
) -> Iterator[Problem]:
    """What stands on one side alone; of titles and summaries nobody expects that they tell the same."""
    for spot in unsaid:
        if (
            spot not in paired
            and not spot.paragraph.field
            and not _understood(spot)
            and not spot.answered(elsewhere)
        ):
            yield spot.problem(note, MISSING, ADD, file=name(text), beside=line(text, beside, 0))


def _understood(spot: Spot) -> bool:
    """Whether it is the year of the text itself, which goes without saying."""
    told, day = spot.fact.value, spot.text.day
    return isinstance(told, ToldDay) and day is not None and not told.month and told.year == day.year


def _bounds(editions: Editions) -> Iterator[Problem]:
    """ "Over 300" for "gần 300"."""
    first, second = editions.first, editions.second
    bound = [
        [spot for spot in _spots(text.paragraphs, text, _told) if spot.fact.bound] for text in (first, second)
    ]
    if not any(_opposite(one, two) for one in bound[0] for two in bound[1]):
        return
    for left, right in editions.beads:
        for two in _spots(right, second, _told):
            for one in _spots(left, first, _told):
                if _opposite(one, two):
                    yield two.problem(warning, BOUNDS, WHICH, other=one.fact.words, place=one.place)


def _opposite(one: Spot, two: Spot) -> bool:
    return one.fact.bound * two.fact.bound < 0 and one.fact.value == two.fact.value


def _told(paragraph: Prose, text: Text) -> Iterable[Fact]:
    return finding.facts(paragraph, text.lang, text.day)


def _hinted(paragraph: Prose, text: Text) -> Iterable[Fact]:
    return (*_told(paragraph, text), *finding.hints(paragraph, text.lang, text.day))


def _whole(editions: Editions, find: Find) -> tuple[list[Spot], list[Spot]]:
    first, second = editions.first, editions.second
    return _spots(first.paragraphs, first, find), _spots(second.paragraphs, second, find)


def _any_lost(whole: tuple[list[Spot], list[Spot]], kinds: tuple[str, ...]) -> bool:
    return bool(_lost(whole[0], whole[1], kinds) or _lost(whole[1], whole[0], kinds))


def _spots(paragraphs: Iterable[Prose], text: Text, find: Find) -> list[Spot]:
    return [Spot(text, paragraph, fact) for paragraph in paragraphs for fact in find(paragraph, text)]


def _lost(spots: Iterable[Spot], others: list[Spot], kinds: tuple[str, ...]) -> list[Spot]:
    there = [other.fact for other in others]
    return [
        each for each in spots if each.fact.kind in kinds and each.fact.sure and not each.fact.answered(there)
    ]


def name(text: Text) -> str:
    """The name of its file, as those know it who work in its folder."""
    return text.file.rpartition("/")[2]


def line(text: Text, paragraph: Prose, at: int) -> int:
    return paragraph.line or text.line(paragraph.at + at)
