"""The outlook: the anniversaries of the coming three years as a page, a table for spreadsheets, and a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from blinker import signal

from nhipcau.almanac.prospects import diary, sheet
from nhipcau.linked_data import trail
from nhipcau.model import About, AnniversaryLine, Drawing, Frame, Output, Site, Subscription, path_of
from nhipcau.model.outlook import Ahead, outlook
from nhipcau.model.output import Renderer


@dataclass(frozen=True, slots=True)
class OutlookYear:
    """The anniversaries of one year, soonest first."""

    year: int
    lines: tuple[AnniversaryLine, ...]


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """What outlook.html sees. `sheet` is the address of the table for spreadsheets."""

    frame: Frame
    years: tuple[OutlookYear, ...]
    sheet: str


def page(site: Site, lang: str, ahead: tuple[Ahead, ...]) -> OutlookPage:
    """The page at the outlook's own address, with the calendar file beside it."""
    url = dict(site.outlook_urls())[lang]
    file = f"{url}calendar.ics"
    follow = site.publication.webcal(file)
    calendars = (Subscription(site.publication.language(lang).site_name, file, follow),)
    years = groupby((each.line for each in ahead), key=lambda line: line.day.year)
    return OutlookPage(
        frame=site.frame(
            lang,
            site.outlook_urls(),
            About(trail(site.publication, lang, "anniversaries"), calendars=calendars),
        ),
        years=tuple(OutlookYear(year, tuple(group)) for year, group in years),
        sheet=f"{url}outlook.csv",
    )


def files(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    ahead, publication = outlook(site, lang), site.publication
    shown = page(site, lang, ahead)
    (calendars,) = shown.frame.calendars
    yield Output(path_of(shown.frame.url), (shown,), renderer.page("outlook.html", lang))
    yield Output(path_of(shown.sheet), (ahead, publication.url), renderer.words(sheet, lang))
    yield Output(path_of(calendars.url), (ahead, publication), renderer.words(diary, lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
