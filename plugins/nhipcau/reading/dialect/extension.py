"""The dialect as one extension of Python-Markdown."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    SubstituteTagInlineProcessor,
)
from pymdownx.betterem import BetterEmExtension
from pymdownx.magiclink import MagiclinkExtension
from pymdownx.tilde import DeleteSubExtension

from nhipcau.languages import slugify
from nhipcau.reading.dialect.attributes import Attributes
from nhipcau.reading.dialect.blocks import Blocks
from nhipcau.reading.dialect.brackets import Brackets
from nhipcau.reading.dialect.definitions import Definitions
from nhipcau.reading.dialect.html import INLINE
from nhipcau.reading.dialect.inline import ADDRESS, MAIL, TELEPHONE, Ampersand, Backticks, RawHtml, Telephone
from nhipcau.reading.dialect.plain import quicken
from nhipcau.reading.holes import unmarked

REPLACED = (
    "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
    "backtick", "autolink", "automail", "html",
)  # fmt: skip


class Dialect(Extension):
    """Markdown as on GitHub, with footnotes, abbreviations, meanings, attributes and notes."""

    blocks: Blocks
    footnotes: FootnoteExtension

    def __init__(self, title: Callable[[str], str] = str.title) -> None:
        """`title` gives what stands over a note of a kind ("tip"), where its writer says nothing else."""
        super().__init__()
        self._title = title

    def extendMarkdown(self, md: Markdown) -> None:
        footnotes = FootnoteExtension(BACKLINK_TITLE="", UNIQUE_IDS=False, PLACE_MARKER="\x04")
        abbreviations = AbbrExtension()
        toc = TocExtension(slugify=lambda value, separator: slugify(unmarked(value)) or "muc", marker="")
        more: tuple[Any, ...] = (
            footnotes,
            abbreviations,
            toc,
            BetterEmExtension(),
            DeleteSubExtension(subscript=False),
            MagiclinkExtension(),
        )
        for extension in more:
            extension.extendMarkdown(md)
        md.preprocessors.deregister("html_block")
        for name in REPLACED:
            md.inlinePatterns.deregister(name)
        self._foreseen = (Backticks("`+|\\\\`", md), Brackets(md, image=False), Brackets(md, image=True))
        for name, pattern, priority in (
            ("backtick", self._foreseen[0], 190),
            ("backslash_break", SubstituteTagInlineProcessor(r"(?<!\\)\\\n", "br"), 185),
            ("ampersand", Ampersand(r"(?<!\\)(?:\\\\)*\\&", md), 181),
            ("link", self._foreseen[1], 160),
            ("image_link", self._foreseen[2], 150),
            ("autolink", AutolinkInlineProcessor(ADDRESS, md), 120),
            ("automail", AutomailInlineProcessor(MAIL, md), 110),
            ("html", RawHtml(INLINE, md), 90),
            ("telephone", Telephone(TELEPHONE, md), 84),
        ):
            md.inlinePatterns.register(pattern, name, priority)
        md.treeprocessors.register(Attributes(md), "attr_list", 8)
        md.ESCAPED_CHARS = list(string.punctuation)
        self.footnotes = footnotes
        self.blocks = Blocks(md, Definitions(md, footnotes, abbreviations), self._title)
        md.parser.parseDocument = self.blocks.document  # type: ignore[method-assign,assignment]
        md.parser.parseChunk = self.blocks.chunk  # type: ignore[method-assign]
        md.registerExtension(self)
        quicken(md)

    def reset(self) -> None:
        for processor in self._foreseen:
            processor.forget()
