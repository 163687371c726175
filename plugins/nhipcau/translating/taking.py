"""What came back from a translator is put into the text: what fits, segment by segment, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nhipcau.editing.cutting import cut
from nhipcau.languages.marking import N_
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import FORBIDDEN
from nhipcau.rules.pairs import MADE, Pair
from nhipcau.rules.standing import CONFIRMED
from nhipcau.translating.exchange import FINAL, Unit
from nhipcau.translating.inline import added, has_words, lost
from nhipcau.translating.putting import Fresh, begun_like, fits, put
from nhipcau.translating.segments import Segment, mark, pair, paragraphs, plain

UNKNOWN = N_("The piece has no such paragraph.")
OLDER = N_("The source is no longer what it was when this was exported: “{words}”.")
CHANGED = N_("Somebody changed the translation since this was exported: “{words}”.")
PARTLY = N_("Not all of it is translated, or a code in it is unknown.")
BROKEN = N_("What must stay is missing or was changed: {codes}.")
ADDED = N_("It has what its source does not have: {codes}.")
KIND = N_("It was a {before} and would become a {now}.")
SWALLOWS = N_("It would change what stands beside it.")
FORBIDS = N_("It holds a control character, which no text may have.")
UNTITLED = N_("An edition cannot begin without its title.")
KINDS = {
    "heading": N_("heading"),
    "paragraph": N_("paragraph"),
    "list": N_("list"),
    "quotation": N_("quotation"),
    "table": N_("table"),
    "figure": N_("photo"),
    "": N_("text that nobody sees"),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A unit that was not taken, and why: a sentence marked for translation, with its values."""

    name: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)

    def told(self, voice: Voice) -> str:
        """Why, in the language of that voice."""
        known = KINDS.values()
        values = {name: voice.say(words) if words in known else words for name, words in self.values.items()}
        return voice.say(self.message, **values)


@dataclass(frozen=True, slots=True)
class TakenText:
    """The text of the translation after what fits was taken, the pairs to remember, by segment what was taken, and what
    was left out."""

    text: str
    pairs: tuple[Pair, ...]
    segments: tuple[Segment, ...]
    left: tuple[LeftOut, ...]


def take(
    source: str,
    target: str,
    found: Sequence[Segment],
    units: Iterable[Unit],
    langs: tuple[str, str],
    *,
    unsure: str = MADE,
    front: Mapping[str, str] | None = None,
) -> TakenText:
    """Put units into a translation. `front` are further fields of an edition that begins with it."""
    left: list[LeftOut] = []
    states: dict[Segment, str] = {}
    wanted: dict[Segment, str] = {}
    for unit in units:
        segment = _segment(found, unit)
        if problem := _problem(segment, unit):
            left.append(problem)
        elif segment and plain(unit.target):
            states[segment] = unit.state
            if plain(unit.target) != plain(segment.target):
                wanted[segment] = _laid(segment, unit.target)
    sheet = cut(target) if target else begun_like(source, front or {})
    titled = bool(target) or any(each.field == "title" for each in wanted)
    fresh = {each: said for each, said in wanted.items() if titled and fits(source, sheet, found, each, said)}
    left += [LeftOut(each.name, SWALLOWS if titled else UNTITLED) for each in wanted if each not in fresh]
    kept = {each: state for each, state in states.items() if each in fresh or each not in wanted}
    text = put(source, sheet, found, fresh) if fresh else target
    return TakenText(text, tuple(_pairs(kept, fresh, langs, unsure)), tuple(fresh), tuple(left))


def _segment(found: Sequence[Segment], unit: Unit) -> Segment | None:
    """The segment that a unit was made of: by its name, or by its words where it was moved."""
    named = [each for each in found if each.named == unit.named]
    same = [each for each in found if plain(each.source) == plain(unit.source)]
    return next((each for each in named if each in same), None) or next(iter(same), None)


def _problem(segment: Segment | None, unit: Unit) -> LeftOut | None:
    target = plain(unit.target)
    if not target:
        return None if unit.whole else LeftOut(unit.named, PARTLY)
    if unit.seen == mark(target) and unit.whole and unit.state != FINAL:
        return None  # nobody translated it, wherever its source is by now
    if segment is None:
        return LeftOut(unit.named, OLDER if plain(unit.source) else UNKNOWN, {"words": _begun(unit.source)})
    if not unit.whole:
        return LeftOut(segment.name, PARTLY)
    if target == plain(segment.target):
        return None
    if unit.seen != mark(segment.target):
        return LeftOut(segment.name, CHANGED, {"words": _begun(segment.target)})
    return _words_problem(segment, unit.target) or _kind_problem(segment, unit.target)


def _words_problem(segment: Segment, target: str) -> LeftOut | None:
    if FORBIDDEN.search(target):
        return LeftOut(segment.name, FORBIDS)
    for message, of in ((BROKEN, lost), (ADDED, added)):
        if codes := of(segment.source, target, segment.target):
            return LeftOut(segment.name, message, {"codes": " ".join(codes)})
    return None if has_words(target) else LeftOut(segment.name, PARTLY)


def _kind_problem(segment: Segment, target: str) -> LeftOut | None:
    if segment.field:
        return None
    kinds = [{each.kind for each in paragraphs(words)} for words in (segment.source, segment.target, target)]
    if kinds[2] <= kinds[0] | kinds[1] and kinds[2]:
        return None
    before, now = min(kinds[0]), min(kinds[2] - kinds[0], default="")
    return LeftOut(segment.name, KIND, {"before": KINDS[before], "now": KINDS[now]})


def _begun(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) < 60 else f"{said[:60].rsplit(' ', 1)[0]} …"


def _laid(segment: Segment, target: str) -> str:
    """A translation as it stands in the file."""
    if segment.field:
        return target.strip() if "\n" in segment.source else " ".join(target.split())
    return target.strip("\n").rstrip()


def _pairs(
    states: Mapping[Segment, str], fresh: Fresh, langs: tuple[str, str], unsure: str
) -> Iterator[Pair]:
    """What is remembered: of what is new in any case, of what stands as it did where it is confirmed now."""
    for segment, state in states.items():
        sure = state == FINAL and unsure == MADE
        if segment in fresh or (sure and segment.state != CONFIRMED):
            made = pair(segment, langs, fresh.get(segment, segment.target), "" if sure else unsure)
            if made:
                yield made
