"""Headings: bold lines that are meant as such, and no level above the one that a title leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhipcau.convert.parts import Block, Heading, Listing, Paragraph, PipeTable, Quote, tidy

LONGEST = 120
"""Characters. A longer bold paragraph is a standfirst."""
_FOLLOWERS = (Paragraph, Listing, Quote, PipeTable)


def headed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text with headings from level 2 on; where it has none, bold lines above a text are headings."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    if levels:
        down = 1 if min(levels) == 1 else 0
        return tuple(
            replace(block, level=min(block.level + down, 6)) if isinstance(block, Heading) else block
            for block in blocks
        )
    return tuple(
        _heading(block) if isinstance(block, Paragraph) and _is_heading(blocks, place) else block
        for place, block in enumerate(blocks)
    )


def _is_heading(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if not _is_bold_line(block) or not isinstance(after, _FOLLOWERS):
        return False
    return not _is_bold_line(after) or (place + 2 < len(blocks) and _is_heading(blocks, place + 1))


def _is_bold_line(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.look == "right" or len(block.words) > LONGEST:
        return False
    bold = all("strong" in run.marks or not run.words.strip() for run in block.runs)
    line = not any(run.is_break or run.note or run.link for run in block.runs)
    return bold and line and block.words.rstrip(' ”"’)')[-1:] not in (".", ",", ";", ":", "…", "")


def _heading(block: Paragraph) -> Heading:
    plain = (replace(run, marks=run.marks - {"strong"}) for run in block.runs)
    return Heading(2, tidy(plain))
