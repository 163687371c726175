"""The marks of print in what was read: the HTML of bodies and captions, and the words of fields.

Done once for each text, when it is read, so that pages, feeds, calendars and the index of the search have the same
words. The source stays as it was typed. Code, addresses and what stands in attributes are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from nhipcau.languages.typography import Line, knows, opens, to_set, typeset, typeset_on
from nhipcau.model import Correction, Figure
from nhipcau.model.recordings import Recording
from nhipcau.reading import fields
from nhipcau.reading.fields import Item
from nhipcau.reading.pictures import Caption

PRINTED = frozenset((fields.text, fields.programme, fields.corrections))
"""The kinds of fields whose words readers read."""
_TOKEN = re.compile(r"(<(?:[^<>\"]|\"[^\"]*\")*>)")
_ANY_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_LANG = re.compile(r"\slang=\"([a-zA-Z-]+)\"")
_VOID = frozenset(("br", "hr", "img", "wbr", "input", "source", "col"))
_LEFT_ALONE = frozenset(("code", "kbd", "pre", "samp", "var", "math"))
_INLINE = _LEFT_ALONE | frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "del", "dfn", "em", "i", "img", "ins", "mark", "q", "s", "small",
     "span", "strong", "sub", "sup", "time", "u", "wbr")
)  # fmt: skip


def set_html(html: str, lang: str) -> str:
    """The HTML (as `sanitise.clean` gives it) with the marks of its language, element by element of its own `lang`."""
    if not (knows(lang) or " lang=" in html) or not to_set(_ANY_TAG.sub("\n", html)):
        return html
    tokens = _TOKEN.split(html)
    line, within = Line(), [("", lang)]
    for at, token in enumerate(tokens):
        if at % 2:
            _follow(token, line, within)
        elif token and knows(within[-1][1]):
            line.goes_on = at + 1 < len(tokens) and _goes_on(tokens[at + 1])
            tokens[at] = typeset_on(token, within[-1][1], line)
        elif token:
            line.before = token[-1]
    return "".join(tokens)


def _goes_on(tag: str) -> bool:
    """Whether a tag begins an element within the line."""
    found = _NAME.match(tag)
    return bool(found and not found[1] and found[2] in _INLINE and found[2] != "br")


def _follow(tag: str, line: Line, within: list[tuple[str, str]]) -> None:
    """Go into an element or out of it; one that is not within a line begins a new one."""
    found = _NAME.match(tag)
    if not found:
        return
    name = found[2]
    if name not in _INLINE:
        line.before, line.open = " ", []
    if name in _VOID:
        line.before = " " if name == "br" else line.before
        return
    if not found[1]:
        own = _LANG.search(tag)
        lang = "" if name in _LEFT_ALONE or not within[-1][1] else own[1] if own else within[-1][1]
        within.append((name, lang))
        return
    if len(within) > 1:
        within.pop()
    if name in _INLINE and opens(line.before):
        line.before = "x"  # what it holds is put there later


F = TypeVar("F", Figure, Recording)


def set_figure(figure: F, lang: str) -> F:
    """A photo or a recording with its words set."""
    return replace(
        figure,
        alt=typeset(figure.alt, lang),
        caption=typeset(figure.caption, lang),
        credit=typeset(figure.credit, lang),
        html=set_html(figure.html, lang) if figure.html else "",
    )


def set_caption(caption: Caption, lang: str) -> Caption:
    """The words under a photo, set."""
    words, credit, html = caption
    return Caption(typeset(words, lang), typeset(credit, lang), set_html(html, lang) if html else "")


def set_words(value: Any, lang: str) -> Any:
    """The value of a field of words: a line, or a list of what has one."""
    if isinstance(value, str):
        return typeset(value, lang)
    if isinstance(value, tuple):
        return tuple(set_words(each, lang) for each in value)
    return replace(value, text=typeset(value.text, lang)) if isinstance(value, Item | Correction) else value
