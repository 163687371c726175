"""What a text says in one place for another: addresses of links, footnotes, abbreviations.

What nobody calls is words and printed where it stands: "[PV]: Vâng." is an answer, not the address of a link.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension

from nhipcau.reading.dialect.containers import Held
from nhipcau.reading.dialect.marks import ABBREVIATION, FOOTNOTE

_TITLE = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))"""
_LINK = re.compile(
    rf" *\[((?:\\.|[^\[\]\\])+)\]:\s*(?:<((?:\\.|[^<>\n\\])*)>|([^\s<]\S*))"
    rf"(?:(?:[ ]+|[ ]*\n[ ]*)({_TITLE}))?[ ]*(?=\n|$)"
)
_PLAIN_LINK = re.compile(
    r" *\[((?:\\.|[^\[\]\\])+)\]:\s*(?:<((?:\\.|[^<>\n\\])*)>|([^\s<]\S*))()[ ]*(?=\n|$)"
)
_LOOKAHEAD = 8
"""Lines that the address of a link with its title may take."""


class Definitions:
    """Takes definitions out of a text, and hands them to Python-Markdown's own extensions."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension, abbreviations: AbbrExtension) -> None:
        self._md = md
        self._footnotes = footnotes
        self._abbreviations = abbreviations
        self._text = ""

    def begin(self, text: str) -> None:
        """Begin with a text."""
        self._text = text
        self._calls: set[str] | None = None

    def begins(self, line: str) -> bool:
        """Whether a footnote or an abbreviation begins with that line, even directly below a paragraph."""
        found = FOOTNOTE.match(line)
        if found:
            return found[1] not in self._footnotes.footnotes
        found = ABBREVIATION.match(line)
        return bool(found and self._abbreviated(found[1]))

    def take(self, lines: list[str], at: int) -> int:
        """Take the definition that begins with a line; gives the number of the line after it, or -1 for none."""
        line = lines[at]
        note = FOOTNOTE.match(line)
        if note:
            return self._note(lines, at, note)
        short = ABBREVIATION.match(line)
        if short:
            if not self._abbreviated(short[1]):
                return -1
            self._abbreviations.abbrs[  # type: ignore[attr-defined]
                short[1].strip()
            ] = short[2].strip()
            return at + 1
        return self._link(lines, at)

    def twice(self, line: str) -> bool:
        """Whether a line begins a footnote whose name has another already."""
        found = FOOTNOTE.match(line)
        return bool(found and found[1] in self._footnotes.footnotes)

    def _note(self, lines: list[str], at: int, note: re.Match[str]) -> int:
        if note[1] in self._footnotes.footnotes:
            return -1
        held = Held(2)
        end = held.gather(lines, at, note.start(2))
        self._footnotes.setFootnote(note[1], "\n".join(held.lines))
        return end

    def _link(self, lines: list[str], at: int) -> int:
        text = "\n".join(lines[at : at + _LOOKAHEAD])
        found = _LINK.match(text) or _PLAIN_LINK.match(text)
        if not found or "\n\n" in found[0] or not self._called(found[1]):
            return -1
        title = _bare(found[4][1:-1]) if found[4] else None
        address = _bare(found[2] if found[2] is not None else found[3])
        self._md.references.setdefault(label(found[1]), (address, title))  # type: ignore[arg-type]
        return at + found[0].count("\n") + 1

    def _called(self, name: str) -> bool:
        """Whether a link of that name stands anywhere in the text."""
        if self._calls is None:
            self._calls = {label(each) for each in _CALL.findall(self._text)}
        return label(name) in self._calls

    def _abbreviated(self, short: str) -> bool:
        return len(re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", self._text)) > 1


_CALL = re.compile(r"\[((?:\\.|[^\[\]\\])+)\](?!:)")


def label(name: str) -> str:
    """The name of a link as it is looked up: neither case nor blanks count."""
    return " ".join(_bare(name).split()).casefold()


def _bare(text: str) -> str:
    return _BACKSLASH.sub(r"\1", text)


_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
