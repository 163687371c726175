"""`nhipcau publish`: build the site for readers, prove it, send it, look whether it is there, keep the release."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import redirect_stdout
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from nhipcau.commands.releases import chosen, in_words, publisher_at
from nhipcau.host.host import Newspaper
from nhipcau.host.project import Project, Stopped
from nhipcau.host.report import in_order, line, report, write
from nhipcau.languages.voice import Voice
from nhipcau.machine import cores
from nhipcau.problems import N_
from nhipcau.publish.built import built, edition
from nhipcau.publish.destinations import Destination
from nhipcau.publish.proof import known_facts, problems
from nhipcau.publish.publishing import Published, Publisher, Ready
from nhipcau.publish.telling import announce
from nhipcau.publish.trouble import Trouble
from nhipcau.reading.workers import on_all_cores

SETTINGS = "publishconf.py"
PROOF = "proof"
"""The file in the cache that remembers what each file of the site says."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("place", nargs="?", default="", help=say(N_("a name in PLACES")))
    command.add_argument(
        "--dry-run", action="store_true", help=say(N_("tell what would be sent, and send nothing"))
    )
    command.add_argument("--json", action="store_true", help=say(N_("answer in JSON")))
    command.add_argument(
        "--allow-fewer",
        action="store_true",
        help=say(N_("publish also where more than a tenth of the pages is gone")),
    )


def run(project: Project, options: argparse.Namespace) -> int:
    """Publish at one place; status 1, and readers see what they saw before, where that cannot be."""
    destination = chosen(project, options.place)
    publisher = publisher_at(project, destination, cores())
    try:
        with redirect_stdout(sys.stderr):  # what a build tells is not the answer
            ready = proven(project, publisher, allow_fewer=options.allow_fewer)
        done = (publisher.plan if options.dry_run else publisher.publish)(ready, datetime.now(UTC))
    except Trouble as trouble:
        tell_trouble(trouble, project.voice)
        return 1
    sent = done.anew and not options.dry_run
    if options.json:
        print(json.dumps(as_json(destination, done, sent=sent), ensure_ascii=False))
    else:
        print(sentence(destination, done, project.voice, sent=not options.dry_run))
    if sent:
        for met in announce(destination, done, ready.manifest, project.publication.url):
            print(project.voice.say(met.message, **met.values), file=sys.stderr)
    return 0


def proven(project: Project, publisher: Publisher, *, allow_fewer: bool) -> Ready:
    """The site, built and proven. Refused or Stopped, and nothing sent, where anything is wrong with it."""
    report(Newspaper(project.settings).build(), project.voice.language)
    settings, publication = project.settings, project.publication
    prefixes = [language.prefix for language in publication.languages]
    site = built(Path(settings["OUTPUT_PATH"]), project.cache, publication.url, prefixes)
    known = known_facts(site, project.cache / PROOF, on_all_cores(project.voice))
    last = publisher.standing().now
    if wrong := problems(site, known, last.counts.pages if last else 0, allow_fewer=allow_fewer):
        write(line(problem, project.voice) for problem in in_order(wrong))
        raise Stopped(project.voice.say(N_("Nothing was sent: readers see what they saw before.")))
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


def as_json(destination: Destination, done: Published, *, sent: bool) -> dict[str, object]:
    """What became of it, for programs: the release, its numbers, and the paths that differ."""
    return {
        "place": destination.name,
        "published": sent,
        "release": done.release.name,
        "who": done.release.who,
        "counts": asdict(done.release.counts),
        **asdict(done.changed),
    }


def tell_trouble(trouble: Trouble, voice: Voice) -> None:
    """Why nothing could be published, and that readers see what they saw before."""
    kept = voice.say(N_("Readers see what they saw before."))
    print(f"{voice.say(trouble.message, **trouble.values)} {kept}", file=sys.stderr)
