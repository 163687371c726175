"""Captions and credits, wherever an old page kept them, joined to the pictures and films they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nhipcau.convert.parts import Block, Paragraph
from nhipcau.convert.values import Film, Picture
from nhipcau.languages import credited

SHORT = 300
"""Characters. What is longer, and not called a caption, is a paragraph."""


def captioned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each picture or film with its caption and credit out of the paragraph or two below it."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        joined = None
        if isinstance(last, Picture | Film) and isinstance(block, Paragraph):
            joined = _joined(last, block)
        if joined:
            found[-1] = joined
        else:
            found.append(block)
    return tuple(found)


def _joined(picture: Picture | Film, below: Paragraph) -> Picture | Film | None:
    """The picture with what stands below it, or None where that is text of its own."""
    words = "".join(" " if run.is_break else run.words for run in below.runs)
    caption, credit = credited("".join(run.words for run in below.runs))
    caption = " ".join(caption.split())
    if any(run.note for run in below.runs) or picture.credit or (caption and picture.caption):
        return None
    named = below.look == "caption"
    told = len(words) <= SHORT and (bool(credit) or below.look == "centre" or _is_italic(below))
    if not (named or told):
        return None
    return replace(picture, caption=caption or picture.caption, credit=" ".join(credit.split()))


def _is_italic(paragraph: Paragraph) -> bool:
    return all("em" in run.marks or not any(map(str.isalnum, run.words)) for run in paragraph.runs)
