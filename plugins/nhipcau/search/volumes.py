"""Volumes: the parts an edition's index is cut into. A volume is some months, one after the other.

The month that it is, and whatever lies ahead, is a volume of its own, with all that has no date: what is published renews
that one, which is small. The months before it are laid together by whole years, from the oldest on, until a volume is
full: so the cuts stay where they are while the archive grows. What belongs to a volume follows from the content and from
the month that it is, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhipcau.model import Edition, Event, Piece, Site, Story
from nhipcau.search.terms import BLOCKS

FULL = 12_000
"""Pages in a volume of older years: readers ask each volume, and load a part of it for each word."""
FILE = 64
"""Pages in a volume for each of its files, of which it has as many as there are blocks at most."""
UNDATED = "undated"
"""The month of what has no date."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Some months of one edition, ascending ("2024-10"), and how many files their words stand in."""

    lang: str
    months: tuple[str, ...]
    files: int

    @property
    def path(self) -> str:
        """Its folder, below the output: after its first year, which stays when a month is added at the end."""
        name = "recent" if UNDATED in self.months else self.months[0][:4]
        return f"search/{self.lang}/{name}"


def cut(site: Site, lang: str) -> tuple[Volume, ...]:
    """The volumes of an edition: the recent one, then the older ones from the oldest on; none where there is nothing."""
    counts = {month: len(dated(site, month, lang)) for month in _months(site)}
    present = f"{site.today:%Y-%m}"
    older = [month for month in counts if month < present and counts[month]]
    recent = [month for month in counts if month >= present and counts[month]]
    lots = [[*recent, UNDATED], *_filled(older, counts)]
    counts[UNDATED] = len(undated(site, lang))
    volumes = [Volume(lang, tuple(lot), _files(sum(counts[each] for each in lot))) for lot in lots]
    return tuple(volumes if any(counts.values()) else ())


def dated(site: Site, month: str, lang: str) -> list[Story | Event]:
    """The stories and events of a month that speak a language, in the order of their days."""
    events = (event for event in site.content.events if month_of(event) == month)
    found: list[Story | Event] = [
        piece for piece in (*site.of("month", month), *events) if piece.speaks(lang)
    ]
    return sorted(found, key=lambda piece: (day(piece), piece.key))


def undated(site: Site, lang: str) -> list[Piece[Edition]]:
    """Every piece that belongs to no day, and speaks a language."""
    pieces = (piece for piece in site.pieces() if not isinstance(piece, Story | Event))
    return [piece for piece in pieces if piece.speaks(lang)]


def day(piece: Story | Event) -> str:
    """The day of a story, or the first of an event, as "2024-10-10"."""
    return (piece.date if isinstance(piece, Story) else piece.period.start).date().isoformat()


def month_of(piece: Story | Event) -> str:
    return day(piece)[:7]


def _months(site: Site) -> list[str]:
    return sorted({*site.story_months(), *map(month_of, site.content.events)})


def _files(pages: int) -> int:
    """A power of two, so that the blocks are shared out evenly."""
    return min(BLOCKS, 1 << max(0, (pages - 1) // FILE).bit_length())


def _filled(months: Sequence[str], counts: dict[str, int]) -> Iterator[list[str]]:
    """Months laid together by whole years until the next year would overfill them."""
    years: dict[str, list[str]] = {}
    for month in months:
        years.setdefault(month[:4], []).append(month)
    lot: list[str] = []
    for year in years.values():
        if lot and sum(counts[month] for month in (*lot, *year)) > FULL:
            yield lot
            lot = []
        lot += year
    if lot:
        yield lot
