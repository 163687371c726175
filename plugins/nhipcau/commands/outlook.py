"""`nhipcau outlook`: the anniversaries ahead, what has been written for them, and by when the rest is due."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from nhipcau.almanac.prospects import desk_diary, desk_head, desk_row, desk_sheet
from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project
from nhipcau.languages import Catalogue, Words
from nhipcau.languages.catalogues import stacked
from nhipcau.languages.voice import Voice
from nhipcau.model import Publication, Site
from nhipcau.model.outlook import MONTHS, Prospect, plan
from nhipcau.printing.clock import now
from nhipcau.reading.reader import read
from nhipcau.reading.source import N_
from nhipcau.reading.workers import on_all_cores
from nhipcau.themes import catalogues, theme_folders

FURTHEST = 1200
"""Months: a century, for which the lunar tables hardly suffice."""
RIGHT = (2,)
"""The columns of figures."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    help = N_(
        "the moment to look ahead from, as in 2024-10-01T09:00+07:00 (the setting NOW, or else the clock)"
    )
    command.add_argument("--now", help=voice.say(help))
    command.add_argument("--months", type=int, default=MONTHS, help=voice.say(N_("how many months ahead")))
    command.add_argument("--round", action="store_true", help=voice.say(N_("only round numbers of years")))
    calendar = N_("as a calendar file (iCalendar), with the days to commission stories")
    command.add_argument("--ics", action="store_true", help=voice.say(calendar))
    command.add_argument("--csv", action="store_true", help=voice.say(N_("as CSV, for a spreadsheet")))


def run(project: Project, options: argparse.Namespace) -> int:
    """Print a table: framed on a terminal, plain columns elsewhere. Stories that wait and drafts count as written."""
    publication = project.publication
    moment = now(options.now or project.settings.get("NOW"), publication.clock)
    with alone(project.settings, WAIT):
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
    words = spoken(project, publication)
    site = Site(publication, reading.content, moment)
    found = plan(site, words.code, min(max(options.months, 0), FURTHEST))
    if options.round:
        found = tuple(each for each in found if each.line.roundness == "round")
    if options.csv:
        sys.stdout.buffer.write(desk_sheet(words, found, site.today, publication.url))
    elif options.ics:
        sys.stdout.buffer.write(desk_diary(words, found, publication))
    elif not found:
        print(project.voice.say(N_("No anniversary lies ahead.")))
    elif sys.stdout.isatty():
        Console().print(framed(words, found, site.today))
    else:
        print("\n".join(plain(words, found, site.today)))
    return 0


def spoken(project: Project, publication: Publication) -> Words:
    """The words of the desk's language, where the site has it; else of the site's main one."""
    codes = [language.code for language in publication.languages]
    code = project.voice.language if project.voice.language in codes else publication.main.code
    layers = (Catalogue.load(file, code) for file in catalogues(theme_folders(project.settings), code))
    return Words(code, stacked(layers) or Catalogue(code), publication.clock)


def plain(words: Words, prospects: Sequence[Prospect], today: date) -> list[str]:
    """The table as lines of text, its columns two spaces apart."""
    rows = [desk_head(words), *(desk_row(words, each, today) for each in prospects)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(cells, widths)).rstrip() for cells in rows]


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    padded = enumerate(zip(cells, widths, strict=True))
    return [cell.rjust(width) if at in RIGHT else cell.ljust(width) for at, (cell, width) in padded]


def framed(words: Words, prospects: Sequence[Prospect], today: date) -> Table:
    """The table as a terminal shows it, round numbers in bold."""
    table = Table(box=SIMPLE_HEAD)
    for at, name in enumerate(desk_head(words)):
        table.add_column(name, justify="right" if at in RIGHT else "left", no_wrap=at != 1)
    for each in prospects:
        table.add_row(*desk_row(words, each, today), style="bold" if each.line.roundness == "round" else None)
    return table
