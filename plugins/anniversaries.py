"""Anniversary pages: the story of each, one page for each year that has coverage or lies ahead, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from blinker import signal

from plugins.newsroom import (
    Anniversary,
    AnniversaryEdition,
    AnniversaryLine,
    Card,
    EventLine,
    Frame,
    Link,
    Output,
    Roll,
    Site,
    path_of,
)


@dataclass(frozen=True, slots=True)
class AnniversaryPage:
    """What anniversary.html sees. `years` is the newest first; `next` is the coming one, None where none is known.

    A numbered page of its stories has neither, since both change with the years.
    """

    frame: Frame
    anniversary: Anniversary
    edition: AnniversaryEdition
    links: tuple[Link, ...]
    next: AnniversaryLine | None
    years: tuple[AnniversaryLine, ...]
    topics: tuple[Link, ...]
    roll: Roll[Card]


@dataclass(frozen=True, slots=True)
class AnniversaryYearPage:
    """What anniversary-year.html sees: one year of an anniversary, whether behind or ahead (`past`)."""

    frame: Frame
    anniversary: Anniversary
    edition: AnniversaryEdition
    line: AnniversaryLine
    past: bool
    home: Link
    years: tuple[AnniversaryLine, ...]
    events: tuple[EventLine, ...]
    coverage: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class AnniversariesPage:
    """What anniversaries.html sees: each with its next day, soonest first."""

    frame: Frame
    coming: tuple[AnniversaryLine, ...]


def pages(site: Site, anniversary: Anniversary, edition: AnniversaryEdition) -> Iterator[AnniversaryPage]:
    """The anniversary's own page, and its numbered ones where there are many stories."""
    lang, ahead = edition.lang, anniversary.next(site.now.date())
    urls = site.urls("anniversary", anniversary.key)
    for frame, roll in site.story_rolls(site.of("anniversary", anniversary.key), urls, lang):
        yield AnniversaryPage(
            frame=frame,
            anniversary=anniversary,
            edition=edition,
            links=site.resolved(edition.body, lang),
            next=site.anniversary_line(anniversary, ahead, lang) if ahead and not roll.number else None,
            years=() if roll.number else years(site, anniversary, lang),
            topics=site.links("topic", anniversary.topics, lang),
            roll=roll,
        )


def years(site: Site, anniversary: Anniversary, lang: str) -> tuple[AnniversaryLine, ...]:
    """The years that have a page, the newest first."""
    days = [anniversary.on(year) for year in reversed(site.years_of(anniversary))]
    return tuple(site.anniversary_line(anniversary, day, lang) for day in days if day)


def year_page(
    site: Site, anniversary: Anniversary, edition: AnniversaryEdition, day: date
) -> AnniversaryYearPage:
    """The page of the year in which `day` is the anniversary."""
    lang = edition.lang
    urls = [(each.lang, site.year_url(anniversary, day.year, each.lang)) for each in anniversary.editions]
    return AnniversaryYearPage(
        frame=site.frame(lang, urls, image=edition.cover),
        anniversary=anniversary,
        edition=edition,
        line=site.anniversary_line(anniversary, day, lang),
        past=day < site.now.date(),
        home=site.link("anniversary", anniversary.key, lang),
        years=years(site, anniversary, lang),
        events=tuple(
            site.event_line(event, event.period, lang) for event in site.events_of(anniversary, day.year)
        ),
        coverage=site.cards(site.in_year(anniversary, day.year), lang),
    )


def index(site: Site, lang: str) -> AnniversariesPage:
    """Every anniversary, the next one first."""
    coming = [site.anniversary_line(anniversary, day, lang) for anniversary, day in site.coming(days=366)]
    return AnniversariesPage(site.frame(lang, site.urls("anniversary")), tuple(coming))


def draw(site: Site, compositor: Any) -> Iterator[Output]:
    for anniversary in site.content.anniversaries:
        for edition in anniversary.editions:
            make = compositor.page("anniversary.html", edition.lang)
            for each in pages(site, anniversary, edition):
                yield Output(path_of(each.frame.url), (each,), make, edition.file)
            make = compositor.page("anniversary-year.html", edition.lang)
            for day in filter(None, map(anniversary.on, site.years_of(anniversary))):
                one = year_page(site, anniversary, edition, day)
                yield Output(path_of(one.frame.url), (one,), make, edition.file)
    for language in site.languages:
        one_index = index(site, language.code)
        yield Output(
            path_of(one_index.frame.url), (one_index,), compositor.page("anniversaries.html", language.code)
        )


def register() -> None:
    signal("nhipcau.draw").connect(draw)
