"""The calendar: a page for each month from the first event on record to the end of next year, and the list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blinker import signal

from nhipcau.almanac.holidays import holiday
from nhipcau.almanac.lunar import lunar_day
from nhipcau.almanac.month import Row, Span, after, rows, weeks
from nhipcau.linked_data import trail
from nhipcau.model import (
    About,
    AnniversaryLine,
    Drawing,
    EventLine,
    Frame,
    LunarDay,
    Output,
    Period,
    Site,
    path_of,
)
from nhipcau.model.output import Renderer

Lines = tuple[EventLine, ...]
Held = Mapping[date, Sequence[tuple[Period, str]]]
"""What takes place in each month, by the month's first day: times, each with its event's key, in their order."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar. `holiday` is a message for the catalogue; `events` are those of this day alone."""

    date: date
    inside: bool
    """Whether it belongs to the month, and not to the one before or after."""
    lunar: LunarDay | None
    opens: bool
    """Whether the lunar month is told: on its first day, and on the first of the solar one."""
    holiday: tuple[str, str] | None
    anniversaries: tuple[AnniversaryLine, ...]
    events: Lines

    @property
    def busy(self) -> bool:
        return bool(self.anniversaries or self.events)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday, and the rows in which events of several days are drawn as bars."""

    days: tuple[Day, ...]
    rows: tuple[Row[EventLine], ...]

    @property
    def busy(self) -> bool:
        """Whether any of its days has something of its own."""
        return any(day.busy for day in self.days)


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day in the list: what begins on it, and on the first what goes on from the month before."""

    day: Day
    events: Lines


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month that has a page, and how many events it holds, those aside that recur and so stand in every month."""

    first: date
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """What takes place in a month. The days, with what moon and law make of them, follow and are no inputs."""

    first: date
    events: Lines
    anniversaries: tuple[AnniversaryLine, ...]
    holidays: str
    """The country whose public holidays are told; "" for none."""
    lunar: bool
    """Whether lunar days are told."""

    def weeks(self) -> Iterator[Week]:
        """The month as a table shows it."""
        long = [
            Span(line.period.first_day, line.period.last_day, line) for line in self.events if _long(line)
        ]
        for week in weeks(self.first):
            yield Week(tuple(map(self._day, week)), tuple(rows(week, long)))

    def agenda(self) -> Iterator[AgendaDay]:
        """The month as a list: the days that have something to tell."""
        begins: dict[date, list[EventLine]] = defaultdict(list)
        for line in self.events:
            begins[max(line.period.first_day, self.first)].append(line)
        for week in weeks(self.first):
            for day in map(self._day, week):
                if day.inside and (day.holiday or day.anniversaries or begins[day.date]):
                    yield AgendaDay(day, tuple(begins[day.date]))

    def _day(self, day: date) -> Day:
        inside = (day.year, day.month) == (self.first.year, self.first.month)
        lunar = lunar_day(day) if self.lunar else None
        return Day(
            date=day,
            inside=inside,
            lunar=lunar,
            opens=bool(lunar and (lunar.day == 1 or day.day == 1)),
            holiday=holiday(day, self.holidays) if inside else None,
            anniversaries=tuple(line for line in self.anniversaries if line.day == day),
            events=tuple(line for line in self.events if line.period.first_day == day and not _long(line)),
        )


@dataclass(frozen=True, slots=True)
class MonthPage:
    """What month.html sees. `older` and `newer` are None where the record ends; `zone` is where today is today."""

    frame: Frame
    month: CalendarMonth
    older: MonthLink | None
    newer: MonthLink | None
    zone: str


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year of the calendar, with those of its months that have a page."""

    year: int
    months: tuple[MonthLink, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """What calendar.html sees: this month with those beside it, and the years of the record, newest first.

    `next` is the month of what comes next, where that is another than this one.
    """

    frame: Frame
    month: CalendarMonth | None
    older: MonthLink | None
    newer: MonthLink | None
    years: tuple[CalendarYear, ...]
    next: MonthLink | None
    zone: str
    full: bool
    """Whether public holidays and lunar days are told."""


def _long(line: EventLine) -> bool:
    return line.period.last_day > line.period.first_day


def held(site: Site) -> Held:
    """Every time of every event, in each month that it touches and that has a page."""
    found: dict[date, list[tuple[Period, str]]] = {month: [] for month in site.months()}
    last = max(found)
    for event in site.content.events:
        for period in event.times if not event.period.vague else ():
            month = period.first_day.replace(day=1)
            while month <= min(period.last_day, last):
                if month in found:
                    found[month].append((period, event.key))
                month = after(month)
    for times in found.values():
        times.sort(
            key=lambda time: (time[0].first_day, -time[0].last_day.toordinal(), time[0].start, time[1])
        )
    return found


def month(site: Site, first: date, times: Held, lang: str) -> CalendarMonth:
    """What takes place in one month, the longer before the shorter where both begin on one day."""
    events = {event.key: event for event in site.content.events}
    lines = tuple(site.event_line(events[key], period, lang) for period, key in times.get(first, ()))
    days = [(day, each) for each in site.content.anniversaries for day in each.days_in(first.year)]
    marked = [(day, each) for day, each in days if day.month == first.month]
    marked.sort(key=lambda pair: (pair[0], pair[1].key))
    told = tuple(site.anniversary_line(each, day, lang) for day, each in marked)
    return CalendarMonth(first, lines, told, site.publication.holidays, lunar(site))


def lunar(site: Site) -> bool:
    """Whether the calendar tells lunar days: where the country's holidays go by the moon, or an anniversary does."""
    return site.publication.holidays == "vn" or any(each.lunar for each in site.content.anniversaries)


def links(site: Site, times: Held, lang: str) -> list[MonthLink]:
    """Every month that has a page, in the order of time."""
    recurring = {event.key for event in site.content.events if event.recurrence}
    counts = {first: len({key for _, key in times[first]} - recurring) for first in site.months()}
    return [MonthLink(first, dict(site.calendar_urls(first))[lang], count) for first, count in counts.items()]


def pages(site: Site, times: Held, months: Sequence[MonthLink], lang: str) -> Iterator[MonthPage]:
    """The page of every month. None shows the header strip, so that what is current leaves the past as it is."""
    for at, first in enumerate(each.first for each in months):
        yield MonthPage(
            frame=site.frame(
                lang,
                site.calendar_urls(first),
                About(
                    trail(site.publication, lang, "calendar"),
                    calendars=site.calendars(lang),
                    strip=False,
                ),
            ),
            month=month(site, first, times, lang),
            older=months[at - 1] if at else None,
            newer=months[at + 1] if at + 1 < len(months) else None,
            zone=site.publication.zone,
        )


def index(site: Site, times: Held, months: Sequence[MonthLink], lang: str) -> CalendarPage:
    """This month, and the list of all. What comes next is the soonest event that is on or ahead."""
    now = site.this_month()
    years = sorted({each.first.year for each in months}, reverse=True)
    ahead = {period.first_day.replace(day=1) for _, period in site.upcoming()[:1]} - {now}
    at = next((number for number, each in enumerate(months) if each.first == now), None)
    return CalendarPage(
        frame=site.frame(
            lang,
            site.calendar_urls(),
            About(trail(site.publication, lang, "calendar"), calendars=site.calendars(lang)),
        ),
        month=month(site, now, times, lang) if at is not None else None,
        older=months[at - 1] if at else None,
        newer=months[at + 1] if at is not None and at + 1 < len(months) else None,
        years=tuple(
            CalendarYear(year, tuple(each for each in months if each.first.year == year)) for year in years
        ),
        next=next((each for each in months if each.first in ahead), None),
        zone=site.publication.zone,
        full=bool(site.publication.holidays) and lunar(site),
    )


def files(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The calendar in one language."""
    times = held(site)
    months = links(site, times, lang)
    make = renderer.page("month.html", lang)
    for each in pages(site, times, months, lang):
        yield Output(path_of(each.frame.url), (each,), make)
    listed = index(site, times, months, lang)
    yield Output(path_of(listed.frame.url), (listed,), renderer.page("calendar.html", lang))


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
