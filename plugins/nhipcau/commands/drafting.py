"""`nhipcau translation suggest` and `draft`: what was said before of the like, and what a machine would say."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import replace

from nhipcau.commands.exchanging import keep, opened, pairs_of
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import values
from nhipcau.host.project import Project, Stopped
from nhipcau.problems import N_
from nhipcau.reading.places import Place
from nhipcau.rules.pairs import DRAFTED
from nhipcau.rules.standing import CONFIRMED
from nhipcau.translating.couple import Couple
from nhipcau.translating.exchange import TRANSLATED, unit
from nhipcau.translating.memory import Match, Memory
from nhipcau.translating.segments import UNTRANSLATED, Segment
from nhipcau.translating.services import NoDraft, Service, is_service
from nhipcau.translating.taking import take


def suggest(project: Project, place: Place, options: argparse.Namespace) -> int:
    """Tell, of each paragraph that is not confirmed, what was said before of the like."""
    couple = opened(project, place, options.lang, options.source).couple
    memory = Memory(pairs_of(project, but=place), *couple.langs)
    found = [
        (each, matches)
        for each in couple.segments
        if each.state != CONFIRMED and (matches := memory.matches(each.source))
    ]
    if options.format == "json":
        print(json.dumps([_row(*each) for each in found], ensure_ascii=False, indent=1))
        return 0
    for segment, matches in found:
        print(f"[{segment.name}] {' '.join(segment.source.split())}")
        for match in matches:
            print(f"  {match.alike}%  {match.source}\n       {match.target}")
    if not found:
        print(project.voice.say(N_("Nothing like it was confirmed before.")))
    return 0


def _row(segment: Segment, matches: tuple[Match, ...]) -> dict[str, object]:
    told = [{"source": each.source, "target": each.target, "alike": each.alike} for each in matches]
    return {"paragraph": segment.name, "source": segment.source, "matches": told}


def draft(project: Project, place: Place, options: argparse.Namespace) -> int:
    """Have a machine write what is not translated yet, in an edition that readers do not see."""
    say = project.voice.say
    if place.kind != "story":
        raise Stopped(say(N_("Only a story can wait to be confirmed: a machine drafts nothing else.")))
    service = _service(project)
    placed = opened(project, place, options.lang, options.source)
    couple = placed.couple
    if couple.there and not _waits(couple):
        message = N_(
            "{file} is published: a machine's words would take it off the site. Give it to a translator."
        )
        raise Stopped(say(message, file=placed.file))
    wanted = [each for each in couple.segments if each.state == UNTRANSLATED]
    try:
        told = service.translated([each.source for each in wanted], *couple.langs)
    except NoDraft as bad:
        untouched = say(N_("{file} was left as it was."), file=placed.file)
        raise Stopped(f"{say(bad.message, **bad.values)} {untouched}") from bad
    units = [
        replace(unit(each, couple.langs, (), ()), target=words, state=TRANSLATED)
        for each, words in zip(wanted, told, strict=True)
    ]
    front = {"status": "draft"}
    taken = take(couple.here, couple.there, couple.segments, units, couple.langs, unsure=DRAFTED, front=front)
    return keep(project, placed, taken)


def _waits(couple: Couple) -> bool:
    """Whether readers do not see the edition."""
    told: Iterator[object] = (values(cut(words).front).get("status") for words in (couple.there, couple.here))
    return next((status for status in told if status), "published") == "draft"


def _service(project: Project) -> Service:
    """The service that the setting names; raises Stopped where it names none."""
    say, told = project.voice.say, project.settings.get("DRAFTS") or {}
    if not told:
        raise Stopped(say(N_("No service is named that drafts translations: the setting DRAFTS does that.")))
    if not is_service(told):
        message = N_(
            "The setting {name} must be such as {example}.",
        )
        example = "{'service': 'libretranslate', 'address': 'https://…', 'key': 'TRANSLATION_KEY'}"
        raise Stopped(say(message, name="DRAFTS", example=example))
    variable = told.get("key", "")
    key = os.environ.get(variable, "").strip() if variable else ""
    if variable and not key:
        message = N_("The variable {name} of the environment, which the setting DRAFTS names, holds no key.")
        raise Stopped(say(message, name=variable))
    return Service(told["service"], told["address"].rstrip("/"), key)
