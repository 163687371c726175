"""`nhipcau translation`: what of the translations is confirmed, what is stale, and what nobody has looked at."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from nhipcau.commands import drafting, exchanging
from nhipcau.commands.coverage import coverage, covered, table
from nhipcau.editing.confirming import confirm, remembered, stand
from nhipcau.editing.remembering import rebuilt, write_pairs
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.model import Refused
from nhipcau.problems import N_
from nhipcau.reading.places import Place, find, look
from nhipcau.reading.records import kinds
from nhipcau.reading.source import Unreadable
from nhipcau.reading.translations import read_beside, texts_beside
from nhipcau.rules import Text
from nhipcau.rules.pairs import FILE
from nhipcau.rules.standing import (
    CONFIRMED,
    NEW,
    REWRITTEN,
    STALE,
    ParagraphStanding,
    named,
    renewed,
    said,
)

STATES = {
    CONFIRMED: N_("confirmed"),
    STALE: N_("older than its source"),
    REWRITTEN: N_("its translation changed"),
    NEW: N_("not confirmed"),
}

DRAFTED = N_("a machine's draft")
OF_ONE = {"export": exchanging.export, "suggest": drafting.suggest, "draft": drafting.draft}
"""The parts that other files hold, and that are about one piece and one language."""


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    parts = command.add_subparsers(dest="part", required=True, metavar=say(N_("command")))
    status = parts.add_parser(
        "status", help=say(N_("tell what is confirmed, and what is older than its source"))
    )
    status.add_argument("key", nargs="?", metavar="KEY", help=say(N_("a piece by the name of its folder")))
    status.add_argument(
        "--format", choices=("text", "json"), default="text", help=say(N_("for whom it is told"))
    )
    confirm = parts.add_parser(
        "confirm", help=say(N_("say that a translation, or a paragraph of it, is right"))
    )
    confirm.add_argument("key", metavar="KEY", help=say(N_("a piece by the name of its folder")))
    confirm.add_argument("lang", metavar="LANG", help=say(N_("the language of the translation")))
    paragraph = N_("a paragraph of it: its number, or the name of a field; all of them if left out")
    confirm.add_argument("paragraph", nargs="*", metavar="PARAGRAPH", help=say(paragraph))
    confirm.add_argument(
        "--from", dest="source", metavar="LANG", help=say(N_("the language it was made from"))
    )
    rebuild = parts.add_parser("rebuild", help=say(N_("find in Git what was confirmed, or written together")))
    rebuild.add_argument("keys", nargs="*", metavar="KEY", help=say(N_("pieces; all of them if left out")))
    exchanging.add_options(parts, voice)


def run(project: Project, options: argparse.Namespace) -> int:
    """Run one of the parts; raises Stopped for a key or a language that there is not."""
    try:
        if part := OF_ONE.get(options.part):
            return part(project, _place(project, options.key), options)
        return {
            "status": _status,
            "confirm": _confirm,
            "rebuild": _rebuild,
            "import": _import,
        }[options.part](project, options)
    except Unreadable as bad:
        raise Refused((bad.problem,)) from bad


def _import(project: Project, options: argparse.Namespace) -> int:
    exchange = exchanging.exchange_of(project, options.file)
    return exchanging.import_(project, _place(project, exchange.piece), exchange)


def _places(project: Project) -> list[Place]:
    found, _ = find(project.content, look(project.content), kinds())
    return found


def _place(project: Project, key: str) -> Place:
    found = [place for place in _places(project) if key in (place.name, f"{place.kind}/{place.name}")]
    if not found:
        raise Stopped(project.voice.say(N_("There is no piece “{key}”."), key=key))
    return found[0]


def _texts(project: Project, place: Place) -> tuple[Text, ...]:
    """The texts of a piece, with what is remembered of them."""
    langs = [language.code for language in project.publication.languages]
    return remembered(place.path, place.file, place.kind, langs)


def _status(project: Project, options: argparse.Namespace) -> int:
    if not options.key:
        found = list(coverage(project, lambda place: _texts(project, place), _places(project)))
        told = table(found, project.voice) if options.format == "text" else _json(covered(found))
        print(told)
        return 0
    texts = _texts(project, _place(project, options.key))
    if options.format == "json":
        print(_json([_row(each) for each in _standings(texts)]))
        return 0
    for each in _standings(texts):
        print(_line(each, project.voice))
    return 0


def _standings(texts: Sequence[Text]) -> Iterator[ParagraphStanding]:
    """How each paragraph of each translation stands."""
    for text in texts[1:]:
        yield from stand(texts[0], text)


def _row(each: ParagraphStanding) -> dict[str, object]:
    line = each.paragraph.line or each.text.line(each.paragraph.at)
    return {
        "lang": each.text.lang,
        "paragraph": each.name,
        "state": each.state,
        "drafted": each.drafted,
        "file": each.text.file,
        "line": line,
        "words": said((each.paragraph,)),
        "before": each.before or None,
        "now": said(each.now) or None,
    }


def _line(each: ParagraphStanding, voice: Voice) -> str:
    row = _row(each)
    words = str(row["words"])
    begun = words if len(words) < 60 else f"{words[:60].rsplit(' ', 1)[0]} …"
    state = DRAFTED if each.drafted else STATES[each.state]
    return f"{row['file']}:{row['line']}: [{each.name}] {voice.say(state)}: {begun}"


def _confirm(project: Project, options: argparse.Namespace) -> int:
    place = _place(project, options.key)
    texts = {text.lang: text for text in _texts(project, place)}
    source = texts[_source(project, options, texts)]
    translation = texts[options.lang]
    names = [name for name, _ in named(translation)]
    if unknown := [each for each in options.paragraph if each not in names]:
        message = N_("There is no paragraph “{name}” in {file}. There are: {known}.")
        values = {"name": unknown[0], "file": translation.file, "known": ", ".join(names)}
        raise Stopped(project.voice.say(message, **values))
    number = confirm(place.path, tuple(texts.values()), source, translation, options.paragraph)
    message = N_("{n} paragraphs are confirmed: commit {file}.")
    print(project.voice.say(message, n=number, file=f"{place.file}/{FILE}"))
    return 0


def _source(project: Project, options: argparse.Namespace, texts: dict[str, Text]) -> str:
    """The language that a translation was made from; raises Stopped where one of the two is not there."""
    others = [lang for lang in texts if lang != options.lang]
    source = options.source or (others[0] if others else "")
    for lang, known in ((options.lang, texts), (source, others)):
        if lang not in known:
            message = N_("The piece “{key}” is not written in “{lang}”.")
            raise Stopped(project.voice.say(message, key=options.key, lang=lang or "–"))
    return source


def _rebuild(project: Project, options: argparse.Namespace) -> int:
    """Write the file of each piece of which Git knows more than it; tell how many."""
    places = [_place(project, key) for key in options.keys] or _places(project)
    langs = [language.code for language in project.publication.languages]
    done = 0
    for place in places:
        texts = texts_beside(place.path, place.file, place.kind, langs)
        pairs, _ = read_beside(place.path, place.file)
        known = renewed((*pairs.known, *rebuilt(place.path, texts)), (), texts) if len(texts) > 1 else ()
        if known and (pairs.damaged or set(known) != set(pairs.known)):
            write_pairs(place.path, known)
            done += 1
    print(project.voice.say(N_("{n} files were written."), n=done), file=sys.stderr)
    return 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
