"""`nhipcau ready`: what an editor looks at before a piece goes out, each point with how it stands."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from nhipcau.commands.check import looked_at
from nhipcau.desk.states import read_standing
from nhipcau.editing.readiness import ReadPiece, ReadyLine, ready
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.model import ERROR, NOTE, WARNING, Refused
from nhipcau.problems import N_
from nhipcau.reading.extensions import rules
from nhipcau.reading.kinds import FORMS, of_pieces
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
    content, path = reading.content, project.content.parent / folder
    try:
        texts = texts_beside(path, folder, "", langs)
    except Unreadable as bad:
        raise Refused((bad.problem,)) from bad
    form = next(each for each in of_pieces(FORMS).values() if each.kind.plural == folder.split("/")[1])
    own = tuple(problem for problem in problems if problem.file.rpartition("/")[0] == folder)
    register = Register.of(content)
    read = ReadPiece(form, piece, texts, own)
    found = list(ready(read, read_standing(path).said, langs, rules(), register))
    print(_json(found, project.voice) if options.format == "json" else _text(found, project.voice))
    return int(any(each.level == ERROR for each in found))


def _text(found: Sequence[ReadyLine], voice: Voice) -> str:
    lines = []
    for each in found:
        named = f" ({', '.join(each.named)})" if each.named else ""
        lines.append(f"{SIGNS[each.level]} {voice.say(each.message)}{named} [{each.name}]")
        lines += [f"    {problem.place}: {voice.tell(problem)}" for problem in each.problems]
    return "\n".join(lines)


def _json(found: Sequence[ReadyLine], voice: Voice) -> str:
    rows = [
        {
            "name": each.name,
            "level": each.level or None,
            "message": voice.say(each.message),
            "left": list(each.named),
            "problems": [
                {"place": problem.place, "message": voice.tell(problem)} for problem in each.problems
            ],
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
