"""What is left of a page when its text is taken off: menus, forms, the frame that stands around every text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from nhipcau.importing import lines
from nhipcau.importing.page_text import label, text_of
from nhipcau.importing.values import LedgerLine

_KINDS = (
    ("navigation", re.compile(r"\b(?:nav|menu|breadcrumb|pagination|sitemap|lien-?ket)", re.I)),
    ("comment", re.compile(r"comment|binh-?luan|reply", re.I)),
    ("form", re.compile(r"search|login|form|newsletter|tim-?kiem", re.I)),
    ("navigation", re.compile(r"related|other-?news|lien-?quan|tin-?khac|recent|latest", re.I)),
)
_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "form": "form",
    "select": "form",
    "button": "form",
    "head": "head",
}


def rest(root: HtmlElement, body: HtmlElement) -> Iterator[LedgerLine]:
    """A line for each part of the page around the text: what is no ancestor of it, whole."""
    above = set()
    node = body
    while node is not None:
        above.add(node)
        node = node.getparent()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        loose = [node.text or ""]
        for child in node:
            loose.append(child.tail or "")
            if child in above:
                if child is not body:
                    waiting.append(child)
            elif isinstance(child.tag, str) and (words := text_of(child)):
                yield LedgerLine(_kind(child), label(child), words)
        if words := " ".join(" ".join(loose).split()):
            yield LedgerLine("boilerplate", label(node), words)


def _kind(element: HtmlElement) -> str:
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    found = _TAGS.get(element.tag) or next((kind for kind, words in _KINDS if words.search(named)), "")
    if found:
        return found
    if ends := lines.ends_text(text_of(element)):
        return ends
    links = sum(len(text_of(link)) for link in element.iter("a"))
    return "navigation" if 2 * links > len(text_of(element)) else "boilerplate"
