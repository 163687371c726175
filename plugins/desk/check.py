"""`nhipcau check`: everything that is wrong in the content, and what a build mends or passes over in silence."""

from __future__ import annotations

import argparse
import sys

from plugins.desk.project import Project
from plugins.desk.proofs import proofs
from plugins.desk.report import counts, in_order, line, write
from plugins.desk.revisions import revisions
from plugins.desk.voice import Voice
from plugins.newsroom import ERROR, Problem, Refused
from plugins.press.clock import now
from plugins.reading.reader import read
from plugins.reading.source import N_
from plugins.reading.workers import on_all_cores


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
    try:
        reading = read(project.content, project.publication, project.cache, project.settings, on_all_cores)
    except Refused as refused:
        return list(refused.problems)
    moment = now(project.settings.get("NOW"), project.publication.clock)
    return [
        *reading.problems,
        *reading.untimely(moment),
        *proofs(project.content, project.publication, reading.content),
        *revisions(project.content, reading.content.events),
    ]
