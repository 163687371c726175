"""The linked data of the example newspaper's pages, read back from what was drawn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from nhipcau.showroom.publication import PUBLICATION
from tests.theme.drawing import html, pages

ROOT = PUBLICATION.url
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@cache
def graphs() -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """Template and things of every page that has linked data, by its path."""
    found = {}
    for path, (template, _, _) in pages().items():
        for block in DATA.findall(html(path).partition("<body")[0]):
            said = json.loads(block)
            assert said["@context"] == "https://schema.org"
            found[path] = template, said["@graph"]
    return found


def things(kind: str) -> dict[str, dict[str, Any]]:
    """Every main thing of that type, by the path of its page."""
    return {path: thing for path, (_, graph) in graphs().items() for thing in graph if thing["@type"] == kind}


def within(value: Any) -> Iterator[dict[str, Any]]:
    """A thing and all things in it."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from within(each)
