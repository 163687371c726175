"""What came back from a translator is put into the text: what fits, segment by segment, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nhipcau.editing.composing import EditedPart, composed
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
    fresh: dict[Segment, str] = {}
    states: dict[Segment, str] = {}
    for unit in units:
        segment = _segment(found, unit)
        problem = _problem(segment, unit)
        if problem:
            left.append(problem)
        elif segment and plain(unit.target):
            states[segment] = unit.state
            if plain(unit.target) != plain(segment.target):
                fresh[segment] = _laid(segment, unit.target)
    text, alone = _put(source, target, found, fresh, front or {})
    left += alone
    for each in [one for one in fresh if one.name in {problem.name for problem in alone}]:
        del fresh[each]
    pairs = tuple(_pairs(states, fresh, {one.name for one in alone}, langs, unsure))
    return TakenText(text, pairs, tuple(fresh), tuple(left))


def _segment(found: Sequence[Segment], unit: Unit) -> Segment | None:
    """The segment that a unit was made of: by its name, or by its words where it was moved."""
    named = [each for each in found if each.named == unit.named]
    same = [each for each in found if plain(each.source) == plain(unit.source)]
    return next((each for each in named if each in same), None) or next(iter(same), None)


def _problem(segment: Segment | None, unit: Unit) -> LeftOut | None:
    if not plain(unit.target):
        return None if unit.whole else LeftOut(unit.named, PARTLY)
    if unit.seen == mark(unit.target) and unit.whole and unit.state != FINAL:
        return None  # nobody translated it, wherever its source is by now
    if segment is None:
        return LeftOut(unit.named, OLDER if plain(unit.source) else UNKNOWN, {"words": _begun(unit.source)})
    if not unit.whole:
        return LeftOut(segment.name, PARTLY)
    if plain(unit.target) == plain(segment.target):
        return None
    if unit.seen != mark(segment.target):
        return LeftOut(segment.name, CHANGED, {"words": _begun(segment.target)})
    if FORBIDDEN.search(unit.target):
        return LeftOut(segment.name, FORBIDS)
    if codes := lost(segment.source, unit.target, segment.target):
        return LeftOut(segment.name, BROKEN, {"codes": " ".join(codes)})
    if codes := added(segment.source, unit.target, segment.target):
        return LeftOut(segment.name, ADDED, {"codes": " ".join(codes)})
    if not has_words(unit.target):
        return LeftOut(segment.name, PARTLY)
    return _kind_problem(segment, unit.target)


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


def _put(
    source: str, target: str, found: Sequence[Segment], fresh: Fresh, front: Mapping[str, str]
) -> tuple[str, list[LeftOut]]:
    """The text with those that can be put in: each is tried by itself first."""
    if not fresh:
        return target, []
    if not target and not any(each.name == "title" and each.field for each in fresh):
        return target, [LeftOut(each.name, UNTITLED) for each in fresh]
    sheet, begun = (cut(target), {}) if target else (_begin(source), front)
    fine: dict[Segment, str] = {}
    left = []
    for segment, words in fresh.items():
        try:
            whole = _is_whole(source, sheet, found, {segment: words})
            if whole and segment.field:
                with_field(sheet, segment.name, words)
        except Unwritable:
            whole = False
        if whole:
            fine[segment] = words
        else:
            left.append(LeftOut(segment.name, SWALLOWS))
    for name, words in {**begun, **{each.name: fine[each] for each in fine if each.field}}.items():
        sheet = with_field(sheet, name, words, ("title", *begun))
    return replace(sheet, blocks=tuple(composed(sheet, _parts(source, sheet, found, fine)))).text, left


def _begin(source: str) -> CutText:
    sheet = cut(source)
    end = sheet.newline
    return CutText(f"---{end}", "", f"---{end}{end}", ())


def _is_whole(source: str, sheet: CutText, found: Sequence[Segment], fresh: Fresh) -> bool:
    """Whether the text with those segments has every other block as it was."""
    if all(each.field for each in fresh):
        return True
    wanted = _parts(source, sheet, found, fresh)
    after = cut(replace(sheet, blocks=tuple(composed(sheet, wanted))).text).blocks
    said = [sheet.blocks[part.kept].source if part.kept >= 0 else part.source for part in wanted]
    told = [block.source.replace("\r\n", "\n") for part in said for block in blocks(part)]
    return [block.source.replace("\r\n", "\n") for block in after if block.source != "<!-- -->"] == [
        each for each in told if each != "<!-- -->"
    ]


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
    states: Mapping[Segment, str], fresh: Fresh, left: set[str], langs: tuple[str, str], unsure: str
) -> Iterable[Pair]:
    """What is remembered: of what is new in any case, of what stands as it did where it is confirmed now."""
    for segment, state in states.items():
        if segment.name in left:
            continue
        sure = state == FINAL and unsure == MADE
        if segment in fresh or (sure and segment.state != CONFIRMED):
            made = pair(segment, langs, fresh.get(segment, segment.target), "" if sure else unsure)
            if made:
                yield made
