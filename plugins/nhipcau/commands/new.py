"""`nhipcau new`: start a story, an event, an anniversary or a page, by questions or by options."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from nhipcau.editing.skeletons import Draft, texts
from nhipcau.host.project import Project, Stopped
from nhipcau.languages import normalise, slugify
from nhipcau.languages.voice import Voice
from nhipcau.model import Entry
from nhipcau.reading.days import read_day
from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.registry import read_registry
from nhipcau.reading.schema import EntryForm, PieceForm
from nhipcau.reading.source import N_, Unreadable
from nhipcau.reading.wrong import Wrong

PIECES = of_pieces(FORMS)
KINDS = {name: form.label for name, form in PIECES.items()}
TITLE = re.compile(r"--title-([A-Za-z-]+)(?:=(.*))?", re.S)


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("--kind", choices=KINDS, help=say(N_("what to start (story)")))
    title = say(N_("the title in a language; --title-vi TITLE is the same"))
    command.add_argument("--title", action="append", default=[], metavar="vi=TITLE", help=title)
    command.add_argument("--date", help=say(N_("the day, as in 2024-10-10")))
    command.add_argument("--section", help=say(N_("the key of a story's section")))
    command.add_argument("--name", help=say(N_("the folder's name, without the date (from the title)")))


def spelt_out(arguments: Sequence[str]) -> list[str]:
    """`--title-vi TITLE` as `--title vi=TITLE`: which languages there are, only the settings know."""
    rest, plain = list(arguments), []
    while rest:
        each = rest.pop(0)
        found = TITLE.fullmatch(each)
        if found and (found[2] is not None or rest):
            words = found[2] if found[2] is not None else rest.pop(0)
            plain += ["--title", f"{found[1]}={words}"]
        else:
            plain.append(each)
    return plain


def run(project: Project, options: argparse.Namespace) -> int:
    """Ask for what the options leave open, write the files, and say what to do next."""
    draft = _draft(project, options)
    folder = project.content / draft.folder
    if folder.exists():
        message = N_("{folder} is there already; nothing was written.")
        raise Stopped(project.voice.say(message, folder=_shown(project, folder)))
    folder.mkdir(parents=True)
    for name, text in texts(draft, project.voice).items():
        with open(folder / name, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        print(_shown(project, folder / name))
    print(
        project.voice.say(
            N_("Fill these files in, and lay photos beside them. “make serve” shows the result.")
        )
    )
    return 0


def _draft(project: Project, options: argparse.Namespace) -> Draft:
    desk = Interview(project.voice)
    codes = [language.code for language in project.publication.languages]
    form = PIECES[options.kind or desk.choose(N_("What do you want to start?"), KINDS, "story")]
    titles = _titles(project, options, desk, codes)
    day = _day(project, options, desk, form)
    known = of_entries(FORMS)
    named = {rule.names for rule in form.schema.values() if rule.start and rule.names in known}
    registries = {name: (known[name].label, _entries(project, known[name])) for name in sorted(named)}
    section = _section(project, options, desk, registries["section"][1]) if "section" in registries else ""
    name = options.name or slugify(next(iter(titles.values())))
    if slugify(name) != name or not name:
        raise Stopped(
            project.voice.say(N_("A folder's name is made of a-z, 0-9 and hyphens; give one by --name."))
        )
    return Draft(form, name, codes, titles, day, section, registries)


def _titles(
    project: Project, options: argparse.Namespace, desk: Interview, codes: list[str]
) -> dict[str, str]:
    """The titles by language, in the site's order; a language without one is not begun."""
    told = dict(title.partition("=")[::2] for title in options.title)
    if unknown := sorted(set(told) - set(codes)):
        message = N_("The site has no language “{code}”.")
        raise Stopped(project.voice.say(message, code=unknown[0]))
    if not told and not desk.present:
        raise Stopped(
            project.voice.say(
                N_("Give a title by --title-{code}: there is no terminal to ask at."), code=codes[0]
            )
        )
    names = {language.code: language.name for language in project.publication.languages}
    if not told:
        question = N_("Title in {language} (empty: not in this language)")
        told = {code: desk.ask(question, language=names[code]) for code in codes}
    titles = {code: title for code in codes if (title := _one_line(told.get(code, "")))}
    if not titles:
        raise Stopped(project.voice.say(N_("Nothing was written: there is no title.")))
    return titles


def _one_line(words: str) -> str:
    """A title without line breaks and control characters, which YAML would refuse."""
    return " ".join("".join(each if each.isprintable() else " " for each in normalise(words)).split())


def _day(project: Project, options: argparse.Namespace, desk: Interview, form: PieceForm) -> date | None:
    if not form.day:
        return None
    default = datetime.now(project.publication.clock).date().isoformat() if form.today else ""
    asking = desk.present and not options.date
    while True:
        words = options.date or (desk.ask(form.day, default) if asking else default)
        try:
            return read_day(words)
        except Wrong as bad:
            wrong = " ".join(
                project.voice.say(part, **bad.values) for part in (bad.message, bad.hint) if part
            )
        if not asking or not words:
            raise Stopped(wrong)
        print(wrong)


def _section(
    project: Project, options: argparse.Namespace, desk: Interview, entries: tuple[Entry, ...]
) -> str:
    sections = {entry.key: entry.name(project.publication.main.code) for entry in entries}
    known = ", ".join(sections)
    if options.section is None and not desk.present:
        raise Stopped(project.voice.say(N_("Give the section by --section, one of: {known}."), known=known))
    section: str = options.section or desk.choose(N_("Section"), sections, next(iter(sections), ""))
    if section not in sections:
        message = N_("There is no section “{key}”. There are: {known}.")
        raise Stopped(project.voice.say(message, key=section, known=known))
    return section


def _entries(project: Project, form: EntryForm) -> tuple[Entry, ...]:
    """The entries of a registry, as far as it can be read: `nhipcau check` tells what is wrong with it."""
    path = project.content / "registry" / f"{form.kind.plural}.toml"
    try:
        return tuple(read_registry(form, path, _shown(project, path), project.publication).entries)
    except Unreadable:
        return ()


def _shown(project: Project, path: Path) -> str:
    return str(path.relative_to(project.root)) if path.is_relative_to(project.root) else str(path)


class Interview:
    """Questions at the terminal, in the writer's language."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self.present = sys.stdin is not None and sys.stdin.isatty()

    def ask(self, question: str, default: str = "", /, **values: object) -> str:
        """The answer, or the default where it is empty. The end of the input is an empty answer."""
        hint = f" [{default}]" if default else ""
        try:
            return input(f"{self._voice.say(question, **values)}{hint}: ").strip() or default
        except EOFError:
            return default

    def choose(self, question: str, answers: dict[str, str], default: str) -> str:
        """One of the keys of `answers`, by its number or itself; the default without a terminal."""
        if not self.present:
            return default
        keys = list(answers)
        for number, key in enumerate(keys, 1):
            print(
                f"  {number}. {self._voice.say(answers[key]) if answers is KINDS else answers[key]} ({key})"
            )
        while True:
            said = self.ask(question, default)
            if said in keys:
                return said
            if said.isdecimal() and 1 <= int(said) <= len(keys):
                return keys[int(said) - 1]
            print(self._voice.say(N_("Please type a number from 1 to {n}."), n=len(keys)))
