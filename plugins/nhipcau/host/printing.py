"""The press: prints the outputs of all plugins, and writes only what changed.

To Pelican it is the last generator that writes; to plugins, the signal "nhipcau.draw", whose receivers take the site
and a renderer and give Outputs. The output folder is the press's alone: what no output claims is removed, so nothing
else in a build may write there (the settings switch Pelican's own generators off).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from blinker import signal
from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.log import console

from nhipcau.machine import telling
from nhipcau.model import Content, Drawing, Output, Publication, Refused, Site, outputs
from nhipcau.model.output import Renderer
from nhipcau.printing.clock import now
from nhipcau.printing.folder import OutputFolder
from nhipcau.printing.printing import print_outputs
from nhipcau.printing.record import Record, last_report
from nhipcau.printing.report import BuildReport
from nhipcau.rendering.renderer import JinjaRenderer
from nhipcau.themes import template_loader, theme_folders
from nhipcau.tracking.dependency_cache import DependencyCache
from nhipcau.tracking.fingerprint import fingerprint_of

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


class PressGenerator(Generator):  # type: ignore[misc]
    """Prints the site that reading left in the context. `generators` are all of the run, once Pelican has told."""

    generators: Iterable[object] = ()

    def generate_output(self, writer: object) -> None:
        """Draw, print and report. Refused, and the last good output untouched, where anything is wrong."""
        began = time.perf_counter()
        publication: Publication = self.context["publication"]
        site = Site(publication, self.context["content"], now(self.settings.get("NOW"), publication.clock))
        if problems := self.context["untimely"](site.now):
            raise Refused((*problems, *self.context["problems"]))
        self.context["now"] = site.now
        renderer = self.renderer()
        fingerprint = fingerprint_of(self.settings, publication)
        places: dict[str, Drawing] = {}
        self.context["places"] = places
        with telling(console, "pages printed") as tell:
            report = print_outputs(
                commissioned(site, renderer),
                self.context.get("output_folder") or OutputFolder.of(self.settings),
                Path(self.settings["CACHE_PATH"]),
                fingerprint,
                dependency_cache=partial(DependencyCache, site, renderer, fingerprint, places),
                tell=tell,
                report=lambda report: self._dated(report, began, publication),
            )
        renderer.remember()
        self.context["problems"] = (*self.context["problems"], *renderer.warnings)
        console.print(report.line(), highlight=False)
        tell_pelican(self.generators, site)

    def renderer(self) -> JinjaRenderer:
        """A renderer of what reading left in the context; once only, since it takes over the generator's `env`."""
        self.env.loader = template_loader(self.settings)
        return JinjaRenderer(
            self.env,
            self.context["publication"],
            self.context["bodies"],
            content=Path(self.path),
            theme=theme_folders(self.settings),
            cache=Path(self.settings["CACHE_PATH"]),
            pictures=Path(self.settings["PICTURE_CACHE"]),
            bundles=Path(self.settings["BUNDLE_CACHE"]),
        )

    def _dated(self, report: BuildReport, began: float, publication: Publication) -> BuildReport:
        """The report with what only this run knows: when it began and ended, and what reading did."""
        finished = datetime.now(publication.clock).isoformat(timespec="seconds")
        read = dict(self.context.get("reading_report", {}))
        return replace(report, seconds=time.perf_counter() - began, finished=finished, read=read)


def commissioned(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
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
