"""Translations put among the blocks of a text: each in the place of what it translates, or after what was made from the
source above it; every other block and field stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nhipcau.editing.composing import APART, EditedPart, composed
from nhipcau.editing.cutting import CutText, blocks, cut
from nhipcau.editing.front_matter import Unwritable, with_field
from nhipcau.translating.segments import Segment, plain

FIRST = ("title", "status")
"""The order of fields in an edition that begins."""
Fresh = Mapping[Segment, str]
"""Segments, each with its new translation."""


def begun_like(source: str, front: Mapping[str, str]) -> CutText:
    """An edition that begins: it ends its lines as its source does."""
    end = cut(source).newline
    return _with_all(CutText(f"---{end}", "", f"---{end}{end}", ()), front)


def _with_all(sheet: CutText, fields: Mapping[str, str]) -> CutText:
    """The text with other values of those fields."""
    for name, words in fields.items():
        sheet = with_field(sheet, name, words, FIRST)
    return sheet


def put(source: str, sheet: CutText, found: Sequence[Segment], fresh: Fresh) -> str:
    """The text with those translations in it."""
    sheet = _with_all(sheet, {each.name: words for each, words in fresh.items() if each.field})
    return replace(sheet, blocks=tuple(composed(sheet, _parts(source, sheet, found, fresh)))).text


def fits(source: str, sheet: CutText, found: Sequence[Segment], segment: Segment, words: str) -> bool:
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
