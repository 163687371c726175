"""Everything a template or a feed says in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.lists import format_list

from . import collation, dates, elsewhere, numbers, prose, ranges, recurrences
from .catalogues import Catalogue
from .dates import DateForm

Day = date | datetime
"""A day, or an aware moment in it."""


@dataclass(frozen=True)
class Words:
    """One language of the site: its code, its catalogue, and the zone (zoneinfo) that its times are told in."""

    code: str
    catalogue: Catalogue
    zone: tzinfo

    # Days and times

    def date(self, value: Day, form: DateForm = "long") -> str:
        """A day, or the day of an aware datetime in the site's zone, as "ngày 10 tháng 10 năm 2024" or another form."""
        return dates.day(self._day(value), form, self.catalogue)

    def time(self, moment: datetime, *, zone: bool = True) -> str:
        """The time of day, with its zone for readers elsewhere: "14:00 giờ Việt Nam (GMT+7)"."""
        local = dates.in_zone(moment, self.zone)
        said = dates.clock(local.time(), self.catalogue)
        return dates.zoned(said, local, self.catalogue) if zone else said

    def moment(self, moment: datetime, form: DateForm = "long", *, zone: bool = True) -> str:
        """Day and time: "10 October 2024, 2 pm Vietnam time (GMT+7)"."""
        return dates.with_time(self.date(moment, form), self.time(moment, zone=zone), self.catalogue)

    def range(
        self, start: Day, end: Day | None = None, all_day: bool | None = None, *, zone: bool = True
    ) -> str:
        """From when to when. Days are whole days, the last included; without an end, the start alone.

        all_day is by default whether the start is a plain date; without zone, times do not name theirs. Raises
        ValueError if the end comes first, TypeError if a time is wanted and only a date is given.
        """
        end = start if end is None else end
        if not isinstance(start, datetime) if all_day is None else all_day:
            return ranges.days(self._day(start), self._day(end), self.catalogue)
        return ranges.times(self._local(start), self._local(end), self.catalogue, zone=zone)

    def occasion(self, start: datetime, end: datetime, all_day: bool, *, zone: bool = True) -> str:
        """The time of what takes place somewhere, both in the zone of that place.

        Where clocks there are not ours, it is told by both: "20 June 2026, 2–4 pm Tokyo time (that is, 12 noon – 2 pm
        Vietnam time)".
        """
        if all_day:
            return ranges.days(start.date(), end.date(), self.catalogue)
        if elsewhere.foreign(start, end, self.zone):
            return elsewhere.times(start, end, self.zone, self.catalogue)
        return self.range(start, end, zone=zone)

    def recurrence(
        self, rule: str, start: datetime, end: datetime, all_day: bool, *, last: Day | None = None
    ) -> str:
        """The rule of what takes place again and again (RRULE) from a first time on: "Every week, Friday 7–9 pm, until
        5 May 2027". "" where it cannot be said simply, or not by our clocks. `last` is its last day, None where it goes
        on."""
        if not all_day and elsewhere.foreign(start, end, self.zone):
            return ""
        said = recurrences.rule(rule, start, end, all_day, self.catalogue, self.list)
        return recurrences.until(said, last, self.catalogue) if said and last else said

    def some_day(self, first: Day, vague: str) -> str:
        """The month or the year that begins on that day, in which some day is to be fixed: "July 2026 (day to be
        announced)"."""
        if vague == "month":
            month = self.month_of(first.year, first.month)
            # Translators: of an event whose day is not fixed yet.
            return self.gettext("{month} (day to be announced)").format(month=month)
        # Translators: of an event of which only the year is known.
        return self.gettext("{year} (day to be announced)").format(year=first.year)

    def hour(self, moment: datetime) -> str:
        """When something begins, in the zone of its place: "2 pm", or with whose time it is, and ours."""
        if elsewhere.foreign(moment, moment, self.zone):
            return elsewhere.hour(moment, self.zone, self.catalogue)
        return self.time(moment, zone=False)

    def clock(self, moment: datetime) -> str:
        """The time of day as the clocks of its own zone show it, without its zone."""
        return dates.clock(moment.time().replace(tzinfo=None), self.catalogue)

    def duration(self, length: timedelta) -> str:
        """ "2 hours 30 minutes", "2 giờ 30 phút"."""
        return ranges.duration(length, self.catalogue)

    def weekdays(self, width: Literal["wide", "abbreviated", "short", "narrow"] = "wide") -> tuple[str, ...]:
        """The days from Monday, as a calendar is headed: "Thứ Hai" …, or "T2" … "CN"; whole names by the catalogue."""
        names = get_day_names(width, "stand-alone", self.catalogue.locale)
        if width == "wide":
            return tuple(prose.sentence_case(dates.weekday(day, self.catalogue)) for day in range(7))
        return tuple(names[day] for day in range(7))

    def lunar_day(self, day: int, month: int, *, leap: bool = False) -> str:
        """A day of the lunar calendar, inside a sentence: "mồng 10 tháng 3 âm lịch", "the 10th day of the 3rd lunar
        month"."""
        return numbers.lunar_day(day, month, leap, self.catalogue)

    def month_of(self, year: int, month: int) -> str:
        """A month of a year, inside a sentence: "tháng 3 năm 1962", "March 1962"."""
        return self.date(date(year, month, 1), "month")

    def month_name(self, value: Day) -> str:
        """The month alone, under a year: "Tháng 10", "October"."""
        return prose.sentence_case(get_month_names("wide", "stand-alone", self.catalogue.locale)[value.month])

    def iso(self, value: Day) -> str:
        """For machines: RFC 3339 with the site's offset, or the day alone for a plain date."""
        if isinstance(value, datetime):
            return dates.rfc3339(dates.in_zone(value, self.zone))
        return value.isoformat()

    def stamp(self, moment: datetime) -> str:
        """For machines: RFC 3339 with the offset of the moment's own zone; without one, where nobody can tell it."""
        if moment.tzinfo and dates.settled(moment, moment.tzinfo):
            return dates.rfc3339(moment)
        return moment.replace(tzinfo=None).isoformat(timespec="seconds")

    # Numbers

    def number(self, value: float) -> str:
        """ "1.000", "1,000". Not for years."""
        return numbers.number(value, self.catalogue)

    def size(self, octets: int) -> str:
        """How large a file is: "1,2 MB", "1.2 MB"."""
        return numbers.size(octets, self.catalogue)

    def ordinal(self, n: int) -> str:
        """ "thứ nhất", "thứ 12"; "1st", "112th"."""
        return numbers.ordinal(n, self.catalogue)

    def count(self, n: int, noun: str = "") -> str:
        """Which time something takes place: "lần thứ 12", "12th"; "hội nghị lần thứ 12", "12th conference"."""
        return numbers.occurrence(n, noun, self.catalogue)

    def anniversary(
        self, n: int | None, phrase: str = "", kind: str = "event", *, inside: bool = False
    ) -> str:
        """ "Kỷ niệm 70 năm Ngày Giải phóng Thủ đô"; inside a sentence, with a small letter. See numbers.anniversary."""
        said = numbers.anniversary(n, phrase, self.catalogue, kind)
        return said if inside else prose.sentence_case(said)

    def years(self, n: int) -> str:
        """ "70 years", "70 năm"."""
        return self.ngettext("{n} year", "{n} years", n).format(n=numbers.year_count(n, self.catalogue))

    def months(self, n: int) -> str:
        """ "3 months", "3 tháng"."""
        return self.ngettext("{n} month", "{n} months", n).format(n=self.number(n))

    def countdown(self, months: int) -> str:
        """How far a month lies ahead of this one: "this month", "next month", "in 5 months", "in 2 years".

        To the year from two years on. By the month, so that what is said stays true until the month turns.
        """
        return numbers.countdown(months, self.catalogue)

    # Prose

    def language(self, code: str, *, inside: bool = False) -> str:
        """The name of a language, by its code: "Tiếng Anh", "English"; inside a sentence "tiếng Anh", "English"."""
        return prose.language(code, self.catalogue, inside)

    def languages(self, codes: Iterable[str]) -> str:
        """The names of languages, to begin a line: "Tiếng Việt và tiếng Anh", "Vietnamese and English"."""
        return self.sentence(self.list(self.language(code, inside=True) for code in codes))

    def list(self, items: Iterable[str]) -> str:
        """ "a, b và c", "a, b and c"."""
        return _listed(tuple(items), str(self.catalogue.locale))

    def quotes(self, text: str, *, nested: bool = False) -> str:
        """The text in the language's quotation marks; nested, in those of a quotation within another."""
        if nested:
            # Translators: a quotation within a quotation.
            return self.pgettext("quotation", "‘{text}’").format(text=text)
        # Translators: a quotation.
        return self.pgettext("quotation", "“{text}”").format(text=text)

    def sentence(self, text: str) -> str:
        """The text with its first letter raised, to begin a line."""
        return prose.sentence_case(text)

    def count_words(self, text: str) -> int:
        """The words of a plain text; in Vietnamese, its syllables."""
        return prose.count_words(text)

    def reading_minutes(self, words: int) -> int:
        """Whole minutes it takes to read so many words."""
        return prose.reading_minutes(words, self.catalogue)

    def reading_time(self, words: int) -> str:
        """ "Reading time: 3 minutes"."""
        n = self.reading_minutes(words)
        said = self.ngettext("Reading time: {n} minute", "Reading time: {n} minutes", n)
        return said.format(n=self.number(n))

    def sort_key(self, text: str) -> collation.SortKey:
        """What to sort a name by in this language."""
        return collation.sort_key(text, self.code)

    def initial(self, text: str) -> str:
        """The letter a name is listed under in this language."""
        return collation.initial(text, self.code)

    # Messages, under the names that Jinja and `pybabel extract` know

    def gettext(self, message: str) -> str:
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.catalogue.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str) -> str:
        return self.catalogue.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        return self.catalogue.npgettext(context, singular, plural, n)

    _ = gettext

    def _day(self, value: Day) -> Day:
        return dates.in_zone(value, self.zone).date() if isinstance(value, datetime) else value

    def _local(self, value: Day) -> datetime:
        if not isinstance(value, datetime):
            raise TypeError(f"{value.isoformat()} has no time of day")
        return dates.in_zone(value, self.zone)


@lru_cache(maxsize=4_000)
def _listed(items: tuple[str, ...], locale: str) -> str:
    return format_list(items, locale=Locale.parse(locale))
