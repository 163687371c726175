"""Anniversary pages: the story of each, one page for each year that has coverage or lies ahead, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from blinker import signal

from nhipcau.almanac.prospects import wording
from nhipcau.languages import Words
from nhipcau.linked_data import Thing, collection, commemorated, trail
from nhipcau.model import (
    About,
    Anniversary,
    AnniversaryEdition,
    AnniversaryLine,
    AnniversaryYear,
    Card,
    Drawing,
    EventLine,
    Figure,
    Frame,
    Link,
    Near,
    Output,
    Publication,
    Roll,
    Site,
    Story,
    path_of,
    photo_preview,
)
from nhipcau.model.outlook import months_ahead
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class AnniversaryPage:
    """What anniversary.html sees. `years` is the newest first; `next` is the coming one, None where none is known.

    `months` are those until then. A numbered page of its stories has none of them, since all change with the years.
    """

    frame: Frame
    anniversary: Anniversary
    edition: AnniversaryEdition
    links: tuple[Link, ...]
    next: AnniversaryLine | None
    undated: AnniversaryYear | None
    """This year's, where no day is known."""
    months: int
    years: tuple[AnniversaryLine, ...]
    topics: tuple[Link, ...]
    roll: Roll[Card]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        edition = self.edition
        about = commemorated(self.anniversary, edition, words, publication)
        yield collection(self.frame, edition.title, edition.summary, publication, about=about)


@dataclass(frozen=True, slots=True)
class CoveragePicture:
    """A photo of a year's coverage, and the story that it comes from, in whose language it is captioned."""

    figure: Figure
    story: Link


@dataclass(frozen=True, slots=True)
class AnniversaryYearPage:
    """What anniversary-year.html sees: one year of an anniversary, whether behind (`past`) or `months` ahead."""

    frame: Frame
    anniversary: Anniversary
    edition: AnniversaryEdition
    line: AnniversaryLine
    others: tuple[date, ...]
    """Its other days in that year: a day late in the lunar year may come twice in a solar one."""
    past: bool
    months: int
    years: tuple[AnniversaryLine, ...]
    events: tuple[EventLine, ...]
    coverage: tuple[Card, ...]
    pictures: tuple[CoveragePicture, ...]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        about = commemorated(self.anniversary, self.edition, words, publication)
        name, day = wording(words, self.line), self.line.day.isoformat()
        yield collection(self.frame, name, "", publication, about=about, temporalCoverage=day)


@dataclass(frozen=True, slots=True)
class AnniversariesPage:
    """What anniversaries.html sees: each with its next day, soonest first; those of which no day is known; and where
    the years after that stand."""

    frame: Frame
    coming: tuple[AnniversaryLine, ...]
    undated: tuple[AnniversaryYear, ...]
    outlook: str
    near: Near


def pages(site: Site, anniversary: Anniversary, edition: AnniversaryEdition) -> Iterator[AnniversaryPage]:
    """The anniversary's own page, and its numbered ones where there are many stories."""
    lang, ahead = edition.lang, anniversary.next(site.today)
    urls = site.urls("anniversary", anniversary.key)
    stories = site.of("anniversary", anniversary.key)
    calendars = site.calendars(lang, "anniversary", anniversary.key)
    way = trail(site.publication, lang, "anniversaries", site.link("anniversary", anniversary.key, lang))
    for frame, roll in site.rolls(site.cards(stories, lang), urls, lang, About(way, calendars=calendars)):
        yield AnniversaryPage(
            frame=frame,
            anniversary=anniversary,
            edition=edition,
            links=site.resolved(edition.body, lang),
            next=site.anniversary_line(anniversary, ahead, lang) if ahead and not roll.number else None,
            undated=None if roll.number else undated(site, anniversary, lang),
            months=months_ahead(site.today, ahead) if ahead and not roll.number else 0,
            years=() if roll.number else years(site, anniversary, lang),
            topics=site.links("topic", anniversary.topics, lang),
            roll=roll,
        )


def undated(site: Site, anniversary: Anniversary, lang: str) -> AnniversaryYear | None:
    """An anniversary in this year, where it is known from which year it counts and of which day nobody knows."""
    if anniversary.founded or anniversary.lunar:
        return None
    return site.anniversary_year(anniversary, site.today.year, lang)


def years(site: Site, anniversary: Anniversary, lang: str) -> tuple[AnniversaryLine, ...]:
    """The years that have a page, the newest first."""
    days = [anniversary.on(year) for year in reversed(site.years_of(anniversary))]
    return tuple(site.anniversary_line(anniversary, day, lang) for day in days if day)


def day_of(anniversary: Anniversary, year: int, today: date) -> date:
    """The day that the page of a year is about: of two the one that lies ahead, or else the last."""
    days = anniversary.days_in(year) or tuple(filter(None, (anniversary.on(year),)))
    return next((day for day in days if day >= today), days[-1])


def year_page(
    site: Site, anniversary: Anniversary, edition: AnniversaryEdition, day: date
) -> AnniversaryYearPage:
    """The page of the year in which `day` is the anniversary."""
    lang = edition.lang
    urls = [(each.lang, site.year_url(anniversary, day.year, each.lang)) for each in anniversary.editions]
    home = site.link("anniversary", anniversary.key, lang)
    year = Link(str(day.year), site.year_url(anniversary, day.year, lang), lang)
    way = trail(site.publication, lang, "anniversaries", home, year)
    return AnniversaryYearPage(
        frame=site.frame(lang, urls, About(way, preview=photo_preview(edition.cover))),
        anniversary=anniversary,
        edition=edition,
        line=site.anniversary_line(anniversary, day, lang),
        others=tuple(each for each in anniversary.days_in(day.year) if each != day),
        past=day < site.today,
        months=max(0, months_ahead(site.today, day)),
        years=years(site, anniversary, lang),
        events=tuple(
            site.event_line(event, period, lang) for event, period in site.events_of(anniversary, day.year)
        ),
        coverage=site.cards(site.in_year(anniversary, day.year), lang),
        pictures=tuple(pictures(site, site.in_year(anniversary, day.year), lang)),
    )


def pictures(site: Site, stories: Iterable[Story], lang: str) -> Iterator[CoveragePicture]:
    """The photos in the stories, each once; not their covers, which stand beside their names already."""
    shown = {edition.cover.photo.digest for story in stories for edition in story.editions if edition.cover}
    for story in stories:
        for figure in story.best(lang).body.figures:
            if figure.photo.digest not in shown:
                shown.add(figure.photo.digest)
                yield CoveragePicture(figure.alone, site.link("story", story.key, lang))


def index(site: Site, lang: str) -> AnniversariesPage:
    """Every anniversary, the next one first."""
    coming = [site.anniversary_line(anniversary, day, lang) for anniversary, day in site.coming(days=366)]
    outlook = dict(site.outlook_urls())[lang]
    way = trail(site.publication, lang, "anniversaries")
    nowhen = (undated(site, each, lang) for each in site.content.anniversaries)
    frame = site.frame(lang, site.urls("anniversary"), About(way))
    near = replace(site.near(lang), anniversaries=())
    return AnniversariesPage(frame, tuple(coming), tuple(filter(None, nowhen)), outlook, near)


def files(site: Site, renderer: Renderer, anniversary: Anniversary) -> Iterator[Output]:
    """The pages of one anniversary and of its years, in every language it is written in."""
    for edition in anniversary.editions:
        make = renderer.page("anniversary.html", edition.lang)
        for each in pages(site, anniversary, edition):
            yield Output(path_of(each.frame.url), (each,), make, edition.file)
        make = renderer.page("anniversary-year.html", edition.lang)
        for year in site.years_of(anniversary):
            one = year_page(site, anniversary, edition, day_of(anniversary, year, site.today))
            yield Output(path_of(one.frame.url), (one,), make, edition.file)


def lists(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The list of all anniversaries."""
    one = index(site, lang)
    yield Output(path_of(one.frame.url), (one,), renderer.page("anniversaries.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (anniversary,)) for anniversary in site.content.anniversaries)
    yield from (Drawing(lists, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
