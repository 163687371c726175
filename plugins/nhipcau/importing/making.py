"""An article made of HTML and fields: what a kind of source of a plugin needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nhipcau.importing.counting import counted, plain
from nhipcau.importing.marking import marked
from nhipcau.importing.settling import TOLD, settled
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, LedgerLine, Saved


def article_of(saved: Saved, html: str, *, ledger: Iterable[LedgerLine] = (), **fields: Any) -> Article:
    """The article with that text; `fields` are those of `Article`, `origin` among them. `ledger` has the lines of what
    the source holds besides. Every word of the HTML, of the fields and of those lines is accounted for."""
    body, shots, left, said = marked(html, saved.address)
    besides = list(ledger)
    told = [str(fields.get(name, "")) for name in TOLD]
    fields.setdefault("lang", tongue(plain(body)))
    fields.setdefault("addresses", (saved.address,) if saved.address else ())
    article = Article(**{"source": saved.name, "body": body, "shots": shots} | fields)
    source = counted(" ".join((said, *told, *(line.words for line in besides))))
    return settled(article, source, [*left, *besides])
