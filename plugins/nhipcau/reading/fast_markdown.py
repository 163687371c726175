"""Fast Markdown: what most texts are made of, plain paragraphs, is passed by what looks for something else.

Python-Markdown asks a dozen block processors about every paragraph, and searches every line for two dozen kinds of
marks. Here a paragraph that can be nothing else is known by one look, and whatever deals with a mark is asked only
about texts that have the character it begins with. What comes out is the same; it comes in half of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

TRIGGERS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "footnote": "[^",
}
"""Inline patterns, each with what is in whatever it matches. What is not named is searched for always."""

PREPARATION = {
    "normalize_whitespace": ("\t", "\r", "\x02", "\x03", "\n "),
    "fenced_code_block": ("```", "~~~"),
    "html_block": ("<", "&#"),
}
"""Preprocessors, each with what is in any text that it changes, apart from the two line ends that the first adds."""
PLAIN = re.compile(r"(?:[^\W\d_]|[(!“‘\"'])[^\n]*(?:\n(?:[^\W\d_]|[(!“‘\"'])[^\n]*)*")
"""A block whose lines all begin with a letter, a bracket or the like: every other block announces itself by the
beginning of a line."""
MARKED = re.compile(r"[\\`*_\[!<&\x02]|  \n")
"""What every mark within a line begins with; U+0002 is Markdown's own, for what it has put aside."""


class Preparing:
    """What a preprocessor does, done only to texts with one of its triggers; any other text ends in `end` besides."""

    def __init__(
        self, run: Callable[[list[str]], list[str]], triggers: tuple[str, ...], end: list[str]
    ) -> None:
        self._run, self._triggers, self._end = run, triggers, end

    def __call__(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._run(lines) if any(map(text.__contains__, self._triggers)) else lines + self._end


class Blocks:
    """Parses blocks as the parser does that it is made of, but for plain paragraphs, which are known at once."""

    def __init__(self, parser: BlockParser) -> None:
        self._state = parser.state
        self._processors: Sequence[BlockProcessor] = tuple(parser.blockprocessors)

    def __call__(self, parent: Element, blocks: list[str]) -> None:
        while blocks:
            if PLAIN.fullmatch(blocks[0]) and not self._state.isstate("list"):
                SubElement(parent, "p").text = blocks.pop(0)
            else:
                self._process(parent, blocks)

    def _process(self, parent: Element, blocks: list[str]) -> None:
        """Have the first block taken by the first processor that is for it."""
        for processor in self._processors:
            if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                return


class Triggered:
    """A compiled pattern that looks no further at a text without its trigger."""

    def __init__(self, pattern: re.Pattern[str], trigger: str) -> None:
        self._finditer, self._trigger = pattern.finditer, trigger

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        return self._finditer(text, start) if self._trigger in text else ()


class PlainText(Treeprocessor):
    """Tells the search for marks which texts need none, and which patterns none of the others can match."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._inline = md.treeprocessors["inline"]
        names = {md.inlinePatterns[name]: trigger for name, trigger in TRIGGERS.items()}
        self._patterns = [(pattern, names.get(pattern, "")) for pattern in md.inlinePatterns]

    def run(self, root: Element) -> None:
        said = "\n\n".join(root.itertext())
        self._inline.inlinePatterns = [pattern for pattern, trigger in self._patterns if trigger in said]
        if self.md.treeprocessors[
            "abbr"
        ].abbrs:  # these are looked for in texts that were searched, and in no other
            return
        for element in root.iter():
            if element.text and not MARKED.search(element.text):
                element.text = AtomicString(element.text)


class Contents(Treeprocessor):
    """Has a table of contents made of those texts alone that ask for one."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._toc = md.treeprocessors["toc"]
        self._marker, self._top = self._toc.marker, self._toc.toc_top

    def run(self, root: Element) -> None:
        asked = any(self._marker in text for text in root.itertext())
        self._toc.marker, self._toc.toc_top = (self._marker, self._top) if asked else ("", 7)


class FastMarkdown(Extension):
    """To be registered after every other extension, whose patterns and processors it counts on."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name, triggers in PREPARATION.items():
            end = ["", ""] if name == "normalize_whitespace" else []
            processor = md.preprocessors[name]
            processor.run = Preparing(processor.run, triggers, end)
        md.parser.parseBlocks = Blocks(md.parser)
        md.block_level_elements = frozenset(md.block_level_elements)
        md.treeprocessors.register(PlainText(md), "plain_text", 21)
        md.treeprocessors.register(Contents(md), "contents", 5.5)
        for name, trigger in TRIGGERS.items():
            pattern = md.inlinePatterns[name]
            pattern.compiled_re = Triggered(pattern.getCompiledRegExp(), trigger)
