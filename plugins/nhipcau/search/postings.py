"""Postings: where the words of a lot's pages stand, as bytes. `theme/static/js/search/volume.js` reads them.

The words are spread over `BLOCKS` blocks. A block has four columns: a head (the stamp of the lot's numbering, and the
words with a line end between them, each before it with the number of pages that it stands on); word for word, those
pages, as gaps between their numbers; a weight for each; and a byte of what follows. Before them stand the sizes of the
first two, and how many weights there are. Numbers are varints (seven bits a byte, the lowest first). Files are joined
column by column, since like is compressed best beside like.

The weight says where a word stands: in the title (and whether it opens it), the names, the lead, and how often in the
text. The byte of what
follows has the bit of every word that comes next after it: so words that stand side by side are told from words that
stand apart, but for one chance in eight, in a fifth of the room that places in the text would take.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.search.terms import BLOCKS, term, words

TEXT, LEAD, NAMES, TITLE, OPENING = 1, 8, 16, 32, 64
"""Parts of a weight: of the text, one to seven times count; the opening is that of the title."""
OFTEN = 7
OPENS = 6
"""Words of a title that open it."""

EMPTY = bytes(3)
"""A block of no words."""

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


def blocks(pages: Iterable[IndexedText], lang: str, stamp: bytes) -> list[bytes]:
    """The blocks of a lot's pages, which are numbered in this order; `stamp` is two bytes that stand for it."""
    found: list[dict[str, list[Posting]]] = [{} for _ in range(BLOCKS)]
    for number, page in enumerate(pages):
        for form, (block, weight, follows) in _weighed(page, lang).items():
            found[block].setdefault(form, []).append((number, weight, follows))
    return [_block(each, stamp) if each else EMPTY for each in found]


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


def _block(postings: dict[str, list[Posting]], stamp: bytes) -> bytes:
    forms = sorted(postings)
    rows = [postings[form] for form in forms]
    names = "\n".join(forms).encode()
    head = b"".join([stamp, varint(len(forms)), *(varint(len(row)) for row in rows), names])
    pages = b"".join(gaps([number for number, *_ in row]) for row in rows)
    weights, follows = (bytes([posting[at] for row in rows for posting in row]) for at in (1, 2))
    sizes = b"".join(map(varint, (len(head), len(pages), len(weights))))
    return sizes + head + pages + weights + follows


def joined(blocks: Iterable[bytes]) -> bytes:
    """Blocks as one file: their sizes, their heads, their pages, their weights, what follows."""
    columns: list[list[bytes]] = [[], [], [], [], []]
    for block in blocks:
        at = 0
        sizes = []
        for _ in range(3):
            size, at = number(block, at)
            sizes.append(size)
        columns[0].append(block[:at])
        for column, size in zip(columns[1:], (*sizes, sizes[-1]), strict=True):
            column.append(block[at : at + size])
            at += size
    return b"".join(part for column in columns for part in column)


def gaps(numbers: Sequence[int]) -> bytes:
    """Ascending numbers as how many each leaves out since the one before."""
    return b"".join(varint(after - before - 1) for before, after in pairwise((-1, *numbers)))


def varint(number: int) -> bytes:
    if number < 0x80:
        return _SMALL[number]
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*data, number))


def number(data: bytes, at: int) -> tuple[int, int]:
    """The varint at a place, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


_SMALL = [bytes((number,)) for number in range(0x80)]
