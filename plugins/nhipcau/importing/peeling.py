"""What old systems wrote into the text itself: the headline again, the date, the author, headlines of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from nhipcau.importing import lines
from nhipcau.importing.page_text import leaves, text_of

if TYPE_CHECKING:
    from nhipcau.importing.page_parts import PageParts

TOP, END = 6, 6
"""Blocks at the beginning and at the end of a text that are looked at."""
AROUND = 14
"""Blocks before a text in which its date may stand."""
STANDFIRST = 12
"""Words of a first paragraph that is one, where all of it is bold."""
_RIGHT = re.compile(r"text-align:\s*(?:right|end)", re.I)


def peel(page: PageParts, body: HtmlElement) -> None:
    """Take off the first and the last blocks of a text what is not its own, and note what it tells."""
    if "date" not in page.found:
        _dated_before(page, body)
    _top(page, list(leaves(body))[:TOP])
    for leaf in list(leaves(body)):
        if lines.is_tool(text_of(leaf)) and leaf.find(".//img") is None:
            page.note("boilerplate", leaf)
    _cut(page, list(leaves(body)))
    _end(page, [leaf for leaf in leaves(body) if text_of(leaf)][-END:])


def _dated_before(page: PageParts, body: HtmlElement) -> None:
    """A line that tells when the text appeared, among the blocks that stand before it."""
    before: list[HtmlElement] = []
    inside = set(body.iter())
    for leaf in leaves(page.root):
        if leaf in inside:
            break
        before.append(leaf)
    for leaf in reversed(before[-AROUND:]):
        if _dated(page, leaf):
            return


def _dated(page: PageParts, leaf: HtmlElement) -> bool:
    words = text_of(leaf)
    found = lines.is_dated(words)
    count = lines.views(words)
    if found and "date" not in page.found:
        page.found["date"] = found.told
    if count is not None and (found or len(words) < 40):
        page.found.setdefault("views", str(count))
    elif not found:
        return False
    page.note("views" if count is not None else "date", leaf)
    return True


def _top(page: PageParts, blocks: Sequence[HtmlElement]) -> None:
    for leaf in blocks:
        words = text_of(leaf)
        if not words:
            continue
        if lines.same(words, page.found.get("title", "")):
            page.note("title", leaf)
        elif _dated(page, leaf):
            continue
        elif "standfirst" not in page.found and _is_bold(leaf, words):
            page.take("standfirst", leaf)
            return
        elif len(words) > 80:
            return


def _is_bold(leaf: HtmlElement, words: str) -> bool:
    """Whether all of a paragraph is bold, as the standfirst of most Vietnamese newspapers is."""
    if len(words.split()) < STANDFIRST or leaf.find(".//img") is not None:
        return False
    bold = " ".join(text_of(each) for each in leaf.iter("b", "strong") if each.getparent() is not None)
    return len(bold.split()) >= len(words.split())


def _cut(page: PageParts, blocks: Sequence[HtmlElement]) -> None:
    """Where the text is over, take off all that comes after."""
    at = next(
        (at for at, leaf in enumerate(blocks) if at > 1 and lines.ends_text(text_of(leaf))), len(blocks)
    )
    why = "navigation"
    for leaf in blocks[at:]:
        why = lines.ends_text(text_of(leaf)) or why
        if text_of(leaf):
            page.many.setdefault("related", []).extend(
                (text_of(link), link.get("href") or "") for link in leaf.iter("a") if why == "navigation"
            )
            page.note("related" if why == "navigation" and leaf.find(".//a") is not None else why, leaf)


def _end(page: PageParts, blocks: Sequence[HtmlElement]) -> None:
    for leaf in reversed(blocks):
        words = text_of(leaf)
        right = bool(_RIGHT.search(leaf.get("style") or "")) or leaf.get("align") == "right"
        taken = lines.source(words)
        who = lines.byline(words) or (words if right and not taken and lines.is_name(words) else "")
        if who and "byline" not in page.found:
            page.take("byline", leaf, who)
        elif taken and "credit" not in page.found:
            page.take("credit", leaf, taken)
        elif not _dated(page, leaf):
            return
