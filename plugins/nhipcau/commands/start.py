"""`nhipcau start FOLDER`: a newspaper of one's own, by questions or by options; it builds at once."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from nhipcau.commands import answers
from nhipcau.commands.answers import WrongAnswer, foreign, own_name, spoken_to_writers
from nhipcau.commands.foundation import SECTIONS, SPOKEN, TAGLINE, EditionPlan, Foundation, files
from nhipcau.commands.new import Interview
from nhipcau.host.project import Stopped
from nhipcau.languages import SOURCE_LANGUAGE, slugify
from nhipcau.languages.voice import Voice
from nhipcau.reading.settings import CODE
from nhipcau.reading.source import N_

T = TypeVar("T")


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    command.add_argument("folder", metavar=say(N_("FOLDER")), help=say(N_("where the newspaper is to stand")))
    command.add_argument("--languages", help=say(N_("the languages, the main one first, as in vi,en")))
    name = say(N_("the name; in one language only as in --name vi=NAME, which may stand several times"))
    command.add_argument("--name", action="append", default=[], help=name)
    tagline = say(N_("the line under the name; by language like the name"))
    command.add_argument("--tagline", action="append", default=[], help=tagline)
    command.add_argument("--address", help=say(N_("the public address, as in https://paper.example")))
    command.add_argument("--zone", help=say(N_("the time zone, as in Asia/Tokyo")))
    sections = say(N_("the first sections, parted by commas; by language like the name"))
    command.add_argument("--sections", action="append", default=[], help=sections)
    command.add_argument("--yes", action="store_true", help=say(N_("ask nothing: take what is proposed")))
    command.add_argument("--empty", action="store_true", help=say(N_("without a first story")))


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Ask for what the options leave open, write the files, and say what to do next. Stopped, and nothing overwritten,
    where an option is wrong or a file is there already."""
    folder = Path(options.folder)
    known = Questions(options, voice).foundation(folder.resolve().name)
    texts = files(known)
    if taken := [folder / path for path in texts if (folder / path).exists()]:
        raise Stopped(voice.say(N_("{file} is there already; nothing was written."), file=taken[0]))
    try:
        for path, text in texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            with open(folder / path, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as bad:
        raise Stopped(
            voice.say(N_("{folder} cannot be written: {reason}"), folder=folder, reason=bad)
        ) from bad
    print("\n".join(told(known, folder, voice)))
    return 0


def told(known: Foundation, folder: Path, voice: Voice) -> list[str]:
    """What its maker is told of the newspaper that now stands."""
    say = voice.say
    said = [say(N_("“{name}” stands in {folder}."), name=known.editions[0].name, folder=folder)]
    for edition in known.editions:
        if edition.foreign:
            message = N_(
                "{language}: the theme has no catalogue of it yet, so its own words appear in English."
            )
            said.append(say(message, language=edition.language))
        if edition.code not in SPOKEN:
            message = N_(
                "{language}: Nhịp Cầu brings no texts in it; what readers see first is yours to write."
            )
            said.append(say(message, language=edition.language))
    said.append(say(N_("To see it: cd {folder} && nhipcau serve"), folder=folder))
    return said


class Questions:
    """The questions, each answered by an option, at the terminal, or with `--yes` by what is proposed."""

    def __init__(self, options: argparse.Namespace, voice: Voice) -> None:
        self._options, self._voice, self._desk = options, voice, Interview(voice)
        self._codes: tuple[str, ...] = ()

    def foundation(self, folder: str) -> Foundation:
        """All that must be known; the name of the folder is proposed as the newspaper's."""
        given, ask = self._options, self._ask
        spoken = sorted(SPOKEN, key=lambda code: code != self._voice.language)
        codes = ask(given.languages, N_("Languages, the main one first"), ",".join(spoken), answers.languages)
        self._codes = codes
        names = self._names(codes, folder)
        lines = {code: TAGLINE.get(code, TAGLINE[SOURCE_LANGUAGE]) for code in codes}
        lines = self._in_each(given.tagline, codes, N_("Line under the name"), lines, answers.optional)
        sections = self._sections(codes)
        site = f"https://{slugify(folder) or 'newspaper'}.example"
        address = ask(given.address, N_("Public address"), site, answers.root)
        zone = ask(given.zone, N_("Time zone"), answers.zone_here(), answers.zone_of)
        return Foundation(
            editions=tuple(
                EditionPlan(code, own_name(code), names[code], lines[code], foreign(code)) for code in codes
            ),
            address=address,
            zone=zone,
            sections=sections,
            today=datetime.now(ZoneInfo(zone)).date(),
            desk=next(filter(spoken_to_writers, codes), SOURCE_LANGUAGE),
            welcome=not given.empty,
        )

    def _names(self, codes: Sequence[str], folder: str) -> dict[str, str]:
        """The newspaper's name in each language: proposed is what it is called in the main one."""
        given, question = self._options.name, N_("Name of the newspaper")
        main = self._in_each(given, codes[:1], question, {codes[0]: folder}, answers.one_line)
        proposed = dict.fromkeys(codes, main[codes[0]])
        return main | self._in_each(given, codes[1:], question, proposed, answers.one_line)

    def _sections(self, codes: Sequence[str]) -> tuple[dict[str, str], ...]:
        """The sections, each with its name in every language: as many in each as in the main one."""
        given, question = self._options.sections, N_("First sections, parted by commas")
        proposed = {
            code: ", ".join(each.get(code, each[SOURCE_LANGUAGE]) for each in SECTIONS) for code in codes
        }
        main = self._in_each(given, codes[:1], question, proposed, answers.listed)
        names = main[codes[0]]
        if ", ".join(names) != proposed[codes[0]]:
            proposed = dict.fromkeys(codes, ", ".join(names))

        def as_many(words: str) -> tuple[str, ...]:
            if len(found := answers.listed(words)) == len(names):
                return found
            raise WrongAnswer(N_("“{words}”: name as many sections as in the main language."), words)

        found = main | self._in_each(given, codes[1:], question, proposed, as_many)
        return tuple({code: found[code][at] for code in codes} for at in range(len(names)))

    def _in_each(
        self,
        given: Sequence[str],
        codes: Sequence[str],
        question: str,
        proposed: Mapping[str, str],
        check: Callable[[str], T],
    ) -> dict[str, T]:
        """An answer for each language; options are such as "vi=Nhịp Cầu", or "Nhịp Cầu" for all."""
        options = dict(map(_by_language, given))
        if unknown := sorted(set(options) - {"", *self._codes}):
            message = N_("The newspaper has no language “{code}”.")
            raise Stopped(self._voice.say(message, code=unknown[0]))
        return {
            code: self._ask(
                options.get(code, options.get("")),
                f"{self._voice.say(question)} ({own_name(code)})",
                proposed[code],
                check,
            )
            for code in codes
        }

    def _ask(self, option: str | None, question: str, proposed: str, check: Callable[[str], T]) -> T:
        """One answer. A wrong one is asked again, but Stopped where it was an option, or nobody is there to ask."""
        silent = self._options.yes or option is not None
        if not silent and not self._desk.present:
            message = N_("There is no terminal to ask at: say --yes to take what is proposed.")
            raise Stopped(self._voice.say(message))
        while True:
            words = (proposed if option is None else option) if silent else self._desk.ask(question, proposed)
            try:
                return check(words)
            except WrongAnswer as wrong:
                said = self._voice.say(wrong.message, words=wrong.words)
                if silent:
                    raise Stopped(said) from None
                print(said)


def _by_language(option: str) -> tuple[str, str]:
    """An option's language, "" for all, and its words."""
    code, sign, words = option.partition("=")
    return (code, words) if sign and CODE.fullmatch(code) else ("", option)
