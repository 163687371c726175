"""`nhipcau translation export` and `import`: what goes to a translator, and what comes back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nhipcau.commands.fixing import Fix, write
from nhipcau.editing.confirming import remember
from nhipcau.editing.front_matter import Unwritable
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_
from nhipcau.reading.places import Place, find, look
from nhipcau.reading.records import kinds
from nhipcau.reading.terms import read_terms
from nhipcau.reading.translations import read_beside, texts_beside
from nhipcau.rules.pairs import FILE, Pair
from nhipcau.translating.couple import FORMATS, Couple, NoSource, couple, read_exchange
from nhipcau.translating.exchange import LIMIT, OURS, Exchange, Malformed
from nhipcau.translating.memory import Memory
from nhipcau.translating.taking import TakenText


@dataclass(frozen=True, slots=True)
class PlacedCouple:
    """A piece in two languages, and where it lies."""

    couple: Couple
    place: Place

    @property
    def path(self) -> Path:
        """Of the translation."""
        return self.place.path / f"index.{self.couple.lang}.md"

    @property
    def file(self) -> str:
        return f"{self.place.file}/{self.path.name}"


def add_options(parts: argparse._SubParsersAction[argparse.ArgumentParser], voice: Voice) -> None:
    """Add those parts of `nhipcau translation`."""
    say = voice.say
    out = parts.add_parser("export", help=say(N_("give a piece to a translator, as a file of XLIFF or PO")))
    _couple(out, voice)
    out.add_argument("--format", choices=tuple(FORMATS), default="xliff", help=say(N_("XLIFF 2.1 or PO")))
    out.add_argument("-o", "--output", metavar="FILE", help=say(N_("where it is written, instead of told")))
    into = parts.add_parser("import", help=say(N_("take what a translator made of such a file")))
    into.add_argument("file", metavar="FILE", help=say(N_("what came back: .xlf or .po")))
    suggest = parts.add_parser("suggest", help=say(N_("tell what was said before of the like")))
    _couple(suggest, voice)
    suggest.add_argument(
        "--format", choices=("text", "json"), default="text", help=say(N_("for whom it is told"))
    )
    draft = parts.add_parser(
        "draft", help=say(N_("have a machine begin an edition that waits to be confirmed"))
    )
    _couple(draft, voice)


def _couple(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("key", metavar="KEY", help=say(N_("a piece by the name of its folder")))
    command.add_argument("lang", metavar="LANG", help=say(N_("the language of the translation")))
    command.add_argument(
        "--from", dest="source", metavar="LANG", help=say(N_("the language it was made from"))
    )


def export(project: Project, place: Place, options: argparse.Namespace) -> int:
    """Write the file that a translator gets."""
    couple = opened(project, place, options.lang, options.source).couple
    memory = Memory(pairs_of(project, but=place), *couple.langs)
    terms, _ = read_terms(project.content, project.publication)
    data = FORMATS[options.format].written(couple.exchange(memory, terms))
    if not options.output:
        sys.stdout.buffer.write(data)
        return 0
    try:
        Path(options.output).write_bytes(data)
    except OSError as bad:
        message = N_("“{file}” cannot be written: {reason}")
        raise Stopped(project.voice.say(message, file=options.output, reason=bad.strerror)) from bad
    return 0


def opened(project: Project, place: Place, lang: str, source: str = "") -> PlacedCouple:
    """A piece in both languages. Raises Stopped, Unreadable."""
    say = project.voice.say
    langs = [language.code for language in project.publication.languages]
    if lang not in langs:
        raise Stopped(say(N_("The site has no language “{code}”."), code=lang))
    texts = texts_beside(place.path, place.file, place.kind, langs)
    try:
        words = {text.lang: (place.path / f"index.{text.lang}.md").read_bytes().decode() for text in texts}
        return PlacedCouple(couple(f"{place.kind}/{place.name}", words, texts, lang, source), place)
    except NoSource as bad:
        message = N_("The piece “{key}” is not written in “{lang}”.")
        raise Stopped(say(message, key=place.name, lang=str(bad) or "–")) from bad
    except Unwritable as bad:
        message = N_("{file}: the front matter cannot be read: {reason}")
        raise Stopped(say(message, file=place.file, reason=str(bad))) from bad
    except UnicodeDecodeError as bad:
        message = N_("{file} is not UTF-8: nhipcau check --fix mends it.")
        raise Stopped(say(message, file=place.file)) from bad


def pairs_of(project: Project, but: Place | None = None) -> Iterator[Pair]:
    """What is remembered of all pieces."""
    places, _ = find(project.content, look(project.content), kinds())
    for place in places:
        if (but is None or place.file != but.file) and any(name == FILE for name, _, _ in place.signature):
            yield from read_beside(place.path, place.file)[0].known


def exchange_of(project: Project, file: str) -> Exchange:
    """What came back in a file. Raises Stopped where it is none of ours."""
    say = project.voice.say
    try:
        with open(file, "rb") as found:
            data = found.read(LIMIT + 1)
    except OSError as bad:
        raise Stopped(
            say(N_("“{file}” cannot be read: {reason}"), file=file, reason=bad.strerror or str(bad))
        ) from bad
    if len(data) > LIMIT:
        raise Stopped(say(N_("“{file}” is larger than any translation."), file=file))
    try:
        return read_exchange(data, file)
    except Malformed as bad:
        at = f"{file}:{bad.line}" if bad.line else file
        raise Stopped(f"{at}: {say(bad.message, **bad.values)}\n{say(OURS)}") from bad


def import_(project: Project, place: Place, exchange: Exchange) -> int:
    """Take what fits of a translator's file, show what that changes, and tell what was left out and why; status 1 where
    something was."""
    placed = opened(project, place, exchange.lang, exchange.source)
    return keep(project, placed, placed.couple.taken(exchange))


def keep(project: Project, placed: PlacedCouple, taken: TakenText) -> int:
    """Write what was taken, after it was shown."""
    say, place = project.voice.say, placed.place
    if taken.text != placed.couple.there:
        print(Fix(placed.file, placed.path, placed.couple.there, taken.text).diff, end="")
        write(placed.path, taken.text)
    if taken.pairs:
        langs = [language.code for language in project.publication.languages]
        remember(place.path, place.file, langs, taken.pairs)
    for each in taken.left:
        print(f"{placed.file}: [{each.name}] {each.told(project.voice)}", file=sys.stderr)
    message = N_("{n} paragraphs were taken, {left} were left out.")
    print(say(message, n=len(taken.segments), left=len(taken.left)), file=sys.stderr)
    return int(bool(taken.left))
