"""What came back from a translator is put into the text: what fits, segment by segment, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nhipcau.editing.composing import APART, EditedPart, composed
from nhipcau.editing.cutting import CutText, blocks, cut
from nhipcau.editing.front_matter import Unwritable, with_field
from nhipcau.languages.marking import N_
from nhipcau.reading.source import FORBIDDEN
from nhipcau.rules.pairs import MADE, Pair
from nhipcau.rules.standing import CONFIRMED
from nhipcau.translating.exchange import FINAL, Unit
from nhipcau.translating.inline import added, has_words, lost
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
FIRST = ("title", "status")
"""The order of fields in an edition that begins."""
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


@dataclass(frozen=True, slots=True)
class TakenText:
    """The text of the translation after what fits was taken, the pairs to remember, by segment what was taken, and what
    was left out."""

    text: str
    pairs: tuple[Pair, ...]
    segments: tuple[Segment, ...]
    left: tuple[LeftOut, ...]


Fresh = Mapping[Segment, str]
"""Segments, each with its new translation."""


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
    sheet = cut(target) if target else _begun_like(source, front or {})
    titled = bool(target) or any(each.field == "title" for each in wanted)
    fresh = {
        each: said for each, said in wanted.items() if titled and _fits(source, sheet, found, each, said)
    }
    left += [LeftOut(each.name, SWALLOWS if titled else UNTITLED) for each in wanted if each not in fresh]
    kept = {each: state for each, state in states.items() if each in fresh or each not in wanted}
    text = _put(source, sheet, found, fresh) if fresh else target
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


def _begun_like(source: str, front: Mapping[str, str]) -> CutText:
    """An edition that begins: it ends its lines as its source does."""
    end = cut(source).newline
    return _with_all(CutText(f"---{end}", "", f"---{end}{end}", ()), front)


def _with_all(sheet: CutText, fields: Mapping[str, str]) -> CutText:
    """The text with other values of those fields."""
    for name, words in fields.items():
        sheet = with_field(sheet, name, words, FIRST)
    return sheet


def _put(source: str, sheet: CutText, found: Sequence[Segment], fresh: Fresh) -> str:
    sheet = _with_all(sheet, {each.name: words for each, words in fresh.items() if each.field})
    return replace(sheet, blocks=tuple(composed(sheet, _parts(source, sheet, found, fresh)))).text


def _fits(source: str, sheet: CutText, found: Sequence[Segment], segment: Segment, words: str) -> bool:
    """Whether the text with that segment has every other block, and every other field, as it was."""
    if segment.field:
        try:
            return bool(_with_all(sheet, {segment.field: words}))
        except Unwritable:
            return False
    wanted = _parts(source, sheet, found, {segment: words})
    after = [block.source for block in cut(replace(sheet, blocks=tuple(composed(sheet, wanted))).text).blocks]
    said = [sheet.blocks[part.kept].source if part.kept >= 0 else part.source for part in wanted]
    told = [block.source for part in said for block in blocks(part)]
    return [_line_ends(each) for each in after if each != APART] == [
        _line_ends(each) for each in told if each != APART
    ]


def _line_ends(words: str) -> str:
    return words.replace("\r\n", "\n")


def _parts(source: str, sheet: CutText, found: Sequence[Segment], fresh: Fresh) -> list[EditedPart]:
    """The blocks of the translation in their order, and new ones each after what was made from the source above it."""
    bodied = [each for each in found if not each.field]
    if not sheet.blocks:
        return _anew(source, bodied, fresh)
    after: dict[int, list[str]] = {}
    replaced: dict[int, list[EditedPart]] = {}
    anchor = -1
    for segment in bodied:
        if segment.there:
            anchor = segment.there[-1]
        if segment in fresh and not segment.there:
            after.setdefault(anchor, []).append(fresh[segment])
        elif segment in fresh:
            replaced |= _replaced(sheet, segment, fresh[segment])
    out = [EditedPart(source=each) for each in after.get(-1, ())]
    for number in range(len(sheet.blocks)):
        out += replaced.get(number, [EditedPart(kept=number)])
        out += [EditedPart(source=each) for each in after.get(number, ())]
    return out


def _anew(source: str, bodied: Sequence[Segment], fresh: Fresh) -> list[EditedPart]:
    """The body of an edition that begins: the source's, with what has no words in its place."""
    of = {number: segment for segment in bodied for number in segment.here}
    out = []
    for number, block in enumerate(cut(source).blocks):
        segment = of.get(number)
        if segment is None:
            out.append(EditedPart(source=block.source))
        elif segment in fresh and number == segment.here[0]:
            out.append(EditedPart(source=fresh[segment]))
    return out


def _replaced(sheet: CutText, segment: Segment, words: str) -> dict[int, list[EditedPart]]:
    """What stands in the place of each block of a segment; one that says what it said is kept."""
    new = [block.source for block in blocks(words)]
    if len(new) == len(segment.there):
        return {
            number: [EditedPart(source=each)]
            for number, each in zip(segment.there, new, strict=True)
            if plain(each) != plain(sheet.blocks[number].source)
        }
    rest: dict[int, list[EditedPart]] = {number: [] for number in segment.there[1:]}
    return {segment.there[0]: [EditedPart(source=each) for each in new], **rest}


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
