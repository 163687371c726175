"""The names of places within a text, and the links to them.

They have a room of their own, `t-`, so that no heading takes a name of the page around it (`main`, `share`).
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from html import unescape
from urllib.parse import unquote

from nhipcau.languages import slugify
from nhipcau.reading.findings import Findings
from nhipcau.reading.source import N_

ROOM = "t-"
TAG = re.compile(r'<[a-z][^>"]*(?:"[^"]*"[^>"]*)*>')
NAME = re.compile(r' (id|href)="(#?)([^"]*)"')


def anchored(html: str, found: Findings) -> str:
    """Clean HTML with its names in their room, each once, and its links to them; one that leads to no name is told."""
    if ' id="' not in html and ' href="#' not in html:
        return html
    names: dict[str, None] = {}
    called: dict[str, None] = {}

    def named(match: re.Match[str]) -> str:
        kind, sharp, name = match.groups()
        if kind == "id":
            if name in names:
                return ""
            names[name] = None
            return f' id="{ROOM}{name}"'
        if not sharp:
            return match[0]
        called[name] = None
        return f' href="#{ROOM}{name}"' if name else match[0]

    html = TAG.sub(lambda tag: NAME.sub(named, tag[0]), html)
    for name in called:
        if name and name not in names:
            _missing(unescape(unquote(name)), names, found)
    return html


def _missing(name: str, names: dict[str, None], found: Findings) -> None:
    slug = slugify(name)
    near = [slug] if slug in names else get_close_matches(slug, names, 1, 0.6)
    message = N_("The link to “#{name}” leads nowhere: no heading of this text has that name.")
    hint = (
        N_("Did you mean “#{near}”?")
        if near
        else N_("A heading gets a name of its own so: ## Heading {{#name}}.")
    )
    found.complain(found.broken, f"#{name}", message, hint, name=name, near="".join(near))
