"""`nhipcau status`: what the last build read, printed and removed, and how long it took."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from nhipcau.host.printing import BuildReport, last_report
from nhipcau.host.project import Project
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import N_


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """None of its own."""


def run(project: Project, options: argparse.Namespace) -> int:
    """Print the report of the last build to standard output."""
    report = last_report(project.cache)
    if report is None:
        print(project.voice.say(N_("Nothing has been built here yet; “make html” does.")))
    else:
        print("\n".join(lines(report, project.voice)))
    return 0


def lines(report: BuildReport, voice: Voice) -> Iterator[str]:
    """The report, a line for each stage."""
    if report.finished:
        yield voice.say(N_("Last build: {finished}"), finished=report.finished)
    if report.read:
        message = N_("Read: {read} folders; {kept} had not changed")
        yield voice.say(message, read=report.read.get("read", 0), kept=report.read.get("kept", 0))
    yield voice.say(N_("Files of the site: {outputs}"), outputs=report.outputs)
    message = N_("Rendered: {rendered}; kept: {kept}; written: {written}; removed: {removed}")
    counts = {"rendered": report.rendered, "kept": report.kept}
    yield voice.say(message, **counts, written=report.written, removed=report.removed)
    yield voice.say(N_("Time: {seconds} s"), seconds=decimal(report.seconds, voice.language))


def decimal(seconds: float, language: str) -> str:
    """ "0,42" in Vietnamese, "0.42" in English."""
    return f"{seconds:.2f}".replace(".", "," if language == "vi" else ".")
