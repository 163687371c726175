"""Volumes: the parts an edition's index is cut into. A volume is some months, one after the other, lot by lot.

The month that it is, and whatever lies ahead, is a volume of its own: what is published renews that one, which is
small. The months before it are laid together by whole years, from the oldest on, until a volume is full; and in each
year, by whole months, until a lot is full: so the cuts stay where they are while the archive grows. What has no date
lies with the newest of the older ones. What belongs to a volume follows from the content and from the month that it is,
and from nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from nhipcau.model import Edition, Entry, Event, Person, Piece, Site, Story
from nhipcau.model.kinds import DOCUMENT, EVENT, ORGANISATION, PERSON, STORY

FULL = 12_000
"""Pages in a volume of older years: readers ask each volume, and load a part of it for each word."""
LOT = 200
"""Pages in a lot: an edit has all words of its lot looked at again, and each lot has a list of words."""
SMALL = 96
"""Pages of a volume that is one file: a reader has loaded it sooner than asked for parts of it."""
FILE = 1_500
"""Pages in a volume for each of the files of its words."""
FILES = 8
"""Files of words that a volume has at most: an edit may change all of them, since a text has words of every block."""
UNDATED = "undated"
"""The month of what has no date."""
NAMED = (PERSON, DOCUMENT, ORGANISATION)
"""The kinds of entries that are found by themselves. They have no month: each kind has a lot, called by its plural."""

Lot = tuple[str, ...]
"""Months, ascending, as "2024-10"."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Some months of one edition, ascending, and how many files their words stand in; 0 where they stand in that of its
    pages."""

    lang: str
    name: str
    """ "recent", or its first year, which stays when a month is added at the end."""
    lots: tuple[Lot, ...]
    files: int

    @property
    def path(self) -> str:
        """Its folder, below the output."""
        return f"search/{self.lang}/{self.name}"

    @property
    def months(self) -> Iterator[str]:
        for lot in self.lots:
            yield from lot


def cut(site: Site, lang: str) -> tuple[Volume, ...]:
    """The volumes of an edition, the oldest first, so that later pages have higher numbers; none where there is
    nothing."""
    counts = _counts(site, lang)
    present = f"{site.today:%Y-%m}"
    older = sorted(month for month in counts if month < present)
    recent = sorted(month for month in counts if month >= present)
    years = [tuple(months) for _, months in groupby(older, lambda month: month[:4])]
    lots = {months[0][:4]: [*_lots(months, counts)] for months in _filled(years, counts, FULL)}
    if recent:
        lots["recent"] = [*_lots(recent, counts)]
    if timeless := _timeless(site, lang):
        counts += timeless
        newest = next((name for name in reversed(lots) if name != "recent"), "recent")
        lots[newest] = [*((month,) for month in timeless), *lots.get(newest, ())]
    return tuple(Volume(lang, name, tuple(each), _files(each, counts)) for name, each in lots.items())


def dated(site: Site, month: str, lang: str) -> list[Story | Event]:
    """The stories and events of a month that speak a language, in the order of their days."""
    events = (event for event in site.content.events if month_of(event) == month)
    pieces: tuple[Story | Event, ...] = (*site.of("month", month), *events)
    found = (piece for piece in pieces if piece.speaks(lang))
    return sorted(found, key=lambda piece: (day(piece), piece.key))


def undated(site: Site, lang: str) -> list[Piece[Edition]]:
    """Every piece that belongs to no day, and speaks a language."""
    kinds = (kind for kind in site.kinds.values() if kind.piece and kind not in (STORY, EVENT))
    return [piece for kind in kinds for piece in site.content.shelf(kind.plural) if piece.speaks(lang)]


def named(site: Site, plural: str) -> list[Entry]:
    """The entries of a kind that are found by themselves: a desk is nobody to look for."""
    entries: tuple[Entry, ...] = site.content.shelf(plural)
    return [each for each in entries if not (isinstance(each, Person) and each.desk)]


def day(piece: Story | Event) -> str:
    """The day of a story, or the first of an event, as "2024-10-10"."""
    return (piece.date if isinstance(piece, Story) else piece.period.start).date().isoformat()


def month_of(piece: Story | Event) -> str:
    return day(piece)[:7]


def _counts(site: Site, lang: str) -> Counter[str]:
    """How many pages each month has; those alone that have any."""
    counts = Counter(month_of(event) for event in site.content.events if event.speaks(lang))
    for month in site.story_months():
        counts[month] += sum(story.speaks(lang) for story in site.of("month", month))
    return +counts


def _timeless(site: Site, lang: str) -> Counter[str]:
    """How many pages there are that belong to no day, by what stands for their month."""
    counts = {each.plural: len(named(site, each.plural)) for each in NAMED}
    return +Counter({UNDATED: len(undated(site, lang)), **counts})


def _files(lots: Sequence[Lot], counts: Mapping[str, int]) -> int:
    """None, or a power of two, so that the blocks are shared out evenly."""
    pages = sum(counts[month] for lot in lots for month in lot)
    return min(FILES, 1 << ((pages - 1) // FILE).bit_length()) if pages > SMALL else 0


def _lots(months: Sequence[str], counts: Mapping[str, int]) -> Iterator[Lot]:
    """The months of each year, laid together."""
    for _, year in groupby(months, lambda month: month[:4]):
        yield from _filled([(month,) for month in year], counts, LOT)


def _filled(runs: Sequence[Lot], counts: Mapping[str, int], full: int) -> Iterator[Lot]:
    """Runs of months laid together until the next one would overfill them."""
    laid: Lot = ()
    for run in runs:
        if laid and sum(counts[month] for month in (*laid, *run)) > full:
            yield laid
            laid = ()
        laid += run
    if laid:
        yield laid
