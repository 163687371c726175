"""The passages of Vietnamese in the HTML of a text in another language, each marked with `lang`."""

from __future__ import annotations

import re

from markupsafe import Markup

from nhipcau.languages import marked, vietnamese_in
from nhipcau.languages.passages import VIETNAMESE

_TOKEN = re.compile(r"(<(?:[^<>\"]|\"[^\"]*\")*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_VOID = frozenset(("br", "hr", "img", "wbr"))
_LEFT_ALONE = frozenset(("code", "kbd", "pre"))
_MARKED = re.compile(r"\slang=\"")


def mark_passages(html: str, lang: str) -> str:
    """The HTML (as `sanitise.clean` gives it) with its Vietnamese marked; what has a `lang` already stays as it is."""
    if lang == VIETNAMESE or not any(vietnamese_in(html)):
        return html
    parts = []
    left_alone: list[str] = []  # the open elements whose words are not looked at, or that stand in such a one
    for token in _TOKEN.split(html):
        if token.startswith("<"):
            _follow(token, left_alone)
        elif not left_alone:
            token = marked(Markup(token), lang)
        parts.append(token)
    return "".join(parts)


def _follow(tag: str, left_alone: list[str]) -> None:
    found = _NAME.match(tag)
    if not found or found[1] in _VOID:
        return
    if tag.startswith("</"):
        left_alone[-1:] = []
    elif left_alone or found[1] in _LEFT_ALONE or _MARKED.search(tag):
        left_alone.append(found[1])
