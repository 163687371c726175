"""HTML within Markdown: what is a tag, where a block of it begins and ends, and what of it is printed as written."""

from __future__ import annotations

import re

from nhipcau.reading.sanitise import ATTRIBUTES, BLOCKS, KNOWN, TAG, is_words

HIDDEN = frozenset(("script", "style"))
"""What these hold is for machines."""

_COMMENT = r"<!--(?:(?!<!--|-->).)*+-->"
_SCRIPT = (
    r"<(?i:script|style)\b[^<>]*+>(?:(?!<(?i:script|style)\b|</(?i:script|style)).)*+</(?i:script|style)\s*+>"
)
"""A script and all that it holds: it is not words."""
INLINE = rf"{_SCRIPT}|{TAG.pattern}|{_COMMENT}|<\?(?:(?!<\?|\?>).)*+\?>"
_NAME = re.compile(r" *</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>]|$)")
_RAW = re.compile(r" *<(script|pre|style|textarea)(?=[\s>]|$)", re.I)
_ALONE = re.compile(rf" *(?:{TAG.pattern})\s*$")
_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
BLANK = ""
"""The end of a block that ends at a blank line."""


def opening(line: str, *, within: bool) -> str | None:
    """What ends the block of HTML that begins with that line: a text, or BLANK; None where none begins. A paragraph
    (`within`) is not broken off by a tag that may stand in a line of words."""
    raw = _RAW.match(line)
    if raw:
        return f"</{raw[1].lower()}>"
    bare = line.lstrip(" ")
    for start, end in _ENDS:
        if bare.startswith(start):
            return end
    name = _NAME.match(line)
    if name and name[1].lower() in BLOCKS:
        return BLANK
    alone = None if within else _ALONE.match(line)
    return BLANK if alone and alone[2].lower() in KNOWN - {"img"} else None  # a photo alone is a paragraph


def shown(html: str) -> str:
    """A stretch of raw HTML, made safe to read together with the rest of a text: a tag that HTML does not know is words
    and printed as written; one that is not allowed goes, and what it holds stays, so that no tag left open (`<title>`,
    `<plaintext>`) swallows the text after it. A script goes with all that it holds."""
    return _ANY.sub(_seen, _HIDDEN.sub("", html))


_ANY = re.compile(rf"{_COMMENT}|<\?(?:(?!<\?|\?>).)*+\?>|{TAG.pattern}|<", re.S)
_HIDDEN = re.compile(_SCRIPT, re.S)


def _seen(found: re.Match[str]) -> str:
    if found[0] == "<":
        return "&lt;"
    if found[2] is None:
        return ""
    name = found[2].lower()
    if is_words(name, found[3]):
        return found[0].replace("<", "&lt;").replace(">", "&gt;")
    if name == "h1":
        return f"<{found[1]}h2{found[3]}>"
    return found[0] if name in ATTRIBUTES else ""
