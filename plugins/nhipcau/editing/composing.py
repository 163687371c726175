"""A text put together of blocks that were touched and blocks that were not, which keep their bytes and their gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nhipcau.editing.cutting import CutText, TextBlock
from nhipcau.editing.front_matter import with_field
from nhipcau.editing.rich import markdown
from nhipcau.reading.source import Raw

APART = "<!-- -->"
"""Stands between two lists, or two quotations, that would become one."""


@dataclass(frozen=True, slots=True)
class EditedPart:
    """What stands in an edited text: a block of the text before (`kept`, its number), or else new Markdown."""

    kept: int = -1
    source: str = ""

    @classmethod
    def of_html(cls, html: str) -> EditedPart:
        return cls(source=markdown(html))


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody made of a text: the parts of its body in their order, and the fields that have other values."""

    parts: tuple[EditedPart, ...]
    fields: Mapping[str, Raw]


def edited(sheet: CutText, edit: Edit, order: Sequence[str] = ()) -> CutText:
    """The text after an edit. Unwritable where a field cannot be given its value."""
    for name, raw in edit.fields.items():
        sheet = with_field(sheet, name, raw, order)
    return replace(sheet, blocks=tuple(composed(sheet, edit.parts)))


def composed(sheet: CutText, parts: Sequence[EditedPart]) -> Iterator[TextBlock]:
    """The blocks of a text that has those parts; new blocks in the place of as many old ones take their gaps."""
    newline = sheet.newline
    placed = [(at, block) for at, block in _placed(sheet, parts) if at >= 0 or block.strip()]
    for number, (at, source) in enumerate(placed):
        source = source.strip("\n").replace("\r\n", "\n").replace("\n", newline) if at < 0 else source
        old = at if at >= 0 else -at - 2
        if number + 1 == len(placed):
            last = sheet.blocks[-1].after if sheet.blocks else newline
            yield TextBlock(source, last if old == len(sheet.blocks) - 1 else last or newline)
            continue
        following, below = placed[number + 1]
        new = following if following >= 0 else -following - 2
        beside = old >= 0 and new == old + 1
        yield TextBlock(source, sheet.blocks[old].after if beside else newline * 2)
        if (at < 0 or following != at + 1) and _would_join(source, below):
            yield TextBlock(APART, newline * 2)


def _placed(sheet: CutText, parts: Sequence[EditedPart]) -> list[tuple[int, str]]:
    """Each part with the number of the block that it is; for a new one, -2 less that of the block whose place it has,
    or -1 where it has no one's."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(parts):
        if parts[at].kept >= 0:
            found.append((parts[at].kept, sheet.blocks[parts[at].kept].source))
            at += 1
            continue
        end = next((n for n in range(at, len(parts)) if parts[n].kept >= 0), len(parts))
        before = parts[at - 1].kept if at else -1
        after = parts[end].kept if end < len(parts) else len(sheet.blocks)
        same = after - before - 1 == end - at
        found += [(-2 - (before + 1 + n) if same else -1, parts[at + n].source) for n in range(end - at)]
        at = end
    return found


def _would_join(above: str, below: str) -> bool:
    first, second = above.lstrip()[:2], below.lstrip()[:2]
    bullets = ("- ", "* ", "+ ")
    if first in bullets and second in bullets:
        return True
    if first[:1].isdigit() and second[:1].isdigit():
        return _is_number(above) and _is_number(below)
    return first[:1] == ">" and second[:1] == ">"


def _is_number(source: str) -> bool:
    head = source.lstrip().partition(" ")[0]
    return head[:-1].isdigit() and head[-1:] in (".", ")")
