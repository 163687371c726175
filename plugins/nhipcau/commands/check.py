"""`nhipcau check`: everything that is wrong in the content, and what a build mends or passes over in silence."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from nhipcau.commands.fixing import fix
from nhipcau.commands.formats import as_json, as_sarif
from nhipcau.commands.lying import lying
from nhipcau.commands.named import of_names
from nhipcau.commands.notes import proofs
from nhipcau.commands.revisions import revisions
from nhipcau.host.addressed import leading_nowhere
from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project, Stopped
from nhipcau.host.report import counts, in_order, line, write
from nhipcau.languages.voice import Voice
from nhipcau.model import ERROR, Problem, Publication, Refused
from nhipcau.printing.clock import now
from nhipcau.reading.extensions import rules
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.source import N_
from nhipcau.reading.workers import on_all_cores
from nhipcau.rules import levelled
from nhipcau.rules.mending import MECHANICAL

FORMATS = ("text", "json", "sarif")


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    paths = N_("files or folders of the project; left out, all of the content is told of")
    command.add_argument("paths", nargs="*", metavar="PATHS", help=say(paths))
    only = N_("a rule by its name (docs/rules/), or several of them; nothing else is told")
    command.add_argument("--only", action="append", default=[], metavar="RULE", help=say(only))
    command.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=say(N_("for whom it is told")))
    since = N_("tell only of pieces that changed since that commit of Git")
    command.add_argument("--since", metavar="REV", help=say(since))
    fixed = N_(
        "mend what is mechanical: the change is shown first; the mends of other rules, where --only names them"
    )
    command.add_argument("--fix", action="store_true", help=say(fixed))
    command.add_argument("--yes", action="store_true", help=say(N_("write the mends without asking")))


def run(project: Project, options: argparse.Namespace) -> int:
    """Tell every problem, warning and note that was asked for; status 1 where there is an error among them."""
    names, folders = _rules(project, options.only), _places(project, options.paths)
    changed = _changed(project, options.since) if options.since else None

    def chosen(file: str) -> bool:
        return (not folders or _within(file, folders)) and (changed is None or _folder(file) in changed)

    if options.fix:
        told = found(project) if names - set(MECHANICAL) else ()
        return fix(project, chosen, names, told, options.yes)
    problems = in_order(
        problem for problem in found(project) if (not names or problem.rule in names) and chosen(problem.file)
    )
    _tell(problems, options.format, project.voice)
    return int(any(problem.level == ERROR for problem in problems))


def found(project: Project) -> list[Problem]:
    """All there is to tell; where there are errors, they and the warnings, since the rest needs sound content."""
    return looked_at(project)[1]


def looked_at(project: Project) -> tuple[Reading | None, list[Problem]]:
    """What was read, None where there are errors, and all there is to tell."""
    publication = project.publication
    with alone(project.settings, WAIT):
        return _looked_at(project, publication)


def _looked_at(project: Project, publication: Publication) -> tuple[Reading | None, list[Problem]]:
    try:
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
    except Refused as refused:
        return None, list(refused.problems)
    moment = now(project.settings.get("NOW"), project.publication.clock)
    files, langs = lying(project.content), [language.code for language in publication.languages]
    more = [
        *reading.untimely(moment),
        *proofs(project.content, publication, reading.content, project.cache, files),
        *of_names(project.content, reading.content, project.cache, langs, files),
        *revisions(project.content, reading.content.events),
    ]
    more += leading_nowhere(reading, project.settings, moment)
    return reading, [*reading.problems, *levelled(more, project.settings["RULES"], rules())]


def _tell(problems: Sequence[Problem], form: str, voice: Voice) -> None:
    if form != "text":
        print(as_json(problems, voice) if form == "json" else as_sarif(problems, rules(), voice))
        return
    write(line(problem, voice) for problem in problems)
    told = counts(problems, voice) if problems else voice.say(N_("Everything is in order."))
    print(told, file=sys.stderr)


def _rules(project: Project, told: Iterable[str]) -> set[str]:
    """The rules that are asked for, "a,b" and one by one; raises Stopped for one that is none."""
    names = {name for each in told for name in each.replace(",", " ").split()}
    known = {rule.name for rule in rules()}
    for name in sorted(names - known):
        near = get_close_matches(name, known, 1, 0.6) or sorted(known)
        message = N_("There is no rule “{rule}”. Did you mean: {near}?")
        raise Stopped(project.voice.say(message, rule=name, near=", ".join(near)))
    return names


def _places(project: Project, told: Iterable[str]) -> tuple[PurePosixPath, ...]:
    """Paths as problems name files; raises Stopped where nothing lies there."""
    return tuple(_place(project, path) for path in told)


def _place(project: Project, told: str) -> PurePosixPath:
    path = (project.root / told).resolve()
    content = project.content.resolve()
    if not path.exists() or not (
        path == content or path.is_relative_to(content) or content.is_relative_to(path)
    ):
        raise Stopped(project.voice.say(N_("There is no content at {path}."), path=told))
    inside = path.relative_to(content) if path.is_relative_to(content) else Path()
    return PurePosixPath(project.content.name, *inside.parts)


def _within(file: str, places: Iterable[PurePosixPath]) -> bool:
    return any(PurePosixPath(file).is_relative_to(place) for place in places)


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _changed(project: Project, commit: str) -> set[str]:
    """The folders of content in which a file has changed since a commit, or is new; raises Stopped without Git."""
    names = ["diff", "--name-only", "-z", "--relative", commit, "--", "."]
    new = ["ls-files", "--others", "--exclude-standard", "-z"]
    files = [*_git(project, commit, names), *_git(project, commit, new)]
    return {_folder(f"{project.content.name}/{file}") for file in files}


def _git(project: Project, commit: str, command: list[str]) -> Iterator[str]:
    try:
        done = subprocess.run(["git", *command], cwd=project.content, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as bad:
        message = N_("Git cannot tell what changed since {commit}: {reason}")
        said = getattr(bad, "stderr", b"") or str(bad).encode()
        reason = " ".join(said.decode("utf-8", "replace").split())
        raise Stopped(project.voice.say(message, commit=commit, reason=reason)) from bad
    yield from filter(None, done.stdout.decode("utf-8", "surrogateescape").split("\0"))
