"""Postings: where the words of a lot's pages stand, as bytes. `theme/static/js/search/volume.js` reads them.

The words are spread over `BLOCKS` blocks. What a lot has of a block is first its words, with a line end between them,
and before them how many bytes those are; then, word by word, the bits of their postings: on how many pages a word
stands, and for each page how many pages without it lie before, a weight, and a byte of what follows. Nothing is
compressed as a whole, since readers fetch single blocks, and since a file is then joined of what its lots have without
any work: instead, each number has the code that is short for what is usual (`codes`).

The weight says where a word stands: in the title (and whether it opens it), the names, the lead, and how often in the
text. The byte of what follows has the bit of every word that comes next after it: so words that stand side by side are
told from words that stand apart, but for one chance in eight, in a fifth of the room that places in the text would
take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.search.codes import FOLLOWS, WEIGHTS, gamma, packed, rice, varint
from nhipcau.search.terms import BLOCKS, term, words

TEXT, LEAD, NAMES, TITLE, OPENING = 1, 8, 16, 32, 64
"""Parts of a weight: of the text, one to seven times count; the opening is that of the title."""
OFTEN = 7
OPENS = 6
"""Words of a title that open it."""

Posting = tuple[int, int, int]
"""The number of a page in its lot, a weight, and the byte of what follows."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What is searched of one page: plain texts (NFC). Words of different ones never stand side by side."""

    title: str
    names: tuple[str, ...]
    lead: str
    text: str

    @property
    def parts(self) -> tuple[tuple[int, str], ...]:
        return (
            (TITLE, self.title),
            *((NAMES, each) for each in self.names),
            (LEAD, self.lead),
            (TEXT, self.text),
        )


def blocks(pages: Sequence[IndexedText], lang: str) -> list[bytes]:
    """What a lot has of each block; its pages are numbered in this order."""
    found: list[dict[str, list[Posting]]] = [{} for _ in range(BLOCKS)]
    for number, page in enumerate(pages):
        for form, (block, weight, follows) in _weighed(page, lang).items():
            found[block].setdefault(form, []).append((number, weight, follows))
    return [_block(each, len(pages)) for each in found]


def _weighed(page: IndexedText, lang: str) -> dict[str, list[int]]:
    """The words of a page, each with its block, its weight and what follows."""
    found: dict[str, list[int]] = {}
    for part, text in page.parts:
        terms = [term(word, lang) for word in words(text)]
        for at, one in enumerate(terms):
            known = found.setdefault(one.form, [one.block, 0, 0])
            if part != TEXT:
                known[1] |= part | (OPENING if part == TITLE and at < OPENS else 0)
            elif known[1] & OFTEN < OFTEN:
                known[1] += TEXT
        for one, following in pairwise(terms):
            found[one.form][2] |= following.bit
    return found


def _block(postings: dict[str, list[Posting]], pages: int) -> bytes:
    if not postings:
        return b""
    forms = sorted(postings)
    names = "\n".join(forms).encode()
    return (
        varint(len(names)) + names + packed(bits for form in forms for bits in _bits(postings[form], pages))
    )


def _bits(row: Sequence[Posting], pages: int) -> Iterator[str]:
    """The postings of a word, in a lot of so many pages. Where what follows is what followed on the page before, one
    bit says so."""
    yield gamma(len(row))
    usual = (pages - len(row)) // len(row)
    before, followed = -1, -1
    for page, weight, follows in row:
        yield rice(page - before - 1, usual)
        yield WEIGHTS[weight]
        yield "0" if follows == followed else "1" + FOLLOWS[follows]
        before, followed = page, follows


def part(blocks: Iterable[bytes]) -> bytes:
    """What a lot has of some blocks, each with its length before it."""
    return b"".join(varint(len(each)) + each for each in blocks)


def joined(parts: Sequence[bytes], stamp: bytes) -> bytes:
    """The same parts of all lots as one: each block whole, with a stamp before it."""
    return b"".join(piece for pieces in zip(*map(_pieces, parts), strict=True) for piece in (stamp, *pieces))


def _pieces(part: bytes) -> Iterator[bytes]:
    """What a part has of each of its blocks, with the length."""
    at = 0
    while at < len(part):
        start, size, shift = at, 0, 0
        more = True
        while more:
            size |= (part[at] & 0x7F) << shift
            more = part[at] > 0x7F
            at, shift = at + 1, shift + 7
        at += size
        yield part[start:at]
