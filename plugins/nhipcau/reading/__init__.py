"""Reading: from `content/` to frozen values, and every Problem found on the way.

To Pelican it is a generator that writes nothing: it puts one frozen value, a `Reading`, into the context that Pelican's
generators share, or raises `Refused`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from pelican import signals
from pelican.generators import Generator
from pelican.readers import BaseReader, Readers

from nhipcau.languages.voice import voice
from nhipcau.machine import Tree
from nhipcau.reading.settings import publication

READING = "nhipcau.reading"
"""The name of the `Reading` in the context of Pelican's generators."""


class ReadingGenerator(Generator):  # type: ignore[misc]
    """`tree` is how things are in the content folder, where somebody has looked just now."""

    tree: Tree | None = None

    def generate_context(self) -> None:
        # Loaded now: half of the package, which a build without anything new does not need.
        from nhipcau.reading.reader import read
        from nhipcau.reading.workers import on_all_cores

        cache = Path(self.settings["CACHE_PATH"])
        self.context[READING] = read(
            Path(self.path),
            publication(self.settings),
            cache,
            self.settings,
            on_all_cores(voice(self.settings)),
            self.tree,
        )


class PieceReader(BaseReader):  # type: ignore[misc]
    """Reads one text for whoever asks Pelican to: its HTML, and the front matter as it was written."""

    file_extensions: ClassVar = ["md", "markdown", "mkd", "mdown"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        from nhipcau.reading.markdown import ContentReader
        from nhipcau.reading.source import read_source

        source, _ = read_source(Path(source_path).read_bytes(), source_path)
        fields = {name: item.raw for name, item in source.fields.items()}
        return ContentReader().convert(source, {}).html, fields


def _generators(pelican: Any) -> type[Generator]:
    return ReadingGenerator


def _readers(readers: Readers) -> None:
    for extension in PieceReader.file_extensions:
        readers.reader_classes[extension] = PieceReader


def register() -> None:
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
