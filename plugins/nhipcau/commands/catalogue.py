"""`nhipcau catalogue LANGUAGE`: begin a catalogue in the site's theme, for the words that readers see."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from nhipcau.commands.answers import WrongAnswer, foreign, languages
from nhipcau.host.project import Project, Stopped
from nhipcau.languages.path_words import CONTEXT
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import N_
from nhipcau.themes import PACKAGE_THEME, catalogue_file, theme_folders

COMPLETE = "vi"
"""The language whose catalogue has every message: English is that of the messages themselves."""
DATED = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Report-Msgid-Bugs-To')


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    help = voice.say(N_("the code of the language, as in ja"))
    command.add_argument("language", metavar=voice.say(N_("LANGUAGE")), help=help)


def run(project: Project, options: argparse.Namespace) -> int:
    """Write the file, and say where it is. Stopped where it is there already."""
    say = project.voice.say
    try:
        (code,) = languages(options.language)
    except (WrongAnswer, ValueError):
        message = N_("“{words}” is no code of a language, such as vi, en or pt-BR.")
        raise Stopped(say(message, words=options.language)) from None
    folder = theme_folders(project.settings)[0]
    file = catalogue_file(folder, code)
    if file.exists():
        raise Stopped(say(N_("{file} is there already; nothing was written."), file=_shown(project, file)))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(begun(code))
    print(say(N_("Translate here: {file}"), file=_shown(project, file)))
    return 0


def begun(code: str) -> bytes:
    """The text of a catalogue with every message still to translate; with none where the package has a catalogue of
    the language, which goes on to say what the site does not. Addresses are never in it: they stand in the settings."""
    catalogue = Catalog(locale=code.replace("-", "_"), charset="utf-8", fuzzy=False)
    if foreign(code):
        for entry in read_po(BytesIO(catalogue_file(Path(PACKAGE_THEME), COMPLETE).read_bytes())):
            if entry.id and entry.context != CONTEXT:
                catalogue.add(entry.id, None, auto_comments=entry.auto_comments, context=entry.context)
    written = BytesIO()
    write_po(written, catalogue, width=100)
    return b"".join(
        line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(DATED)
    )


def _shown(project: Project, path: Path) -> str:
    return str(path.relative_to(project.root) if path.is_relative_to(project.root) else path)
