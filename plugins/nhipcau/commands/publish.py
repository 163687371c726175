"""`nhipcau publish`: build the site for readers, prove it, send it, look whether it is there, keep the release.

With `--watch` it does so again whenever the site changes, by itself or by its writers (`watching.py`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from nhipcau.commands import watch_status, watching
from nhipcau.commands.addresses import told
from nhipcau.commands.releases import CACHE, add_name, chosen, in_words, publisher_at
from nhipcau.host.host import Newspaper
from nhipcau.host.project import Project
from nhipcau.host.report import in_order, line, report, write
from nhipcau.languages.voice import Voice
from nhipcau.machine import cores
from nhipcau.model import ERROR, Problem, Refused, error
from nhipcau.problems import N_
from nhipcau.publish.built import built, edition
from nhipcau.publish.destinations import Destination
from nhipcau.publish.locks import alone
from nhipcau.publish.proof import known_facts, problems
from nhipcau.publish.publishing import Published, Publisher, Ready
from nhipcau.publish.result import Coming, Objection, PublishResult, encode
from nhipcau.publish.telling import announce
from nhipcau.publish.trouble import Trouble
from nhipcau.reading.workers import on_all_cores

SETTINGS = "publishconf.py"
PROOF = "proof"
"""The file in the cache that remembers what each file of the site says."""
LOCK = "lock"
"""The file in the cache that is held until what is built in this folder is sent."""


class Unproven(Refused):
    """What was built is wrong, and nothing was sent."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("place", nargs="?", default="", help=say(N_("a name in PLACES")))
    ways = command.add_mutually_exclusive_group()
    ways.add_argument(
        "--dry-run", action="store_true", help=say(N_("tell what would be sent, and send nothing"))
    )
    help = N_("publish now, and again whenever the site changes, until Ctrl-C")
    ways.add_argument("--watch", action="store_true", help=say(help))
    help = N_("tell what is live, what waits and what failed where somebody watches")
    ways.add_argument("--status", action="store_true", help=say(help))
    command.add_argument("--json", action="store_true", help=say(N_("answer in JSON")))
    add_name(command, voice)
    command.add_argument(
        "--allow-fewer",
        action="store_true",
        help=say(N_("publish also where more than a tenth of the pages is gone")),
    )


def run(project: Project, options: argparse.Namespace) -> int:
    """Publish at one place; status 1, and readers see what they saw before, where that cannot be."""
    destination = chosen(project, options.place)
    if options.status:
        return watch_status.run(project, destination, options)
    if options.watch:
        return watching.run(project, destination, options)
    result = PublishResult(destination.name)
    try:
        result = _published(project, destination, options)
    except Trouble as trouble:
        tell_trouble(trouble, project.voice)
        result = replace(result, trouble=project.voice.say(trouble.message, **trouble.values))
    except Unproven as unproven:
        write(line(problem, project.voice) for problem in in_order(unproven.problems))
        print(project.voice.say(N_("Nothing was sent: readers see what they saw before.")), file=sys.stderr)
        result = replace(result, refused=objections(unproven.problems, project.voice))
    except Refused as refused:
        report(refused.problems, project.voice.language)
        result = replace(result, refused=objections(refused.problems, project.voice))
    if options.json:
        print(encode(result))
    return 1 if result.failed else 0


def _published(project: Project, destination: Destination, options: argparse.Namespace) -> PublishResult:
    """Build, prove, publish and tell of it; Trouble, Refused or Unproven where that cannot be."""
    publisher = publisher_at(project, destination, cores(), options.by)
    with alone(project.cache / CACHE / LOCK, destination.told):
        with redirect_stdout(sys.stderr):  # what a build tells is not the answer
            host = Newspaper(project.settings)
            ready = proven(host, project, publisher, allow_fewer=options.allow_fewer)
        done = (publisher.plan if options.dry_run else publisher.publish)(ready, datetime.now(UTC))
    if not options.json:
        print(sentence(destination, done, project.voice, sent=not options.dry_run))
    if not options.dry_run:
        told(project, host.last)
    sent, warnings = done.anew and not options.dry_run, tuple[str, ...]()
    if sent:
        publication = project.publication
        met = announce(destination, done, ready, publication.url, publication.indexnow_key)
        warnings = tuple(_told(met, project.voice))
    release = done.release
    until = None if project.settings.get("NOW") else host.until
    return PublishResult(
        destination.name,
        sent,
        release.name,
        release.who,
        release.counts,
        **asdict(done.changed),
        warnings=warnings,
        next=Coming(until.at, until.reasons) if until else None,
    )


def proven(host: Newspaper, project: Project, publisher: Publisher, *, allow_fewer: bool) -> Ready:
    """The site, built and proven. Refused or Unproven, and nothing sent, where anything is wrong with it."""
    settings, publication = project.settings, project.publication
    if settings.get("PREVIEWS"):
        message = N_("With the setting {name} drafts are shown: nothing is published with it.")
        raise Refused((error(SETTINGS, 0, "PREVIEWS", message, name="PREVIEWS"),))
    report(host.build(), project.voice.language)
    prefixes = [language.prefix for language in publication.languages]
    site = built(Path(settings["OUTPUT_PATH"]), project.cache, publication.url, prefixes)
    known = known_facts(site, project.cache / PROOF, on_all_cores(project.voice, N_("{n} files proven")))
    last = publisher.standing().now
    if wrong := problems(site, known, last.counts.pages if last else 0, allow_fewer=allow_fewer):
        raise Unproven(wrong)
    return edition(site, known)


def sentence(destination: Destination, done: Published, voice: Voice, *, sent: bool) -> str:
    """What became of it, for people."""
    place, what = destination.told, in_words(done.release.counts, voice)
    if not done.anew:
        return voice.say(N_("Nothing is new: readers at {place} see this already."), place=place)
    if sent:
        told = N_("Published at {place}: {what} ({release}).")
        return voice.say(told, place=place, what=what, release=done.release.name)
    return voice.say(N_("To be published at {place}: {what}. Nothing was sent."), place=place, what=what)


def objections(found: Iterable[Problem], voice: Voice) -> tuple[Objection, ...]:
    """The errors among problems, as they are told."""
    errors = (problem for problem in in_order(found) if problem.level == ERROR)
    return tuple(Objection(problem.file, problem.line, voice.tell(problem)) for problem in errors)


def tell_trouble(trouble: Trouble, voice: Voice) -> None:
    """Why nothing could be published, and that readers see what they saw before."""
    kept = voice.say(N_("Readers see what they saw before."))
    print(f"{voice.say(trouble.message, **trouble.values)} {kept}", file=sys.stderr)


def _told(met: Iterable[Trouble], voice: Voice) -> Iterator[str]:
    """What went wrong after a release, told on standard error as it is met."""
    for trouble in met:
        said = voice.say(trouble.message, **trouble.values)
        print(said, file=sys.stderr)
        yield said
