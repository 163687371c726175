"""The examples of the GFM specification, run through our reading and compared by shape with a CommonMark parser.

`gfm-0.29.json` holds the examples of the specification (CC BY-SA 4.0; it says whose they are). What they become is
said by markdown-it-py, and for GFM's own additions, some of which it does not have, by the specification.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.sanitise import clean
from nhipcau.reading.source import Source

ROOT = Path(__file__).parents[2]
EXAMPLES = json.loads((Path(__file__).parent / "gfm-0.29.json").read_text(encoding="utf-8"))["examples"]
READER = ContentReader()
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLACED = re.compile(r"[/#?]|[a-z][a-z0-9+.-]*:", re.I)
"""Addresses that lead somewhere from any page; of others, reading keeps the words."""
MEANT = ("href", "src", "alt", "title", "start")
"""The attributes that make a difference to readers."""

ON_PURPOSE: dict[str, set[int]] = {
    "an indent makes no code, since people who come from Word begin paragraphs with it": {
        1, 2, 3, 5, 6, 7, 8, 18, 19, 39, 40, 55, 57, 70, 77, 80, 81, 82, 84, 85, 86, 87, 88, 104, 107, 152, 153, 160,
        180, 195, 209, 214, 216, 230, 231, 232, 235, 242, 248, 249, 250, 251, 252, 256, 264, 265, 266, 267, 268, 289,
        292, 293, 314, 332,
    },
    "what looks like a tag and is none is words": {
        120, 126, 127, 128, 133, 142, 150, 151, 170, 532, 544, 632, 633, 634, 636, 642, 643, 646, 648, 649, 652,
    },
    "what is not for readers goes as a whole, and what is not allowed goes without what it holds": {149, 653},
    "the address of a link that nothing calls is words": {176, 177, 179, 188, 297},
    "an address in angle brackets is one that a browser opens": {316, 604, 606, 607, 609, 611},
    "a bare address is a link, as GFM has it and CommonMark does not": {616, 619, 620},
    "code and links are found before tags and addresses": {354, 356, 534, 546},
    "cells beyond the head of a table stay": {204},
    "rare spellings": {324, 500, 515, 553, 560, 582},
}  # fmt: skip
"""The examples that come out otherwise than there, by why."""
OLDER = frozenset((610, 624, 626, 628)) if sys.version_info < (3, 11, 5) else frozenset()
"""The examples of bare addresses that the last pymdown-extensions for older Pythons reads otherwise."""


class Shape(HTMLParser):
    """Elements with the attributes that matter and words, without what blanks and ids are between them."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted(
            (name, unquote(value or ""))
            for name, value in attrs
            if name in MEANT and value and (name != "href" or PLACED.match(value))
        )
        self.parts.append(f"<{tag}{kept or ''}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and self.parts and self.parts[-1][0] != "<":
            self.parts[-1] += words
        elif words:
            self.parts.append(words)


def shape(html: str) -> list[str]:
    """The shape of HTML that has been cleaned as ours is."""
    shaped = Shape()
    shaped.feed(clean(re.sub(r"<(/?)h1\b", r"<\1h2", html)).replace('="#t-', '="#'))
    shaped.close()
    return [re.sub(r"^<(/?)del>$", r"<\1s>", part) for part in shaped.parts]


def ours(body: str) -> list[str]:
    return shape(READER.convert(Source("index.vi.md", {}, body, 1), {}).html)


def theirs(example: dict[str, str]) -> list[str]:
    told = example["html"] if example["ext"] else COMMONMARK.render(example["markdown"])
    boxes = re.sub(r'<input checked="" [^>]*>', "☑", told)
    return shape(re.sub(r"<input [^>]*>", "☐", boxes).strip())


@cache
def differing() -> frozenset[int]:
    found = (int(each["example"]) for each in EXAMPLES if ours(each["markdown"]) != theirs(each))
    return frozenset(found) - OLDER


def test_the_examples_differ_where_it_is_meant_and_nowhere_else() -> None:
    meant = set().union(*ON_PURPOSE.values())
    assert differing() - meant == set(), "differ, and should not"
    assert meant - differing() == set(), "are said to differ, and do not"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_share_of_examples_that_agree_is_the_one_that_writers_are_told(language: str) -> None:
    text = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
    half = text.split("## English\n")[language == "en"]
    assert f"{len(EXAMPLES) - len(differing())}/{len(EXAMPLES)}" in half
    for purpose, examples in ON_PURPOSE.items():
        assert f"({len(examples)})" in half, purpose


if __name__ == "__main__":  # what an example becomes here and there
    for each in EXAMPLES:
        if int(each["example"]) in differing():
            print(
                each["example"],
                each["section"],
                repr(each["markdown"]),
                ours(each["markdown"]),
                theirs(each),
                sep="\n  ",
            )
