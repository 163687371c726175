"""An A to Z: links in the order of a language, under its letters."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.languages.collation import initial, sort_key
from nhipcau.model import Group, Link


def alphabet(links: Iterable[Link], lang: str) -> tuple[Group, ...]:
    """Every letter that has links, in order, each with its links in order."""
    groups: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: (sort_key(link.text, lang), link.url)):
        groups.setdefault(initial(link.text, lang), []).append(link)
    return tuple(Group(letter, tuple(found)) for letter, found in groups.items())
