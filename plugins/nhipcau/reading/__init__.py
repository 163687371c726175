"""Reading: from `content/` to frozen values, and every Problem found on the way.

To Pelican it is a generator that writes nothing: it puts one frozen value, a `Reading`, into the context that Pelican's
generators share, or raises `Refused`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.readers import Readers

from nhipcau.machine import Tree
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from nhipcau.reading.workers import on_all_cores

READING = "nhipcau.reading"
"""The name of the `Reading` in the context of Pelican's generators."""


class ReadingGenerator(Generator):  # type: ignore[misc]
    """`tree` is how things are in the content folder, where somebody has looked just now."""

    tree: Tree | None = None

    def generate_context(self) -> None:
        cache = Path(self.settings["CACHE_PATH"])
        self.context[READING] = read(
            Path(self.path), publication(self.settings), cache, self.settings, on_all_cores, self.tree
        )


def _generators(pelican: Any) -> type[Generator]:
    return ReadingGenerator


def _readers(readers: Readers) -> None:
    for extension in ContentReader.file_extensions:
        readers.reader_classes[extension] = ContentReader


def register() -> None:
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
