"""The table of a year: what was read how often, counted here and on old sites, told apart; as CSV and as HTML."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from nhipcau.languages.voice import Voice
from nhipcau.model import Site, Story
from nhipcau.problems import N_
from nhipcau.readership.views import Viewed

Cells = tuple[str | int, ...]
ADDRESS = N_("address")
STORIES = (
    N_("story"),
    ADDRESS,
    N_("language"),
    N_("day"),
    N_("views in the year"),
    N_("views on the old site"),
    N_("old site, and its day"),
    N_("together"),
)
MONTHS = (N_("month"), N_("language"), N_("views"), N_("of stories"))


@dataclass(frozen=True, slots=True)
class YearTable:
    """The months of a year and its stories, the most read first. Every row has as many cells as its head."""

    year: int
    since: str
    """The first day that is counted, "" where none is."""
    months: tuple[Cells, ...]
    stories: tuple[Cells, ...]

    @property
    def views(self) -> int:
        return sum(int(row[2]) for row in self.months)


def year_table(site: Site, year: int, counted: Mapping[str, Counter[Viewed]], since: str) -> YearTable:
    """The table of a year: `counted` are the views of each of its months."""
    whole: Counter[Viewed] = Counter()
    for found in counted.values():
        whole.update(found)
    rows = [row for story in site.stories for row in _rows(site, story, whole)]
    rows.sort(key=lambda row: (-int(row[4]), -int(row[7]), str(row[1])))
    return YearTable(year, since, tuple(_months(site, counted)), tuple(rows))


def _months(site: Site, counted: Mapping[str, Counter[Viewed]]) -> Iterator[Cells]:
    for month, found in counted.items():
        for lang in (language.code for language in site.languages):
            own = {viewed: n for viewed, n in found.items() if viewed.lang == lang}
            stories = sum(n for viewed, n in own.items() if viewed.kind == "story")
            yield month, lang, sum(own.values()), stories


def _rows(site: Site, story: Story, whole: Counter[Viewed]) -> Iterator[Cells]:
    """The editions of a story that were read at all. What an old site counted is of all the years that it stood."""
    for edition in story.editions:
        here = whole[Viewed("story", story.key, edition.lang)]
        before = sum(each.count for each in edition.views)
        told = ", ".join(f"{each.origin} {each.on}" for each in edition.views)
        if here or before:
            address, day = site.publication.absolute(edition.url), story.date.date()
            yield edition.title, address, edition.lang, day.isoformat(), here, before, told, here + before


def as_csv(head: Sequence[str], rows: Sequence[Cells]) -> bytes:
    """Rows for spreadsheets, Excel's too: UTF-8 that says so, and no cell that would be taken for a formula."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerows((head, *(tuple(map(_plain, row)) for row in rows)))
    return kept.getvalue().encode("utf-8-sig")


def _plain(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell


STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;margin:2rem;max-width:75rem}"
    "table{border-collapse:collapse;margin-block:1rem}"
    "th,td{border-block-end:1px solid #bbb;padding:.3rem .8rem;text-align:start;vertical-align:top}"
    ".n{text-align:end;font-variant-numeric:tabular-nums}"
)


def as_html(table: YearTable, name: str, voice: Voice) -> bytes:
    """The table as a page of its own that prints, for the site of that name, in the language of the voice."""
    say, number, lang = voice.say, voice.number, voice.language
    title = say(N_("{site}: page views in {year}"), site=name, year=table.year)
    told = N_("Counted from the log of the web server since {day}, without robots.")
    note = say(told, day=table.since) if table.since else say(N_("Nothing is counted of this year."))
    parts = [
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n',
        f"<style>{STYLE}</style>\n<h1>{escape(title)}</h1>\n<p>{escape(note)}</p>\n",
        *_table(say(N_("By month")), [say(each) for each in MONTHS], table.months, number),
        *_table(
            say(N_("By story")), [say(each) for each in STORIES if each != ADDRESS], _linked(table), number
        ),
    ]
    return "".join(parts).encode()


def _linked(table: YearTable) -> Iterator[tuple[str | int, ...]]:
    """The rows of stories, where a title leads to its address."""
    for title, address, *others in table.stories:
        yield Markup('<a href="{}">{}</a>').format(address, title), *others


def _table(
    caption: str, head: Sequence[str], rows: Iterable[Cells], number: Callable[[int], str]
) -> Iterator[str]:
    yield f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>"
    yield "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        cells = (
            f'<td class="n">{number(each)}</td>' if isinstance(each, int) else f"<td>{escape(each)}</td>"
            for each in row
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"
