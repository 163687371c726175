"""Shards: the parts an edition's index is cut into, so that a new story renews one of them, and memory is bounded.

The newest two years stand apart, with all that belongs to no year. Older years are laid together from the oldest on,
whole years at a time, until a shard is full: so the cuts stay where they are while the archive grows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.model import Edition, Piece, Site, Story

RECENT = 2
"""Years in the shard that new stories go to: this one and the last."""

FULL = 4_000
"""Pages in an older shard. Pagefind takes about 0.2 MB of memory for each page that it indexes together."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some years of one edition, ascending. The one that is `recent` also holds events, anniversaries and pages."""

    lang: str
    years: tuple[int, ...]
    recent: bool = False

    @property
    def name(self) -> str:
        """ "recent", or the first year, which stays when a year is added at the end: "2012"."""
        return "recent" if self.recent else str(self.years[0])

    @property
    def path(self) -> str:
        """The folder of its index, below the output."""
        return f"search/{self.lang}/{self.name}"


def cut(site: Site, lang: str) -> tuple[Shard, ...]:
    """The shards of an edition: the recent one, then the older ones from the oldest on; none where there is nothing.

    "Recent" goes by the newest story and not by the clock, so that nothing changes at New Year.
    """
    counts = Counter(story.date.year for story in site.stories if story.speaks(lang))
    if not counts and not any(piece.speaks(lang) for piece in undated(site)):
        return ()
    newest = max(counts, default=0)
    recent = tuple(sorted(year for year in counts if year > newest - RECENT))
    older = sorted(year for year in counts if year <= newest - RECENT)
    return (Shard(lang, recent, recent=True), *(Shard(lang, years) for years in _filled(older, counts)))


def undated(site: Site) -> Iterator[Piece[Edition]]:
    """Every piece that belongs to no year."""
    return (piece for piece in site.pieces() if not isinstance(piece, Story))


def _filled(years: list[int], counts: Counter[int]) -> Iterator[tuple[int, ...]]:
    """Years laid together until the next one would overfill them."""
    lot: list[int] = []
    for year in years:
        if lot and sum(counts[each] for each in lot) + counts[year] > FULL:
            yield tuple(lot)
            lot = []
        lot.append(year)
    if lot:
        yield tuple(lot)
