"""`nhipcau ready`: what an editor looks at before a piece goes out, each point with how it stands."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from nhipcau.commands.check import looked_at
from nhipcau.commands.named import editions
from nhipcau.editing.readiness import ReadyLine, ready
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.model import ERROR, NOTE, WARNING, Refused
from nhipcau.problems import N_
from nhipcau.reading.extensions import rules
from nhipcau.reading.source import Unreadable
from nhipcau.reading.translations import texts_beside
from nhipcau.rules.register import Register

SIGNS = {"": "✓", NOTE: "·", WARNING: "!", ERROR: "✗"}


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("key", metavar="KEY", help=say(N_("a piece by the name of its folder")))
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help=say(N_("for whom it is told"))
    )


def run(project: Project, options: argparse.Namespace) -> int:
    """Tell the list; status 1 where an error stands in the way. Raises Stopped where there is no such piece."""
    reading, problems = looked_at(project)
    if reading is None:
        raise Refused(tuple(problems))
    named = [piece for piece in reading.content.pieces() if piece.key == options.key]
    if not named:
        raise Stopped(project.voice.say(N_("There is no piece “{key}”."), key=options.key))
    piece = named[0]
    folder = piece.editions[0].file.rpartition("/")[0]
    langs = [language.code for language in project.publication.languages]
    content = reading.content
    try:
        texts = texts_beside(project.content.parent / folder, folder, "", langs)
    except Unreadable as bad:
        raise Refused((bad.problem,)) from bad
    own = [problem for problem in problems if problem.file.rpartition("/")[0] == folder]
    register = Register.of(content)
    found = list(ready(piece, editions(piece), texts, langs, rules(), own, register))
    print(_json(found, project.voice) if options.format == "json" else _text(found, project.voice))
    return int(any(each.level == ERROR for each in found))


def _text(found: Sequence[ReadyLine], voice: Voice) -> str:
    lines = []
    for each in found:
        left = dict(each.values).get("left", "")
        lines.append(
            f"{SIGNS[each.level]} {voice.say(each.message)}{f' ({left})' if left else ''} [{each.name}]"
        )
        lines += [f"    {problem.place}: {voice.tell(problem)}" for problem in each.problems]
    return "\n".join(lines)


def _json(found: Sequence[ReadyLine], voice: Voice) -> str:
    rows = [
        {
            "name": each.name,
            "level": each.level or None,
            "message": voice.say(each.message),
            "left": dict(each.values).get("left", "").split(", ") if each.values else [],
            "problems": [
                {"place": problem.place, "message": voice.tell(problem)} for problem in each.problems
            ],
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
