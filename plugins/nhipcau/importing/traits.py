"""What two texts about one thing have in common in any language: names without marks, numbers, pictures, addresses.

A trait is a short text with a letter before it: "n:nguyen-ngoc-ky", "#:2024", "p:le-khai-mac.jpg", "a:example.org/x";
and "r:haufo" where a registry of the site has what the text names.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from nhipcau.languages import fold

if TYPE_CHECKING:
    from nhipcau.importing.values import Article

MOST = 60
"""Traits of one text."""
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,/-]*\d|(?<![\w.,])\d(?!\w)")
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_CAPITALS = re.compile(rf"(?<!\w)[{_UPPER}][\w’'-]*(?:[ \u00a0][{_UPPER}][\w’'-]*){{1,4}}")
_LINK = re.compile(r"\]\(<?(https?://[^)\s>]+)")


def traits(article: Article) -> tuple[str, ...]:
    """The traits of an article, the most frequent first."""
    text = " ".join((article.title, article.standfirst, article.body))
    found: Counter[str] = Counter()
    for number in _NUMBER.findall(text):
        plain = re.sub(r"[.,](?=\d{3}\b)", "", number).replace(",", ".")
        found[f"#:{plain}"] += 1
    for names in _CAPITALS.findall(text):
        parts = re.sub(r"[^a-z0-9]+", "-", fold(names)).strip("-")
        if "-" in parts:
            found[f"n:{parts}"] += 1
    for shot in article.shots:
        name = urlsplit(shot.address).path.rpartition("/")[2].lower()
        if name:
            found[f"p:{re.sub(r'-[0-9]+x[0-9]+(?=[.])', '', name)}"] += 3
    for address in _LINK.findall(text):
        found[f"a:{address.partition('://')[2].rstrip('/').lower()}"] += 1
    return tuple(trait for trait, _ in found.most_common(MOST))
