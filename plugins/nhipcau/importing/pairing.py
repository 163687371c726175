"""Which articles are one story in two languages, which are one text twice, and which tell of one event.

What the old system joined is joined. Else two texts are compared by what they have in common in any language
(`traits`): names without marks, numbers, pictures, addresses; a trait weighs the more the fewer texts have it. A pair
is *sure* where most of the lesser text's weight is in common, pictures or several names among it, and nothing else
comes near; it is *likely* where a person should look.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from nhipcau.importing.shelf import known_as

SURE, LIKELY, ALIKE = 0.5, 0.28, 0.34
"""Measures from which two texts are a pair, may be one, or tell of one event."""
AHEAD = 1.4
"""How much better a sure pair is than the next best of either."""
DAYS = 14
"""Between two texts about one thing."""
COMMON = 40
"""Texts that may have a trait in common for it to tell anything."""
_WEIGHTS = {"p": 2.5, "a": 1.5, "r": 1.5, "n": 1.0, "#": 0.6}
_NAMES = frozenset("pnar")


@dataclass(frozen=True, slots=True)
class Head:
    """What pairing needs of an article."""

    name: str
    origin: str
    piece: str
    lang: str
    title: str
    day: date | None
    translations: tuple[str, ...]
    addresses: tuple[str, ...]
    traits: frozenset[str]
    digest: str
    """Of its text: two with one digest are one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles that may belong together: how much, from 0 to 1, and by what."""

    one: str
    other: str
    measure: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The groups, each the names of the articles of one story; the copies, by the name of what they are copies of;
    the pairs that were found sure or likely; and the groups that tell of one event."""

    groups: tuple[tuple[str, ...], ...]
    copies: Mapping[str, str]
    sure: tuple[Likeness, ...]
    likely: tuple[Likeness, ...]
    events: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Unions:
    """Sets that grow together; no set has two articles in one language."""

    heads: Mapping[str, Head]
    members: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.members = {name: [name] for name in self.heads}

    def join(self, one: str, other: str) -> bool:
        """Whether the two are in one set now."""
        mine, theirs = self.members[one], self.members[other]
        if mine is theirs:
            return True
        if {self.heads[name].lang for name in mine} & {self.heads[name].lang for name in theirs}:
            return False
        mine += theirs
        for name in theirs:
            self.members[name] = mine
        return True


def paired(
    heads: Sequence[Head], joined: Iterable[tuple[str, str]] = (), parted: Iterable[tuple[str, str]] = ()
) -> Pairs:
    """Everything about which articles belong together; `joined` and `parted` are what a person said of two."""
    copies = _copies(heads)
    each = {head.name: head for head in heads if head.name not in copies}
    apart = {frozenset(pair) for pair in parted}
    unions = _Unions(each)
    for one, other in (*joined, *_told(each.values())):
        if one in each and other in each and frozenset((one, other)) not in apart:
            unions.join(one, other)
    free = {name for name in each if len(unions.members[name]) == 1}
    found = list(_alike(each, lambda a, b: a.lang != b.lang, LIKELY))
    open_pairs = [
        pair
        for pair in found
        if {pair.one, pair.other} <= free and frozenset((pair.one, pair.other)) not in apart
    ]
    sure, likely = _sure(open_pairs)
    for pair in sure:
        unions.join(pair.one, pair.other)
    groups = {id(members): tuple(members) for members in unions.members.values()}
    events = _events(each, unions, found)
    return Pairs(tuple(groups.values()), copies, tuple(sure), tuple(likely), events)


def _copies(heads: Iterable[Head]) -> dict[str, str]:
    """Articles whose text another has word for word, in the same language, under the same headline."""
    first: dict[tuple[str, str, str], str] = {}
    copies = {}
    for head in heads:
        if head.digest:
            known = first.setdefault((head.lang, head.title, head.digest), head.name)
            if known != head.name:
                copies[head.name] = known
    return copies


def _told(heads: Iterable[Head]) -> Iterator[tuple[str, str]]:
    """Pairs by the old system's own names and links."""
    at: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    known = list(heads)
    for head in known:
        for address in head.addresses:
            at.setdefault(known_as(address), head.name)
    for head in known:
        for name in head.translations:
            if "://" in name:
                if other := at.get(known_as(name)):
                    yield head.name, other
            else:
                groups[f"{head.origin} {head.piece} {name}"].append(head.name)
    for names in groups.values():
        yield from ((names[0], other) for other in names[1:])


def _alike(
    heads: Mapping[str, Head], comparable: Callable[[Head, Head], bool], least: float
) -> Iterator[Likeness]:
    """Pairs of articles that are like each other by at least so much, the best first."""
    having: dict[str, list[Head]] = defaultdict(list)
    for head in heads.values():
        if head.day and head.piece == "story":
            for trait in head.traits:
                having[trait].append(head)
    rare = {trait: them for trait, them in having.items() if 2 <= len(them) <= COMMON}
    total = max(len(heads), 2)
    weight = {
        trait: _WEIGHTS.get(trait[0], 1.0) * math.log(1 + total / len(them)) for trait, them in having.items()
    }
    common: dict[tuple[str, str], list[str]] = defaultdict(list)
    for trait, them in rare.items():
        for one, other in combinations(them, 2):
            if abs((one.day - other.day).days) <= DAYS:  # type: ignore[operator]
                common[(one.name, other.name)].append(trait)
    full = {
        head.name: sum(weight[trait] for trait in head.traits if trait in weight) for head in heads.values()
    }
    found = []
    for (first, second), traits in common.items():
        if len(traits) < 3 or not comparable(heads[first], heads[second]):
            continue
        measure = _measure(heads[first], heads[second], traits, weight, min(full[first], full[second]))
        if measure >= least:
            best = sorted(traits, key=lambda trait: -weight[trait])
            found.append(Likeness(first, second, round(measure, 2), tuple(best[:6])))
    yield from sorted(found, key=lambda pair: (-pair.measure, pair.one, pair.other))


def _measure(
    one: Head, other: Head, traits: Sequence[str], weight: Mapping[str, float], least: float
) -> float:
    """How much of the lesser text's weight the two have in common, less for each day between them."""
    assert one.day
    assert other.day
    share = sum(weight[trait] for trait in traits) / least if least else 0.0
    named = sum(trait[0] in _NAMES for trait in traits)
    gap = abs((one.day - other.day).days)
    return min(1.0, share * (1.0 if named >= 2 else 0.6) * (1.15 if gap <= 1 else 1.0 - 0.02 * gap))


def _sure(pairs: Sequence[Likeness]) -> tuple[list[Likeness], list[Likeness]]:
    """Of pairs in different languages those that are sure: good, and of both articles by far the best."""
    ranks: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        ranks[pair.one].append(pair.measure)
        ranks[pair.other].append(pair.measure)
    sure: list[Likeness] = []
    likely: list[Likeness] = []
    for pair in pairs:
        beaten = [
            measure for name in (pair.one, pair.other) for measure in _without(ranks[name], pair.measure)
        ]
        clear = all(pair.measure >= AHEAD * measure for measure in beaten)
        strong = sum(trait[0] in _NAMES for trait in pair.because) >= 2
        (sure if pair.measure >= SURE and clear and strong else likely).append(pair)
    joined = {name for pair in sure for name in (pair.one, pair.other)}
    return sure, [pair for pair in likely if not {pair.one, pair.other} & joined]


def _without(measures: Sequence[float], measure: float) -> Iterator[float]:
    rest = Counter(measures)
    rest[measure] -= 1
    yield from rest.elements()


def _events(
    heads: Mapping[str, Head], unions: _Unions, across: Sequence[Likeness]
) -> tuple[tuple[str, ...], ...]:
    """Groups of stories that tell of one event: of different portals, or of one in different languages unpaired."""
    near = list(_alike(heads, lambda a, b: a.lang == b.lang and a.origin != b.origin, ALIKE))
    sets: dict[int, list[str]] = {}
    for pair in (*near, *(pair for pair in across if pair.measure >= ALIKE)):
        mine, theirs = unions.members[pair.one], unions.members[pair.other]
        if mine is theirs or heads[pair.one].origin == heads[pair.other].origin:
            continue
        joined = sets.setdefault(id(mine), list(mine))
        other = sets.get(id(theirs), theirs)
        if joined is not other:
            joined += [name for name in other if name not in joined]
            for name in other:
                sets[id(unions.members[name])] = joined
    return tuple(dict.fromkeys(tuple(sorted(names)) for names in sets.values() if len(names) > 1))
