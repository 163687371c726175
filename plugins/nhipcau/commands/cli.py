"""`nhipcau`, the command of writers and editors: serve, status, check, new."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from nhipcau.commands import (
    addresses,
    catalogue,
    check,
    comments,
    counts,
    desk,
    import_,
    links,
    new,
    newsletter,
    next_change,
    outlook,
    publish,
    ready,
    releases,
    rollback,
    start,
    status,
    translation,
    weather,
)
from nhipcau.host.alone import told
from nhipcau.host.hooks import ParseOverrides, start_log
from nhipcau.host.plugins import OwnCommand, load_own, own_commands
from nhipcau.host.project import SETTINGS, Project, Stopped, open_project
from nhipcau.host.report import report
from nhipcau.languages.voice import Voice, spoken_here, tell_in_utf8
from nhipcau.live import serve
from nhipcau.model import Refused
from nhipcau.reading.source import N_

Command = Callable[[Project, argparse.Namespace], int]
COMMANDS: tuple[tuple[Any, str], ...] = (
    (serve, N_("build the site, show it, and follow every edit")),
    (desk, N_("open the desk: the newsroom in a browser")),
    (status, N_("tell what the last build did")),
    (check, N_("read everything, and tell all that is wrong or worth a look")),
    (links, N_("ask whether what the content links to on other sites is still there")),
    (new, N_("start a piece: a folder with a file for each language")),
    (catalogue, N_("begin a catalogue for what readers see in a language")),
    (start, N_("start a newspaper: a folder with a site that builds at once")),
    (import_, N_("bring in what an old site left, and tell of every word what became of it")),
    (ready, N_("tell what is still wanted before a piece goes out")),
    (translation, N_("tell what of the translations is confirmed, and what is older than its source")),
    (outlook, N_("list the anniversaries ahead, and by when their stories are due")),
    (next_change, N_("tell when the site will next change by itself, and why")),
    (addresses, N_("write down the addresses that readers see, which then last for ever")),
    (counts, N_("count from the web server's log how often pages were read")),
    (weather, N_("ask for the weather of the cities that the settings name")),
    (comments, N_("bring the comments that were approved into the site's files; or take new ones")),
    (newsletter, N_("make a letter of the week, and send it to those who asked for it")),
    (publish, N_("build the site for readers, prove it, and publish it at a place")),
    (releases, N_("list what was published at a place")),
    (rollback, N_("have readers see an earlier release again")),
)
FRAME = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
)
"""What argparse says around our own words: here to be translated."""
ALONE = (start, import_)
"""The commands that find their project themselves."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit status: 0, or 1 where there are errors, or 2 for a wrong command line."""
    tell_in_utf8()
    given = new.spelt_out(sys.argv[1:] if arguments is None else arguments)
    start_log(name="pelican")
    language = spoken_here()
    try:
        top = parser(Voice(language), _offered(given))
        options = top.parse_args(given, argparse.Namespace(arguments=given))
        run: Command = options.run
        if options.alone:
            return int(options.run(options, Voice(language)))
        project = open_project(options.settings, options.overrides)
        language = project.voice.language
        load_own(project.settings)
        with told(str(project.cache)):
            return run(project, options)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
    except Refused as refused:
        report(refused.problems, language)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # who was reading has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _offered(given: Sequence[str]) -> tuple[OwnCommand, ...]:
    """What the plugins of the project here offer, where the command asked for is none of ours, or help is."""
    asked = given[0] if given else "--help"
    if asked in {_named(module) for module, _ in COMMANDS} or asked == "--version":
        return ()
    try:
        load_own(open_project().settings)
    except (
        Stopped,
        Refused,
    ):  # without a sound project there are the package's own commands, and it says so itself
        return ()
    return tuple(own_commands())


def parser(voice: Voice, own: Sequence[OwnCommand] = ()) -> argparse.ArgumentParser:
    """The command line, its help in the language of that voice; with the commands of a site's own plugins."""
    say = voice.say
    argparse._ = say  # type: ignore[attr-defined]  # the one door to its words; they would be English otherwise
    top = argparse.ArgumentParser(
        "nhipcau", description=say(N_("The newsroom of a site in several languages."))
    )
    top.add_argument("--version", action="version", version=f"Nhịp Cầu {_version()}")
    commands = top.add_subparsers(required=True, metavar=say(N_("command")))
    for module, help in COMMANDS:
        command = commands.add_parser(_named(module), help=say(help), description=say(help))
        if module is not start:
            _common(command, voice, getattr(module, "SETTINGS", SETTINGS))
        module.add_options(command, voice)
        command.set_defaults(run=module.run, alone=module in ALONE)
    for each in own:
        command = commands.add_parser(each.name, help=say(each.help), description=say(each.help))
        _common(command, voice)
        each.add_options(command, voice)
        command.set_defaults(run=each.run, alone=False)
    return top


def _named(module: Any) -> str:
    return str(module.__name__.rpartition(".")[2].rstrip("_").replace("_", "-"))


def _common(command: argparse.ArgumentParser, voice: Voice, settings: str = SETTINGS) -> None:
    command.add_argument("-s", "--settings", default=settings, help=voice.say(N_("the settings file")))
    help = voice.say(N_("a setting for this once, its value in JSON"))
    command.add_argument(
        "-e", "--extra-settings", dest="overrides", nargs="*", action=_Overrides, default={}, help=help
    )


class _Overrides(ParseOverrides):  # type: ignore[misc]
    """As Pelican reads them; what it cannot read is a sentence."""

    def __call__(self, parser: argparse.ArgumentParser, *given: Any, **more: Any) -> None:
        try:
            super().__call__(parser, *given, **more)
        except (ValueError, TypeError) as bad:
            parser.error(str(bad))


def _version() -> str:
    try:
        return version("nhipcau")
    except PackageNotFoundError:  # run from a folder where it is not installed
        return "?"


if __name__ == "__main__":
    sys.exit(main())
