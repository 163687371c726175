"""The outlook: the anniversaries of the coming three years as a page, a table for spreadsheets, and a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby

from blinker import signal

from nhipcau.almanac.ics import CalendarEntry, calendar, uid
from nhipcau.almanac.prospects import roundness, sheet, wording
from nhipcau.languages import Words
from nhipcau.linked_data import trail
from nhipcau.model import Drawing, Frame, Output, Publication, Site, Subscription, path_of
from nhipcau.model.outlook import Prospect, outlook
from nhipcau.model.output import Renderer

Prospects = tuple[Prospect, ...]


@dataclass(frozen=True, slots=True)
class OutlookYear:
    """The anniversaries of one year, soonest first."""

    year: int
    prospects: Prospects


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """What outlook.html sees. `sheet` is the address of the table for spreadsheets."""

    frame: Frame
    years: tuple[OutlookYear, ...]
    sheet: str


def page(site: Site, lang: str, prospects: Prospects) -> OutlookPage:
    """The page at the outlook's own address, with the calendar file beside it."""
    url = dict(site.outlook_urls())[lang]
    file = f"{url}calendar.ics"
    follow = site.publication.webcal(file)
    calendars = (Subscription(site.publication.language(lang).site_name, file, follow),)
    years = groupby(prospects, key=lambda prospect: prospect.line.day.year)
    return OutlookPage(
        frame=site.frame(
            lang,
            site.outlook_urls(),
            calendars=calendars,
            trail=trail(site.publication, lang, "anniversaries"),
        ),
        years=tuple(OutlookYear(year, tuple(group)) for year, group in years),
        sheet=f"{url}outlook.csv",
    )


def diary(words: Words, prospects: Prospects, publication: Publication) -> bytes:
    """The outlook as a calendar file: each anniversary, and the day to commission its stories while any is missing."""
    # Translators: the name of a calendar.
    name = words.gettext("Anniversaries ahead")
    entries = [_entry(words, each, publication) for each in prospects]
    entries += [_commission(words, each, publication) for each in prospects if not each.complete]
    return calendar(
        name, words.code, tuple(sorted(entries, key=lambda entry: (entry.start, entry.uid))), publication
    )


def _entry(words: Words, prospect: Prospect, publication: Publication) -> CalendarEntry:
    line = prospect.line
    marked = roundness(words, line.roundness) if line.roundness in ("round", "five") else ""
    return CalendarEntry(
        uid=uid("outlook", f"{prospect.key}-{line.day.year}", publication),
        stamp=datetime.combine(line.day, time(), publication.clock),
        start=line.day,
        end=line.day,
        summary=wording(words, line),
        lang=line.link.lang,
        description=words.sentence(marked),
        url=publication.absolute(line.link.url),
        busy=False,
    )


def _commission(words: Words, prospect: Prospect, publication: Publication) -> CalendarEntry:
    # Translators: a task in a calendar; the name is that of an anniversary, such as "70th anniversary of …".
    said = words.gettext("Commission stories: {name} ({date})")
    line = prospect.line
    return CalendarEntry(
        uid=uid("commission", f"{prospect.key}-{line.day.year}", publication),
        stamp=datetime.combine(prospect.due, time(), publication.clock),
        start=prospect.due,
        end=prospect.due,
        summary=said.format(name=wording(words, line), date=words.date(line.day, "medium")),
        url=publication.absolute(line.link.url),
        busy=False,
    )


def files(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    prospects, publication = outlook(site, lang), site.publication
    shown = page(site, lang, prospects)
    (calendars,) = shown.frame.calendars
    yield Output(path_of(shown.frame.url), (shown,), renderer.page("outlook.html", lang))
    yield Output(path_of(shown.sheet), (prospects, publication.url), renderer.words(sheet, lang))
    yield Output(path_of(calendars.url), (prospects, publication), renderer.words(diary, lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
