"""What is found within a line besides what Python-Markdown and pymdownx find."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString, code_escape

from nhipcau.reading.dialect.foreseen import ESCAPED, Foreseen
from nhipcau.reading.sanitise import is_words

ADDRESS = r"<((?i:https?|ftp|mailto|tel):[^\s<>\x02\x03]*)>"
MAIL = r"<([\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+)>"
"""Addresses in angle brackets."""
TELEPHONE = (
    r"(?<![\w./+@-])(?:\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}|\(0\d{1,3}\)[ .-]?\d{3,4}[ .-]?\d{3,4}"
    r"|0\d{2,3}(?:[ .-]\d{3,4}){2}|0\d{3}(?:[ .-]\d{2,3}){2,3}|0[235789]\d{8,9})(?![\w-]|[./]\d)"
)
"""A number as telephones have it: with the country, or beginning with 0 and of ten or eleven figures."""


class Telephone(InlineProcessor):
    """Makes a link of a telephone number."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        figures = re.sub(r"[^\d+]", "", m[0])
        local = not figures.startswith("+")
        if not (10 <= len(figures) <= 11 if local else 9 <= len(figures) <= 16):
            return None, None, None
        link = Element("a", {"href": f"tel:{figures}"})
        link.text = AtomicString(m[0])
        return link, m.start(), m.end()


class RawHtml(InlineProcessor):
    """Puts a tag of HTML aside, to stay as it is; a tag that HTML does not know is words."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        if m[2] and is_words(m[2], m[3]):
            return None, None, None
        html = ESCAPED.sub(lambda found: f"\\{chr(int(found[1]))}", self.unescape(m[0]))
        return self.md.htmlStash.store(html), m.start(), m.end()


class Ampersand(InlineProcessor):
    """Puts an ampersand behind a backslash of its own aside: what follows it is no entity."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        return self.md.htmlStash.store("&amp;"), m.end() - 2, m.end()


class CodeSpan(NamedTuple):
    """A stretch of code in a line."""

    start: int
    end: int
    code: str


class Backticks(Foreseen[CodeSpan]):
    """Makes elements of code between backticks, as many before it as after it."""

    def made(self, found: CodeSpan) -> Element:
        code = found.code.replace("\n", " ")
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        element = Element("code")
        element.text = AtomicString(code_escape(code))
        return element

    def foresee(self, data: str) -> list[CodeSpan]:
        return code_spans(data)


def code_spans(data: str) -> list[CodeSpan]:
    """The stretches of code in a text, by CommonMark 6.1."""
    runs: dict[int, list[int]] = {}
    for each in _RUN.finditer(data):
        runs.setdefault(len(each[0]), []).append(each.start())
    found: list[CodeSpan] = []
    at = 0
    while run := _ESCAPE_OR_RUN.search(data, at):
        at = run.end()
        same = runs.get(len(run[0]), []) if run[0][0] == "`" else []
        closing = bisect_left(same, at)
        if closing < len(same):
            found.append(CodeSpan(run.start(), same[closing] + len(run[0]), data[at : same[closing]]))
            at = found[-1].end
    return found


_RUN = re.compile("`+")
_ESCAPE_OR_RUN = re.compile(r"\\.|`+", re.S)
