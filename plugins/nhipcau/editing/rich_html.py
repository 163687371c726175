"""The HTML of a block as an editor shows it, taken apart: its words, its elements, whether all of it is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from nhipcau.reading.holes import OPEN

KNOWN: Mapping[str, frozenset[str]] = {
    **{name: frozenset() for name in ("p", "strong", "em", "del", "ins", "mark", "sub", "br", "hr")},
    "sup": frozenset(("data-note",)),
    "span": frozenset(("data-remark",)),
    **{name: frozenset() for name in ("ul", "li", "blockquote", "table", "thead", "tbody", "tr", "pre")},
    **{f"h{level}": frozenset(("id",)) for level in range(2, 7)},
    "a": frozenset(("href", "title")),
    "ol": frozenset(("start",)),
    "code": frozenset(("class",)),
    "th": frozenset(("class",)),
    "td": frozenset(("class",)),
    "figure": frozenset(),
    "img": frozenset(("src", "alt", "title", "data-focus", "data-recording", "data-poster")),
}
"""The elements that the editor can show, with their attributes."""
VOID = frozenset(("br", "hr", "img"))
PLACED = re.compile(r"<figure>(.*?)</figure>", re.S)


def words(html: str) -> list[str]:
    """The words of some HTML, in their order, with those that photos say."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return " ".join(reader.words).split()


def tokens(html: str) -> list[object]:
    """What some HTML says, however it is spelt."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return reader.tokens


def knows(html: str) -> bool:
    """Whether the editor can show all of it."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return (
        reader.known
        and OPEN not in html
        and html.count("<img") == sum(figure.count("<img") for figure in PLACED.findall(html))
    )


def parts(html: str) -> tuple[str, ...]:
    """The outermost elements of some HTML, each as its text."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    offsets = [0]
    for line in html.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    if not reader.starts:
        return ()
    starts = [offsets[line - 1] + column for line, column in reader.starts]
    return tuple(html[start:end].strip() for start, end in zip(starts, [*starts[1:], len(html)], strict=True))


class _Elements(HTMLParser):
    """Reads what reading made, which is well-formed: where its outermost elements begin, and whether all are known."""

    def __init__(self) -> None:
        super().__init__()
        self.known, self.depth = True, 0
        self.starts: list[tuple[int, int]] = []
        self.words: list[str] = []
        self.tokens: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append((tag, sorted(attrs, key=str)))
        if not self.depth:
            self.starts.append(self.getpos())
        self.depth += tag not in VOID
        self.known &= tag in KNOWN and KNOWN[tag].issuperset(name for name, _ in attrs)
        if tag == "img":
            self.words += [value or "" for name, value in attrs if name in ("alt", "title")]

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID
        self.tokens.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.tokens.append(data)
        if not self.depth and data.strip():
            self.known = False
            self.starts.append(self.getpos())
        self.words.append(data)
