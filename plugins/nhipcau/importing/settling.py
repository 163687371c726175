"""An article with its account: each word of its source in a field, in the body, or in a line of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from nhipcau.importing.counting import accounted, plain
from nhipcau.importing.traits import traits
from nhipcau.importing.values import Article, LedgerLine

TOLD = ("title", "standfirst", "dateline", "credit", "byline")
"""The fields whose words are the source's own."""


def settled(article: Article, source: Counter[str], ledger: Sequence[LedgerLine]) -> Article:
    """An article with its account: each word of the source in a field, in the body, or in a line of the ledger."""
    told = [(name, str(getattr(article, name))) for name in TOLD if getattr(article, name)]
    told.append(("body", plain(article.body)))
    found = accounted(source, told, ledger)
    return replace(article, lines=found, words=sum(line.count for line in found), traits=traits(article))


def wanted(caption: str, credit: str, place: str, file: str = "photo.jpg") -> str:
    """What to write where the photo, or the film, is to stand, for whoever finds it."""
    told = caption + "." if caption and credit and caption[-1].isalnum() else caption
    under = " ".join(filter(None, (told, credit))).replace('"', "'")
    return f'after {place}: ![{caption or credit}]({file} "{under}")'
