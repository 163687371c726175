"""What most texts are made of, words without marks, is passed by what looks for marks.

Python-Markdown searches every text for two dozen kinds of marks. Here whatever deals with a mark is asked only about
texts that have the character it begins with. What comes out is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

TRIGGERS = {
    "backtick": ("`",),
    "backslash_break": ("\\\n",),
    "ampersand": ("\\&",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "link": ("[",),
    "image_link": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "magic-link": ("://", "www.", "WWW.", "Www."),
    "magic-mail": ("@",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "delimiter": ("*", "_", "~"),
}
"""Inline patterns, each with what is in whatever it matches. What is not named is searched for always."""
MARKED = re.compile(r"[\\`*_\[!<&~@\x02]|  \n|://|www\.|[0+]\d|\(0", re.I)
"""What every mark within a line begins with; U+0002 is Markdown's own, for what it has put aside."""
SPACE = ("\t", "\r", "\x02", "\x03", "\n ")


class Prepared:
    """Evens the blanks of those texts that need it; any other ends in two empty lines besides."""

    def __init__(self, run: Callable[[list[str]], list[str]]) -> None:
        self._run = run

    def __call__(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._run(lines) if any(map(text.__contains__, SPACE)) else [*lines, "", ""]


class Triggered:
    """A compiled pattern that looks no further at a text without its triggers."""

    def __init__(self, pattern: re.Pattern[str], triggers: tuple[str, ...]) -> None:
        self._finditer, self._triggers = pattern.finditer, triggers

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        found = any(text.find(trigger, start) >= 0 for trigger in self._triggers)
        return self._finditer(text, start) if found else ()


class PlainText(Treeprocessor):
    """Tells the search for marks which texts need none, and which patterns none of the others can match."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._inline: Any = md.treeprocessors["inline"]
        self._abbreviations: Any = md.treeprocessors["abbr"]
        names = {md.inlinePatterns[name]: triggers for name, triggers in TRIGGERS.items()}
        self._patterns = [(pattern, names.get(pattern, ("",))) for pattern in md.inlinePatterns]

    def run(self, root: Element) -> None:
        said = "\n\n".join(root.itertext())
        self._inline.inlinePatterns = [
            pattern for pattern, triggers in self._patterns if any(map(said.__contains__, triggers))
        ]
        if self._abbreviations.abbrs:
            return  # these are looked for in texts that were searched, and in no other
        for element in root.iter():
            if element.text and not MARKED.search(element.text):
                element.text = AtomicString(element.text)


def quicken(md: Markdown) -> None:
    """To be done after every extension has registered what it brings."""
    processor = md.preprocessors["normalize_whitespace"]
    processor.run = Prepared(processor.run)  # type: ignore[method-assign]
    md.block_level_elements = frozenset(md.block_level_elements)  # type: ignore[assignment]
    md.treeprocessors.register(PlainText(md), "plain_text", 21)
    for name, triggers in TRIGGERS.items():
        pattern = md.inlinePatterns[name]
        pattern.compiled_re = Triggered(pattern.getCompiledRegExp(), triggers)  # type: ignore[assignment]
