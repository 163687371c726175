"""`nhipcau check`: everything that is wrong in the content, and what a build mends or passes over in silence."""

from __future__ import annotations

import argparse
import sys

from nhipcau.commands.notes import proofs
from nhipcau.commands.revisions import revisions
from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project
from nhipcau.host.report import counts, in_order, line, write
from nhipcau.languages.voice import Voice
from nhipcau.model import ERROR, Problem, Publication, Refused
from nhipcau.printing.clock import now
from nhipcau.reading.reader import read
from nhipcau.reading.source import N_
from nhipcau.reading.workers import on_all_cores


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """None of its own."""


def run(project: Project, options: argparse.Namespace) -> int:
    """Tell every problem, warning and note; status 1 where there is an error."""
    problems = in_order(found(project))
    write(line(problem, project.voice) for problem in problems)
    told = counts(problems, project.voice) if problems else project.voice.say(N_("Everything is in order."))
    print(told, file=sys.stderr)
    return int(any(problem.level == ERROR for problem in problems))


def found(project: Project) -> list[Problem]:
    """All there is to tell; where there are errors, they and the warnings, since the rest needs sound content."""
    publication = project.publication
    with alone(project.settings, WAIT):
        return _found(project, publication)


def _found(project: Project, publication: Publication) -> list[Problem]:
    try:
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
    except Refused as refused:
        return list(refused.problems)
    moment = now(project.settings.get("NOW"), project.publication.clock)
    return [
        *reading.problems,
        *reading.untimely(moment),
        *proofs(project.content, project.publication, reading.content),
        *revisions(project.content, reading.content.events),
    ]
