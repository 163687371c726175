"""`nhipcau next-change`: when the site will next change by itself, and why, so that it is built then and not before."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta

from nhipcau.host.alone import WAIT, alone
from nhipcau.host.host import Newspaper
from nhipcau.host.printing import drawn
from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.model import Content, Publication, Site
from nhipcau.model.changes import Instant, instants
from nhipcau.printing.clock import now
from nhipcau.reading.reader import read
from nhipcau.reading.source import N_
from nhipcau.reading.workers import on_all_cores
from nhipcau.tracking.forecast import Dummy, first_change

REACH = timedelta(days=400)
"""How far ahead is looked: a little over a year, so that whatever comes every year comes once."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    help = N_(
        "the moment to look ahead from, as in 2024-10-01T09:00+07:00 (the setting NOW, or else the clock)"
    )
    command.add_argument("--now", help=voice.say(help))


def run(project: Project, options: argparse.Namespace) -> int:
    """Print one line: the instant, and what happens then; "nothing ahead" where nothing does.

    It is for programs that start builds, and so the same in every language of the desk.
    """
    Newspaper(project.settings)  # has the plugins listen that draw
    publication = project.publication
    start = now(options.now or project.settings.get("NOW"), publication.clock)
    with alone(project.settings, WAIT):
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
    print(line(next_change(publication, reading.content, start), start))
    return 0


def next_change(publication: Publication, content: Content, start: datetime) -> Instant | None:
    """The first instant after `start` (aware) at which any output of the plugins that are loaded would differ.

    None where there is none within 400 days.
    """
    start = start.astimezone(publication.clock)
    return first_change(
        lambda moment: drawn(Site(publication, content, moment), Dummy()),
        start,
        instants(content, start, start + REACH, publication.age_notice),
    )


def line(found: Instant | None, start: datetime) -> str:
    """ "2024-10-10T00:00+07:00 strip: giai-phong-thu-do", with all that happens then; else how far was looked."""
    if found is None:
        return f"nothing ahead before {told(start + REACH)}"
    return f"{told(found.at)} {', '.join(found.reasons)}"


def told(moment: datetime) -> str:
    """ISO 8601 with the offset, to the minute where it is a whole one."""
    whole = not (moment.second or moment.microsecond)
    return moment.isoformat(timespec="minutes" if whole else "auto")
