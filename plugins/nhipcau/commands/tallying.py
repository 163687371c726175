"""What `nhipcau counts` does."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project
from nhipcau.model import Publication, Site
from nhipcau.printing.clock import now
from nhipcau.problems import N_
from nhipcau.readership.ledger import FOLDER, HEAD, Ledger, replace
from nhipcau.readership.log_lines import lines_of
from nhipcau.readership.tables import MONTHS, STORIES, as_csv, as_html, year_table
from nhipcau.readership.things import Things
from nhipcau.readership.views import Tally, Viewed, count
from nhipcau.reading.gathered import FOLDER as GATHERED
from nhipcau.reading.gathered import MOST_READ, most_read_text
from nhipcau.reading.reader import read
from nhipcau.reading.workers import on_all_cores

WEEK = 7
TURNED = r"(?:[.-]\d+)?(?:\.gz)?$"
"""What the names of logs end with that were turned over: access.log.2.gz."""


def tally(project: Project, options: argparse.Namespace) -> int:
    """Count the logs that the options name, and write the table; status 1 where a log cannot be read."""
    with alone(project.settings, WAIT):
        publication = project.publication
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
        moment = now(project.settings.get("NOW"), publication.clock)
        site, ledger = Site(publication, reading.content, moment), Ledger(project.content)
        unread = _count(project, site, ledger, options) if options.files else 0
        if options.to:
            _write_table(project, site, ledger, options)
    return int(bool(unread))


def _count(project: Project, site: Site, ledger: Ledger, options: argparse.Namespace) -> int:
    """Count the logs, and give how many could not be read."""
    say, whole, unread = project.voice.say, Tally(), 0
    things, zone = Things(site), site.publication.clock
    for file in dict.fromkeys(path.resolve() for path in options.files):
        log = options.log or re.sub(TURNED, "", file.name)
        known = [*ledger.stretches, *whole.stretches]
        try:
            count(log, lines_of(file), known, things.at, zone, whole)
        except OSError as bad:
            unread += 1
            reason = bad.strerror or str(bad)
            message = N_("{file} cannot be read: {reason}")
            print(say(message, file=file, reason=reason), file=sys.stderr)
    ledger.add(whole, say(HEAD))
    _keep_most_read(project, site.publication, ledger)
    _tell(project, whole)
    return unread


def _keep_most_read(project: Project, publication: Publication, ledger: Ledger) -> None:
    """Write down what was read most in the week that ends with the last day counted."""
    last = ledger.last_day
    if last is None:
        return
    week = ledger.in_days(last, WEEK)
    found = tuple((each.code, last, _ranked(week, each.code)) for each in publication.languages)
    head = N_("# What was read most within a week. “nhipcau counts” writes this file.")
    replace(project.content / GATHERED / MOST_READ, most_read_text(project.voice.say(head), found))


def _ranked(week: Counter[Viewed], lang: str) -> tuple[tuple[str, int], ...]:
    stories = [
        (viewed.key, n) for viewed, n in week.items() if viewed.kind == "story" and viewed.lang == lang
    ]
    return tuple(sorted(stories, key=lambda pair: (-pair[1], pair[0])))


def _tell(project: Project, tally: Tally) -> None:
    voice = project.voice
    message = N_(
        "{views} views of {things} pages in {lines} lines; {robots} by robots, {others} of no page or again at once, "
        "{before} counted before, {skipped} skipped: of another format, or cut. The counts are in {folder}."
    )
    numbers = {
        "views": sum(tally.views.values()),
        "things": len({viewed for _, viewed in tally.views}),
        "lines": tally.lines,
        "robots": tally.robots,
        "others": tally.others,
        "before": tally.before,
        "skipped": tally.skipped,
    }
    told = {name: voice.number(n) for name, n in numbers.items()}
    print(voice.say(message, folder=f"{project.content.name}/{FOLDER}", **told))


def _write_table(project: Project, site: Site, ledger: Ledger, options: argparse.Namespace) -> None:
    voice = project.voice
    year = options.year or site.today.year
    table = year_table(site, year, ledger.in_year(year), min(_days(ledger, year), default=""))
    if options.to.suffix == ".csv":
        head, rows = (MONTHS, table.months) if options.by == "month" else (STORIES, table.stories)
        data = as_csv([voice.say(each) for each in head], rows)
    else:
        data = as_html(table, site.publication.main.site_name, voice)
    options.to.write_bytes(data)
    message = N_("{views} views in {year}; the table is in {file}.")
    print(voice.say(message, views=voice.number(table.views), year=year, file=options.to))


def _days(ledger: Ledger, year: int) -> Iterator[str]:
    """The days of a year with which stretches of logs begin."""
    for each in ledger.stretches:
        if each.first.year <= year <= each.last.year:
            yield max(each.first.date(), date(year, 1, 1)).isoformat()
