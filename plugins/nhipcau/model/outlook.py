"""The outlook: the anniversaries of the coming months; for the desk, also what has been written for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.model.anniversary import Anniversary
from nhipcau.model.site import Site
from nhipcau.model.story import Story
from nhipcau.model.views import AnniversaryLine

MONTHS = 36
"""How far the public outlook reaches."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """An anniversary that lies ahead, as readers see it."""

    key: str
    line: AnniversaryLine


@dataclass(frozen=True, slots=True)
class Prospect:
    """An anniversary that lies ahead, as the desk plans it.

    `covered` are the languages in which a story of that year names it, `complete` says that they are all of the
    site's; by `due` its stories should be commissioned.
    """

    key: str
    line: AnniversaryLine
    covered: tuple[str, ...]
    complete: bool
    due: date


def outlook(site: Site, lang: str, months: int = MONTHS) -> tuple[Ahead, ...]:
    """The anniversaries from today until `last_day`, soonest first, in the words of `lang`."""
    ahead = _ahead(site, months)
    return tuple(Ahead(each.key, site.anniversary_line(each, day, lang)) for day, each in ahead)


def plan(site: Site, lang: str, months: int = MONTHS) -> tuple[Prospect, ...]:
    """The same for the desk. Stories count that readers cannot see yet: nobody has to commission those again."""
    return tuple(_prospect(site, each, day, lang) for day, each in _ahead(site, months))


def last_day(today: date, months: int) -> date:
    """The last day of the month that many months after this one: the outlook grows when the month turns, not daily."""
    following = today.year * 12 + today.month + months
    return date(following // 12, following % 12 + 1, 1) - timedelta(days=1)


def months_ahead(today: date, day: date) -> int:
    """How many months lie between the month of `today` and that of a later day."""
    return (day.year - today.year) * 12 + day.month - today.month


def _ahead(site: Site, months: int) -> list[tuple[date, Anniversary]]:
    last = last_day(site.today, months)
    ahead = [(day, each) for each in site.content.anniversaries for day in _days(each, site.today, last)]
    return sorted(ahead, key=lambda pair: (pair[0], pair[1].key))


def _days(anniversary: Anniversary, today: date, last: date) -> Iterator[date]:
    for year in range(today.year, last.year + 1):
        yield from (day for day in anniversary.days_in(year) if today <= day <= last)


def _prospect(site: Site, anniversary: Anniversary, day: date, lang: str) -> Prospect:
    stories = _stories(site, anniversary, day.year)
    covered = tuple(item.code for item in site.languages if any(story.speaks(item.code) for story in stories))
    publication = site.publication
    rounded = anniversary.roundness(day) == "round"
    before = publication.commission_days_round if rounded else publication.commission_days
    line = site.anniversary_line(anniversary, day, lang)
    complete = len(covered) == len(site.languages)
    return Prospect(anniversary.key, line, covered, complete, day - timedelta(days=before))


def _stories(site: Site, anniversary: Anniversary, year: int) -> Sequence[Story]:
    named = (story for story in site.content.stories if anniversary.key in story.anniversaries)
    return [story for story in named if story.date.year == year]
