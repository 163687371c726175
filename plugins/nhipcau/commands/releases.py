"""`nhipcau releases`: what was published at a place, when, by whom, and what it changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_
from nhipcau.publish.destinations import Destination, destinations
from nhipcau.publish.place import Standing, place, schemes
from nhipcau.publish.publishing import Publisher
from nhipcau.publish.release import Counts, Release
from nhipcau.publish.trouble import Trouble

SETTINGS = "publishconf.py"
CACHE = "publish"
"""The folder in the cache for what is worth keeping of places."""
FORMS = "compressed"

WORDS = (
    ("new", N_("1 new story"), N_("{n} new stories")),
    ("revised", N_("1 revised"), N_("{n} revised")),
    ("gone", N_("1 gone"), N_("{n} gone")),
    ("sent", N_("1 file"), N_("{n} files")),
    ("removed", N_("1 file removed"), N_("{n} files removed")),
)
"""The numbers of a release, in words for one and for more."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    command.add_argument("place", nargs="?", default="", help=voice.say(N_("a name in PLACES")))
    command.add_argument("--json", action="store_true", help=voice.say(N_("answer in JSON")))


def run(project: Project, options: argparse.Namespace) -> int:
    """Print a line for each release that a place keeps, the latest first."""
    destination = chosen(project, options.place)
    try:
        standing = publisher_at(project, destination).standing()
    except Trouble as trouble:
        raise Stopped(project.voice.say(trouble.message, **trouble.values)) from None
    if options.json:
        found = [asdict(each) | {"live": each.name == standing.live} for each in reversed(standing.releases)]
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif standing.releases:
        print("\n".join(lines(standing, project)))
    else:
        print(project.voice.say(N_("Nothing has been published at {place} yet."), place=destination.told))
    return 0


def lines(standing: Standing, project: Project) -> Iterator[str]:
    """The releases, the latest first; an arrow stands before the one that readers see."""
    for release in reversed(standing.releases):
        mark = "→" if release.name == standing.live else " "
        when = release.time.astimezone(project.publication.clock).strftime("%Y-%m-%d %H:%M")
        yield f"{mark} {release.name}  {when}  {release.who}  {what(release, project.voice)}"


def what(release: Release, voice: Voice) -> str:
    """What a release changed; for one that brought back another, which."""
    told = in_words(release.counts, voice)
    if not release.returned:
        return told
    back = N_("brings back {release}")
    return f"{told}; {voice.say(back, release=release.returned)}"


def in_words(counts: Counts, voice: Voice) -> str:
    """ "3 bài mới, 1 sửa, 51 tệp" """
    numbers = asdict(counts)
    parts = [
        voice.say(one if numbers[name] == 1 else more, n=numbers[name])
        for name, one, more in WORDS
        if numbers[name]
    ]
    return ", ".join(parts)


def chosen(project: Project, name: str) -> Destination:
    """The place of that name; without one, the only place there is. Stopped where that is none or no one."""
    found = {each.name: each for each in destinations(project.settings, schemes())}
    say = project.voice.say
    if not found:
        message = N_("The settings in {file} name no place to publish at: see PLACES in docs/publishing.md.")
        raise Stopped(say(message, file=project.file))
    if not name and len(found) > 1:
        raise Stopped(say(N_("Say at which place: {names}."), names=", ".join(found)))
    if name and name not in found:
        message = N_("There is no place by the name “{name}”; there are {names}.")
        raise Stopped(say(message, name=name, names=", ".join(found)))
    return found[name] if name else next(iter(found.values()))


def publisher_at(project: Project, destination: Destination, hands: int = 1, who: str = "") -> Publisher:
    """One who publishes at a place, under a name."""
    cache = project.cache / CACHE
    return Publisher(place(destination, cache), destination.options, cache / FORMS, hands, who)


def add_name(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Add the option that says who has it published."""
    help = N_("who has it published, for the list of releases; left out, the user of this machine")
    command.add_argument("--by", default="", metavar=voice.say(N_("NAME")), help=voice.say(help))
