"""Reading: from `content/` to frozen values, and every Problem found on the way.

To Pelican it is a generator that writes nothing: it puts `publication`, `content`, `problems` (warnings), `bodies`,
`untimely` (what is wrong at a given time: reading has no clock) and `reading_report` into the context that Pelican's
generators share, or raises `Refused`. Where a `content_tree` stands there, the content was looked at just now.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.readers import Readers

from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from nhipcau.reading.workers import on_all_cores


class ReadingGenerator(Generator):  # type: ignore[misc]
    def generate_context(self) -> None:
        site = publication(self.settings)
        cache, tree = Path(self.settings["CACHE_PATH"]), self.context.get("content_tree")
        reading = read(Path(self.path), site, cache, self.settings, on_all_cores, tree)
        self.context["publication"] = site
        self.context["content"] = reading.content
        self.context["problems"] = reading.problems
        self.context["untimely"] = reading.untimely
        self.context["bodies"] = reading.bodies
        self.context["reading_report"] = asdict(reading.report)


def _generators(pelican: Any) -> type[Generator]:
    return ReadingGenerator


def _readers(readers: Readers) -> None:
    for extension in ContentReader.file_extensions:
        readers.reader_classes[extension] = ContentReader


def register() -> None:
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
