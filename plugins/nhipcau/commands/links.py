"""`nhipcau links`: which links to other sites are dead. Those within the site are looked at by every build.

What was answered is kept in the cache: an address that was there is asked for again after a month, others each time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console

from nhipcau.commands.asking import HeadAnswer, asked_of_all
from nhipcau.commands.outward import LINK_RULE, Where, outward
from nhipcau.host.project import Project
from nhipcau.host.report import in_order, line, write
from nhipcau.languages.voice import Voice
from nhipcau.machine.kept import folder, keep
from nhipcau.machine.progress import telling
from nhipcau.model import Problem, note, warning
from nhipcau.printing.clock import now
from nhipcau.problems import N_
from nhipcau.reading.extensions import rules
from nhipcau.rules import levelled

FILE = "links.json"
MONTH, WEEK = timedelta(days=30), timedelta(days=7)
"""How long an answer is believed, and how long a server may be silent before somebody should look."""
PAUSE = 1.0
"""Seconds between two questions to one host."""


@dataclass(frozen=True, slots=True)
class KnownLink:
    """What is known of an address: the last answer, when it came, and since when there was none that was fine."""

    answer: HeadAnswer
    at: date
    since: date | None

    def settled(self, today: date) -> bool:
        """Whether nobody need ask again today."""
        return self.answer.fine and timedelta() <= today - self.at < MONTH


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """--again, --pause."""
    command.add_argument(
        "--again", action="store_true", help=voice.say(N_("ask for all of them, whatever is known"))
    )
    seconds = N_("seconds between two questions to one host (1)")
    command.add_argument("--pause", type=float, default=PAUSE, metavar="S", help=voice.say(seconds))


def run(project: Project, options: argparse.Namespace) -> int:
    """Ask for what is not known, and tell what is dead, with file and line; status 1 where something is."""
    publication = project.publication
    today = now(project.settings.get("NOW"), publication.clock).date()
    places = outward(project.content, urlsplit(publication.url).hostname or "")
    file = project.cache / FILE
    known = {address: each for address, each in _remembered(file).items() if address in places}
    wanted = [each for each in places if options.again or each not in known or not known[each].settled(today)]
    fresh: dict[str, HeadAnswer] = {}
    try:
        _ask(wanted, fresh, options.pause, project)
    finally:
        if any(answer.status for answer in fresh.values()):  # or this machine is not on the network
            known |= {address: _now(answer, known.get(address), today) for address, answer in fresh.items()}
            _keep(file, known)
    if fresh and not any(answer.status for answer in fresh.values()):
        print(project.voice.say(N_("Nobody answers: is this machine on the network?")), file=sys.stderr)
        return 1
    found = (problem for each in known for problem in _told(each, known[each], places[each], today))
    problems = in_order(levelled(found, project.settings["RULES"], rules()))
    write(line(problem, project.voice) for problem in problems)
    return _closing(project.voice, places, wanted, known)


def _ask(wanted: list[str], fresh: dict[str, HeadAnswer], pause: float, project: Project) -> None:
    voice = project.voice
    total = voice.number(len(wanted))

    def said(number: int) -> str:
        return voice.say(N_("{n} of {total} addresses asked for"), n=voice.number(number), total=total)

    with telling(Console(stderr=True), said) as tell:

        def heard(address: str, answer: HeadAnswer) -> None:
            fresh[address] = answer
            tell(1)

        asked_of_all(wanted, f"NhipCau-links (+{project.publication.url})", pause, heard)


def _now(answer: HeadAnswer, before: KnownLink | None, today: date) -> KnownLink:
    return KnownLink(answer, today, None if answer.fine else (before and before.since) or today)


def _told(address: str, known: KnownLink, places: tuple[Where, ...], today: date) -> Iterator[Problem]:
    """What is to be told of an address, at each place that names it."""
    answer, silent = known.answer, today - (known.since or today)
    reason = answer.reason or str(answer.status)
    values: dict[str, Any] = {
        "address": address,
        "day": known.since or "",
        "reason": reason,
        "moved": answer.moved,
    }
    make, hint = warning, N_("Lead it elsewhere, or take it out.")
    if answer.dead and answer.status:
        message = N_("The link to {address} is dead: its server answers {reason}.")
    elif answer.dead:
        message = N_("The link to {address} is dead: {reason}.")
    elif not answer.fine:
        message = N_("The link to {address} has had no good answer since {day}: {reason}.")
        make, hint = (warning if silent >= WEEK else note), N_("Look at it in a browser.")
    elif answer.moved:
        message, make, hint = (
            N_("{address} has moved to {moved} for good."),
            note,
            N_("Write the new address."),
        )
    else:
        return
    for place in places:
        yield replace(make(*place, "", message, hint, **values), rule=LINK_RULE)


def _closing(
    voice: Voice, places: Mapping[str, object], wanted: list[str], known: Mapping[str, KnownLink]
) -> int:
    counted = Counter(
        "dead" if each.answer.dead else "fine" if each.answer.fine else "open" for each in known.values()
    )
    message = N_(
        "{all} addresses of other sites, {asked} asked for now: {dead} dead, {open} without a good answer."
    )
    numbers = {"all": len(places), "asked": len(wanted), "dead": counted["dead"]}
    numbers["open"] = len(places) - counted["dead"] - counted["fine"]
    print(voice.say(message, **{name: voice.number(each) for name, each in numbers.items()}), file=sys.stderr)
    return int(bool(counted["dead"]))


def _remembered(file: Path) -> dict[str, KnownLink]:
    """What was known last time; nothing where that cannot be read."""
    try:
        rows = json.loads(file.read_text("utf-8"))
        return {
            str(address): KnownLink(
                HeadAnswer(int(status), str(reason), str(moved)),
                date.fromisoformat(at),
                date.fromisoformat(since) if since else None,
            )
            for address, (status, reason, moved, at, since) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _keep(file: Path, known: Mapping[str, KnownLink]) -> None:
    rows = {
        address: (
            each.answer.status,
            each.answer.reason,
            each.answer.moved,
            str(each.at),
            str(each.since or ""),
        )
        for address, each in sorted(known.items())
    }
    folder(file.parent)
    keep(file, json.dumps(rows, ensure_ascii=False, indent=0).encode())
