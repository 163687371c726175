"""The press: prints the outputs of all plugins, and writes only what changed.

To Pelican it is the last generator that writes; to plugins, the signal "nhipcau.draw", whose receivers take the site
and a renderer and give Outputs. The output folder is the press's alone: what no output claims is removed, so nothing
else in a build may write there (the settings switch Pelican's own generators off).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blinker import signal
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from nhipcau.host.build import Build
from nhipcau.host.held_back import held_back
from nhipcau.host.hooks import console
from nhipcau.host.links import LinkCheck
from nhipcau.languages.voice import voice
from nhipcau.machine import telling
from nhipcau.model import ERROR, Content, Drawing, Output, Refused, Site, outputs
from nhipcau.model.output import Offered, Renderer
from nhipcau.printing.clock import now
from nhipcau.printing.folder import OutputFolder
from nhipcau.printing.printing import print_outputs, unkept
from nhipcau.printing.record import Record, last_report
from nhipcau.printing.report import BuildReport
from nhipcau.reading import READING
from nhipcau.reading.findings import LINK_RULE
from nhipcau.reading.source import N_
from nhipcau.rendering.renderer import JinjaRenderer
from nhipcau.themes import template_loader, theme_folders
from nhipcau.tracking.dependency_cache import DependencyCache
from nhipcau.tracking.fingerprint import code_in, fingerprint_of

if TYPE_CHECKING:
    from nhipcau.reading.reader import Reading

__all__ = [
    "BuildReport",
    "JinjaRenderer",
    "OutputFolder",
    "PressGenerator",
    "Record",
    "last_report",
    "print_outputs",
    "register",
]

DRAW = "nhipcau.draw"

Dated = Callable[[BuildReport], BuildReport]
"""Writes into a report what only this run knows."""


class PressGenerator(Generator):  # type: ignore[misc]
    """Prints the site that reading left in the context.

    `generators` are all of the run, once Pelican has told; `folder` is the output folder, where somebody looks at it
    already; `slow` is how many slow outputs are made at most; `build` is there when all is printed.
    """

    generators: Iterable[object] = ()
    folder: OutputFolder | None = None
    slow: int | None = None
    build: Build | None = None

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.env.loader = template_loader(self.settings)

    def generate_output(self, writer: object) -> None:
        """Draw, print and report. Refused, and the last good output untouched, where anything is wrong."""
        began = time.perf_counter()
        reading: Reading = self.context[READING]
        moment = now(self.settings.get("NOW"), reading.publication.clock)
        problems = (*reading.untimely(moment), *reading.problems)
        if any(problem.level == ERROR for problem in problems):
            raise Refused(problems)
        site = Site(reading.publication, reading.content, moment, bool(self.settings.get("PREVIEWS")))
        renderer, places = self.renderer(), dict[str, Drawing]()
        always = self.settings["RULES"].get(LINK_RULE, "")
        links = LinkCheck(site, reading.links, self.settings["BROKEN_LINKS"], always)
        report = self._print(site, renderer, places, partial(_dated, reading, began), links)
        with unkept(renderer.warn, Path(self.settings["CACHE_PATH"])):
            renderer.remember()
        self.build = Build(
            reading, moment, places, (*problems, *links.warnings, *renderer.warnings, *held_back(site))
        )
        console.print(report.line(voice(self.settings)), highlight=False)
        tell_pelican(self.generators, site)

    def _print(
        self, site: Site, renderer: JinjaRenderer, places: dict[str, Drawing], dated: Dated, links: LinkCheck
    ) -> BuildReport:
        fingerprint = fingerprint_of(self.settings, site.publication)
        desk = voice(self.settings)
        with telling(console, lambda made: desk.say(N_("{n} files made"), n=desk.number(made))) as tell:
            return print_outputs(
                commissioned(site, renderer),
                self.folder or OutputFolder.of(self.settings),
                Path(self.settings["CACHE_PATH"]),
                fingerprint,
                dependency_cache=partial(DependencyCache, site, renderer, fingerprint, places),
                tell=tell,
                report=dated,
                slow=self.slow,
                proof=links.errors,
                warn=renderer.warn,
            )

    def renderer(self) -> JinjaRenderer:
        """A renderer of what reading left in the context; once only, since it takes over the generator's `env`."""
        reading: Reading = self.context[READING]
        return JinjaRenderer(
            self.env,
            reading.publication,
            reading.bodies,
            content=Path(self.path),
            theme=theme_folders(self.settings),
            cache=Path(self.settings["CACHE_PATH"]),
            pictures=Path(self.settings["PICTURE_CACHE"]),
            bundles=Path(self.settings["BUNDLE_CACHE"]),
            code=code_in(self.settings),
        )


def renderer_of(reading: Reading, settings: Mapping[str, Any]) -> JinjaRenderer:
    """A renderer of a site that was read, which has not yet looked at a template."""
    folders = (settings[name] for name in ("PATH", "THEME", "OUTPUT_PATH"))
    return PressGenerator({READING: reading}, settings, *folders).renderer()


def _dated(reading: Reading, began: float, report: BuildReport) -> BuildReport:
    """The report with what only this run knows: when it began and ended, and what reading did."""
    finished = datetime.now(reading.publication.clock).isoformat(timespec="seconds")
    seconds = time.perf_counter() - began
    return replace(report, seconds=seconds, finished=finished, read=asdict(reading.report))


def template_folders(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    """The folders in which templates are looked for, as the loader of a run has them; LookupError where it looks
    elsewhere too."""
    return tuple(dict.fromkeys(_folders(template_loader(settings))))


def _folders(loader: object) -> Iterator[Path]:
    if isinstance(loader, FileSystemLoader):
        yield from map(Path, loader.searchpath)
    elif isinstance(loader, ChoiceLoader | PrefixLoader):
        within = loader.loaders if isinstance(loader, ChoiceLoader) else loader.mapping.values()
        yield from chain.from_iterable(map(_folders, within))
    else:
        raise LookupError(loader)


def commissioned(site: Site, renderer: Renderer) -> Iterator[Offered]:
    """What all plugins offer, one plugin after the other in the order of their names."""
    answers = signal(DRAW).send(site, renderer=renderer)
    for _, offered in sorted(answers, key=lambda answer: answer[0].__module__):
        yield from offered


def drawn(site: Site, renderer: Renderer) -> Iterator[Output]:
    """The outputs of all plugins, with every drawing drawn."""
    return outputs(commissioned(site, renderer), site, renderer)


def tell_pelican(generators: Iterable[object], site: Site) -> None:
    """Let Pelican's closing line count what there is: editions of stories that are out, of drafts, and of pages.

    Only now, since its own generators have run, and would have written whatever they knew of.
    """
    content: Content = site.content
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            generator.articles = [lang for story in site.stories for lang in story.outline.languages]
            hidden = (story for story in content.stories if not site.is_out(story.key))
            generator.drafts = [lang for story in hidden for lang in story.outline.languages]
        elif isinstance(generator, PagesGenerator):
            generator.pages = [edition.lang for page in content.pages for edition in page.editions]


def _generators(pelican: object) -> type[Generator]:
    return PressGenerator


def _acquaint(generators: Iterable[object]) -> None:
    for generator in generators:
        if isinstance(generator, PressGenerator):
            generator.generators = generators


def register() -> None:
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_acquaint)
