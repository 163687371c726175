"""Plain text that somebody copied off a page of a portal: headline, date, captions and form fields all in a row.

Three portals are known by what they put around a text: `hanoi-portal` the time in brackets after the headline,
`haufo` a line "Publish date … | View count: …" below it, `hanoi-times` the date above it, and captions that begin with
a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from nhipcau.convert import convert
from nhipcau.convert.spelling import decode, respelt
from nhipcau.importing.copied import Scrape, numbered, paragraphs, signs, take_foot, take_head
from nhipcau.importing.counting import counted
from nhipcau.importing.settling import settled
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, Saved, Useless
from nhipcau.languages import normalise


@dataclass(frozen=True, slots=True)
class PortalText:
    """A kind of plain text, by the name of its portal."""

    name: str

    def knows(self, saved: Saved) -> float:
        if not is_text(saved):
            return 0.0
        told = signs(numbered(_text(saved, saved.head(8192))))
        return 0.9 if told == self.name else 0.0

    def parts(self, saved: Saved) -> Iterator[Saved]:
        yield saved

    def read(self, saved: Saved) -> Iterator[Article]:
        yield read_scrape(saved, self.name)


@dataclass(frozen=True, slots=True)
class AnyText(PortalText):
    """A plain text of no portal that we know."""

    name: str = "text"

    def knows(self, saved: Saved) -> float:
        return 0.1 if is_text(saved) else 0.0


def is_text(saved: Saved) -> bool:
    """Whether a source is plain text: neither HTML nor a file that begins with front matter."""
    named = saved.name.lower().endswith((".txt", ".text"))
    head = saved.head(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    return named and not head.startswith((b"<", b"PK", b"%PDF", b"\x1f\x8b")) and b"\0" not in head


def read_scrape(saved: Saved, portal: str) -> Article:
    """The article that a scrape holds; Useless where it holds no text."""
    text = _text(saved, saved.read())
    scrape = Scrape(numbered(text))
    if not scrape.rest:
        raise Useless("empty")
    take_head(scrape, portal)
    take_foot(scrape)
    found = list(paragraphs(scrape, portal))
    body = convert("".join(f"<p>{escape(words)}</p>" for words in found)).markdown
    article = Article(
        source=saved.name,
        origin=portal,
        lang=tongue(text),
        title=scrape.title,
        standfirst=scrape.standfirst,
        byline=scrape.byline,
        dateline=scrape.dateline,
        credit=scrape.credit,
        date=scrape.date,
        views=scrape.views,
        addresses=(saved.address,) if saved.address and not saved.address.startswith(NOWHERE) else (),
        body=body,
        related=tuple(scrape.related),
    )
    ledger = sorted(scrape.ledger, key=lambda line: int(re.findall(r"\d+", line.part)[0]))
    return settled(article, counted(text), ledger)


def _text(saved: Saved, data: bytes) -> str:
    text, _ = decode(data, saved.charset)
    read, _ = respelt(text)
    return normalise(read(text) if read else text)
