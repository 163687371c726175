"""`nhipcau rollback`: have readers see an earlier release again, or a later one."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from nhipcau.commands.publish import tell_trouble
from nhipcau.commands.releases import add_name, chosen, publisher_at
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_
from nhipcau.publish.destinations import destinations
from nhipcau.publish.place import schemes
from nhipcau.publish.trouble import Trouble

SETTINGS = "publishconf.py"


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    help = N_("a name in PLACES, and then a release; without one, that before the one that readers see")
    command.add_argument("words", nargs="*", metavar="PLACE RELEASE", help=say(help))
    command.add_argument(
        "--withdrawn-too",
        action="store_true",
        help=say(N_("bring back also what was withdrawn since")),
    )
    add_name(command, voice)


def run(project: Project, options: argparse.Namespace) -> int:
    """Go back, or forward again; status 1, and readers see what they saw before, where that cannot be."""
    place, release = _place_and_release(project, options.words)
    destination = chosen(project, place)
    publisher = publisher_at(project, destination, who=options.by)
    try:
        done = publisher.roll_back(release, datetime.now(UTC), withdrawn_too=options.withdrawn_too)
    except Trouble as trouble:
        tell_trouble(trouble, project.voice)
        return 1
    say = project.voice.say
    told = done.release.returned or done.release.name
    print(
        say(N_("Readers at {place} see the release {release} again."), place=destination.told, release=told)
    )
    if done.release.returned:
        print(
            say(N_("What was withdrawn since is not in it; its lists may still name it until you publish."))
        )
    return 0


def _place_and_release(project: Project, words: list[str]) -> tuple[str, str]:
    """What the words name: a place, a release, or both in this order."""
    if len(words) > 2:
        raise Stopped(project.voice.say(N_("Say a place and a release, and no more.")))
    names = {each.name for each in destinations(project.settings, schemes())}
    if len(words) == 1 and words[0] not in names:
        return "", words[0]
    place, release = [*words, "", ""][:2]
    return place, release
